using Qingyi.Client;
using Qingyi.Domain.People;
using Qingyi.Server.Http;
using Qingyi.Server.Studio.Publishing;
using Qingyi.Server.Web;
using Qingyi.Server.Web.Layout;
using Qingyi.Server.Web.Pages.Studio;

namespace Qingyi.Server.Studio.Checking;

/// <summary>发布前检查: the page, and the form on it that publishes.</summary>
public static class CheckPages
{
    public static void MapCheckPages(this IEndpointRouteBuilder app)
    {
        var page = app.MapGroup("/studio/definitions/{key}/check").For(StudioEndpoints.Readers);
        page.MapGet("/", async (string key, string? published, CheckViews views, PageFrames frames, HttpContext http, CancellationToken cancellation) =>
            await Show(await views.View(key, published, null, cancellation), frames, http, StatusCodes.Status200OK));
        page.MapPost("/", async (string key, PublishDraft publish, CheckViews views, PageFrames frames, HttpContext http, CancellationToken cancellation) =>
        {
            var form = await http.Request.ReadFormAsync(cancellation);
            var (revision, reason) = (form[PublishForm.RevisionField].ToString(), form[PublishForm.ReasonField].ToString());
            var attempt = await publish.Attempt(key, new DefinitionPublication(revision, reason), cancellation);
            if (attempt.Published.Refusal is not { } refusal)
            {
                return Results.Redirect($"{Paths.DefinitionCheck(key)}?published={Uri.EscapeDataString(attempt.Published.Value!.Id)}");
            }

            // What was typed stays; the page shows the draft as it is now.
            var status = Problems.Status(refusal.Code);
            return await Show(await views.View(key, null, new PublishForm(revision, reason, refusal.Sentence), cancellation), frames, http, status);
        }).For(Role.Supervisor).AddEndpointFilter<FormGuard>();
    }

    private static async Task<IResult> Show(Domain.Outcome<CheckView> view, PageFrames frames, HttpContext http, int status) =>
        view.Refusal is { } refusal ? await ProblemPages.Answer(http, refusal) : await frames.Staff(http, StaffPage.Studio, view.Value!, status);
}
