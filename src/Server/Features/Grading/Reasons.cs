using System.Text.RegularExpressions;

namespace Qingyi.Server.Features.Grading;

/// <summary>Conditions as an officer reads them: figures are named, a term without a figure is a term, and what only says that a thing is itself is left out.</summary>
internal static partial class Reasons
{
    public static string Said(string because) =>
        string.Join('。', because.Split('。').Select(firing => string.Join('；', firing.Split('；').Where(c => !Itself().IsMatch(c)).Select(c => Plain(Compared().Replace(c, "（本案 $1，标准 $2）")))))
            .Where(firing => firing.Length > 0));

    /// <summary>A condition to stand within quotation marks.</summary>
    public static string Quoted(string condition) => Plain(condition).Replace('“', '‘').Replace('”', '’');

    private static string Plain(string condition) =>
        condition.Replace("超过 规定 年", "超过规定的年限", StringComparison.Ordinal).Replace("规定 年内", "规定的年限内", StringComparison.Ordinal);

    [GeneratedRegex("^(.+) 为 \\1$")]
    private static partial Regex Itself();

    [GeneratedRegex("（(-?[0-9.]+)，(-?[0-9.]+)）$")]
    private static partial Regex Compared();
}
