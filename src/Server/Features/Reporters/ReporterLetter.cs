using System.Text.Json.Nodes;
using Qingyi.Client;
using Qingyi.Domain;
using Qingyi.Domain.Cases;
using Qingyi.Domain.People;
using Qingyi.Server.Deadlines;
using Qingyi.Server.Features.Procedures;
using Qingyi.Server.Features.TipOffs;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Features.Reporters;

/// <summary>举报人来信: what she adds, that she is made to suffer for it, or that she asks for a review. The last two begin a procedure, so that a task and its day stand behind them.</summary>
public sealed class ReporterLetter(TipFollowUp follow, StartProcedure procedures, Transitions transitions)
{
    public const string Retaliation = "retaliation";
    public const string Review = "review";

    /// <param name="about">One of the two, or null or empty: she adds to what she told.</param>
    public async Task<Outcome<FollowUp>> Send(string? receipt, string? text, string? about, CancellationToken cancellation)
    {
        if (await follow.Find(receipt, cancellation) is not { } tip)
        {
            return TipOffEndpoints.NoSuchReceipt;
        }

        if (about is not (null or "" or Retaliation or Review))
        {
            return ReporterRefusals.UnknownAbout(about);
        }

        if (string.IsNullOrWhiteSpace(text) || text.Length > ReporterRefusals.LongestLetter)
        {
            return ReporterRefusals.NoLetter;
        }

        var sent = await transitions.Run<string>(tip.CaseId, CaseLifecycle.System, async t =>
        {
            if (about == Review && await AskReview(t, tip.Id, cancellation) is { } refusal)
            {
                return refusal;
            }

            if (about == Retaliation)
            {
                await Begin(t, new ProtectReporter(), Role.Leader, Texts.Of("reporters.letter.retaliation"), cancellation);
            }

            var id = TipThread.Put(t, tip, text, fromReporter: true);
            t.Audit("reporter-wrote", string.IsNullOrEmpty(about) ? new JsonObject { ["message"] = id } : new JsonObject { ["message"] = id, ["about"] = about });
            await ReporterNews.Wrote(t, cancellation);
            return id;
        }, cancellation);
        return sent.Done ? await follow.Look(receipt, cancellation) : sent.Refusal!;
    }

    private async Task<Refusal?> AskReview(Transition t, string tipId, CancellationToken cancellation)
    {
        var tip = (await t.Db.Tips.FindAsync([tipId], cancellation))!;
        if ((tip.ReviewAskedOn is null ? ReviewAnswer.Late(t.Case, t.Now) : ReporterRefusals.AskedAlready) is { } refusal)
        {
            return refusal;
        }

        tip.ReviewAskedOn = t.Today;
        await Begin(t, new ReviewAnswer(), Role.PrincipalLeader, Texts.Of("reporters.letter.review-asked"), cancellation);
        return null;
    }

    // What stands in the way of the procedure is no matter of hers: her letter is taken, and whoever would have got the task hears of it.
    private async Task Begin(Transition t, Procedure procedure, string role, string what, CancellationToken cancellation)
    {
        if ((await procedures.Begin(t, procedure, null, cancellation)).Refusal is { } refusal)
        {
            DeadlineRows.Tell(t, role, $"{t.Case.Number} {what}。{refusal.Sentence}");
        }
    }
}
