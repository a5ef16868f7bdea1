using System.Text.Json;
using Refit;

namespace Qingyi.Client;

/// <summary>One link of a hash chain.</summary>
/// <param name="Chain"><c>case/{id}</c>, <c>partner/{name}</c>, <c>accounts</c>, <c>rules</c>, <c>definitions</c>, <c>keys</c> or <c>roots</c>.</param>
/// <param name="Sequence">From 1, without gaps, within the chain.</param>
/// <param name="At">UTC.</param>
/// <param name="What">The act in kebab case.</param>
/// <param name="Data">Ids and codes; never sealed text.</param>
/// <param name="Previous">Hash of the link before, <c>sha256:</c> and hex; of the first link the chain's name is hashed.</param>
/// <param name="Who">Account id; absent for the service itself and for the public.</param>
public sealed record AuditEntry(
    string Id, string Chain, long Sequence, DateTimeOffset At, string What, JsonElement Data, string Previous, string Hash, string? Who = null);

/// <summary>The audit, for auditors.</summary>
public interface IAudit
{
    /// <summary>All links from the first day to the last, both inclusive, in Asia/Shanghai; 50 a page.</summary>
    [Get("/api/audit")]
    Task<IReadOnlyList<AuditEntry>> List(
        [Query(Format = "yyyy-MM-dd")] DateOnly? from = null,
        [Query(Format = "yyyy-MM-dd")] DateOnly? to = null,
        string? after = null,
        CancellationToken cancellation = default);
}
