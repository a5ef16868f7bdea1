using System.Text.RegularExpressions;

namespace Qingyi.Rules.Tracing;

/// <summary>
/// The conditions of a stored trace as an official would say them. The trace itself is part of the recorded answer and keeps its letters; so an old grading is
/// told in the same words as a new one.
/// </summary>
public static partial class Spoken
{
    /// <summary>Why a rule fired; what only says that a thing is itself is left out, and two firings that sound alike are told once.</summary>
    public static string Because(string because)
    {
        ArgumentNullException.ThrowIfNull(because);
        return string.Join('。', because.Split('。').Select(Firing).Where(firing => firing.Length > 0).Distinct(StringComparer.Ordinal));
    }

    /// <summary>One condition, such as the first that failed.</summary>
    public static string Condition(string condition)
    {
        ArgumentNullException.ThrowIfNull(condition);
        return string.Join("，或者", condition.Split("，或者").Select(One));
    }

    /// <summary>A condition to stand within quotation marks.</summary>
    public static string Quoted(string condition) => Condition(condition).Replace('“', '‘').Replace('”', '’');

    private static string Firing(string firing) =>
        string.Join('；', firing.Split('；').Where(c => !Itself().IsMatch(c)).Select(c => Condition(Figures().Replace(c, "")) + Both(c)));

    private static string Both(string condition) => Figures().Match(condition) is { Success: true } both ? $"（本案 {both.Groups[1].Value}，标准 {both.Groups[2].Value}）" : "";

    private static string One(string condition)
    {
        if (condition.StartsWith("并非：", StringComparison.Ordinal))
            return Not(condition[3..]);
        if (Itself().Match(condition) is { Success: true } itself)
            return $"两项事实的{itself.Groups[1].Value}相同";
        return Comparison().Match(condition) is { Success: true } parts ? Compared(parts.Groups[1].Value, parts.Groups[2].Value, parts.Groups[3].Value) : Years(condition);
    }

    private static string Compared(string left, string sign, string right) => (left, sign, right) switch
    {
        (_, "为", "未载明") => $"没有载明{left}",
        (_, "不为", "未载明") => $"载明了{left}",
        ("当事人类别", "为", _) => $"当事人是{right}",
        ("当事人类别", "不为", _) => $"当事人不是{right}",
        ("行为", "为", _) => $"行为属于{right}",
        ("行为", "不为", _) => $"行为不属于{right}",
        _ => left + sign switch { "≥" => "不低于", "≤" => "不超过", ">" => "超过", "<" => "低于", "不为" => "不是", _ => "为" } + right,
    };

    private static string Not(string condition) => condition switch
    {
        "款项系索要或者已退还" => "款项既不是索要的，也没有退还",
        "初次并及时改正" => "不是初次并及时改正",
        _ when condition.EndsWith("已施行", StringComparison.Ordinal) => condition[..^3] + "没有施行",
        _ when condition.EndsWith("已查明", StringComparison.Ordinal) => condition[..^3] + "尚未查明",
        _ when condition.StartsWith('有') => "没有" + condition[1..],
        _ when condition.StartsWith("当事人为", StringComparison.Ordinal) => "当事人不是" + condition[4..],
        _ when condition.StartsWith("本档", StringComparison.Ordinal) => "本档不" + condition[2..],
        _ when condition.StartsWith('含') || condition.StartsWith("属于", StringComparison.Ordinal) => "不" + condition,
        _ when condition.StartsWith("规定 年内", StringComparison.Ordinal) => "规定的年限内没有" + condition[5..],
        _ when Deed().IsMatch(condition) => "没有" + condition,
        _ => "不属于" + condition,
    };

    /// <summary>A number of years stands in the schedule; where the trace has no figure, it is what is laid down.</summary>
    private static string Years(string condition) =>
        condition.Replace("超过 规定 年", "超过规定的年限", StringComparison.Ordinal).Replace("规定 年内", "规定的年限内", StringComparison.Ordinal);

    [GeneratedRegex("^(.+) 为 \\1$")]
    private static partial Regex Itself();

    [GeneratedRegex("^(.+?) (≥|≤|<|>|为|不为) (.+)$")]
    private static partial Regex Comparison();

    [GeneratedRegex("（(-?[0-9.]+)，(-?[0-9.]+)）$")]
    private static partial Regex Figures();

    [GeneratedRegex("^(违反|造成|因|利用|查实)")]
    private static partial Regex Deed();
}
