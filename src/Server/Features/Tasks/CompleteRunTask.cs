using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Qingyi.Domain;
using Qingyi.Domain.People;
using Qingyi.Engine.Runs;
using Qingyi.Server.Http;
using Qingyi.Server.Inner;
using Qingyi.Server.People;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Features.Tasks;

/// <summary>外部任务: whoever did it outside reports its result, and the workflow goes on with that.</summary>
/// <param name="Result">Codes and figures; it becomes a value of the workflow, so nothing that must stay sealed.</param>
public sealed record RunTaskResult(JsonElement? Result);

public sealed class CompleteRunTask(CaseDb db, Transitions transitions, PersonAtDoor door)
{
    private const int Longest = 65_536;

    /// <summary>At the address that Elsa's own clients call.</summary>
    public static void Map(IEndpointRouteBuilder app) =>
        app.MapPost("/elsa/api/tasks/{taskId}/complete", async (string taskId, RunTaskResult given, CompleteRunTask complete, CancellationToken cancellation) =>
            (await complete.Complete(taskId, given, cancellation)).Result(_ => Results.Ok())).For(Role.Supervisor, Role.SectionHead).Idempotent<string>((_, _) => Task.FromResult(Results.Ok()));

    public async Task<Outcome<string>> Complete(string taskId, RunTaskResult given, CancellationToken cancellation)
    {
        var text = given.Result?.GetRawText();
        if (text is { Length: > Longest })
        {
            return Refusals.Of("invalid-data.task-result-length", Longest);
        }

        var visible = db.VisibleTo(door.Person).Select(c => c.Id);
        var caseId = await db.Bookmarks.Where(b => b.Name == WaitKinds.RunTask && b.Key == taskId && visible.Contains(b.CaseId)).Select(b => b.CaseId).FirstOrDefaultAsync(cancellation);
        if (caseId is null)
        {
            return TaskAccess.NoSuchTask;
        }

        return await transitions.Run<string>(caseId, door.Person, t =>
        {
            if (t.Records.Bookmarks.FirstOrDefault(b => b.Name == WaitKinds.RunTask && b.Key == taskId) is not { } row)
            {
                return Task.FromResult<Outcome<string>>(TaskRefusals.Gone);
            }

            t.Audit("run-task-completed", new JsonObject { ["task"] = taskId, ["activity"] = row.ActivityId });
            var input = new ResumeInput { Input = new JsonObject { ["RunTaskInput"] = text is null ? null : JsonNode.Parse(text) } };
            return Task.FromResult<Outcome<string>>(t.Resume(row.InstanceId, row.Id, input).Refused(TaskRefusals.Gone) is { } refusal ? refusal : taskId);
        }, cancellation);
    }
}
