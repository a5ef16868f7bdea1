using Qingyi.Client;
using Qingyi.Server.Web.Components;

namespace Qingyi.Server.Web.Pages.Staff;

/// <summary>裁量说明书, a page of the file for paper.</summary>
/// <param name="Respondent">Null before the investigation named one.</param>
/// <param name="Texts">The texts of the statutes that the rules which apply cite: dates in force, and where they were read.</param>
/// <param name="Near">Rules that this respondent and conduct could have met, and that a figure kept from applying.</param>
/// <param name="Unmet">The same, where no figure but another condition fails, by condition.</param>
/// <param name="Others">How many further rules concern others.</param>
/// <param name="Next">The distance to the next threshold, as a sentence; null at the top.</param>
/// <param name="Decided">Null until a person has graded.</param>
public sealed record ExplanationView(
    string CaseId,
    string CaseNumber,
    string CaseName,
    string Authority,
    string? Respondent,
    string Edition,
    string RuleSet,
    string? Benchmark,
    DateTimeOffset ComputedAt,
    IReadOnlyList<FactView> Facts,
    string Headline,
    string Tier,
    string Severity,
    IReadOnlyList<SanctionLine> Sanctions,
    IReadOnlyList<Pair> Consequences,
    IReadOnlyList<FactorView> Factors,
    IReadOnlyList<AppliedRule> Fired,
    IReadOnlyList<string> Texts,
    IReadOnlyList<UnfiredRule> Near,
    IReadOnlyList<UnmetCondition> Unmet,
    int Others,
    string? Next,
    DecidedView? Decided,
    SimilarCases? Similar,
    string PrintedBy,
    DateTimeOffset PrintedAt) : IPageView
{
    public string? Lead { get; init; }
    public string? Second { get; init; }

    public Type Component => typeof(ExplanationPage);

    public string Title(Words words) => words["explanation"];
}

/// <param name="Because">The conditions with the facts that they used.</param>
public sealed record AppliedRule(string Rule, string Article, string Because);

/// <param name="Rules">Each with its article.</param>
public sealed record UnmetCondition(string Condition, string Value, string Required, IReadOnlyList<string> Rules);

/// <summary>What a person graded, beside what the rules proposed.</summary>
public sealed record DecidedView(bool Deviates, string What, string? Reason, string By, DateTimeOffset At, string? ApprovedBy, DateTimeOffset? ApprovedAt);
