using Refit;

namespace Qingyi.Client;

/// <summary>Asks for a draft to be published.</summary>
/// <param name="Revision">The draft's id as the caller read it; an older one answers 409.</param>
/// <param name="Reason">Why it changes; kept in the audit.</param>
public sealed record DefinitionPublication(string Revision, string Reason);

/// <summary>A published version. It never changes; running cases keep theirs.</summary>
/// <param name="Id">Of this version.</param>
/// <param name="DefinitionId">Of the definition through all versions.</param>
/// <param name="PublishedAt">UTC.</param>
public sealed record PublishedDefinition(string Id, string DefinitionId, int Version, string Name, DateTimeOffset PublishedAt);

/// <summary>Publishing workflow definitions, for supervisors.</summary>
public interface IDefinitions
{
    /// <summary>422 with <c>findings</c> where a path of the definition can never be lawful, or a step, port or expression is unknown.</summary>
    [Post("/api/definitions/{id}/publish")]
    Task<PublishedDefinition> Publish(
        string id, [Body] DefinitionPublication publication, [Header("Idempotency-Key")] string? idempotencyKey = null, CancellationToken cancellation = default);
}
