using Refit;

namespace Qingyi.Client;

/// <summary>A deadline that reached a leader.</summary>
/// <param name="Rung"><c>remind</c>, <c>section-head</c>, <c>leader-in-charge</c>, <c>principal-leader</c> or <c>upper-commission</c>.</param>
/// <param name="What">One sentence: whose step, how late.</param>
/// <param name="Due">The day that was missed, or nears.</param>
/// <param name="RaisedAt">UTC.</param>
/// <param name="NextRungAt">When it climbs on; absent on the last rung.</param>
/// <param name="ReadAt">Absent until the leader opened it.</param>
public sealed record EscalationItem(
    string Id,
    string Case,
    string Rung,
    string What,
    DateOnly Due,
    string Light,
    DateTimeOffset RaisedAt,
    DateTimeOffset? NextRungAt = null,
    DateTimeOffset? ReadAt = null,
    string? Reply = null,
    string? CaseNumber = null);

/// <summary>Escalations addressed to the caller.</summary>
public interface IEscalations
{
    /// <summary>Newest first, 50 a page.</summary>
    /// <param name="open">True: those without an answer only.</param>
    [Get("/api/escalations")]
    Task<IReadOnlyList<EscalationItem>> List(bool? open = null, string? after = null, CancellationToken cancellation = default);
}
