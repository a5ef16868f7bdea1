using Microsoft.EntityFrameworkCore;
using Qingyi.Server.Http;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Hosting;

/// <summary>Live: the process answers. Ready: the database does too.</summary>
public static class Health
{
    public static void MapHealth(this IEndpointRouteBuilder app)
    {
        app.MapGet("/health/live", () => Results.Text("live")).OpenToAll();
        app.MapGet("/health/ready", async (CaseDb db, CancellationToken cancellation) =>
            await db.Database.CanConnectAsync(cancellation) ? Results.Text("ready") : Results.Text("database", statusCode: StatusCodes.Status503ServiceUnavailable)).OpenToAll();
    }
}
