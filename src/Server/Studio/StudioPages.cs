using Microsoft.EntityFrameworkCore;
using Qingyi.Domain;
using Qingyi.Domain.People;
using Qingyi.Server.Http;
using Qingyi.Server.Storage;
using Qingyi.Server.Web;
using Qingyi.Server.Web.Layout;
using Qingyi.Server.Web.Pages.Staff;

namespace Qingyi.Server.Studio;

/// <summary>流程设计: Elsa Studio inside our frame. Its own navigation loads these addresses; the ids stand in the path because it overwrites the query.</summary>
public static class StudioPages
{
    /// <summary>Who gets Studio at all; what they may change there is decided by <c>/elsa/api</c>.</summary>
    public static readonly string[] Readers = [Role.Supervisor, Role.Auditor, Role.Administrator];

    /// <summary>
    /// The package compiles WebAssembly, defines its keyboard shortcuts by one inline script (the hash), writes inline styles, and runs the code
    /// editor's workers from blobs. Nothing else is allowed, and nothing from any other host.
    /// </summary>
    public const string Policy =
        "default-src 'self'; script-src 'self' 'wasm-unsafe-eval' 'sha256-snlP1jz0gjwc5cTz9ErZcliXuCK63+Mmf68RRCeptgc='; style-src 'self' 'unsafe-inline'; "
        + "img-src 'self' data:; font-src 'self' data:; connect-src 'self'; worker-src 'self' blob:; frame-ancestors 'self'; base-uri 'self'";

    public static void MapStudioPages(this IEndpointRouteBuilder app)
    {
        var studio = app.MapGroup(Paths.Studio).For(Readers);
        studio.MapGet("/", () => Results.Redirect(Paths.StudioDefinitions));
        studio.MapGet("/workflows/definitions", (PageFrames frames, HttpContext http) => frames.Studio(http, new StudioView(StudioScreen.Definitions)));
        studio.MapGet("/workflows/instances", (PageFrames frames, HttpContext http) => frames.Studio(http, new StudioView(StudioScreen.Instances)));
        studio.MapGet("/workflows/definitions/{id}/edit", async (string id, CaseDb db, PageFrames frames, HttpContext http, CancellationToken cancellation) =>
            await frames.Studio(http, new StudioView(StudioScreen.Definition, id, await Name(db, id, cancellation))));
        studio.MapGet("/workflows/instances/{id}/view", (string id, PageFrames frames, HttpContext http) => frames.Studio(http, new StudioView(StudioScreen.Instance, id)));

        studio.MapGet("/guide/expressions", (PageFrames frames, HttpContext http) => frames.Staff(http, StaffPage.Studio, GuideView.Expressions));

        // The package's own settings log every call to the console.
        studio.MapGet("/appsettings.json", () => Results.Text("""{"Logging":{"LogLevel":{"Default":"Warning"}}}""", "application/json"));
        studio.MapGet("/{**file}", async (string file, StudioFiles files, HttpContext http) =>
        {
            http.Response.Headers.ContentSecurityPolicy = Policy;
            return await files.Answer(http, file) ?? Problems.Result(new Refusal("no-such-file", "流程设计器没有这个文件。"));
        });
    }

    // What the header shows until the definition itself has been read.
    private static Task<string?> Name(CaseDb db, string id, CancellationToken cancellation) =>
        db.Definitions.AsNoTracking().Where(d => d.DefinitionId == id).OrderByDescending(d => d.Version).Select(d => d.Name).FirstOrDefaultAsync(cancellation);
}
