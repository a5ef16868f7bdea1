using Qingyi.Domain.Cases;
using Qingyi.Domain.Cases.Collection;
using Qingyi.Domain.Cases.Reconsideration;
using Qingyi.Server.Features.Collection;
using Qingyi.Server.Features.CreditRepair;
using static Qingyi.Tests.Procedures.DecidedCase;

namespace Qingyi.Tests.Procedures;

/// <summary>Last day in, first day out, of the limits that the procedures beside the main one keep.</summary>
public sealed class LawDays
{
    [Theory]
    [InlineData("reconsideration", "administrative-review", "2022-05-09")]
    [InlineData("suit", "lawsuit", "2022-09-13")]
    public void An_application_on_the_last_day_is_in_time_and_the_day_after_it_is_late(string kind, string limit, string expected)
    {
        var last = Calendar.LastDay(limit, Served);

        Assert.Equal(DateOnly.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), last);
        Assert.False(Applied(last).Late);
        Assert.True(Applied(last.AddDays(1)).Late);

        Challenge Applied(DateOnly on) => new(kind, "市政府", "1", on, on, last, null, new("r", "r", At(on)));
    }

    [Fact]
    public void What_a_court_ordered_binds_until_the_decision_was_made_anew_and_the_former_repair_goes_with_it()
    {
        var (c, now) = (Make(), At(Served.AddDays(30)));
        Assert.Null(c.DraftNotice("n", "public", "公示", "正文", Lead, now));
        Assert.Null(c.ApproveNotice(Publisher, now));
        Assert.Null(c.PublishNotice(now));
        Assert.Null(c.ApplyForRepair(Served.AddDays(30), Served.AddDays(29), null, Lead, now));
        Assert.Null(c.RegisterChallenge(new Challenge("suit", "法院", "1", Served, Served, Served.AddDays(180), null, new("reviewer", "reviewer", now)), Reviewer, now));
        Assert.Null(c.AnswerChallenge("t", Reviewer, now));
        Assert.Null(c.ConcludeChallenge("redo", Served.AddDays(30), "t", Reviewer, now));
        Assert.Equal("result-binds", c.Correct("changed", "更1", 1, "t", Leader, now)?.Code);
        Assert.Equal("redo", c.Ordered);

        Assert.Null(c.Correct("redo", "更1", null, "t", Leader, now.AddDays(1)));
        Assert.Null(c.TellOfCorrection(Served.AddDays(31), Lead, now.AddDays(1)));
        Assert.Null(c.RedoDecision(Of("head", Qingyi.Domain.People.Role.SectionHead), now.AddDays(1)));

        Assert.Null(c.Ordered);
        Assert.Null(c.Facts.Repair);
    }

    [Fact]
    public void A_reminder_is_lawful_from_the_day_after_the_last_day_of_payment()
    {
        var last = CollectPayment.PayBy(Served, Calendar);

        Assert.Equal("payment-not-due", Remind(Make(), last)?.Code);
        Assert.Null(Remind(Make(), last.AddDays(1)));
    }

    [Fact]
    public void Who_was_reminded_has_ten_working_days()
    {
        var c = Make();
        Assert.Null(Remind(c, new DateOnly(2022, 4, 1)));

        // 3 to 5 April are the holiday, 2 April is made up for; 行政强制法 69 counts working days.
        Assert.Equal(new DateOnly(2022, 4, 18), c.Facts.Collection!.ReminderEnds);
        Assert.Equal("reminder-runs", c.FindUnpaid(At(new DateOnly(2022, 4, 18)))?.Code);
        Assert.Null(c.FindUnpaid(At(new DateOnly(2022, 4, 19))));
    }

    [Fact]
    public void The_court_is_asked_from_the_day_after_the_time_for_suit_until_three_months_later()
    {
        var window = CollectPayment.Window(Make(), Calendar);

        Assert.Equal(new CourtWindow(new DateOnly(2022, 9, 14), new DateOnly(2022, 12, 13)), window);
        Assert.Equal("suit-still-open", Apply(window.From.AddDays(-1))?.Code);
        Assert.Null(Apply(window.From));
        Assert.Null(Apply(window.To));
        Assert.Equal("court-too-late", Apply(window.To.AddDays(1))?.Code);
        Assert.Null(Apply(window.To.AddDays(1), "不可抗力"));

        Qingyi.Domain.Refusal? Apply(DateOnly on, string? late = null)
        {
            var c = Make();
            Assert.Null(Remind(c, new DateOnly(2022, 4, 1)));
            return c.ApplyToCourt(Application(on, late), window, Lead, At(on));
        }
    }

    [Fact]
    public void A_deferral_runs_to_the_end_of_its_last_day()
    {
        var (c, last) = (Make(), new DateOnly(2022, 7, 1));
        Assert.Null(Remind(c, new DateOnly(2022, 4, 1)));
        Assert.Equal("deferral-in-past", c.AllowDeferral(new DateOnly(2022, 4, 20), 1, null, Leader, At(new DateOnly(2022, 4, 20)))?.Code);
        Assert.Null(c.AllowDeferral(last, 3, null, Leader, At(new DateOnly(2022, 4, 20))));

        Assert.Equal("deferral-runs", c.FindUnpaid(At(last))?.Code);
        Assert.Null(c.FindUnpaid(At(last.AddDays(1))));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 600)]
    [InlineData(33, 19800)]
    [InlineData(34, 20000)]
    [InlineData(400, 20000)]
    public void Three_percent_a_day_are_added_up_to_the_fine_itself(int days, int expected) =>
        Assert.Equal(expected, LatePayment.Surcharge(20000, new DateOnly(2022, 3, 25), new DateOnly(2022, 3, 25).AddDays(days), []));

    [Fact]
    public void Days_of_review_and_of_a_deferral_are_not_counted()
    {
        var last = new DateOnly(2022, 3, 25);

        Assert.Equal(600 * 10 - 600 * 3, LatePayment.Surcharge(20000, last, last.AddDays(10), [(last.AddDays(2), last.AddDays(4))]));
        Assert.Equal(600, LatePayment.Surcharge(20000, last, last.AddDays(10), [(last.AddDays(2), null)]));
    }

    [Fact]
    public void The_whole_sum_of_the_day_must_be_in()
    {
        var c = Make();
        Assert.Null(Remind(c, new DateOnly(2022, 4, 1)));
        var (on, owed) = (new DateOnly(2022, 4, 4), 20000 + 600 * 10);

        Assert.Equal("payment-short", c.RecordPayment(owed - 0.01m, on, "p", Lead, At(on))?.Code);
        Assert.Null(c.RecordPayment(owed, on, "p", Lead, At(on)));
        Assert.Equal(0, c.FineOwed());
    }

    [Fact]
    public void A_repair_is_asked_for_from_the_day_after_the_least_time_of_publicity()
    {
        var c = Make();
        Assert.Null(c.DraftNotice("n", "public", "公示", "某医师收受红包。", Lead, At(Served)));
        Assert.Null(c.ApproveNotice(Publisher, At(Served)));
        Assert.Null(c.PublishNotice(At(new DateOnly(2023, 5, 1))));
        var last = RepairCredit.LeastUntil(c, Calendar);

        Assert.Equal(new DateOnly(2023, 8, 1), last);
        Assert.Equal("repair-too-early", c.ApplyForRepair(last, last, null, Lead, At(last))?.Code);
        Assert.Null(c.ApplyForRepair(last.AddDays(1), last, null, Lead, At(last.AddDays(1))));
    }

    [Theory]
    [InlineData("2023-04-30", "2023-10-30")]
    [InlineData("2023-05-01", "2023-08-01")]
    public void The_least_time_of_publicity_is_that_of_the_rule_in_force(string published, string expected)
    {
        var day = DateOnly.Parse(published, System.Globalization.CultureInfo.InvariantCulture);

        Assert.Equal(DateOnly.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), day.AddMonths(Calendar.Limits.Get("least-publicity", day).Amount));
    }

    [Fact]
    public void Files_may_be_reviewed_from_the_day_after_their_retention()
    {
        var c = Make();
        Assert.Null(c.Close("卷1", Of("head"), At(Served)));
        var last = c.RetainedUntil(120)!.Value;

        Assert.Equal(new DateOnly(2032, 3, 10), last);
        Assert.Equal("retention-runs", c.ReviewDestruction(last, Of("head"), At(last))?.Code);
        Assert.Null(c.ReviewDestruction(last, Of("head"), At(last.AddDays(1))));

        static Qingyi.Domain.People.Person Of(string id) => new(id, id, "city", "/city/", new HashSet<string>([Qingyi.Domain.People.Role.SectionHead], StringComparer.Ordinal));
    }

    [Fact]
    public void Whoever_handled_the_case_does_not_correct_it_even_as_a_leader()
    {
        var c = Make();
        var both = Lead with { Roles = new HashSet<string>([Qingyi.Domain.People.Role.Handler, Qingyi.Domain.People.Role.Leader], StringComparer.Ordinal) };

        Assert.Equal(CaseRefusals.HandlerNotJudge, c.Correct("annulled", "更1", null, "t", both, At(Served))?.Code);
        Assert.Null(c.Correct("annulled", "更1", null, "t", Leader, At(Served)));
    }

    private static Qingyi.Domain.Refusal? Remind(Case c, DateOnly on) =>
        c.RemindToPay(on, CollectPayment.PayBy(Served, Calendar), Calendar.LastDay("payment-reminder", on), Lead, At(on));
}
