using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Qingyi.Client;
using Qingyi.Domain;
using Qingyi.Domain.People;
using Qingyi.Server.Http;
using Qingyi.Server.People;
using Qingyi.Server.Storage;
using Qingyi.Server.Studio.Drafts;
using Qingyi.Server.Studio.Reading;

namespace Qingyi.Server.Studio.Publishing;

/// <summary>Definitions for our own pages and for programs: where a procedure stands, what was saved before, and what is done on purpose.</summary>
public static class DefinitionDeskEndpoints
{
    public static void MapDefinitionDesk(this IEndpointRouteBuilder app)
    {
        var definitions = app.MapGroup("/api/definitions/{id}").For(StudioEndpoints.Readers);
        definitions.MapGet("/", async (string id, DefinitionDesk desk, CancellationToken cancellation) => (await desk.State(id, cancellation)).Result()).Produces<DefinitionState>();
        definitions.MapGet("/findings", async (string id, DefinitionDesk desk, CancellationToken cancellation) => (await desk.Findings(id, cancellation)).Result()).Produces<IReadOnlyList<Finding>>();
        definitions.MapGet("/revisions", async (string id, string? after, DefinitionDesk desk, HttpContext http, CancellationToken cancellation) =>
        {
            var page = await desk.Revisions(id, after, cancellation);
            Paging.Link(http, page.Count, page.Count == 0 ? null : page[^1].Id);
            return Results.Json(page, WireJson.Options);
        }).Produces<IReadOnlyList<RevisionItem>>();
        definitions.MapGet("/revisions/{revision}", async (string id, string revision, DefinitionDesk desk, CancellationToken cancellation) => (await desk.Revision(id, Number(revision), cancellation)).Result()).Produces<RevisionDetail>();
        definitions.MapPost("/revisions/{revision}/restore", async (string id, string revision, ChangeDraft change, DefinitionDesk desk, PersonAtDoor door, CancellationToken cancellation) =>
            await change.Restore(door.Person, id, Number(revision), cancellation) is { Refusal: { } refusal } ? Problems.Result(refusal) : (await desk.State(id, cancellation)).Result()).For(Role.Supervisor)
            .Idempotent<Edition>(async (http, restored) => (await http.RequestServices.GetRequiredService<DefinitionDesk>().State(restored.DefinitionId, http.RequestAborted)).Result()).Produces<DefinitionState>();
        definitions.MapDelete("/draft", async (string id, string? revision, ChangeDraft change, PersonAtDoor door, CancellationToken cancellation) =>
            (await change.Discard(door.Person, id, revision, cancellation)).Result(_ => Results.NoContent())).For(Role.Supervisor).IdempotentWithoutContent();
        definitions.MapPost("/publish", async (string id, DefinitionPublication asked, PublishDraft publish, CancellationToken cancellation) => await publish.Publish(id, asked, cancellation))
            .For(Role.Supervisor).Idempotent().Produces<PublishedDefinition>();
    }

    // No revision has the number 0.
    private static long Number(string revision) => long.TryParse(revision, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}

/// <summary>Reads where a procedure stands for the person's organisation.</summary>
public sealed class DefinitionDesk(CaseDb db, Editions editions, PublicationCheck check, PersonAtDoor door)
{
    public async Task<Outcome<DefinitionState>> State(string key, CancellationToken cancellation)
    {
        var visible = await editions.VisibleTo(door.Person, key, cancellation);
        if (visible.FirstOrDefault(e => e.IsLatest) is not { } latest)
        {
            return DraftRefusals.NoSuchDefinition;
        }

        var draft = await db.Drafts.AsNoTracking().FirstOrDefaultAsync(d => d.DefinitionId == key && d.OrganisationId == door.Person.OrganisationId, cancellation);
        var published = visible.FirstOrDefault(e => e.IsPublished);
        return new DefinitionState(key, latest.Name,
            draft is null ? null : new DraftState(draft.Id, draft.Version, (await Names([draft.SavedBy], cancellation)).GetValueOrDefault(draft.SavedBy, ""), draft.SavedAt, draft.BasedOn),
            published is null ? null : new EditionInForce(published.Id, published.Version, published.OrganisationId, published.CreatedAt));
    }

    /// <summary>What the check says of the draft, or of the edition in force where there is none.</summary>
    public async Task<Outcome<IReadOnlyList<Finding>>> Findings(string key, CancellationToken cancellation)
    {
        if (await editions.Latest(door.Person, key, cancellation) is not { } latest)
        {
            return DraftRefusals.NoSuchDefinition;
        }

        var found = await check.Of(door.Person, await editions.Json(latest, cancellation), cancellation);
        return new Outcome<IReadOnlyList<Finding>>([.. found.Select(Views.Of)], null);
    }

    /// <summary>A page of revisions, the last one first.</summary>
    public async Task<IReadOnlyList<RevisionItem>> Revisions(string key, string? after, CancellationToken cancellation)
    {
        var before = long.TryParse(after, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : long.MaxValue;
        var rows = await db.RevisionsFor(door.Person, key).Where(r => r.Id < before).OrderByDescending(r => r.Id).Take(Paging.Size)
            .Select(r => new { r.Id, r.Kind, r.DraftId, r.By, r.BegunAt, r.SavedAt }).ToListAsync(cancellation);
        var names = await Names(rows.Select(r => r.By), cancellation);
        return [.. rows.Select(r => new RevisionItem(r.Id.ToString(CultureInfo.InvariantCulture), r.Kind, r.DraftId, names.GetValueOrDefault(r.By, ""), r.BegunAt, r.SavedAt))];
    }

    public async Task<Outcome<RevisionDetail>> Revision(string key, long id, CancellationToken cancellation)
    {
        if (await db.RevisionsFor(door.Person, key).FirstOrDefaultAsync(r => r.Id == id, cancellation) is not { } row)
        {
            return DraftRefusals.NoSuchRevision;
        }

        var name = (await Names([row.By], cancellation)).GetValueOrDefault(row.By, "");
        return new RevisionDetail(row.Id.ToString(CultureInfo.InvariantCulture), row.Kind, row.DraftId, name, row.SavedAt, StudioJson.Read(row.Json));
    }

    private async Task<Dictionary<string, string>> Names(IEnumerable<string> accounts, CancellationToken cancellation)
    {
        var ids = accounts.Distinct(StringComparer.Ordinal).ToList();
        return await db.Users.AsNoTracking().Where(u => ids.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.DisplayName, cancellation);
    }
}
