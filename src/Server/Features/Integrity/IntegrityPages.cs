using System.Text;
using Qingyi.Client;
using Qingyi.Server.Features.TipOffs;
using Qingyi.Server.Http;
using Qingyi.Server.Web;
using Qingyi.Server.Web.Pages.Public;

namespace Qingyi.Server.Features.Integrity;

/// <summary>廉洁公示 as a page and as JSON.</summary>
public static class IntegrityPages
{
    public static void MapIntegrityPages(this IEndpointRouteBuilder app)
    {
        app.MapGet(Paths.Integrity, async (IntegrityFigures figures, ProveReceipt prove, PageFrames frames, HttpContext http, CancellationToken cancellation) =>
            await frames.Public(http, new IntegrityView(await figures.Of(cancellation), await prove.Key(cancellation)))).OpenToAll();
        app.MapGet(Paths.IntegrityKey, async (ProveReceipt prove, CancellationToken cancellation) =>
            Results.File(Encoding.ASCII.GetBytes((await prove.Key(cancellation)).Pem + "\n"), "application/x-pem-file", "key.pem")).OpenToAll();
        app.MapGet("/api/integrity", async (IntegrityFigures figures, CancellationToken cancellation) => Results.Json(await figures.Of(cancellation), WireJson.Options)).OpenToAll().Produces<IReadOnlyList<IntegrityMonth>>();
    }
}
