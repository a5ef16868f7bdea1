using System.Globalization;
using Qingyi.Domain;
using Qingyi.Domain.People;
using Qingyi.Server.Http;
using Qingyi.Server.People;
using Qingyi.Server.Studio.Drafts;
using Qingyi.Server.Web;
using Qingyi.Server.Web.Layout;
using Qingyi.Server.Web.Pages.Studio;

namespace Qingyi.Server.Studio.Comparing;

/// <summary>修改记录: earlier contents of a draft, their differences, restoring one, giving the draft up.</summary>
public static class RevisionPages
{
    public static void MapRevisionPages(this IEndpointRouteBuilder app)
    {
        var definition = app.MapGroup("/studio/definitions/{key}").For(StudioEndpoints.Readers);
        definition.MapGet("/revisions", async (string key, string? from, string? to, RevisionViews views, PageFrames frames, HttpContext http, CancellationToken cancellation) =>
            await Page(await views.View(key, from, to, null, cancellation), frames, http, StatusCodes.Status200OK));

        definition.MapPost("/revisions/{revision}/restore", async (string key, string revision, ChangeDraft change, RevisionViews views, PersonAtDoor door, PageFrames frames, HttpContext http, CancellationToken cancellation) =>
        {
            var number = long.TryParse(revision, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0;
            var restored = await change.Restore(door.Person, key, number, cancellation);
            return restored.Refusal is null ? Results.Redirect(Paths.DefinitionRevisions(key)) : await Again(restored.Refusal, key, views, frames, http, cancellation);
        }).For(Role.Supervisor).AddEndpointFilter<FormGuard>();

        definition.MapPost("/discard", async (string key, ChangeDraft change, RevisionViews views, PersonAtDoor door, PageFrames frames, HttpContext http, CancellationToken cancellation) =>
        {
            var form = await http.Request.ReadFormAsync(cancellation);
            var discarded = await change.Discard(door.Person, key, form["revision"].ToString() is { Length: > 0 } revision ? revision : null, cancellation);
            return discarded.Refusal is null ? Results.Redirect(Paths.DefinitionRevisions(key)) : await Again(discarded.Refusal, key, views, frames, http, cancellation);
        }).For(Role.Supervisor).AddEndpointFilter<FormGuard>();
    }

    private static async Task<IResult> Again(Refusal refusal, string key, RevisionViews views, PageFrames frames, HttpContext http, CancellationToken cancellation) =>
        await Page(await views.View(key, null, null, refusal.Sentence, cancellation), frames, http, Problems.Status(refusal.Code));

    private static async Task<IResult> Page(Outcome<RevisionsView> view, PageFrames frames, HttpContext http, int status) =>
        view.Refusal is { } refusal ? await ProblemPages.Answer(http, refusal) : await frames.Staff(http, StaffPage.Studio, view.Value!, status);
}
