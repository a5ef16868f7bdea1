namespace Qingyi.Server.Features.Registers;

/// <summary>
/// A text that a spreadsheet program must not take for a formula (OWASP CSV injection): an apostrophe before what would begin one. Reading takes it off
/// again, so that what was exported can be imported.
/// </summary>
public static class SafeCell
{
    private const string Risky = "=+-@\t\r\n＝＋－＠";

    public static string Write(string? text) => string.IsNullOrEmpty(text) ? "" : Risky.Contains(text[0], StringComparison.Ordinal) ? "'" + text : text;

    public static string Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Length > 1 && text[0] == '\'' && Risky.Contains(text[1], StringComparison.Ordinal) ? text[1..] : text;
    }
}
