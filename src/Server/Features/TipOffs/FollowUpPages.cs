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
            return await Show(receipt, follow, attachments, frames, http, cancellation, text, "请写明要补充的内容，或者选择要补充的文件。");
        }

        if (text.Length > 0)
        {
            var said = await follow.Say(receipt, text, cancellation);
            if (said.Refusal is { } refusal)
            {
                return await Show(receipt, follow, attachments, frames, http, cancellation, text, refusal.Sentence);
            }
        }

        var refused = (await attachments.TakeWhatCan(receipt, files, cancellation)).Where(f => f.Refusal is not null).Select(f => f.Refusal!.Sentence).ToList();
        return await Show(receipt, follow, attachments, frames, http, cancellation, error: refused.Count == 0 ? null : string.Join("", refused));
    }

    private static async Task<IResult> Show(
        string receipt, TipFollowUp follow, TipAttachments attachments, PageFrames frames, HttpContext http, CancellationToken cancellation, string draft = "", string? error = null)
    {
        var look = await follow.Look(receipt, cancellation);
        if (look.Refusal is not null || await follow.Find(receipt, cancellation) is not { } tip)
        {
            return await frames.Public(http, new FollowUpFormView(receipt, TipOffEndpoints.NoSuchReceipt.Sentence), StatusCodes.Status404NotFound);
        }

        var view = View(Secrets.Receipts.Read(receipt)!, look.Value!, await attachments.Names(tip, cancellation)) with { Draft = draft, Error = error };
        return await frames.Public(http, view, error is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
    }

    private static FollowUpView View(string receipt, FollowUp look, IReadOnlyList<(string, DateOnly)> files)
    {
        var reached = look.Stages.ToList().FindLastIndex(s => s.ReachedOn is not null);
        var ended = reached == look.Stages.Count - 1 || look.Stage == "不予受理";
        var steps = look.Stages.Select((s, i) => new StepView(
            s.Name, s.ReachedOn is null ? StepState.Future : i == reached && !ended ? StepState.Now : StepState.Done, s.ReachedOn)).ToList();
        return new FollowUpView(
            receipt, steps, new LightView(ended ? LightState.Done : LightState.Green, Text: look.Stage), Explain(look.Stage),
            [.. look.Messages.Select(m => new MessageView(m.From == "reporter" ? "我" : "核查组", m.At, m.Text, m.From == "reporter"))], files, []);
    }

    private static string Explain(string stage) => stage switch
    {
        "已收到" => "线索受理人员正在研究是否受理，结果会写在这里。",
        "已受理" => "已经受理，正在指定两名承办人。",
        "正在核查" => "承办人正在核查。需要您补充情况时，会在这里留言，请隔几天来看一看。",
        "已作出处理" => "已经作出处理，正在准备向您反馈。",
        "不予受理" => "经研究不予受理，理由见下面的留言；您可以补充新的情况。",
        _ => "办理情况已经反馈。对结果有意见，可以继续在这里留言。",
    };
}
