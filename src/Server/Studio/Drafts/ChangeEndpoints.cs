using System.Globalization;
using System.Text.Json.Nodes;
using Qingyi.Domain;
using Qingyi.Domain.People;
using Qingyi.Server.Http;
using Qingyi.Server.People;
using Qingyi.Server.Studio.Reading;

namespace Qingyi.Server.Studio.Drafts;

/// <summary>Studio's menus: taking a version back, deleting, running. Only a draft can be deleted, and nothing can be run without a case.</summary>
public static class ChangeEndpoints
{
    public static void MapDraftChanges(this RouteGroupBuilder studio)
    {
        studio.MapPost("/workflow-definitions/{definitionId}/revert/{version}", async (string definitionId, string version, ChangeDraft change, Editions editions, PersonAtDoor door, HttpContext http, CancellationToken cancellation) =>
        {
            var reverted = await change.Revert(door.Person, definitionId, int.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0, cancellation);
            return reverted.Refusal is { } refusal
                ? StudioAnswers.Refused(http, refusal)
                : StudioJson.Answer(StudioView.Summary(reverted.Value!, await editions.Json(reverted.Value!, cancellation), mayEdit: true));
        }).For(Role.Supervisor);

        studio.MapDelete("/workflow-definitions/{definitionId}", async (string definitionId, ChangeDraft change, PersonAtDoor door, CancellationToken cancellation) =>
            Deleted(await Discard(change, door, [definitionId], cancellation))).For(Role.Supervisor);
        studio.MapPost("/bulk-actions/delete/workflow-definitions/by-definition-id", async (ChangeDraft change, PersonAtDoor door, HttpContext http, CancellationToken cancellation) =>
            Deleted(await Discard(change, door, await Named(http, "definitionIds", cancellation), cancellation))).For(Role.Supervisor);
        studio.MapDelete("/workflow-definition-versions/{versionId}", async (string versionId, ChangeDraft change, Editions editions, PersonAtDoor door, CancellationToken cancellation) =>
            Deleted(await Discard(change, door, await Drafts(editions, door, [versionId], cancellation), cancellation))).For(Role.Supervisor);
        studio.MapPost("/bulk-actions/delete/workflow-definitions/by-id", async (ChangeDraft change, Editions editions, PersonAtDoor door, HttpContext http, CancellationToken cancellation) =>
            Deleted(await Discard(change, door, await Drafts(editions, door, await Named(http, "ids", cancellation), cancellation), cancellation))).For(Role.Supervisor);

        studio.MapPost("/workflow-definitions/{definitionId}/execute", (string definitionId, HttpContext http) =>
        {
            http.Response.Headers["x-elsa-workflow-cannot-start"] = "true";
            return StudioJson.Answer(new JsonObject { ["workflowState"] = null, ["message"] = Texts.Of("studio.run-refused") });
        }).For(Role.Supervisor);
    }

    private static async Task<IReadOnlyList<string>> Named(HttpContext http, string list, CancellationToken cancellation) =>
        await StudioAnswers.Body(http.Request, cancellation) is { Done: true, Value: { } body } ? body.Words(list) : [];

    /// <summary>Keys of the versions that are drafts of the person's organisation; published ones are never deleted.</summary>
    private static async Task<IReadOnlyList<string>> Drafts(Editions editions, PersonAtDoor door, IReadOnlyList<string> versions, CancellationToken cancellation) =>
        [.. (await editions.VisibleTo(door.Person, null, cancellation)).Where(e => e.IsDraft && versions.Contains(e.Id)).Select(e => e.DefinitionId)];

    private static async Task<int> Discard(ChangeDraft change, PersonAtDoor door, IReadOnlyList<string> keys, CancellationToken cancellation)
    {
        var discarded = 0;
        foreach (var key in keys.Distinct(StringComparer.Ordinal))
        {
            discarded += (await change.Discard(door.Person, key, null, cancellation)).Done ? 1 : 0;
        }

        return discarded;
    }

    private static IResult Deleted(int number) => StudioJson.Answer(new JsonObject { ["deleted"] = number });
}
