using System.IO.Compression;
using System.Text.Json;
using Qingyi.Domain;
using Qingyi.Domain.People;
using Qingyi.Server.Http;

namespace Qingyi.Server.Studio.Instances;

/// <summary>
/// Instances as Elsa Studio reads them: a case out of sight is an instance that does not exist. Nothing here deletes: what a case went through stays.
/// </summary>
public static class InstanceEndpoints
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public static void MapStudioInstances(this IEndpointRouteBuilder app)
    {
        var api = app.MapGroup(StudioEndpoints.Prefix).For(StudioEndpoints.Readers).ExcludeFromDescription();
        api.MapPost("/workflow-instances", async (InstanceFilter filter, InstanceList list, CancellationToken cancellation) => Results.Json(await list.Read(filter, cancellation), Json));
        var one = api.MapGroup("/workflow-instances/{id}");
        one.MapGet("/", async (string id, InstanceViews views, CancellationToken cancellation) => Answer(await views.Detail(id, cancellation)));
        one.MapGet("/variables", async (string id, InstanceViews views, CancellationToken cancellation) => Answer(await views.Variables(id, cancellation)));
        one.MapGet("/execution-state", async (string id, InstanceViews views, CancellationToken cancellation) => Answer(await views.State(id, cancellation)));
        one.MapPost("/journal", async (string id, int? skip, int? take, JournalRequest? body, InstanceViews views, CancellationToken cancellation) =>
            Answer(await views.Journal(id, body?.Filter ?? new JournalFilter(), skip, take, cancellation)));
        one.MapGet("/export", (string id, InstanceViews views, CancellationToken cancellation) => Export(id, views, cancellation));

        api.MapPost("/activity-executions/report", async (ReportRequest body, InstanceViews views, CancellationToken cancellation) =>
            Answer(await views.Report(body.WorkflowInstanceId, body.ActivityNodeIds, cancellation)));
        api.MapGet("/activity-executions/list", async (string? workflowInstanceId, string? activityNodeId, InstanceViews views, CancellationToken cancellation) =>
            Answer(await views.Executions(workflowInstanceId, activityNodeId, cancellation)));
        api.MapGet("/activity-execution-summaries/list", async (string? workflowInstanceId, string? activityNodeId, InstanceViews views, CancellationToken cancellation) =>
            Answer(await views.Summaries(workflowInstanceId, activityNodeId, cancellation)));
        api.MapGet("/activity-executions/by-id", async (string? id, InstanceViews views, CancellationToken cancellation) => Answer(await views.Execution(id, cancellation)));
        api.MapGet("/activity-executions/{id}/call-stack", async (string id, InstanceViews views, CancellationToken cancellation) => Answer(await views.Stack(id, cancellation)));
        MapChanges(app.MapGroup(StudioEndpoints.Prefix).For(Role.Supervisor).ExcludeFromDescription());
    }

    private static void MapChanges(RouteGroupBuilder api)
    {
        api.MapPost("/cancel/workflow-instances/{id}", async (string id, Cancellation? body, CancelInstances cancel, CancellationToken cancellation) =>
            (await cancel.Cancel(id, body?.Reason, cancellation)).Result(_ => Results.Json(new { }, Json)));
        api.MapPost("/bulk-actions/cancel/workflow-instances", async (BulkCancellation body, CancelInstances cancel, CancellationToken cancellation) =>
            Results.Json(new { cancelled = await cancel.Cancel(body, cancellation) }, Json));
        api.MapDelete("/workflow-instances/{id}", (HttpContext http) => Kept(http));
        api.MapPost("/bulk-actions/delete/workflow-instances/by-id", (HttpContext http) => Kept(http));
        api.MapPost("/workflow-instances/import", () => Problems.Result(InstanceRefusals.NotTakenIn));
        api.MapPost("/bulk-actions/export/workflow-instances", async (IdList body, InstanceViews views, CancellationToken cancellation) =>
            Results.File(await Zip(body.Ids ?? [], views, cancellation), "application/zip", "workflow-instances.zip"));
    }

    internal sealed record IdList(IReadOnlyList<string>? Ids = null);

    private static IResult Answer<T>(T? found) where T : class => found is null ? Problems.Result(InstanceRefusals.NoSuchInstance) : Results.Json(found, Json);

    // Studio would end its page over any status but 200: it is told in the body, and its list still shows the row. Programs are told by the status.
    private static IResult Kept(HttpContext http) => http.Request.Headers.ContainsKey("Sec-Fetch-Site")
        ? Results.Json(new { deleted = 0, refusal = InstanceRefusals.Kept.Sentence }, Json)
        : Problems.Result(InstanceRefusals.Kept);

    private static async Task<IResult> Export(string id, InstanceViews views, CancellationToken cancellation) => await views.File(id, cancellation) is { } file
        ? Results.File(JsonSerializer.SerializeToUtf8Bytes(file, Json), "application/json", $"workflow-instance-{id}.json")
        : Problems.Result(InstanceRefusals.NoSuchInstance);

    private static async Task<byte[]> Zip(IReadOnlyList<string> ids, InstanceViews views, CancellationToken cancellation)
    {
        using var memory = new MemoryStream();
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var id in ids.Distinct(StringComparer.Ordinal))
            {
                if (await views.File(id, cancellation) is { } file)
                {
                    await using var entry = await zip.CreateEntry($"workflow-instance-{id}.json").OpenAsync(cancellation);
                    await JsonSerializer.SerializeAsync(entry, file, Json, cancellation);
                }
            }
        }

        return memory.ToArray();
    }
}
