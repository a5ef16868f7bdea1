using Microsoft.EntityFrameworkCore;
using Qingyi.Domain;
using Qingyi.Domain.Cases;
using Qingyi.Domain.Deadlines;
using Qingyi.Server.Messages;
using Qingyi.Server.People;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Deadlines;

/// <summary>Takes what reached somebody before an absence began, and was not answered, to the next rung: the absence may have been entered after the rung rang.</summary>
public sealed class DesertedDesks(IDbContextFactory<CaseDb> dbs, Transitions transitions, Channels channels, TimeProvider clock)
{
    private const int Batch = 200;

    /// <returns>How many were passed on.</returns>
    public async Task<int> Run(CancellationToken cancellation)
    {
        List<(string Id, string Case)> waiting;
        await using (var db = await dbs.CreateDbContextAsync(cancellation))
        {
            var away = await Away.On(db, LegalDay.Of(clock.GetUtcNow()), cancellation);
            if (away.None)
            {
                return 0;
            }

            waiting = await Deserted(db, away, cancellation);
        }

        var passed = 0;
        foreach (var (id, caseId) in waiting)
        {
            var outcome = await transitions.Run<int>(caseId, CaseLifecycle.System, t => Pass(t, id, cancellation), cancellation, passBusy: true);
            passed += outcome.Done ? outcome.Value : 0;
        }

        return passed;
    }

    // Only the newest word of a deadline goes on: what an older rung said is said again by the newer one.
    private static async Task<List<(string Id, string Case)>> Deserted(CaseDb db, Away away, CancellationToken cancellation)
    {
        var open = await db.Escalations.AsNoTracking().Where(e => e.RepliedAt == null && e.Rung > 0 && e.Recipient != "upper-commission" && e.Recipient != DeadlineNews.Recipient)
            .Where(e => db.Deadlines.Any(d => d.Id == e.DeadlineId && d.State == "running") && !db.Escalations.Any(o => o.DeadlineId == e.DeadlineId && o.Rung > e.Rung))
            .Where(e => db.Absences.Any(a => a.WithdrawnAt == null && (a.AccountId == e.AccountId
                || (e.AccountId == null && db.Users.Any(u => u.Id == a.AccountId && u.OrganisationId == e.OrganisationId && db.UserRoles.Any(r => r.UserId == u.Id && r.RoleId == e.Role))))))
            .OrderBy(e => e.Id).Take(Batch).ToListAsync(cancellation);
        var found = new List<(string Id, string Case)>();
        foreach (var escalation in open)
        {
            if (await Reach.Deserted(db, escalation, away, cancellation))
            {
                found.Add((escalation.Id, escalation.CaseId));
            }
        }

        return found;
    }

    private async Task<Outcome<int>> Pass(Transition t, string id, CancellationToken cancellation)
    {
        var row = await t.Db.Escalations.FirstAsync(e => e.Id == id, cancellation);
        if (row.RepliedAt is not null || t.Records.OpenDeadlines.FirstOrDefault(d => d.Id == row.DeadlineId && d.State == "running") is not { } deadline)
        {
            return 0;
        }

        if (!await Reach.PassOn(t, row, deadline, await Away.On(t.Db, t.Today, cancellation), cancellation))
        {
            return 0;
        }

        await Announce.To(t, row, channels, cancellation);
        return 1;
    }
}
