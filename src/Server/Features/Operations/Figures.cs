using Microsoft.EntityFrameworkCore;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Features.Operations;

/// <summary>What waits for one partner.</summary>
/// <param name="Oldest">When the oldest of the waiting ones was written.</param>
/// <param name="Dead">Given up by the sender, until somebody decides.</param>
public sealed record PartnerQueue(string Partner, int Waiting, DateTimeOffset? Oldest, int Dead);

/// <summary>The queues and clocks that stand in the database, in figures: for the operations page and for the metrics. Names of organs, never of people.</summary>
/// <param name="StepsHeld">Inner steps that an incident holds.</param>
/// <param name="OldestDue">The earliest instant of a rung that is due and has not rung.</param>
/// <param name="NextDue">The next instant at which a rung falls due.</param>
public sealed record Figures(
    IReadOnlyList<PartnerQueue> Outbox, int StepsWaiting, DateTimeOffset? OldestStep, int StepsHeld, int Incidents, DateTimeOffset? OldestDue, DateTimeOffset? NextDue)
{
    public static async Task<Figures> Read(CaseDb db, DateTimeOffset now, CancellationToken cancellation)
    {
        var messages = await db.Outbox.AsNoTracking().Where(o => o.DoneAt == null).GroupBy(o => new { o.Partner, o.Dead })
            .Select(g => new { g.Key.Partner, g.Key.Dead, Count = g.Count(), Oldest = g.Min(o => o.CreatedAt) }).ToListAsync(cancellation);
        var steps = db.InnerSteps.AsNoTracking().Where(s => s.DoneAt == null && s.HeldAt == null);
        var rungs = Deadlines.Sweep.Waiting(db).Select(r => r.At).OrderBy(at => at);
        return new Figures(
            [.. messages.GroupBy(m => m.Partner, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => new PartnerQueue(
                g.Key, g.Where(m => !m.Dead).Sum(m => m.Count), g.Where(m => !m.Dead).Select(m => (DateTimeOffset?)m.Oldest).Min(), g.Where(m => m.Dead).Sum(m => m.Count)))],
            await steps.CountAsync(cancellation),
            await steps.OrderBy(s => s.Id).Select(s => (DateTimeOffset?)s.CreatedAt).FirstOrDefaultAsync(cancellation),
            await db.InnerSteps.CountAsync(s => s.DoneAt == null && s.HeldAt != null, cancellation),
            await db.Incidents.CountAsync(i => i.ResolvedAt == null, cancellation),
            await rungs.Where(at => at <= now).Select(at => (DateTimeOffset?)at).FirstOrDefaultAsync(cancellation),
            await rungs.Where(at => at > now).Select(at => (DateTimeOffset?)at).FirstOrDefaultAsync(cancellation));
    }
}
