using Qingyi.Client;
using Qingyi.Server.Http;
using Qingyi.Server.People;

namespace Qingyi.Server.Features.Tasks;

/// <summary>待办: the inbox and what can be done with a line of it.</summary>
public static class TaskEndpoints
{
    public static void MapTasks(this IEndpointRouteBuilder app)
    {
        var tasks = app.MapGroup("/api/tasks").For();
        tasks.MapGet("/", async (string? state, string? after, TaskViews views, PersonAtDoor door, HttpContext http, CancellationToken cancellation) =>
        {
            var items = await views.List(door.Person, state, after, cancellation);
            Paging.Link(http, items.Count, items.Count == 0 ? null : items[^1].Id);
            return Results.Json(items, WireJson.Options);
        }).Produces<IReadOnlyList<TaskItem>>();

        tasks.MapPost("/{id}/claim", async (string id, HoldTask hold, CancellationToken cancellation) => (await hold.Claim(id, cancellation)).Answer()).Idempotent().Produces<TaskItem>();
        tasks.MapPost("/{id}/release", async (string id, HoldTask hold, CancellationToken cancellation) => (await hold.Release(id, cancellation)).Answer()).Idempotent().Produces<TaskItem>();
        tasks.MapPost("/{id}/delegate", async (string id, Delegation to, HoldTask hold, CancellationToken cancellation) => (await hold.Delegate(id, to, cancellation)).Answer()).Idempotent().Produces<TaskItem>();
        tasks.MapPost("/{id}/complete", async (string id, TaskCompletion completion, CompleteTask complete, CancellationToken cancellation) =>
            (await complete.Complete(id, completion, cancellation)).Answer()).Idempotent<string>((http, task) => http.RequestServices.GetRequiredService<CompleteTask>().Again(task, http.RequestAborted)).Produces<TaskCompleted>();
    }
}
