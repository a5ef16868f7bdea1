using Qingyi.Tests.Support;
using System.Globalization;
using System.Text.Json;
using Qingyi.Domain.Campaigns;
using Qingyi.Domain.Deadlines;

namespace Qingyi.Tests.Campaigns;

/// <summary>Due days of the shipped plans, worked out by hand from the notices.</summary>
public sealed class CampaignOracle
{
    [Theory]
    [InlineData("2021Q4", "2022-01-06")]
    [InlineData("2022Q1", "2022-04-06")]
    [InlineData("2022Q2", "2022-07-05")]
    [InlineData("2022Q3", "2022-10-10")]
    [InlineData("2022Q4", "2023-01-05")]
    public void Shandong_reports_by_the_third_working_day_after_the_quarter(string period, string due)
    {
        var row = Row("shandong-2021", "quarterly-progress", period);

        Assert.Equal(Day(due), row.Due);
        Assert.Equal(Period.Parse(period).End.AddDays(1), row.Opens);
        Assert.Equal("各市卫生健康委", row.Responsible);
    }

    [Theory]
    [InlineData("annual-summary")]
    [InlineData("next-year-plan")]
    [InlineData("model-hospitals")]
    public void Shandong_reports_the_year_by_the_fifth_working_day_but_the_first_time_by_5_January(string obligation)
    {
        var first = Row("shandong-2021", obligation, "2021");

        Assert.Equal(Day("2022-01-05"), first.Due);
        Assert.Equal([ObligationFlags.SpecificDate], first.Flags);
        Assert.Contains(first.Derivation, l => l.Contains("2022-01-10", StringComparison.Ordinal));
        Assert.Equal(Day("2023-01-09"), Row("shandong-2021", obligation, "2022").Due);
    }

    [Fact]
    public void Shandongs_self_inspection_keeps_its_literal_date_and_cannot_be_overdue_before_it_is_confirmed()
    {
        var row = Row("shandong-2021", "self-inspection", null);

        Assert.Equal(Day("2021-05-31"), row.Due);
        Assert.False(row.Enforceable);
        Assert.Null(row.Phase);
        Assert.Equal([ObligationFlags.SuspectedTypo, ObligationFlags.PredatesInstrument], row.Flags);
        Assert.Contains(row.Derivation, l => l.Contains("2022-05-31", StringComparison.Ordinal));
    }

    [Fact]
    public void A_confirmed_typo_takes_the_proposed_date()
    {
        var plan = Plan("shandong-2021");
        var confirmed = plan with
        {
            Obligations = [.. plan.Obligations.Select(o => o.SuspectedTypo is { } typo ? o with { SuspectedTypo = typo with { Confirmed = true } } : o)],
        };

        var row = Obligations.Expand(confirmed, null, null, WorkingDays.Shipped).Single(r => r.Obligation == "self-inspection");

        Assert.Equal(Day("2022-05-31"), row.Due);
        Assert.True(row.Enforceable);
        Assert.Empty(row.Flags);
    }

    [Fact]
    public void Shandongs_fixed_days_and_yearly_checks_stand_in_the_table()
    {
        Assert.All(["city-plan", "liaison-list", "tip-channels"], id => Assert.Equal(Day("2021-11-30"), Row("shandong-2021", id, null).Due));
        Assert.All(["authority-plan", "institution-plan"], id => Assert.Equal(Day("2021-12-31"), Row("shandong-2021", id, null).Due));
        Assert.Equal([Day("2022-12-31"), Day("2023-12-31"), Day("2024-12-31")], Rows("shandong-2021").Where(r => r.Obligation == "spot-check").Select(r => r.Due));
        Assert.Equal(37, Rows("shandong-2021").Count(r => r.Obligation == "monthly-study"));
    }

    [Theory]
    [InlineData("quarterly-progress", "2021Q4", "2021-12-27", "2021-12-31", "2021-12-24")]
    [InlineData("annual-summary", "2021", "2021-12-06", "2021-12-31", "2021-12-03")]
    [InlineData("quarterly-progress", "2022Q1", "2022-03-25", "2022-03-31", "2022-03-24")]
    [InlineData("quarterly-progress", "2022Q2", "2022-06-24", "2022-06-30", "2022-06-23")]
    [InlineData("quarterly-progress", "2022Q3", "2022-09-26", "2022-09-30", "2022-09-23")]
    [InlineData("quarterly-progress", "2022Q4", "2022-12-26", "2022-12-30", "2022-12-23")]
    [InlineData("annual-summary", "2022", "2022-12-05", "2022-12-30", "2022-12-02")]
    public void Neijiang_reports_within_the_last_working_days_of_the_period(string obligation, string period, string opens, string due, string strict)
    {
        var window = Row("neijiang-2021", obligation, period);
        var cutOff = Rows(Plan("neijiang-2021") with { Settings = new PlanSettings(PeriodEndReading.CutOff, 5) }).Single(r => r.Obligation == obligation && r.Period == period);

        Assert.Equal((Day(opens), Day(due)), (window.Opens, window.Due));
        var issued = Day("2021-12-13");
        Assert.Equal(Day(strict) < issued ? Day("2021-12-20") : Day(strict), cutOff.Due);
        Assert.Equal(Day(strict) < issued ? Day("2021-12-30") : Day(strict), window.Alert);
    }

    [Fact]
    public void Neijiangs_first_annual_window_opened_before_the_notice_and_says_so()
    {
        var row = Row("neijiang-2021", "annual-summary", "2021");

        Assert.Equal([ObligationFlags.PredatesInstrument], row.Flags);
        Assert.True(row.Enforceable);
        Assert.Empty(Row("neijiang-2021", "quarterly-progress", "2021Q4").Flags);
    }

    [Fact]
    public void Neijiangs_other_duties_fall_into_their_phases()
    {
        Assert.Equal((Day("2021-12-31"), "mobilisation"), (Row("neijiang-2021", "training-plan", "2022").Due, Row("neijiang-2021", "training-plan", "2022").Phase));
        Assert.Equal(33, Rows("neijiang-2021").Count(r => r.Obligation == "monthly-study" && r.Phase == "implementation"));
        Assert.Equal((Day("2024-12-31"), "summary"), (Row("neijiang-2021", "final-summary", null).Due, Row("neijiang-2021", "final-summary", null).Phase));
    }

    [Theory]
    [InlineData("unit-plan", "2021-07-31", "2021-07-30", "mobilisation")]
    [InlineData("liaison-report", "2021-08-01", "2021-07-30", "rectification")]
    [InlineData("public-commitment", "2021-08-05", "2021-08-04", "rectification")]
    [InlineData("branch-meeting", "2021-08-31", "2021-08-30", "rectification")]
    [InlineData("ethics-files", "2021-09-15", "2021-09-14", "rule-making")]
    [InlineData("third-party-assessment", "2021-12-31", "2021-12-30", null)]
    public void Jiaocheng_keeps_its_literal_days_and_is_reminded_on_the_working_day_before(string obligation, string due, string alert, string? phase)
    {
        var row = Row("jiaocheng-2021", obligation, null);

        Assert.Equal((Day(due), Day(alert), phase), (row.Due, row.Alert, row.Phase));
    }

    [Theory]
    [InlineData("2022-03-31", "2022-03-31")]
    [InlineData("2022-04-01", "2022-04-11")]
    [Requirement("S2-002")]
    public void A_duty_due_on_the_day_of_issue_stands_and_one_due_before_it_gets_the_grace(string issued, string due)
    {
        var plan = Plan("neijiang-2021");
        var issuedLater = plan with { Instrument = plan.Instrument with { Issued = Day(issued) } };

        Assert.Equal(Day(due), Rows(issuedLater).Single(r => r.Obligation == "quarterly-progress" && r.Period == "2022Q1").Due);
    }

    [Fact]
    public void The_last_reports_fall_due_after_the_campaign_and_belong_to_its_last_phase()
    {
        var row = Row("shandong-2021", "quarterly-progress", "2024Q4");

        Assert.Equal((Day("2025-01-06"), "summary"), (row.Due, row.Phase));
        Assert.Equal([ObligationFlags.AfterCampaign], row.Flags);
    }

    [Fact]
    public void Rows_are_ordered_by_due_day_and_cut_to_the_range()
    {
        var all = Rows("shandong-2021");
        var cut = Obligations.Expand(Plan("shandong-2021"), Day("2022-04-01"), Day("2022-04-30"), WorkingDays.Shipped);

        Assert.Equal(all.Select(r => r.Due).Order(), all.Select(r => r.Due));
        Assert.Equal(["quarterly-progress", "monthly-study"], cut.Select(r => r.Obligation));
        Assert.Equal(all.Count(r => r.Due >= Day("2022-04-01") && r.Due <= Day("2022-04-30")), cut.Count);
    }

    [Fact]
    public void A_row_is_written_with_the_members_of_the_command()
    {
        var json = JsonSerializer.Serialize(Row("shandong-2021", "quarterly-progress", "2022Q1"), JsonSerializerOptions.Web);

        using var document = JsonDocument.Parse(json);
        Assert.Equal(["obligation", "title", "period", "opens", "due", "responsible", "phase", "source", "derivation"], document.RootElement.EnumerateObject().Select(p => p.Name));
        Assert.Equal("2022-04-06", document.RootElement.GetProperty("due").GetString());
    }

    [Fact]
    public void A_period_in_a_year_that_is_not_loaded_is_refused()
    {
        var plan = Plan("shandong-2021");
        var longer = plan with { Obligations = [plan.Obligations.Single(o => o.Id == "quarterly-progress") with { Last = Period.Parse("2026Q4") }] };

        Assert.Throws<CalendarUnknownException>(() => Rows(longer));
        Assert.Equal(5, Obligations.Expand(longer, Day("2025-01-01"), Day("2026-01-31"), WorkingDays.Shipped).Count);
    }

    private static CampaignPlan Plan(string id) => PlanReader.Shipped.Single(p => p.Id == id);

    private static IReadOnlyList<ObligationRow> Rows(string plan) => Rows(Plan(plan));

    private static IReadOnlyList<ObligationRow> Rows(CampaignPlan plan) => Obligations.Expand(plan, null, null, WorkingDays.Shipped);

    private static ObligationRow Row(string plan, string obligation, string? period) => Rows(plan).Single(r => r.Obligation == obligation && r.Period == period);

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
