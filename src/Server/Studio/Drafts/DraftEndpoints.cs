using System.Text.Json;
using System.Text.Json.Nodes;
using Qingyi.Domain;
using Qingyi.Domain.People;
using Qingyi.Server.Http;
using Qingyi.Server.People;
using Qingyi.Server.Studio.Reading;
using Qingyi.Server.Web;

namespace Qingyi.Server.Studio.Drafts;

/// <summary>What Studio does to definitions: it saves drafts. Publishing and withdrawing are done on our own pages, so those calls change nothing.</summary>
public static class DraftEndpoints
{
    public static void MapDrafts(this RouteGroupBuilder studio)
    {
        studio.MapPost("/workflow-definitions", Save).For(Role.Supervisor).Idempotent<Edition>(async (http, saved) =>
            StudioJson.Answer(Saved(await http.RequestServices.GetRequiredService<OneDefinition>().Show(saved, http.RequestAborted), alreadyPublished: false)));
        studio.MapPost("/workflow-definitions/{definitionId}/retract", Unchanged).For(Role.Supervisor);
        studio.MapPost("/workflow-definitions/{definitionId}/publish", async (string definitionId, Editions editions, OneDefinition one, PersonAtDoor door, HttpContext http, CancellationToken cancellation) =>
            await editions.Latest(door.Person, definitionId, cancellation) is { } edition
                ? StudioJson.Answer(Saved(await one.Show(edition, cancellation), alreadyPublished: !edition.IsDraft))
                : StudioAnswers.Refused(http, DraftRefusals.NoSuchDefinition)).For(Role.Supervisor);
        studio.MapPost("/bulk-actions/publish/workflow-definitions/by-definition-ids", (Editions editions, PersonAtDoor door, HttpContext http, CancellationToken cancellation) =>
            Bulk(editions, door, http, "published", "alreadyPublished", e => e.IsPublished, cancellation)).For(Role.Supervisor);
        studio.MapPost("/bulk-actions/retract/workflow-definitions/by-definition-ids", (Editions editions, PersonAtDoor door, HttpContext http, CancellationToken cancellation) =>
            Bulk(editions, door, http, "retracted", "alreadyRetracted", e => !e.IsPublished, cancellation)).For(Role.Supervisor);
    }

    private static async Task<IResult> Save(SaveDraft drafts, OneDefinition one, PersonAtDoor door, HttpContext http, CancellationToken cancellation)
    {
        var body = await StudioAnswers.Body(http.Request, cancellation);
        if (!body.Done || body.Value!["model"] is not JsonObject model)
        {
            return StudioAnswers.Refused(http, body.Refusal ?? Refusals.Of("unreadable.draft-model-missing"));
        }

        var publish = body.Value["publish"] is JsonValue flag && flag.GetValueKind() == JsonValueKind.True;
        var saved = await drafts.Save(new DraftSave(door.Person, StudioAnswers.Page(http.Request), model, publish), cancellation);
        return saved.Refusal is { } refusal ? StudioAnswers.Refused(http, refusal, refusal.Code == "stale-revision" ? Paths.DefinitionRevisions(model.Word("definitionId") ?? "") : null)
            : publish ? StudioAnswers.Refused(http, DraftRefusals.PublishOnPage(saved.Value!.DefinitionId))
            : StudioJson.Answer(Saved(await one.Show(saved.Value!, cancellation), alreadyPublished: false));
    }

    private static async Task<IResult> Unchanged(string definitionId, OneDefinition one, HttpContext http, CancellationToken cancellation) =>
        await one.OfKey(definitionId, "Latest", cancellation) is { } definition ? StudioJson.Answer(definition) : StudioAnswers.Refused(http, DraftRefusals.NoSuchDefinition);

    /// <summary>Tells which of the named procedures are there, and that nothing was done to them.</summary>
    private static async Task<IResult> Bulk(Editions editions, PersonAtDoor door, HttpContext http, string done, string already, Func<Edition, bool> isAlready, CancellationToken cancellation)
    {
        var body = await StudioAnswers.Body(http.Request, cancellation);
        if (!body.Done)
        {
            return StudioAnswers.Refused(http, body.Refusal!);
        }

        var keys = body.Value!.Words("definitionIds");
        var latest = (await editions.VisibleTo(door.Person, null, cancellation)).Where(e => e.IsLatest && keys.Contains(e.DefinitionId)).ToList();
        return StudioJson.Answer(new JsonObject
        {
            [done] = new JsonArray(),
            [already] = Names(latest.Where(isAlready).Select(e => e.DefinitionId)),
            ["notFound"] = Names(keys.Where(k => latest.TrueForAll(e => e.DefinitionId != k))),
            ["updatedConsumers"] = new JsonArray(),
        });
    }

    private static JsonArray Names(IEnumerable<string> names) => [.. names.Select(n => (JsonNode)n)];

    private static JsonObject Saved(JsonObject definition, bool alreadyPublished) =>
        new() { ["workflowDefinition"] = definition, ["alreadyPublished"] = alreadyPublished, ["consumingWorkflowCount"] = 0 };
}
