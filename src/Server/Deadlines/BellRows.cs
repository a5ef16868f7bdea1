using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Deadlines;

/// <summary>Quartz's rows on PostgreSQL: whether the bell stands in them as it should. Everything in them can be said again, so what is wrong is thrown away.</summary>
internal static class BellRows
{
    private const string Beats = """
        SELECT format('%s %s', t.trigger_state, t.next_fire_time) AS "Value" FROM qrtz_triggers t JOIN qrtz_job_details j USING (sched_name, job_name, job_group)
        JOIN qrtz_simple_triggers s USING (sched_name, trigger_name, trigger_group) WHERE t.sched_name = {0} AND t.trigger_name = {1}
        """;

    private const string Halves = """
        SELECT count(*)::int AS "Value" FROM qrtz_triggers t WHERE t.sched_name = {0} AND NOT EXISTS (
            SELECT 1 FROM qrtz_simple_triggers s WHERE (s.sched_name, s.trigger_name, s.trigger_group) = (t.sched_name, t.trigger_name, t.trigger_group))
        """;

    // Two beats: later than that, somebody should have swept.
    public static readonly TimeSpan Late = SweepJob.Interval * 2;

    /// <summary>No wrong bell, but none.</summary>
    public const string Missing = "there is none";

    /// <summary>What is wrong with the bell; null where its next ring is neither long past nor far away.</summary>
    public static async Task<string?> Fault(CaseDb db, DateTimeOffset now, CancellationToken cancellation)
    {
        if ((await db.Database.SqlQueryRaw<int>(Halves, Bells.Scheduler).ToListAsync(cancellation))[0] > 0)
        {
            // Whatever reads a trigger without its other half fails.
            return "half of it is gone";
        }

        var rows = await db.Database.SqlQueryRaw<string>(Beats, Bells.Scheduler, SweepJob.Beat.Name).ToListAsync(cancellation);
        if (rows is not [var row] || row.Split(' ') is not [var state, var text] || !long.TryParse(text, CultureInfo.InvariantCulture, out var ticks))
        {
            return Missing;
        }

        var off = new DateTimeOffset(ticks, TimeSpan.Zero) - now;
        return state is "ERROR" or "PAUSED" or "PAUSED_BLOCKED" or "COMPLETE" or "DELETED" || off.Duration() > Late ? string.Create(CultureInfo.InvariantCulture, $"{state}, {off.TotalSeconds:F0} s") : null;
    }

    public static async Task Clear(CaseDb db, CancellationToken cancellation)
    {
        FormattableString[] forgotten =
        [
            $"DELETE FROM qrtz_simple_triggers WHERE sched_name = {Bells.Scheduler}",
            $"DELETE FROM qrtz_fired_triggers WHERE sched_name = {Bells.Scheduler}",
            $"DELETE FROM qrtz_triggers WHERE sched_name = {Bells.Scheduler}",
            $"DELETE FROM qrtz_job_details WHERE sched_name = {Bells.Scheduler}",
            $"DELETE FROM qrtz_paused_trigger_grps WHERE sched_name = {Bells.Scheduler}",
        ];
        foreach (var statement in forgotten)
        {
            await db.Database.ExecuteSqlAsync(statement, cancellation);
        }
    }
}
