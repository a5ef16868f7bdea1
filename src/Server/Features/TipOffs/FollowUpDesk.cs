using Microsoft.EntityFrameworkCore;
using Qingyi.Client;
using Qingyi.Domain.Deadlines;
using Qingyi.Server.Features.Reporters;
using Qingyi.Server.Http;
using Qingyi.Server.Storage;
using Qingyi.Server.Web;
using Qingyi.Server.Web.Components;
using Qingyi.Server.Web.Pages.Public;

namespace Qingyi.Server.Features.TipOffs;

/// <summary>What was typed and could not be taken, why, and in which form.</summary>
/// <param name="Again">It was refused because it is done: the second press of a double click finds what it asked for.</param>
public sealed record Unsent(string Text, string Error, string Form, bool Again = false);

/// <summary>The page of a tip for whoever holds its receipt.</summary>
public sealed class FollowUpDesk(TipFollowUp follow, TipAttachments attachments, CaseDb db, House house, PageFrames frames, TimeProvider clock)
{
    public async Task<IResult> Show(HttpContext http, string receipt, CancellationToken cancellation, Unsent? unsent = null)
    {
        var words = PageFrames.WordsOf(http);
        var look = await follow.Look(receipt, cancellation);
        if (look.Refusal is not null || await follow.Find(receipt, cancellation) is not { } tip)
        {
            return await frames.Public(http, new FollowUpFormView(receipt, words.Said(TipOffEndpoints.NoSuchReceipt)), StatusCodes.Status404NotFound);
        }

        var may = await May(tip, cancellation);
        var view = View(words, Secrets.Receipts.Read(receipt)!, look.Value!, await attachments.Names(tip, cancellation), may);
        return unsent is null || (unsent.Again && (unsent.Text.Length == 0 || look.Value!.Messages.Any(m => m.From == "reporter" && m.Text == unsent.Text)))
            ? await frames.Public(http, view)
            : await frames.Public(http, view with { Draft = unsent.Text, Error = unsent.Error, Form = Shown(unsent.Form, may) }, StatusCodes.Status422UnprocessableEntity);
    }

    // Where the form that was sent is not on the page any more, what was typed stands beneath the conversation.
    private static string Shown(string form, ReporterMay may) => form switch
    {
        ReporterLetter.Retaliation => form,
        ReporterLetter.Review when may.ReviewUntil is not null => form,
        FollowUpFields.Rating when may is { Answered: true, Score: null } => form,
        _ => FollowUpFields.Reply,
    };

    private async Task<ReporterMay> May(TipRow tip, CancellationToken cancellation)
    {
        var of = await db.Cases.AsNoTracking().FirstAsync(c => c.Id == tip.CaseId, cancellation);
        var until = tip.ReviewAskedOn is null && ReviewAnswer.Late(of, clock.GetUtcNow()) is null ? ReviewAnswer.LastDay(of) : null;
        int Amount(string limit) => house.Calendar.In(db).Limits.Get(limit, LegalDay.Of(clock.GetUtcNow())).Amount;
        return new ReporterMay(of.Facts.Feedback is not null, tip.Score, until, tip.ReviewAskedOn, Amount(ProtectReporter.Limit), Amount(ReviewAnswer.Limit));
    }

    private static FollowUpView View(Words words, string receipt, FollowUp look, IReadOnlyList<(string, DateOnly)> files, ReporterMay may)
    {
        var reached = look.Stages.ToList().FindLastIndex(s => s.ReachedOn is not null);
        var codes = look.Stages.Select((s, i) => TipStages.Code(i, s.Name)).ToList();
        var ended = reached == look.Stages.Count - 1 || codes[reached] == TipStages.Declined;
        var steps = look.Stages.Select((s, i) => new StepView(
            words[$"tip.stage.{codes[i]}"], s.ReachedOn is null ? StepState.Future : i == reached && !ended ? StepState.Now : StepState.Done, s.ReachedOn)).ToList();
        return new FollowUpView(
            receipt, steps, new LightView(ended ? LightState.Done : LightState.Green, Text: words[$"tip.stage.{codes[reached]}"]), words[$"tip.explain.{codes[reached]}"],
            [.. look.Messages.Select(m => new MessageView(words[m.From == "reporter" ? "follow-up.me" : "follow-up.team"], m.At, m.Text, m.From == "reporter"))], files, may);
    }
}
