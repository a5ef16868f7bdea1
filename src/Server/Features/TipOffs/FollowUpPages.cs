using Qingyi.Client;
using Qingyi.Domain;
using Qingyi.Domain.Deadlines;
using Qingyi.Server.Http;
using Qingyi.Server.Web;
using Qingyi.Server.Web.Components;
using Qingyi.Server.Web.Pages.Public;

namespace Qingyi.Server.Features.TipOffs;

/// <summary>查询与补充: opened by the receipt, which travels in the body of a post alone.</summary>
public static class FollowUpPages
{
    public static void MapFollowUpPages(this IEndpointRouteBuilder app)
    {
        app.MapGet(Paths.FollowUp, async (PageFrames frames, HttpContext http) => await frames.Public(http, new FollowUpFormView())).OpenToAll();
        app.MapGet(Paths.FollowUpMessage, () => Results.Redirect(Paths.FollowUp)).OpenToAll();

        app.MapPost(Paths.FollowUp, async (TipFollowUp follow, TipAttachments attachments, PageFrames frames, HttpContext http, CancellationToken cancellation) =>
        {
            var form = await PublicForms.Read(http.Request, cancellation);
            return await Show(form.Text(FollowUpFields.Receipt), follow, attachments, frames, http, cancellation);
        }).OpenToAll().AddEndpointFilter<FloodFilter>();

        app.MapPost(Paths.FollowUpMessage, Add).OpenToAll().AddEndpointFilter<FloodFilter>();
    }

    private static async Task<IResult> Add(TipFollowUp follow, TipAttachments attachments, PageFrames frames, HttpContext http, CancellationToken cancellation)
    {
        var form = await PublicForms.Read(http.Request, cancellation);
        var (receipt, text) = (form.Text(FollowUpFields.Receipt), form.Text(FollowUpFields.Text));
        var files = form.Files.Where(f => f.Length > 0 || f.FileName.Length > 0).ToList();
        if (text.Length == 0 && files.Count == 0)
        {
            return await Show(receipt, follow, attachments, frames, http, cancellation, text, PageFrames.WordsOf(http)["follow-up.empty"]);
        }

        if (text.Length > 0)
        {
            var said = await follow.Say(receipt, text, cancellation);
            if (said.Refusal is { } refusal)
            {
                return await Show(receipt, follow, attachments, frames, http, cancellation, text, PageFrames.WordsOf(http).Said(refusal));
            }
        }

        var refused = (await attachments.TakeWhatCan(receipt, files, cancellation)).Where(f => f.Refusal is not null).Select(f => PageFrames.WordsOf(http).Said(f.Refusal!)).ToList();
        return await Show(receipt, follow, attachments, frames, http, cancellation, error: refused.Count == 0 ? null : string.Join(' ', refused));
    }

    private static async Task<IResult> Show(
        string receipt, TipFollowUp follow, TipAttachments attachments, PageFrames frames, HttpContext http, CancellationToken cancellation, string draft = "", string? error = null)
    {
        var words = PageFrames.WordsOf(http);
        var look = await follow.Look(receipt, cancellation);
        if (look.Refusal is not null || await follow.Find(receipt, cancellation) is not { } tip)
        {
            return await frames.Public(http, new FollowUpFormView(receipt, words.Said(TipOffEndpoints.NoSuchReceipt)), StatusCodes.Status404NotFound);
        }

        var view = View(words, Secrets.Receipts.Read(receipt)!, look.Value!, await attachments.Names(tip, cancellation)) with { Draft = draft, Error = error };
        return await frames.Public(http, view, error is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
    }

    private static FollowUpView View(Words words, string receipt, FollowUp look, IReadOnlyList<(string, DateOnly)> files)
    {
        var reached = look.Stages.ToList().FindLastIndex(s => s.ReachedOn is not null);
        var codes = look.Stages.Select((s, i) => TipStages.Code(i, s.Name)).ToList();
        var ended = reached == look.Stages.Count - 1 || codes[reached] == TipStages.Declined;
        var steps = look.Stages.Select((s, i) => new StepView(
            words[$"tip.stage.{codes[i]}"], s.ReachedOn is null ? StepState.Future : i == reached && !ended ? StepState.Now : StepState.Done, s.ReachedOn)).ToList();
        return new FollowUpView(
            receipt, steps, new LightView(ended ? LightState.Done : LightState.Green, Text: words[$"tip.stage.{codes[reached]}"]), words[$"tip.explain.{codes[reached]}"],
            [.. look.Messages.Select(m => new MessageView(words[m.From == "reporter" ? "follow-up.me" : "follow-up.team"], m.At, m.Text, m.From == "reporter"))], files, []);
    }
}
