using Microsoft.EntityFrameworkCore;
using Qingyi.Domain.People;
using Qingyi.Server.Storage;
using Qingyi.Server.Studio.Drafts;

namespace Qingyi.Server.Studio.Reading;

/// <summary>One version as somebody sees it: a published edition, an earlier one, or the draft of her own organisation.</summary>
/// <param name="Id">Version id, unique over all definitions and organisations.</param>
/// <param name="DefinitionId">The procedure's key.</param>
/// <param name="OrganisationId">Whose edition it is; empty: as shipped.</param>
/// <param name="IsPublished">It is the one that a case opened by her organisation takes.</param>
/// <param name="IsLatest">It is the one that Studio opens: the draft, else the published one.</param>
public sealed record Edition(string Id, string DefinitionId, string Name, int Version, string OrganisationId, bool IsDraft, bool IsPublished, bool IsLatest, DateTimeOffset CreatedAt);

/// <summary>
/// Which versions a person sees of each procedure: her own organisation's draft and editions, then those of the organisations above, then the shipped one.
/// </summary>
public sealed class Editions(CaseDb db)
{
    /// <summary>Every visible version, the nearest organisation's first; exactly one of a key is the latest, at most one is published.</summary>
    /// <param name="key">Only this procedure; null: all.</param>
    public async Task<IReadOnlyList<Edition>> VisibleTo(Person person, string? key, CancellationToken cancellation)
    {
        var chain = Chain(person);
        var rows = await db.Definitions.AsNoTracking().Where(d => chain.Contains(d.OrganisationId) && (key == null || d.DefinitionId == key))
            .Select(d => new Edition(d.Id, d.DefinitionId, d.Name, d.Version, d.OrganisationId, false, d.IsPublished, d.IsLatest, d.CreatedAt)).ToListAsync(cancellation);
        var drafts = await db.Drafts.AsNoTracking().Where(d => d.OrganisationId == person.OrganisationId && (key == null || d.DefinitionId == key))
            .Select(d => new Edition(d.Id, d.DefinitionId, d.Name, d.Version, d.OrganisationId, true, false, true, d.SavedAt)).ToListAsync(cancellation);
        return [.. rows.Concat(drafts).GroupBy(e => e.DefinitionId).OrderBy(g => g.Key, StringComparer.Ordinal).SelectMany(g => OfOneKey(g, chain))];
    }

    /// <summary>What Studio opens for a key; null where there is nothing.</summary>
    public async Task<Edition?> Latest(Person person, string key, CancellationToken cancellation) =>
        (await VisibleTo(person, key, cancellation)).FirstOrDefault(e => e.IsLatest);

    /// <summary>What a case opened now by the person's organisation follows; null where there is nothing.</summary>
    public async Task<Edition?> Published(Person person, string key, CancellationToken cancellation) =>
        (await VisibleTo(person, key, cancellation)).FirstOrDefault(e => e.IsPublished);

    /// <summary>
    /// A version by its id: a draft of the person's own organisation, or any version that was ever in force anywhere, since cases of other organisations
    /// that she sees run on them.
    /// </summary>
    public async Task<Edition?> ById(Person person, string versionId, CancellationToken cancellation)
    {
        var row = await db.Definitions.AsNoTracking().Where(d => d.Id == versionId)
            .Select(d => new Edition(d.Id, d.DefinitionId, d.Name, d.Version, d.OrganisationId, false, d.IsPublished, false, d.CreatedAt)).FirstOrDefaultAsync(cancellation);
        var key = row?.DefinitionId ?? await db.Drafts.AsNoTracking().Where(d => d.Id == versionId && d.OrganisationId == person.OrganisationId).Select(d => d.DefinitionId).FirstOrDefaultAsync(cancellation);
        return key is null ? null : (await VisibleTo(person, key, cancellation)).FirstOrDefault(e => e.Id == versionId) ?? row;
    }

    /// <summary>The text of a version.</summary>
    public async Task<string> Json(Edition edition, CancellationToken cancellation) => edition.IsDraft
        ? await db.Drafts.AsNoTracking().Where(d => d.Id == edition.Id).Select(d => d.Json).FirstAsync(cancellation)
        : await db.Definitions.AsNoTracking().Where(d => d.Id == edition.Id).Select(d => d.Json).FirstAsync(cancellation);

    /// <summary>The person's organisation, those above it, and the shipped edition, nearest first.</summary>
    public static List<string> Chain(Person person) => [.. person.Path.Split('/', StringSplitOptions.RemoveEmptyEntries).Reverse(), ""];

    private static List<Edition> OfOneKey(IEnumerable<Edition> all, List<string> chain)
    {
        var near = all.OrderBy(e => chain.IndexOf(e.OrganisationId)).ThenByDescending(e => e.IsDraft).ThenByDescending(e => e.Version).ToList();
        var published = near.FirstOrDefault(e => e.IsPublished);
        var latest = near.FirstOrDefault(e => e.IsDraft) ?? published ?? near.FirstOrDefault(e => e.IsLatest) ?? near[0];
        return [.. near.Select(e => e with { IsPublished = e == published, IsLatest = e == latest })];
    }
}
