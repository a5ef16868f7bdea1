using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Qingyi.Domain.Cases;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Deadlines;

/// <summary>
/// Counts every open deadline anew by a calendar that was confirmed: one transaction each, so that it goes on where it stopped. A deadline that is over its
/// last day already does not move.
/// </summary>
public sealed partial class CalendarMoves(IDbContextFactory<CaseDb> dbs, Transitions transitions, TimeProvider clock, ILogger<CalendarMoves> log)
{
    private const int Batch = 200;

    // A transition that began before the confirmation may still open a deadline by the calendar of before.
    private static readonly TimeSpan Stragglers = TimeSpan.FromMinutes(1);

    /// <param name="most">How many at most in this run.</param>
    /// <returns>How many were counted anew.</returns>
    public async Task<int> Run(CancellationToken cancellation, int most = int.MaxValue)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        if (await db.Calendars.Where(c => c.State == CalendarRow.Moving).OrderByDescending(c => c.ConfirmedAt).FirstOrDefaultAsync(cancellation) is not { } calendar)
        {
            return 0;
        }

        var (counted, left) = (0, new HashSet<string>(StringComparer.Ordinal));
        while (counted < most)
        {
            var open = (await Open(db, calendar.Version).Select(d => new { d.Id, d.CaseId }).OrderBy(d => d.Id).Take(Batch + left.Count).ToListAsync(cancellation)).Where(d => !left.Contains(d.Id)).ToList();
            if (open.Count == 0)
            {
                break;
            }

            foreach (var one in open.Take(most - counted))
            {
                if (await Count(one.Id, one.CaseId, cancellation))
                {
                    counted++;
                }
                else
                {
                    left.Add(one.Id);
                }
            }
        }

        if (left.Count == 0 && calendar.ConfirmedAt + Stragglers <= clock.GetUtcNow() && !await Open(db, calendar.Version).AnyAsync(cancellation))
        {
            foreach (var moving in await db.Calendars.Where(c => c.State == CalendarRow.Moving).ToListAsync(cancellation))
            {
                (moving.State, moving.SettledAt) = (CalendarRow.Settled, clock.GetUtcNow());
            }

            try
            {
                await db.SaveChangesAsync(cancellation);
            }
            catch (DbUpdateException failure) when (failure.IsConflict())
            {
                // Another node says the same.
            }
        }

        return counted;
    }

    /// <summary>Open deadlines that another calendar counted.</summary>
    private IQueryable<DeadlineRow> Open(CaseDb db, string version)
    {
        var now = clock.GetUtcNow();
        return db.Deadlines.AsNoTracking().Where(d => d.State == "paused" || (d.State == "running" && d.DueAt > now)).Where(d => d.CalendarVersion != version && !d.CalendarVersion.StartsWith(version + "+"));
    }

    private async Task<bool> Count(string deadline, string caseId, CancellationToken cancellation)
    {
        try
        {
            return (await transitions.Run<bool>(caseId, CaseLifecycle.System, t => Take(t, deadline, cancellation), cancellation, passBusy: true)).Done;
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            NotCounted(log, deadline, failure);
            return false;
        }
    }

    private static async Task<Domain.Outcome<bool>> Take(Transition t, string deadline, CancellationToken cancellation)
    {
        var version = t.Calendar.Days.Version;
        if (t.Records.OpenDeadlines.FirstOrDefault(d => d.Id == deadline) is not { } row || row.CalendarVersion == version || row.CalendarVersion.StartsWith(version + "+", StringComparison.Ordinal))
        {
            return true;
        }

        if (Recount.LimitOf(t.Calendar, row) is not { } limit)
        {
            row.CalendarVersion = version;
            row.Version++;
            return true;
        }

        var changes = await t.Db.DeadlineChanges.Where(c => c.DeadlineId == row.Id).OrderBy(c => c.Id).ToListAsync(cancellation);
        DateOnly? before = row.State == "paused" ? null : row.DueOn;
        Recount.Apply(t, row, limit, changes, await t.Db.Rungs.Where(r => r.DeadlineId == row.Id).ToListAsync(cancellation));
        DateOnly? after = row.State == "paused" ? null : row.DueOn;
        if (before != after)
        {
            t.Db.DeadlineChanges.Add(new DeadlineChangeRow
            {
                Id = t.NewId(), CaseId = t.Case.Id, DeadlineId = row.Id, Kind = DeadlineChangeRow.Calendar, Ground = version, At = t.Now, DueBefore = before, DueAfter = after,
            });
            t.Audit("deadline-recounted", new JsonObject
            {
                ["deadline"] = row.Id, ["calendar"] = version, ["before"] = before?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), ["due"] = after?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            });
            await DeadlineNews.Tell(t, row, Texts.Of("deadlines.calendar.moved", ChangeDeadline.Moved(before, after)), cancellation);
        }

        return true;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The deadline {Deadline} could not be counted anew")]
    private static partial void NotCounted(ILogger log, string deadline, Exception failure);
}
