using Qingyi.Domain.Deadlines;

namespace Qingyi.Domain.Campaigns;

/// <summary>Something that must be done by a day, once or in every period.</summary>
public sealed record Obligation
{
    public required string Id { get; init; }

    public required string Title { get; init; }

    public required ObligationKind Kind { get; init; }

    public required DueRule Due { get; init; }

    /// <summary>First and last period of a recurring obligation, same length; both null for a single one.</summary>
    public Period? First { get; init; }

    public Period? Last { get; init; }

    public required IReadOnlyList<string> Responsible { get; init; }

    public string? Recipient { get; init; }

    /// <summary>How often in each period; 1 unless the notice says more.</summary>
    public int AtLeast { get; init; } = 1;

    public required string Source { get; init; }

    /// <summary>Periods for which the notice names a day of its own.</summary>
    public IReadOnlyList<DueException> Exceptions { get; init; } = [];

    public SuspectedTypo? SuspectedTypo { get; init; }

    public string? Note { get; init; }

    public required int Line { get; init; }
}

public enum ObligationKind
{
    Report,
    Task,
    Study,
    Inspection,
    Publicity,
}

/// <summary>The notice names a day for this period; it stands before the general rule.</summary>
public sealed record DueException(Period Period, DateOnly Due, string Source, int Line);

/// <summary>The literal date is kept until the authority confirms the proposed one.</summary>
public sealed record SuspectedTypo(DateOnly Proposed, bool Confirmed, string Reason);
