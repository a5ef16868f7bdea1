using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Qingyi.Domain.Cases;
using Qingyi.Domain.Deadlines;
using Qingyi.Server.Audit;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Features.Integrity;

/// <summary>A month that is over.</summary>
/// <param name="Month">2026-10.</param>
/// <param name="Root">Hash of the last root of the audit chains in it; null where none was written.</param>
/// <param name="Received">Tips received; null: too few to be told.</param>
/// <param name="Closed">Cases closed or disposed of; null: too few to be told.</param>
/// <param name="Overdue">Legal limits that ended in the month and were not met in time; null: too few to be told.</param>
public sealed record IntegrityMonth(string Month, long? Sequence, string? Root, DateTimeOffset? RootAt, int? Received, int? Closed, int? Overdue);

/// <summary>
/// 廉洁公示: what was received, closed and late, month by month, beside the root that ties all chains together. Only months that are over, and no number from 1 to 4: neither a small number nor one that
/// moved after a visit may tell on a reporter.
/// </summary>
public sealed class IntegrityFigures(CaseDb db, TimeProvider clock)
{
    public const int Least = 5;
    public const int Months = 12;

    public async Task<IReadOnlyList<IntegrityMonth>> Of(CancellationToken cancellation)
    {
        var today = LegalDay.Of(clock.GetUtcNow());
        var first = await db.Audit.AsNoTracking().OrderBy(a => a.At).Select(a => (DateTimeOffset?)a.At).FirstOrDefaultAsync(cancellation);
        var months = new List<IntegrityMonth>();
        for (var month = new DateOnly(today.Year, today.Month, 1).AddMonths(-1); months.Count < Months && first is { } begun && month.AddMonths(1) > LegalDay.Of(begun); month = month.AddMonths(-1))
        {
            months.Add(await Month(month, cancellation));
        }

        return months;
    }

    /// <summary>One month that is over; null where nothing was recorded before its end.</summary>
    public async Task<IntegrityMonth?> Last(DateOnly month, CancellationToken cancellation)
    {
        var end = LegalDay.Start(month.AddMonths(1));
        return await db.Audit.AsNoTracking().AnyAsync(a => a.At < end, cancellation) ? await Month(month, cancellation) : null;
    }

    /// <summary>Nothing is told of one to four.</summary>
    public static int? Told(int count) => count is > 0 and < Least ? null : count;

    private async Task<IntegrityMonth> Month(DateOnly month, CancellationToken cancellation)
    {
        var next = month.AddMonths(1);
        var (from, to) = (LegalDay.Start(month), LegalDay.Start(next));
        var root = await db.Audit.AsNoTracking().Where(a => a.Chain == AuditRoots.Chain && a.At >= from && a.At < to).OrderByDescending(a => a.Sequence).FirstOrDefaultAsync(cancellation);
        var received = await db.Tips.CountAsync(t => t.ReceivedOn >= month && t.ReceivedOn < next, cancellation);
        var closed = await db.Tasks.Where(t => t.State == "done" && Ends.Contains(t.Act) && t.DoneAt >= from && t.DoneAt < to && db.Cases.Any(c => c.Id == t.CaseId && Over.Contains(c.Stage))).Select(t => t.CaseId).Distinct().CountAsync(cancellation);
        var now = clock.GetUtcNow();
        var overdue = await db.Deadlines.CountAsync(d => d.DueAt >= from && d.DueAt < to && (d.State == "missed" || (d.State == "running" && d.DueAt <= now)) && db.Cases.Any(c => c.Id == d.CaseId && c.Kind == Case.OfCase), cancellation);
        return new IntegrityMonth(month.ToString("yyyy-MM", CultureInfo.InvariantCulture), root?.Sequence, root?.Hash, root?.At, Told(received), Told(closed), Told(overdue));
    }

    // The acts that end a case: archiving it, and approving that it is disposed of.
    private static readonly string[] Ends = ["close-case", "dispose-of-tip"];
    private static readonly CaseStage[] Over = [CaseStage.Closed, CaseStage.Disposed];
}
