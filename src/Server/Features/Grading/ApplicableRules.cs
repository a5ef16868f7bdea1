using Qingyi.Domain.Grading;
using Qingyi.Rules.Facts;

namespace Qingyi.Server.Features.Grading;

/// <summary>
/// Which of the rules that did not fire this respondent and this conduct could have met at all: those that an amount, a step, a count or a circumstance
/// kept from firing. A rule for another kind of respondent, other conduct, a statute that nothing here breaks or a text not in force is none.
/// </summary>
internal static class ApplicableRules
{
    private static readonly string[] OfOthers =
    [
        "当事人", "行为 为", "违反", "含", "查实“", "属于", "有管理职权", "中共党员", "公立医疗机构", "医保定点", "药品企业给付", "购销中", "欺诈骗保", "医保基金违法行为", "以欺诈手段",
        "由所在单位处理", "利用职务之便", "给付方", "程序 为", "没有查实", "有", "并非：违反", "并非：当事人", "并非：含",
    ];

    private static readonly HashSet<string> Substantive = [.. Provisions.InOrder.Where(p => !p.IsGuideline).Select(p => p.Statute)];

    public static IReadOnlyList<TraceEntry> In(GradingResponse response)
    {
        var broken = response.Law.Select(l => l.Statute).ToHashSet(StringComparer.Ordinal);
        return [.. response.Trace.Where(t => t is { Fired: false, FirstFailing: { } failing } && Could(failing) && !Substantive.Any(s => !broken.Contains(s) && Cites(t.Article, s)))];
    }

    private static bool Could(FailingCondition failing) =>
        failing.Condition.StartsWith("有情节“", StringComparison.Ordinal)
        || (!failing.Condition.EndsWith("已施行", StringComparison.Ordinal) && !OfOthers.Any(o => failing.Condition.StartsWith(o, StringComparison.Ordinal)));

    // 执业医师法 holds the name of 医师法: a statute is named at the start of a part, and a blank follows it.
    private static bool Cites(string article, string statute) => article.Split('；').Any(part => part.StartsWith(statute + " ", StringComparison.Ordinal));
}
