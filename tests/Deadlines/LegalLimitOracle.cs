using System.Globalization;
using Qingyi.Domain.Deadlines;

namespace Qingyi.Tests.Deadlines;

/// <summary>Due days worked out by hand, and the last day in and first day out of every limit.</summary>
public sealed class LegalLimitOracle
{
    private static readonly WorkingDays Calendar = WorkingDays.Shipped;

    public static TheoryData<string, string> Everything => new(LegalLimits.Shipped.All.Select(l => (l.Id, Iso(l.From ?? l.To?.AddDays(-150) ?? new DateOnly(2023, 3, 10)))));

    [Theory]
    [InlineData("hearing-request", "2022-09-30", "2022-10-12")]
    [InlineData("service", "2023-01-19", "2023-02-02")]
    [InlineData("publication", "2023-01-19", "2023-02-02")]
    [InlineData("withdrawal", "2021-09-30", "2021-10-11")]
    [InlineData("evidence-preservation", "2024-02-08", "2024-02-23")]
    [InlineData("real-name-feedback", "2026-02-13", "2026-02-27")]
    [InlineData("decision", "2022-03-10", "2022-06-08")]
    [InlineData("tip-handling", "2022-06-01", "2022-06-16")]
    [InlineData("transfer-decision", "2022-06-13", "2022-06-16")]
    [InlineData("hearing-notice", "2022-10-14", "2022-09-30")]
    [InlineData("lawsuit", "2022-08-31", "2023-02-28")]
    [InlineData("petition-closing", "2022-06-01", "2022-07-29")]
    public void A_limit_ends_on_the_day_of_the_table(string id, string start, string expected) =>
        Assert.Equal(Day(expected), Compute(id, Noon(start)).DueDay);

    [Fact]
    public void A_duty_of_the_agency_that_ends_on_a_rest_day_is_warned_before_it()
    {
        var due = Compute("decision", Noon("2022-02-28"));

        Assert.Equal((Day("2022-05-27"), Day("2022-05-27"), Day("2022-05-30")), (due.DueDay, due.Safe, due.LegalOuter));
        Assert.Equal(At("2022-05-27T16:00:00Z"), due.DueAt);
        Assert.True(due.InTime(At("2022-05-30T15:59:59Z")));
        Assert.False(due.InTime(At("2022-05-30T16:00:00Z")));
    }

    [Fact]
    public void The_party_may_pay_on_the_next_working_day_a_make_up_Saturday_included()
    {
        var due = Compute("payment", Noon("2022-09-20"));

        Assert.Equal((Day("2022-10-08"), Day("2022-09-30"), Day("2022-10-08")), (due.DueDay, due.Safe, due.LegalOuter));
    }

    [Theory]
    [MemberData(nameof(Everything))]
    public void The_last_moment_is_in_and_the_first_after_it_is_out(string id, string start)
    {
        var due = Compute(id, Noon(start));

        var last = due.Unit == LimitUnit.ClockHour ? due.DueAt!.Value : LegalDay.End(due.LegalOuter!.Value).AddTicks(-1);
        Assert.True(due.InTime(last));
        Assert.False(due.InTime(last.AddTicks(1)));
        Assert.True(due.Safe <= due.LegalOuter);
        Assert.True(due.Provisional || Calendar.IsWorkday(due.DueDay!.Value) || due.Unit == LimitUnit.ClockHour);
    }

    [Fact]
    public void Twenty_four_hours_run_through_a_holiday_to_the_second()
    {
        var due = Compute("transfer", At("2022-10-01T02:03:04Z"));

        Assert.Equal(At("2022-10-02T02:03:04Z"), due.DueAt);
        Assert.Equal(Day("2022-10-02"), due.DueDay);
    }

    [Fact]
    public void The_legal_day_is_the_day_in_Shanghai()
    {
        Assert.Equal(Day("2022-06-08"), Compute("decision", At("2022-03-10T15:59:59Z")).DueDay);
        Assert.Equal(Day("2022-06-09"), Compute("decision", At("2022-03-10T16:00:00Z")).DueDay);
    }

    [Fact]
    public void A_pause_does_not_count_from_its_first_day_to_the_day_before_it_ends()
    {
        var due = Limit("decision", "2022-03-10").Compute(Noon("2022-03-10"), Calendar,
            [new Pause(Noon("2022-04-01"), Noon("2022-04-11"), "等待鉴定"), new Pause(Noon("2022-04-05"), Noon("2022-04-08"), "重叠")]);

        Assert.Equal((Day("2022-06-17"), Day("2022-06-20")), (due.Safe, due.LegalOuter));
        Assert.Contains(due.Derivation, l => l.Contains("等待鉴定", StringComparison.Ordinal));
    }

    [Fact]
    public void A_pause_of_an_hour_limit_moves_it_by_its_length()
    {
        var start = At("2022-06-01T00:00:00Z");
        var pauses = new[] { new Pause(start.AddHours(2), start.AddHours(5), "一"), new Pause(start.AddHours(4), start.AddHours(6), "二") };

        Assert.Equal(start.AddHours(28), Limit("transfer", "2022-06-01").Compute(start, Calendar, pauses).DueAt);
    }

    [Fact]
    public void An_open_pause_leaves_no_due_day_but_what_is_left()
    {
        var due = Limit("hearing-request", "2022-06-01").Compute(Noon("2022-06-06"), Calendar, [new Pause(Noon("2022-06-08"), null, "不可抗力")]);

        Assert.True(due.Paused);
        Assert.Equal(4, due.LeftWhilePaused);
        Assert.Null(due.DueDay);
        Assert.True(due.InTime(Noon("2026-01-01")));
        Assert.Empty(Limit("hearing-request", "2022-06-01").RungTimes(due, Noon("2022-06-06"), Calendar));
    }

    [Fact]
    public void A_pause_that_begins_after_the_last_day_changes_nothing() =>
        Assert.Equal(Day("2022-06-13"), Limit("hearing-request", "2022-06-01")
            .Compute(Noon("2022-06-06"), Calendar, [new Pause(Noon("2022-06-14"), null, "迟到的暂停")]).DueDay);

    [Fact]
    public void The_derivation_names_event_article_rule_day_and_calendar()
    {
        var lines = Compute("decision", Noon("2022-02-28")).Derivation;

        Assert.Equal(
        [
            "起算事件：立案，2022-02-28 12:00:00（北京时间）",
            "依据：行政处罚法第六十条，90 日（自然日）",
            "计算规则：自次日起算，按自然日连续计算",
            "末日：2022-05-29（星期日，周末休息），安全期限提前至 2022-05-27，法律上最迟顺延至 2022-05-30",
            "届满：2022-05-27 24时（北京时间），按安全期限督办",
            "工作日历：cn-state-council，版本 2026.1",
        ], lines);
    }

    [Fact]
    public void Calendar_days_into_an_unknown_year_are_provisional_and_working_days_are_refused()
    {
        var due = Compute("decision", Noon("2026-11-20"));

        Assert.True(due.Provisional);
        Assert.Equal(Day("2027-02-18"), due.DueDay);
        Assert.Equal(2027, Assert.Throws<CalendarUnknownException>(() => Compute("service", Noon("2026-12-28"))).Year);
    }

    [Fact]
    public void The_entry_in_force_on_the_day_of_the_event_is_taken()
    {
        Assert.Contains("53号", Limit("filing", "2025-05-31").Basis, StringComparison.Ordinal);
        Assert.Contains("第13号", Limit("filing", "2025-06-01").Basis, StringComparison.Ordinal);
        Assert.Throws<KeyNotFoundException>(() => Limit("no-such-limit", "2022-01-01"));
    }

    [Fact]
    public void An_authority_may_set_its_own_amount() =>
        Assert.Equal(Day("2022-06-08"), (Limit("defence", "2022-06-01") with { Amount = 2 }).Compute(Noon("2022-06-06"), Calendar, []).DueDay);

    [Fact]
    public void Rungs_climb_from_the_handler_to_the_upper_commission()
    {
        var limit = Limit("hearing-request", "2022-06-01");
        var start = Noon("2022-06-06");

        var times = limit.RungTimes(limit.Compute(start, Calendar, []), start, Calendar);

        Assert.Equal(
        [
            new RungTime(1, "handler", At("2022-06-10T01:00:00Z"), false),
            new RungTime(2, "section-head", At("2022-06-13T16:00:00Z"), false),
            new RungTime(3, "leader-in-charge", At("2022-06-14T01:00:00Z"), false),
            new RungTime(4, "principal-leader", At("2022-06-15T01:00:00Z"), false),
            new RungTime(5, "upper-commission", At("2022-06-20T01:00:00Z"), false),
        ], times);
    }

    [Fact]
    public void Rungs_of_hours_are_hours_and_never_before_the_start()
    {
        var limit = Limit("transfer", "2022-06-01") with { Amount = 4 };
        var start = At("2022-06-04T00:00:00Z");

        var times = limit.RungTimes(limit.Compute(start, Calendar, []), start, Calendar);

        Assert.Equal([start, start.AddHours(4), start.AddHours(6), start.AddHours(10), start.AddHours(28)], times.Select(t => t.At));
    }

    [Fact]
    public void A_reminder_in_a_year_that_is_not_loaded_rings_provisionally_on_a_calendar_day()
    {
        var limit = Limit("decision", "2026-11-20");
        var start = Noon("2026-11-20");

        var first = limit.RungTimes(limit.Compute(start, Calendar, []), start, Calendar)[0];

        Assert.Equal(new RungTime(1, "handler", LegalDay.At(Day("2027-02-03"), new TimeOnly(9, 0)), true), first);
    }

    [Fact]
    public void A_pause_that_ends_before_it_begins_is_refused() =>
        Assert.Throws<ArgumentException>(() => Limit("decision", "2022-03-10").Compute(Noon("2022-03-10"), Calendar, [new Pause(Noon("2022-04-02"), Noon("2022-04-01"), "颠倒")]));

    private static DueDate Compute(string id, DateTimeOffset start) => LegalLimits.Shipped.Get(id, LegalDay.Of(start)).Compute(start, Calendar, []);

    private static LegalLimit Limit(string id, string on) => LegalLimits.Shipped.Get(id, Day(on));

    private static DateTimeOffset Noon(string day) => LegalDay.At(Day(day), new TimeOnly(12, 0));

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
