using Microsoft.EntityFrameworkCore;
using Qingyi.Domain;
using Qingyi.Domain.People;
using Qingyi.Server.Http;
using Qingyi.Server.People;
using Qingyi.Server.Storage;
using Qingyi.Server.Studio.Reading;
using Qingyi.Server.Web;
using Qingyi.Server.Web.Layout;
using Qingyi.Server.Web.Pages.Staff;
using StudioView = Qingyi.Server.Web.Pages.Staff.StudioView;

namespace Qingyi.Server.Studio;

/// <summary>流程设计: Elsa Studio inside our frame, for whoever may read its interface. Its own navigation loads these addresses; the ids stand in the path because it overwrites the query.</summary>
public static class StudioPages
{
    /// <summary>
    /// The package compiles WebAssembly, defines its keyboard shortcuts by two inline scripts (the hashes: editor, list of instances), writes inline
    /// styles, and runs the code editor's workers from blobs. Nothing else is allowed, and nothing from any other host.
    /// </summary>
    public const string Policy =
        "default-src 'self'; script-src 'self' 'wasm-unsafe-eval' 'sha256-snlP1jz0gjwc5cTz9ErZcliXuCK63+Mmf68RRCeptgc=' "
        + "'sha256-vu6sQrKXQHR4Yn3FMMihA/9TxxfIXnCxKwvLrTPJ5ts='; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; connect-src 'self'; worker-src 'self' blob:; frame-ancestors 'self'; base-uri 'self'";

    public static void MapStudioPages(this IEndpointRouteBuilder app)
    {
        var studio = app.MapGroup(Paths.Studio).For(StudioEndpoints.Readers);
        studio.MapGet("/", () => Results.Redirect(Paths.StudioDefinitions));
        Screen(studio, "/workflows/definitions", StudioScreen.Definitions);
        Screen(studio, "/workflows/definitions/{id}/edit", StudioScreen.Definition);
        Screen(studio, "/workflows/instances", StudioScreen.Instances);
        Screen(studio, "/workflows/instances/{id}/view", StudioScreen.Instance);

        studio.MapGet("/guide/expressions", (PageFrames frames, HttpContext http) => frames.Staff(http, StaffPage.Studio, GuideView.Expressions));

        // The package's own settings log every call to the console.
        studio.MapGet("/appsettings.json", () => Results.Text("""{"Logging":{"LogLevel":{"Default":"Warning"}}}""", "application/json"));
        studio.MapGet("/{**file}", async (string file, StudioFiles files, HttpContext http) =>
        {
            http.Response.Headers.ContentSecurityPolicy = Policy;
            return await files.Answer(http, file) ?? Problems.Result(Refusals.Of("no-such-file.designer-file"));
        });
    }

    private static void Screen(RouteGroupBuilder studio, string path, StudioScreen screen) =>
        studio.MapGet(path, async (string? id, CaseDb db, PersonAtDoor door, PageFrames frames, HttpContext http, CancellationToken cancellation) =>
            await frames.Studio(http, new StudioView(
                screen, await Whose(db, door.Person, cancellation), id, screen is StudioScreen.Definition ? await Name(db, id!, cancellation) : null)));

    private static Task<Dictionary<string, string>> Whose(CaseDb db, Person person, CancellationToken cancellation)
    {
        var chain = Editions.Chain(person);
        return db.Organisations.AsNoTracking().Where(o => chain.Contains(o.Id)).ToDictionaryAsync(o => o.Id, o => o.Name, StringComparer.Ordinal, cancellation);
    }

    // What the header shows until the definition itself has been read.
    private static Task<string?> Name(CaseDb db, string id, CancellationToken cancellation) =>
        db.Definitions.AsNoTracking().Where(d => d.DefinitionId == id).OrderByDescending(d => d.Version).Select(d => d.Name).FirstOrDefaultAsync(cancellation);
}
