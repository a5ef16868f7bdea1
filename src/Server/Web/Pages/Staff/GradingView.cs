using Qingyi.Client;
using Qingyi.Server.Web.Components;

namespace Qingyi.Server.Web.Pages.Staff;

/// <summary>裁量说明: what the rules proposed and why. A rule proposes; a person decides.</summary>
/// <param name="Headline">警告，罚款 ¥18,000.00，款项退还患者.</param>
/// <param name="Tags">Tier and severity.</param>
/// <param name="Scale">Null where no amount decides.</param>
/// <param name="FactorsNote">How the factors were set off: 相抵后（满 2 项才升降一档）.</param>
/// <param name="Law">The law of the act beside the law of the decision; null where the two agree.</param>
/// <param name="Procedure">What the procedure must contain: 应当告知听证权利….</param>
/// <param name="RuleSet">Edition and hash of rule set and schedules.</param>
/// <param name="AuditEntry">Place in the case's chain.</param>
public sealed record GradingView(
    string CaseId,
    string CaseNumber,
    string CaseName,
    string Headline,
    IReadOnlyList<TagView> Tags,
    ScaleView? Scale,
    IReadOnlyList<FineStep> Fine,
    FineStep? Proposed,
    IReadOnlyList<FactorView> Factors,
    string? FactorsNote,
    IReadOnlyList<FactView> Facts,
    IReadOnlyList<FiredRule> Fired,
    IReadOnlyList<UnfiredRule> NotFired,
    LawOfTwoDays? Law,
    IReadOnlyList<Pair> Procedure,
    string RuleSet,
    DateTimeOffset ComputedAt,
    long? AuditEntry,
    IReadOnlyList<ActionView> Actions) : IPageView
{
    /// <summary>类案参考; null where it was not asked for.</summary>
    public SimilarCases? Similar { get; init; }

    public Type Component => typeof(GradingPage);

    public string Title(Words words) => words["case.grading"];
}

/// <param name="Lines">Each with what held on the day of the act and on the day of the decision.</param>
/// <param name="Conclusion">Which is applied, and why (行政处罚法 37).</param>
public sealed record LawOfTwoDays(IReadOnlyList<(string Name, string OfAct, string OfDecision)> Lines, string Conclusion);
