using Qingyi.Client;
using Qingyi.Server.Http;
using Qingyi.Server.People;

namespace Qingyi.Server.Deadlines;

/// <summary>延期、暂停、恢复 over the wire.</summary>
public static class DeadlineEndpoints
{
    public static void MapDeadlines(this IEndpointRouteBuilder app)
    {
        var one = app.MapGroup("/api/deadlines/{id}").ForSeats([.. ApprovalRanks.Roles]);
        one.MapPost("/extend", async (string id, DeadlineExtension asked, ChangeDeadline change, CancellationToken cancellation) =>
            (await change.Extend(id, asked, cancellation)).Result()).Idempotent().Produces<DeadlineNow>();
        one.MapPost("/pause", async (string id, DeadlinePause asked, ChangeDeadline change, CancellationToken cancellation) =>
            (await change.Pause(id, asked, cancellation)).Result()).Idempotent().Produces<DeadlineNow>();
        one.MapPost("/resume", async (string id, DeadlineResumption asked, ChangeDeadline change, CancellationToken cancellation) =>
            (await change.Resume(id, asked, cancellation)).Result()).Idempotent().Produces<DeadlineNow>();
    }
}
