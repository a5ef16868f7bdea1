using FsCheck;
using FsCheck.Fluent;
using Qingyi.Domain.Deadlines;

namespace Qingyi.Tests.Deadlines;

/// <summary>Limits with pauses, held against a plain walk over the days, with a fixed seed.</summary>
public sealed class LegalLimitProperties
{
    private static readonly WorkingDays Calendar = WorkingDays.Shipped;
    private static readonly Config Seeded = Config.QuickThrowOnFailure.WithMaxTest(400).WithReplay(20220315, 11);

    private static Arbitrary<DateTimeOffset> Starts =>
        Gen.Choose(0, 3 * 365 * 24).Select(h => new DateTimeOffset(2022, 1, 1, 0, 30, 0, TimeSpan.Zero).AddHours(h)).ToArbitrary();

    private static Arbitrary<int> Amounts => Gen.Choose(1, 90).ToArbitrary();

    // Up to three pauses, as hours after the start and hours of length; they may touch and overlap.
    private static Arbitrary<(int After, int Length)[]> Gaps =>
        Gen.Choose(0, 1500).SelectMany(a => Gen.Choose(0, 600).Select(l => (a, l))).ListOf().Select(l => l.Take(3).ToArray()).ToArbitrary();

    [Fact]
    public void Working_days_end_where_a_walk_over_the_days_ends() => Prop.ForAll(Starts, Amounts, Gaps, (start, amount, gaps) =>
    {
        var pauses = Pauses(start, gaps);
        var due = Limit(LimitUnit.Workday, amount, LimitOwner.Agency).Compute(start, Calendar, pauses);
        return due.DueDay == Walk(start, amount, pauses, Calendar.IsWorkday) && due.Safe == due.LegalOuter;
    }).Check(Seeded);

    [Fact]
    public void Calendar_days_end_there_too_and_are_moved_off_rest_days_each_way() => Prop.ForAll(Starts, Amounts, Gaps, (start, amount, gaps) =>
    {
        var pauses = Pauses(start, gaps);
        var last = Walk(start, amount, pauses, _ => true);
        var duty = Limit(LimitUnit.CalendarDay, amount, LimitOwner.Agency).Compute(start, Calendar, pauses);
        var right = Limit(LimitUnit.CalendarDay, amount, LimitOwner.Party).Compute(start, Calendar, pauses);
        return duty.Safe <= last && last <= duty.LegalOuter && Calendar.CountBetween(duty.Safe!.Value, duty.LegalOuter!.Value) <= 1
            && duty.DueDay == duty.Safe && right.DueDay == right.LegalOuter && right.Safe == duty.Safe;
    }).Check(Seeded);

    [Fact]
    public void A_pause_never_shortens_a_limit() => Prop.ForAll(Starts, Amounts, Gaps, (start, amount, gaps) =>
        Enum.GetValues<LimitUnit>().Where(u => u != LimitUnit.Month).All(unit =>
        {
            var limit = Limit(unit, amount, LimitOwner.Agency);
            return limit.Compute(start, Calendar, Pauses(start, gaps)).DueAt >= limit.Compute(start, Calendar, []).DueAt;
        })).Check(Seeded);

    [Fact]
    public void Hours_run_exactly_outside_the_pauses() => Prop.ForAll(Starts, Amounts, Gaps, (start, amount, gaps) =>
    {
        var pauses = Pauses(start, gaps);
        var running = 0;
        var at = start;
        for (; running < amount; at = at.AddHours(1))
        {
            running += pauses.Any(p => p.From <= at && at < p.To) ? 0 : 1;
        }

        return Limit(LimitUnit.ClockHour, amount, LimitOwner.Agency).Compute(start, Calendar, pauses).DueAt == at;
    }).Check(Seeded);

    private static LegalLimit Limit(LimitUnit unit, int amount, LimitOwner owner) => new()
    {
        Id = "test", Title = "测试", Basis = "某法第一条", Amount = amount, Unit = unit, StartEvent = "started", StartTitle = "开始",
        Owner = owner, Standing = LimitStanding.Statute,
    };

    private static Pause[] Pauses(DateTimeOffset start, (int After, int Length)[] gaps) =>
        [.. gaps.Select(g => new Pause(start.AddHours(g.After), start.AddHours(g.After + g.Length), "暂停"))];

    private static DateOnly Walk(DateTimeOffset start, int amount, Pause[] pauses, Func<DateOnly, bool> counts)
    {
        var day = LegalDay.Of(start);
        while (amount > 0)
        {
            day = day.AddDays(1);
            var held = pauses.Any(p => LegalDay.Of(p.From) <= day && day < LegalDay.Of(p.To!.Value));
            amount -= !held && counts(day) ? 1 : 0;
        }

        return day;
    }
}
