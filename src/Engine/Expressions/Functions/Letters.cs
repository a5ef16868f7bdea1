using Qingyi.Engine.Expressions.Values;

namespace Qingyi.Engine.Expressions.Functions;

/// <summary>
/// Upper and lower case. Letters whose case the language changes by more than one character (ß becomes SS) or by their place in a word (Σ)
/// are refused, since .NET changes them otherwise.
/// </summary>
internal static class Letters
{
    public static string Upper(Call call, string text)
    {
        Check(call, text, IsSpecialUpper);
        return call.Checked(text.ToUpperInvariant());
    }

    public static string Lower(Call call, string text)
    {
        Check(call, text, c => c is '\u0130' or '\u03a3');
        return call.Checked(text.ToLowerInvariant());
    }

    private static bool IsSpecialUpper(char c) =>
        c is '\u00df' or '\u0131' or '\u0149' or '\u01f0' or '\u0390' or '\u03b0' or '\u0587' or (>= '\u1e96' and <= '\u1e9a') or (>= '\u1f50' and <= '\u1fff') or (>= '\ufb00' and <= '\ufb17');

    private static void Check(Call call, string text, Func<char, bool> special)
    {
        foreach (var c in text)
        {
            if (c > 127 && special(c)) throw call.Fault($"不支持转换字母“{c}”的大小写。");
        }
    }
}
