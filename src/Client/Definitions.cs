using System.Text.Json.Nodes;
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

/// <summary>Where a procedure stands for the caller's organisation.</summary>
/// <param name="Draft">What is being drawn there; null where nothing is.</param>
/// <param name="Published">The edition that the next case follows: of the organisation itself, of the nearest above, or as shipped.</param>
public sealed record DefinitionState(string DefinitionId, string Name, DraftState? Draft, EditionInForce? Published);

/// <param name="Revision">The draft's id: changes with every save, and is asked for when it is published.</param>
/// <param name="Version">Number that it would be published under.</param>
/// <param name="SavedBy">Name of the person who saved last.</param>
/// <param name="BasedOn">Id of the version that it was derived from; null for a new procedure.</param>
public sealed record DraftState(string Revision, int Version, string SavedBy, DateTimeOffset SavedAt, string? BasedOn);

/// <param name="Organisation">Whose edition it is; empty: as shipped.</param>
public sealed record EditionInForce(string Id, int Version, string Organisation, DateTimeOffset Since);

/// <summary>An earlier content of a draft.</summary>
/// <param name="Kind"><c>saved</c>, <c>refused</c> (a save of the caller that met another's), <c>restored</c>, <c>reverted</c>, <c>imported</c>, <c>published</c> or <c>discarded</c>.</param>
/// <param name="DraftId">The draft's id when it had this content.</param>
/// <param name="BegunAt">First of the saves that were folded into it.</param>
/// <param name="SavedAt">Last of them.</param>
public sealed record RevisionItem(string Id, string Kind, string DraftId, string By, DateTimeOffset BegunAt, DateTimeOffset SavedAt);

/// <param name="Definition">The whole definition as it was.</param>
public sealed record RevisionDetail(string Id, string Kind, string DraftId, string By, DateTimeOffset SavedAt, JsonObject Definition);

/// <summary>Drafts of workflow definitions and their publication, for supervisors; administrators and auditors may read.</summary>
public interface IDefinitions
{
    /// <summary>422 with <c>findings</c> where a path of the definition can never be lawful, or a step, port or expression is unknown.</summary>
    [Post("/api/definitions/{id}/publish")]
    Task<PublishedDefinition> Publish(
        string id, [Body] DefinitionPublication publication, [Header("Idempotency-Key")] string? idempotencyKey = null, CancellationToken cancellation = default);

    [Get("/api/definitions/{id}")]
    Task<DefinitionState> Get(string id, CancellationToken cancellation = default);

    /// <summary>What the check says of the draft, or of the edition in force where there is no draft.</summary>
    [Get("/api/definitions/{id}/findings")]
    Task<IReadOnlyList<Finding>> Findings(string id, CancellationToken cancellation = default);

    /// <summary>The last one first.</summary>
    [Get("/api/definitions/{id}/revisions")]
    Task<IReadOnlyList<RevisionItem>> Revisions(string id, string? after = null, CancellationToken cancellation = default);

    [Get("/api/definitions/{id}/revisions/{revision}")]
    Task<RevisionDetail> Revision(string id, string revision, CancellationToken cancellation = default);

    /// <summary>The revision's content becomes the draft; what was there stays among the revisions.</summary>
    [Post("/api/definitions/{id}/revisions/{revision}/restore")]
    Task<DefinitionState> Restore(string id, string revision, CancellationToken cancellation = default);

    /// <summary>Gives the draft up; 409 where it is no longer <paramref name="revision"/>.</summary>
    [Delete("/api/definitions/{id}/draft")]
    Task DiscardDraft(string id, string? revision = null, CancellationToken cancellation = default);
}
