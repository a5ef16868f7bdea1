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
            var refusal = about switch
            {
                Retaliation => await Fear(t, cancellation),
                Review => await AskReview(t, tip.Id, cancellation),
                _ => null,
            };
            if (refusal is not null)
            {
                return refusal;
            }

            var id = TipThread.Take(t, tip, text);
            t.Audit("reporter-wrote", string.IsNullOrEmpty(about) ? new JsonObject { ["message"] = id } : new JsonObject { ["message"] = id, ["about"] = about });
            await ReporterNews.Wrote(t, cancellation);
            return id;
        }, cancellation);
        return sent.Done ? await follow.Look(receipt, cancellation) : sent.Refusal!;
    }

    // Said again while a leader is at it, it reaches him as one more word.
    private async Task<Refusal?> Fear(Transition t, CancellationToken cancellation)
    {
        var begun = await procedures.Begin(t, new ProtectReporter(), null, cancellation);
        if (begun.Refusal is { Code: "procedure-running" })
        {
            DeadlineRows.Tell(t, Role.Leader, $"{t.Case.Number} 举报人再次反映受到打击报复。");
            return null;
        }

        return begun.Refusal;
    }

    private async Task<Refusal?> AskReview(Transition t, string tipId, CancellationToken cancellation)
    {
        var tip = (await t.Db.Tips.FindAsync([tipId], cancellation))!;
        if (tip.ReviewAskedOn is not null)
        {
            return ReporterRefusals.AskedAlready;
        }

        tip.ReviewAskedOn = t.Today;
        return (await procedures.Begin(t, new ReviewAnswer(), null, cancellation)).Refusal;
    }
}
