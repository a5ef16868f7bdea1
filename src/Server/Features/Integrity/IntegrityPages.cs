using Qingyi.Client;
using Qingyi.Server.Http;
using Qingyi.Server.Web;
using Qingyi.Server.Web.Pages.Public;

namespace Qingyi.Server.Features.Integrity;

/// <summary>廉洁公示 as a page and as JSON.</summary>
public static class IntegrityPages
{
    public static void MapIntegrityPages(this IEndpointRouteBuilder app)
    {
        app.MapGet(Paths.Integrity, async (IntegrityFigures figures, PageFrames frames, HttpContext http, CancellationToken cancellation) =>
            await frames.Public(http, new IntegrityView(await figures.Of(cancellation)))).OpenToAll();
        app.MapGet("/api/integrity", async (IntegrityFigures figures, CancellationToken cancellation) => Results.Json(await figures.Of(cancellation), WireJson.Options)).OpenToAll().Produces<IReadOnlyList<IntegrityMonth>>();
    }
}
