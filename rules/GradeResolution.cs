namespace Qingyi.Rules;

/// <summary>Which grade holds: an excuse before a waiver, a waiver before the table; the amount's row moves with the circumstances, and no floor is undercut.</summary>
internal sealed class GradeResolution(IReadOnlyList<BenchmarkRow> rows, IReadOnlyList<SideTally> tallies, decimal factsPerStep)
{
    public Graded Resolve(
        IReadOnlyList<Waiver> waivers, IReadOnlyList<AmountGrade> amounts, IReadOnlyList<GradeShift> shifts, IReadOnlyList<GradeFloor> floors, Weights weights,
        out ScheduleFile? benchmark)
    {
        var shift = shifts.Sum(s => s.Steps);
        var byAmount = amounts.OrderByDescending(a => a.Grade).ThenByDescending(a => a.Row.Index).FirstOrDefault()?.Row;
        var floor = floors.Count == 0 ? Grade.None : floors.Max(f => f.Grade);
        var side = byAmount?.Side ?? (tallies.Count > 0 ? tallies[0].Side : PayingSide.Patient);
        var table = rows.Where(r => r.Side == side).OrderBy(r => r.Index).ToList();
        benchmark = table.Count > 0 && (byAmount is not null || floor > Grade.Waived) ? table[0].Schedule : null;
        if (IsWaived(waivers, floor))
            return Graded(Grade.Waived, null, 0);
        if (byAmount is null)
            return Graded(floor, tallies.Any(t => t.Amount is null) ? null : AtLeast(table, floor), 0);
        var moved = table[Math.Clamp(byAmount.Index + shift, 0, table.Count - 1)];
        return moved.Grade >= floor
            ? Graded(moved.Grade, moved.Step, BandsBetween(table, byAmount.Index, moved.Index))
            : Graded(floor, AtLeast(table, floor), 0);

        Graded Graded(Grade grade, BenchmarkStep? row, int by) => new(grade, row, weights.Net, weights.Aggravating, by, factsPerStep);
    }

    /// <summary>Staff: the money of each side is minor and nothing else stands against them. Units: the conduct is not serious.</summary>
    private bool IsWaived(IReadOnlyList<Waiver> waivers, Grade floor) =>
        waivers.Any(w => w.Side is null)
            ? floor < Grade.Serious
            : tallies.Count > 0 && tallies.All(t => waivers.Any(w => w.Side == t.Side)) && floor <= Grade.Waived;

    /// <summary>How many bands of fine lie between two rows: rows that share a band leave the facts to place the fine within it.</summary>
    private static int BandsBetween(List<BenchmarkRow> table, int from, int to)
    {
        var changes = Enumerable.Range(Math.Min(from, to), Math.Abs(to - from)).Count(i => !Same(table[i].Step.Fine, table[i + 1].Step.Fine));
        return Math.Sign(to - from) * changes;

        static bool Same(IReadOnlyList<decimal>? a, IReadOnlyList<decimal>? b) => a is null ? b is null : b is not null && a.SequenceEqual(b);
    }

    private static BenchmarkStep? AtLeast(List<BenchmarkRow> table, Grade floor) => floor < Grade.Lenient ? null : table.Find(r => r.Grade >= floor)?.Step;
}
