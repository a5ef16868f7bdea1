using System.Text.Json.Nodes;
using Qingyi.Client;
using Qingyi.Domain;
using Qingyi.Domain.Cases;
using Qingyi.Server.Features.Satisfaction;
using Qingyi.Server.Features.TipOffs;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Features.Reporters;

/// <summary>评价办理情况: once, after the answer. The score is a number of the case; what she says with it is a letter like any other.</summary>
public sealed class RateHandling(TipFollowUp follow, Transitions transitions)
{
    public async Task<Outcome<FollowUp>> Rate(TipRating rating, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(rating);
        if (await follow.Find(rating.Receipt, cancellation) is not { } tip)
        {
            return TipOffEndpoints.NoSuchReceipt;
        }

        if (rating.Score is < 1 or > TakeSheet.Best)
        {
            return ReporterRefusals.NoSuchScore;
        }

        if (rating.Text?.Length > ReporterRefusals.LongestLetter)
        {
            return ReporterRefusals.NoLetter;
        }

        var rated = await transitions.Run<string>(tip.CaseId, CaseLifecycle.System, async t =>
        {
            var row = (await t.Db.Tips.FindAsync([tip.Id], cancellation))!;
            if ((t.Case.Facts.Feedback is null ? ReporterRefusals.NothingAnswered : row.Score is not null ? ReporterRefusals.RatedAlready : null) is { } refusal)
            {
                return refusal;
            }

            (row.Score, row.RatedOn) = (rating.Score, t.Today);
            var entry = new JsonObject { ["score"] = rating.Score };
            if (!string.IsNullOrWhiteSpace(rating.Text))
            {
                entry["message"] = TipThread.Put(t, tip, rating.Text, fromReporter: true);
                await ReporterNews.Wrote(t, cancellation);
            }

            t.Audit("handling-rated", entry);
            return row.Id;
        }, cancellation);
        return rated.Done ? await follow.Look(rating.Receipt, cancellation) : rated.Refusal!;
    }
}
