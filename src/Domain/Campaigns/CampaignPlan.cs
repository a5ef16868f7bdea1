namespace Qingyi.Domain.Campaigns;

/// <summary>A campaign as its notice orders it: phases, obligations, indicators, quotas, each with the paragraph that it comes from.</summary>
public sealed record CampaignPlan
{
    /// <summary>Kebab-case words and the year of the notice, such as <c>shandong-2021</c>.</summary>
    public required string Id { get; init; }

    public required string Title { get; init; }

    /// <summary>The issuing authority.</summary>
    public required string Organisation { get; init; }

    /// <summary>The plan that this one carries out, by id.</summary>
    public string? Parent { get; init; }

    public required Instrument Instrument { get; init; }

    /// <summary>First day of the campaign.</summary>
    public required DateOnly From { get; init; }

    /// <summary>Last day, inclusive; null where the notice sets none.</summary>
    public DateOnly? To { get; init; }

    public required PlanSettings Settings { get; init; }

    /// <summary>In order of time.</summary>
    public required IReadOnlyList<PlanPhase> Phases { get; init; }

    public required IReadOnlyList<Obligation> Obligations { get; init; }

    public required IReadOnlyList<StandingDuty> Standing { get; init; }

    public required IReadOnlyList<Indicator> Indicators { get; init; }

    public required IReadOnlyList<InspectionQuota> Inspections { get; init; }

    public required IReadOnlyList<UnitDuty> Units { get; init; }

    /// <summary>What the notice understands by words that other notices use differently.</summary>
    public required IReadOnlyList<PlanTerm> Terms { get; init; }

    /// <summary>Where faults and findings point.</summary>
    public required string File { get; init; }
}
