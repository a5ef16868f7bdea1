using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Qingyi.Domain;
using Qingyi.Server.People;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Features.Publication;

/// <summary>撤回公示: the text goes, number and reason stay for everybody to read.</summary>
public sealed class WithdrawNotice(CaseDb db, Transitions transitions, PersonAtDoor door)
{
    public async Task<Outcome<string>> Withdraw(string id, string? reason, CancellationToken cancellation)
    {
        if (string.IsNullOrWhiteSpace(reason))
        {
            return Refusals.Of("invalid-data.notice-withdrawal-reason");
        }

        var visible = db.VisibleTo(door.Person).Select(c => c.Id);
        var row = await db.Notices.AsNoTracking().FirstOrDefaultAsync(n => n.Id == id && visible.Contains(n.CaseId), cancellation);
        if (row is null)
        {
            return NoticeEndpoints.NoSuchNotice;
        }

        return await transitions.Run<string>(row.CaseId, door.Person, async t =>
        {
            var notice = await t.Db.Notices.FirstAsync(n => n.Id == id, cancellation);
            if (notice.WithdrawnAt is not null)
            {
                return Refusals.Of("notice-withdrawn");
            }

            return Take(t, notice, reason) is { } refusal ? refusal : id;
        }, cancellation);
    }

    /// <summary>Takes the notice back as part of a step.</summary>
    public static Refusal? Take(Transition t, NoticeRow notice, string reason)
    {
        if (t.Case.WithdrawNotice(reason, t.By, t.Now) is { } refusal)
        {
            return refusal;
        }

        (notice.WithdrawnAt, notice.WithdrawalReason) = (t.Now, reason);
        t.Audit("notice-withdrawn", new JsonObject { ["notice"] = notice.Id });
        return null;
    }
}
