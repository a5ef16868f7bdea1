using System.Globalization;
using Qingyi.Client;
using Qingyi.Server.Features.Reporters;
using Qingyi.Server.Http;
using Qingyi.Server.Web;
using Qingyi.Server.Web.Pages.Public;

namespace Qingyi.Server.Features.TipOffs;

/// <summary>查询与补充: opened by the receipt, which travels in the body of a post alone.</summary>
public static class FollowUpPages
{
    public static void MapFollowUpPages(this IEndpointRouteBuilder app)
    {
        app.MapGet(Paths.FollowUp, async (PageFrames frames, HttpContext http) => await frames.Public(http, new FollowUpFormView())).OpenToAll();
        app.MapGet(Paths.FollowUpMessage, () => Results.Redirect(Paths.FollowUp)).OpenToAll();

        app.MapPost(Paths.FollowUp, async (FollowUpDesk desk, HttpContext http, CancellationToken cancellation) =>
            await desk.Show(http, (await PublicForms.Read(http.Request, cancellation)).Text(FollowUpFields.Receipt), cancellation)).OpenToAll().AddEndpointFilter<FloodFilter>();

        app.MapPost(Paths.FollowUpMessage, Add).OpenToAll().AddEndpointFilter<FloodFilter>();
        app.MapGet(Paths.FollowUpRating, () => Results.Redirect(Paths.FollowUp)).OpenToAll();
        app.MapPost(Paths.FollowUpRating, async (FollowUpDesk desk, RateHandling rate, HttpContext http, CancellationToken cancellation) =>
        {
            var form = await PublicForms.Read(http.Request, cancellation);
            var (receipt, text) = (form.Text(FollowUpFields.Receipt), form.Text(FollowUpFields.Text));
            var rated = await rate.Rate(new TipRating(receipt, int.TryParse(form.Text(FollowUpFields.Score), NumberStyles.None, CultureInfo.InvariantCulture, out var score) ? score : 0, text), cancellation);

            return await desk.Show(http, receipt, cancellation, rated.Refusal is { } refusal ? new Unsent(text, PageFrames.WordsOf(http).Said(refusal), FollowUpFields.Rating, refusal.Code == "rated-already") : null);
        }).OpenToAll().AddEndpointFilter<FloodFilter>();
    }

    private static async Task<IResult> Add(FollowUpDesk desk, ReporterLetter letter, TipAttachments attachments, HttpContext http, CancellationToken cancellation)
    {
        var form = await PublicForms.Read(http.Request, cancellation);
        var (receipt, text, about) = (form.Text(FollowUpFields.Receipt), form.Text(FollowUpFields.Text), form.Text(FollowUpFields.About));
        var files = form.Files.Where(f => f.Length > 0 || f.FileName.Length > 0).ToList();
        var words = PageFrames.WordsOf(http);
        if (text.Length == 0 && files.Count == 0)
        {
            return await desk.Show(http, receipt, cancellation, new Unsent(text, words[about.Length == 0 ? "follow-up.empty" : "follow-up.empty.letter"], about));
        }

        if (text.Length > 0 && (await letter.Send(receipt, text, about, cancellation)).Refusal is { } refusal)
        {
            return await desk.Show(http, receipt, cancellation, new Unsent(text, words.Said(refusal), about, refusal.Code == "review-asked"));
        }

        var refused = (await attachments.TakeWhatCan(receipt, files, cancellation)).Where(f => f.Refusal is not null).Select(f => words.Said(f.Refusal!)).ToList();
        return await desk.Show(http, receipt, cancellation, refused.Count == 0 ? null : new Unsent("", string.Join(' ', refused), about));
    }
}
