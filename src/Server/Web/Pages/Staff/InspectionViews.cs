using Qingyi.Client;
using Qingyi.Domain.Inspections;
using Qingyi.Server.Web.Components;

namespace Qingyi.Server.Web.Pages.Staff;

/// <summary>抽查督导: what the year owes, the rounds, and the form that begins one.</summary>
/// <param name="Items">Quotas to choose from; empty where the person may not begin a round.</param>
public sealed record InspectionsView(
    int Year, IReadOnlyList<int> Years, IReadOnlyList<QuotaItem> Quota, IReadOnlyList<PublicRound> Rounds, IReadOnlyList<InspectionItem> Items, string? Refusal = null) : IPageView
{
    public ColumnsView Columns { get; init; } = new("rounds", "", []);

    public IReadOnlyList<ActionView> Exports { get; init; } = [];

    /// <summary>Of the rounds.</summary>
    public PagerView Pager { get; init; } = new(0, null, null, null);

    /// <summary>Titles of the plans by id.</summary>
    public IReadOnlyDictionary<string, string> Plans { get; init; } = new Dictionary<string, string>();

    public string PlanTitle(string plan) => Plans.GetValueOrDefault(plan, plan);

    public Type Component => typeof(InspectionsPage);

    public string Title(Words words) => words["inspections"];
}

/// <summary>One round for the staff.</summary>
/// <param name="Candidates">Who may be drawn; null once the list is fixed or where the person may not fix it.</param>
/// <param name="Strata">Groups that may be drawn from, with how many there are and how many are proposed.</param>
public sealed record RoundView(RoundDetail Detail, CandidateList? Candidates, IReadOnlyList<StratumLine> Strata, bool MayRun, bool MayTell, string? Refusal = null) : IPageView
{
    public Type Component => typeof(RoundPage);

    public string Title(Words words) => Detail.Round.Number;

    public static LightView Light(string state, Words words) => new(
        state switch { "met" or "closed" => LightState.Done, "underway" => LightState.Green, "late" => LightState.Yellow, "impossible" or "missed" => LightState.Red, _ => LightState.None },
        Text: words[$"quota.{state}"]);

    public static TagView Tag(string state, Words words) => new(words[$"round.{state}"], state switch { "drawn" => Tone.Green, "fixed" => Tone.Blue, "repeated" => Tone.Amber, _ => Tone.Plain });
}

public sealed record StratumLine(string Key, string Name, int There, int Proposed);

/// <summary>Names of the fields of the forms on these pages.</summary>
public static class InspectionFields
{
    public const string Item = "item";
    public const string Period = "period";
    public const string Source = "source";
    public const string ByType = "byType";
    public const string Take = "take.";
    public const string LeftOut = "out.";
    public const string Avoid = "avoid.";
    public const string Value = "value";
    public const string Reason = "reason";
    public const string Scope = "scope";
    public const string Summary = "summary";

    /// <summary>Rows of avoidances that the form offers.</summary>
    public const int Avoidances = 4;
}
