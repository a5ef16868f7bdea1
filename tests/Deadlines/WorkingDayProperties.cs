using FsCheck;
using FsCheck.Fluent;
using Qingyi.Domain.Deadlines;

namespace Qingyi.Tests.Deadlines;

/// <summary>Held against a count that walks day by day, with a fixed seed.</summary>
public sealed class WorkingDayProperties
{
    private static readonly WorkingDays Calendar = WorkingDays.Shipped;
    private static readonly Config Seeded = Config.QuickThrowOnFailure.WithMaxTest(500).WithReplay(20211213, 7);

    private static Arbitrary<DateOnly> Days => Gen.Choose(0, (365 * 4) + 1).Select(n => new DateOnly(2022, 1, 1).AddDays(n)).ToArbitrary();

    private static Arbitrary<int> Counts => Gen.Choose(1, 150).ToArbitrary();

    [Fact]
    public void Adding_is_the_last_of_that_many_working_days_in_a_row() =>
        Prop.ForAll(Days, Counts, (from, n) => Calendar.Add(from, n) == Walk(from, 1).ElementAt(n - 1)).Check(Seeded);

    [Fact]
    public void Subtracting_is_the_same_backwards() =>
        Prop.ForAll(Days, Counts, (from, n) => Calendar.Add(from, -n) == Walk(from, -1).ElementAt(n - 1)).Check(Seeded);

    [Fact]
    public void Going_forward_and_back_from_a_working_day_returns_to_it() =>
        Prop.ForAll(Days, Counts, (any, n) =>
        {
            var from = Calendar.OnOrAfter(any);
            return Calendar.Add(Calendar.Add(from, n), -n) == from;
        }).Check(Seeded);

    [Fact]
    public void The_days_counted_between_are_the_days_added() =>
        Prop.ForAll(Days, Counts, (from, n) => Calendar.CountBetween(from, Calendar.Add(from, n)) == n).Check(Seeded);

    [Fact]
    public void Counting_is_antisymmetric_between_working_days() =>
        Prop.ForAll(Days, Days, (a, b) => Calendar.CountBetween(a, b) == -Calendar.CountBetween(b, a)).Check(Seeded);

    [Fact]
    public void More_days_never_end_earlier() =>
        Prop.ForAll(Days, Counts, (from, n) => Calendar.Add(from, n) < Calendar.Add(from, n + 1)).Check(Seeded);

    private static IEnumerable<DateOnly> Walk(DateOnly from, int step)
    {
        for (var day = from.AddDays(step); ; day = day.AddDays(step))
        {
            if (Calendar.IsWorkday(day))
            {
                yield return day;
            }
        }
    }
}
