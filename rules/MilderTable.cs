namespace Qingyi.Rules;

/// <summary>
/// The benchmark for one paying side: of the day of the act, or that of the decision where it divides the same article and puts the amount lower
/// (行政处罚法 37); only a later table of the same area changes the rule. An area's own table is made for physicians; other staff take the national
/// one, which only orders measures within the unit.
/// </summary>
internal sealed class MilderTable(ScheduleSet schedules, GradingRequest request, Matter matter)
{
    public ScheduleFile? For(PayingSide side, decimal? amount)
    {
        var ofAct = At(request.ActedOn, side);
        var ofDecision = At(matter.DecidedOn, side);
        return ofAct is { Benchmark: { } then } && ofDecision is { Benchmark: { } now }
            && (ofAct.Jurisdiction, then.Statute, then.Article) == (ofDecision.Jurisdiction, now.Statute, now.Article)
            && amount is { } sum && IsMilder(RowOf(now, sum), RowOf(then, sum))
                ? ofDecision
                : ofAct;
    }

    private ScheduleFile? At(DateOnly day, PayingSide side) =>
        schedules.Benchmark(day, side, request);

    private static BenchmarkStep RowOf(Benchmark table, decimal amount) => table.Steps.First(s => s.From <= amount && (s.To is null || amount < s.To));

    /// <summary>Revocation weighs more than suspension, suspension more than a fine; within a kind the upper end counts.</summary>
    private static bool IsMilder(BenchmarkStep now, BenchmarkStep then) => Weight(now).CompareTo(Weight(then)) < 0;

    private static (bool Revokes, int Months, decimal Fine, Grade Grade) Weight(BenchmarkStep step) =>
        (step.Revocation, step.Suspension?.Max(m => m[1]) ?? 0, step.Fine?[1] ?? 0, step.Grade);
}
