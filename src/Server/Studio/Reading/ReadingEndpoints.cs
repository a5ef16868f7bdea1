using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Qingyi.Domain.People;
using Qingyi.Server.Http;
using Qingyi.Server.People;
using Qingyi.Server.Storage;
using Qingyi.Server.Studio.Drafts;

namespace Qingyi.Server.Studio.Reading;

/// <summary>Definitions as Studio reads them.</summary>
public static class ReadingEndpoints
{
    public static void MapDefinitionReading(this RouteGroupBuilder studio)
    {
        studio.MapGet("/workflow-definitions", async (DefinitionList list, PersonAtDoor door, HttpContext http, CancellationToken cancellation) =>
            StudioJson.Answer(await list.Of(door.Person, http.Request.Query, MayEdit(door.Person), cancellation)));

        studio.MapGet("/workflow-definitions/by-definition-id/{definitionId}", async (string definitionId, OneDefinition one, HttpContext http, CancellationToken cancellation) =>
            Shown(await one.OfKey(definitionId, http.Request.Query["versionOptions"].ToString(), cancellation)));

        studio.MapGet("/workflow-definitions/by-id/{versionId}", async (string versionId, OneDefinition one, CancellationToken cancellation) => Shown(await one.OfVersion(versionId, cancellation)));

        studio.MapGet("/workflow-definitions/validation/is-name-unique", async (string? name, string? definitionId, Editions editions, PersonAtDoor door, CancellationToken cancellation) =>
            StudioJson.Answer(new JsonObject
            {
                ["isUnique"] = (await editions.VisibleTo(door.Person, null, cancellation)).All(e => !e.IsLatest || e.DefinitionId == definitionId || e.Name != name?.Trim()),
            }));
    }

    public static bool MayEdit(Person person) => person.Is(Role.Supervisor);

    private static IResult Shown(JsonObject? definition) => definition is null ? Problems.Result(DraftRefusals.NoSuchDefinition) : StudioJson.Answer(definition);
}

/// <summary>One definition as Studio opens it.</summary>
public sealed class OneDefinition(CaseDb db, Editions editions, StudioView view, PersonAtDoor door)
{
    /// <summary>The version of a procedure that an option names, the newest first; null where there is none.</summary>
    public async Task<JsonObject?> OfKey(string key, string? versionOptions, CancellationToken cancellation)
    {
        var wanted = DefinitionList.Wanted(string.IsNullOrEmpty(versionOptions) ? "Latest" : versionOptions);
        var edition = (await editions.VisibleTo(door.Person, key, cancellation)).Where(wanted).OrderByDescending(e => e.IsLatest).FirstOrDefault();
        return edition is null ? null : await Show(edition, cancellation);
    }

    public async Task<JsonObject?> OfVersion(string versionId, CancellationToken cancellation) =>
        await editions.ById(door.Person, versionId, cancellation) is { } edition ? await Show(edition, cancellation) : null;

    public async Task<JsonObject> Show(Edition edition, CancellationToken cancellation)
    {
        var shown = view.Of(edition, await editions.Json(edition, cancellation), ReadingEndpoints.MayEdit(door.Person));
        shown["customProperties"]![Envelope.OrganisationName] =
            await db.Organisations.AsNoTracking().Where(o => o.Id == edition.OrganisationId).Select(o => o.Name).FirstOrDefaultAsync(cancellation) ?? Texts.Of("studio.edition.shipped-version");
        return shown;
    }
}
