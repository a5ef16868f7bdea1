using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using Qingyi.Domain.People;
using Qingyi.Server.Http;
using Qingyi.Server.People;
using Qingyi.Server.Studio.Drafts;

namespace Qingyi.Server.Studio.Reading;

/// <summary>Definitions as files, out and in, and who uses whom.</summary>
public static class ExchangeEndpoints
{
    public static void MapExchange(this RouteGroupBuilder studio)
    {
        studio.MapGet("/workflow-definitions/{definitionId}/export", async (string definitionId, Editions editions, PersonAtDoor door, HttpContext http, CancellationToken cancellation) =>
        {
            var wanted = DefinitionList.Wanted(http.Request.Query["versionOptions"].ToString() is { Length: > 0 } options ? options : "Latest");
            var found = (await editions.VisibleTo(door.Person, definitionId, cancellation)).Where(wanted).OrderByDescending(e => e.IsLatest).FirstOrDefault();
            return found is null
                ? StudioAnswers.Refused(http, DraftRefusals.NoSuchDefinition)
                : Results.File(await Bytes(editions, found, cancellation), "application/json", Name(found));
        });

        studio.MapPost("/bulk-actions/export/workflow-definitions", async (Editions editions, PersonAtDoor door, HttpContext http, CancellationToken cancellation) =>
        {
            var body = await StudioAnswers.Body(http.Request, cancellation);
            return body.Refusal is { } refusal
                ? StudioAnswers.Refused(http, refusal)
                : Results.File(await Zip(editions, door.Person, body.Value!.Words("ids"), cancellation), "application/zip", "workflow-definitions.zip");
        });

        studio.MapPost("/workflow-definitions/import", async (ChangeDraft change, OneDefinition one, PersonAtDoor door, HttpContext http, CancellationToken cancellation) =>
        {
            var body = await StudioAnswers.Body(http.Request, cancellation);
            if (!body.Done)
            {
                return StudioAnswers.Refused(http, body.Refusal!);
            }

            var imported = await change.Import(door.Person, body.Value!, cancellation);
            return imported.Refusal is { } refused ? StudioAnswers.Refused(http, refused) : StudioJson.Answer(await one.Show(imported.Value!, cancellation));
        }).For(Role.Supervisor);

        studio.MapGet("/workflow-definitions/{definitionId}/consumers", async (string definitionId, Editions editions, PersonAtDoor door, CancellationToken cancellation) =>
            StudioJson.Answer(new JsonObject { ["consumingWorkflowDefinitionIds"] = await Consumers(editions, door.Person, definitionId, cancellation) }));

        // A case takes the whole set of editions when it is opened; no drawing refers to a version.
        studio.MapPost("/workflow-definitions/{definitionId}/update-references", () => StudioJson.Answer(new JsonObject { ["affectedWorkflows"] = new JsonArray() })).For(Role.Supervisor);
    }

    private static string Name(Edition edition) => $"{edition.DefinitionId}-v{edition.Version}.json";

    private static async Task<byte[]> Bytes(Editions editions, Edition edition, CancellationToken cancellation) =>
        Encoding.UTF8.GetBytes(StudioJson.Text(StudioJson.Read(await editions.Json(edition, cancellation)), indented: true));

    private static async Task<byte[]> Zip(Editions editions, Person person, IReadOnlyList<string> ids, CancellationToken cancellation)
    {
        using var file = new MemoryStream();
        await using (var zip = await ZipArchive.CreateAsync(file, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8, cancellation))
        {
            foreach (var id in ids.Distinct(StringComparer.Ordinal))
            {
                if (await editions.ById(person, id, cancellation) is { } edition)
                {
                    await using var entry = await zip.CreateEntry(Name(edition)).OpenAsync(cancellation);
                    await entry.WriteAsync(await Bytes(editions, edition, cancellation), cancellation);
                }
            }
        }

        return file.ToArray();
    }

    private static async Task<JsonArray> Consumers(Editions editions, Person person, string key, CancellationToken cancellation)
    {
        var found = new JsonArray();
        foreach (var edition in (await editions.VisibleTo(person, null, cancellation)).Where(e => e.IsLatest && e.DefinitionId != key))
        {
            if (Calls(StudioJson.Read(await editions.Json(edition, cancellation))["root"], key))
            {
                found.Add((JsonNode)edition.DefinitionId);
            }
        }

        return found;
    }

    private static bool Calls(JsonNode? node, string key) => node switch
    {
        JsonObject json => ((json["workflowDefinitionId"] as JsonObject)?["expression"] as JsonObject)?.Word("value") == key || json.Any(p => Calls(p.Value, key)),
        JsonArray array => array.Any(item => Calls(item, key)),
        _ => false,
    };
}
