using Microsoft.EntityFrameworkCore;
using Qingyi.Server.Http;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Hosting;

/// <summary>Live: the process answers. Ready: the database does too, and the node is not about to stop.</summary>
public static class Health
{
    public static void MapHealth(this IEndpointRouteBuilder app)
    {
        app.MapGet("/health/live", () => Results.Text("live")).OpenToAll();
        app.MapGet("/health/ready", async (CaseDb db, IHostApplicationLifetime life, CancellationToken cancellation) =>
            life.ApplicationStopping.IsCancellationRequested ? NotReady("draining")
            : await db.Database.CanConnectAsync(cancellation) ? Results.Text("ready")
            : NotReady("database")).OpenToAll();
    }

    private static IResult NotReady(string why) => Results.Text(why, statusCode: StatusCodes.Status503ServiceUnavailable);
}
