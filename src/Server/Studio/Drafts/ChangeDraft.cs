using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Qingyi.Domain;
using Qingyi.Domain.People;
using Qingyi.Server.Storage;
using Qingyi.Server.Studio.Reading;

namespace Qingyi.Server.Studio.Drafts;

/// <summary>
/// What is done to a draft on purpose, each with its link in the chain of definitions: an earlier content restored, a version taken back, a file brought
/// in, the draft given up. What was there before stays among the revisions.
/// </summary>
public sealed class ChangeDraft(CaseDb db, Editions editions, DraftDesk desk)
{
    public const string Chain = "definitions";

    /// <summary>A file's content becomes the draft.</summary>
    public async Task<Outcome<Edition>> Import(Person by, JsonObject model, CancellationToken cancellation)
    {
        var read = DraftText.Read(model);
        if (!read.Done)
        {
            return read.Refusal!;
        }

        var key = model.Word("definitionId") is { Length: > 0 } given ? given : desk.NewKey();
        return DraftText.IsKey(key)
            ? await Put(by, key, RevisionKind.Imported, [], _ => Task.FromResult<Outcome<JsonObject>>(read.Value!.DeepClone().AsObject()), cancellation)
            : DraftRefusals.WrongKey;
    }

    /// <summary>An earlier version's content becomes the draft.</summary>
    public Task<Outcome<Edition>> Revert(Person by, string key, int version, CancellationToken cancellation) =>
        Put(by, key, RevisionKind.Reverted, new JsonObject { ["from"] = version }, async place =>
            place.Visible.FirstOrDefault(e => e.Version == version) is { } edition ? StudioJson.Read(await editions.Json(edition, cancellation)) : DraftRefusals.NoSuchDefinition, cancellation);

    /// <summary>A revision's content becomes the draft; a refused one is its author's alone.</summary>
    public Task<Outcome<Edition>> Restore(Person by, string key, long revision, CancellationToken cancellation) =>
        Put(by, key, RevisionKind.Restored, new JsonObject { ["revision"] = revision }, async _ =>
            await db.RevisionsFor(by, key).FirstOrDefaultAsync(r => r.Id == revision, cancellation) is { } row ? StudioJson.Read(row.Json) : DraftRefusals.NoSuchRevision, cancellation);

    /// <summary>Gives the draft up; its last content can be restored.</summary>
    /// <param name="revision">The draft's id as the caller read it; null: whichever it is.</param>
    /// <returns>The id that the draft had.</returns>
    public Task<Outcome<string>> Discard(Person by, string key, string? revision, CancellationToken cancellation) => desk.Write<string>(key, async () =>
    {
        if (await desk.Find(by, key, cancellation) is not { } row)
        {
            return DraftRefusals.NoDraft;
        }

        if (revision is not null && revision != row.Id)
        {
            return DraftRefusals.Changed(await desk.NameOf(row.SavedBy, cancellation), row.SavedAt);
        }

        await desk.Keep(RevisionKind.Discarded, new DraftPlace(by, key, row, []), row.Id, row.Json, null, cancellation);
        db.Drafts.Remove(row);
        await Audit(by, RevisionKind.Discarded, key, row.Id, [], cancellation);
        return row.Id;
    }, cancellation);

    private Task<Outcome<Edition>> Put(Person by, string key, string kind, JsonObject detail, Func<DraftPlace, Task<Outcome<JsonObject>>> content, CancellationToken cancellation) => desk.Write<Edition>(key, async () =>
    {
        var place = new DraftPlace(by, key, await desk.Find(by, key, cancellation), await editions.VisibleTo(by, key, cancellation));
        var found = await content(place);
        if (!found.Done)
        {
            return found.Refusal!;
        }

        var edition = await desk.Put(place, found.Value!, new DraftStep(kind, null, null), cancellation);
        await Audit(by, kind, key, edition.Id, detail.DeepClone().AsObject(), cancellation);
        return edition;
    }, cancellation);

    private Task Audit(Person by, string kind, string key, string draft, JsonObject detail, CancellationToken cancellation)
    {
        (detail["definition"], detail["organisation"], detail["draft"]) = (key, by.OrganisationId, draft);
        return AuditChain.Append(db, Chain, desk.Now, $"definition-{kind}", by.Id, detail, cancellation);
    }
}

/// <summary>Which revisions somebody sees: those of her organisation, and of refused saves only her own.</summary>
public static class RevisionAccess
{
    public static IQueryable<RevisionRow> RevisionsFor(this CaseDb db, Person person, string key) => db.Revisions.AsNoTracking()
        .Where(r => r.DefinitionId == key && r.OrganisationId == person.OrganisationId && (r.Kind != RevisionKind.Refused || r.By == person.Id));
}
