using Qingyi.Domain.People;

namespace Qingyi.Server.Features.Absences;

/// <summary>An absence as it was entered. It is never deleted: shortened it ends earlier, withdrawn it ends at once or never begins.</summary>
public sealed class AbsenceRow
{
    public required string Id { get; init; }
    public required string AccountId { get; init; }

    /// <summary>First and last day, both included, in the authority's zone.</summary>
    public required DateOnly From { get; init; }
    public required DateOnly Until { get; set; }

    /// <summary>Code of the ground, see <see cref="AbsenceGrounds"/>.</summary>
    public required string Ground { get; init; }
    public string? SubstituteId { get; init; }
    public required string EnteredBy { get; init; }
    public required DateTimeOffset EnteredAt { get; init; }
    public DateTimeOffset? WithdrawnAt { get; set; }
    public string? WithdrawnBy { get; set; }
    public long Version { get; set; }

    public Absence Days => new(Id, AccountId, From, Until, SubstituteId);
}

/// <summary>Why somebody is away; codes, for nobody's health belongs into a list.</summary>
public static class AbsenceGrounds
{
    public static IReadOnlyList<string> All { get; } = ["leave", "travel", "training", "other"];
}
