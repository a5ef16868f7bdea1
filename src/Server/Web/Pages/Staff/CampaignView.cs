using Qingyi.Client;
using Qingyi.Server.Web.Components;

namespace Qingyi.Server.Web.Pages.Staff;

/// <summary>行动总览: where a campaign stands, what is owed, what came of it.</summary>
/// <param name="Phase">Name of the running phase.</param>
/// <param name="Units">Responsible units.</param>
/// <param name="Advance">To the next phase; refused with the unmet guards in its sentence.</param>
/// <param name="Unmet">What the next phase still lacks, one line each.</param>
/// <param name="Obligations">What has to be done, by when, how far it is.</param>
/// <param name="Matrix">Unit × task; null where it is not wanted.</param>
public sealed record CampaignView(
    string Id,
    string Name,
    string Phase,
    int Units,
    DateOnly Today,
    IReadOnlyList<PhaseBlock> Phases,
    ActionView? Advance,
    IReadOnlyList<string> Unmet,
    IReadOnlyList<RingView> Rings,
    IReadOnlyList<ObligationLine> Obligations,
    UnitMatrix? Matrix,
    IReadOnlyList<ReturnLine> Returns) : IPageView
{
    /// <summary>Every indicator, with what was frozen of it.</summary>
    public IReadOnlyList<IndicatorValue> Figures { get; init; } = [];

    /// <summary>What the year owes of inspections under this plan.</summary>
    public IReadOnlyList<QuotaItem> Quota { get; init; } = [];

    public IReadOnlyList<ChartView> Charts { get; init; } = [];

    public bool MayFreeze { get; init; }

    /// <summary>Null: nothing of it is shown to this person.</summary>
    public DecisionsView? Decisions { get; init; }

    /// <summary>The quarter that a freeze offers.</summary>
    public string LastQuarter { get; init; } = "";

    /// <summary>Id of a phase to its title.</summary>
    public IReadOnlyDictionary<string, string> PhaseTitles { get; init; } = new Dictionary<string, string>();

    /// <summary>What the linter finds in the plan.</summary>
    public IReadOnlyList<Domain.Campaigns.PlanFinding> Findings { get; init; } = [];

    /// <summary>The stages, drawn; null: not shown to this person.</summary>
    public ProcessGraph? Picture { get; init; }

    /// <summary>Every way between two stages; they stand there by name.</summary>
    public IReadOnlyList<Domain.Campaigns.PhaseWay> Ways { get; init; } = [];

    /// <summary>The plan that this one carries out.</summary>
    public string UpperName { get; init; } = "";

    public IReadOnlyList<Domain.Campaigns.PlanDifference> Against { get; init; } = [];

    /// <summary>Why the last step was not possible.</summary>
    public string? Refusal { get; init; }

    public Type Component => typeof(CampaignPage);

    public string Title(Words words) => Name;
}

/// <summary>What was waived and asked, and what this person may decide.</summary>
/// <param name="Duties">What can be waived: the id of an obligation of a period.</param>
public sealed record DecisionsView(
    IReadOnlyList<WaiverLine> Waivers, IReadOnlyList<ReopeningItem> Reopenings, IReadOnlyList<Option> Duties, IReadOnlyList<Option> Units, bool MayWaive, bool MayAsk, bool MayDecide);

public sealed record WaiverLine(string Duty, string Unit, string Reason, string By, DateTimeOffset At);

/// <summary>A phase of the bar; its width is its share of all days.</summary>
public sealed record PhaseBlock(string Name, DateOnly From, DateOnly To, StepState State, LightView Light, string? Note = null);

/// <param name="Done">Units that are done, of those that owe it.</param>
/// <param name="Source">Paragraph of the plan.</param>
public sealed record ObligationLine(string Name, string Recurrence, DateOnly? Due, LightView Light, int Done, int Of, string Source, string? Link = null);

/// <param name="Rows">A light for each task, in the order of the tasks; null where the unit does not owe it.</param>
public sealed record UnitMatrix(IReadOnlyList<string> Tasks, IReadOnlyList<(string Unit, IReadOnlyList<LightView?> Lights)> Rows);

/// <summary>A chart and the table that says the same: a row a name, a column a series; each number opens its list.</summary>
/// <param name="Json">What charts.js draws.</param>
public sealed record ChartView(string Id, string Title, string Json, IReadOnlyList<string> Series, IReadOnlyList<(string Name, string Link, IReadOnlyList<decimal> Values)> Rows)
{
    /// <summary>What each series adds to a row's address, so that a number opens what it counts and not its whole row.</summary>
    public IReadOnlyList<string> Parts { get; init; } = [];

    public string Part(int series) => series < Parts.Count ? Parts[series] : "";
}

public sealed record ReturnLine(string Unit, string Return, LightView Light, ActionView? Chase = null);
