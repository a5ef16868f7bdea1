using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Qingyi.Server.Deadlines;
using Qingyi.Server.Storage;
using Qingyi.Tests.Support;
using System.Globalization;
using System.Net;

namespace Qingyi.Tests.Deadlines;

/// <summary>期限日历 on either database: what falls due stands on its day, for whoever may see it.</summary>
public abstract class DueCalendarTests(House house)
{
    [Fact]
    public async Task What_falls_due_stands_on_its_day_for_its_keeper_and_for_who_leads_and_for_nobody_below()
    {
        var walk = new CaseWalk(house);
        await walk.TipOff();
        await walk.Until("investigate");
        var (keeper, _) = await walk.Find("investigate");
        var due = await house.Inside(s => s.GetRequiredService<CaseDb>().Deadlines.SingleAsync(d => d.CaseId == walk.CaseId && d.Limit == "investigation"));
        var link = $"href=\"/workbench/deadlines/{due.Id}\"";
        var day = due.DueOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

        using var handler = await StaffForms.Of(house, keeper);
        var (status, mine) = await handler.Get($"/workbench/deadlines?day={day}");
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains(link, mine, StringComparison.Ordinal);
        Assert.Contains($">{due.DueOn.Month}月{due.DueOn.Day}日", mine, StringComparison.Ordinal);
        Assert.DoesNotContain(link, (await handler.Get($"/workbench/deadlines?month={due.DueOn.AddMonths(3):yyyy-MM}")).Text, StringComparison.Ordinal);

        using var leader = await StaffForms.Of(house, "leader");
        Assert.Contains(link, (await leader.Get($"/workbench/deadlines?day={day}")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain(link, (await leader.Get($"/workbench/deadlines?day={day}&of=mine")).Text, StringComparison.Ordinal);
        foreach (var user in new[] { "county-handler", "hospital" })
        {
            using var other = await StaffForms.Of(house, user);
            Assert.DoesNotContain(link, (await other.Get($"/workbench/deadlines?day={day}&of=all")).Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Holidays_and_make_up_workdays_are_marked_and_a_year_without_a_calendar_says_so()
    {
        using var leader = await StaffForms.Of(house, "leader");

        var october = (await leader.Get("/workbench/deadlines?month=2026-10")).Text;
        Assert.Contains(">10月1日（星期四），0 件到期，休</span>", october, StringComparison.Ordinal);
        Assert.Contains(">10月10日（星期六），0 件到期，班</span>", october, StringComparison.Ordinal);
        Assert.Contains("2031年的工作日历还没有载入", (await leader.Get("/workbench/deadlines?month=2031-01")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await leader.Get("/workbench/deadlines?month=banana&day=2026-02-30")).Status);
    }

    [Fact]
    public async Task A_day_in_a_year_without_a_calendar_is_so_many_days_away_and_never_working_days()
    {
        var unknown = new DateOnly(2031, 1, 5);
        var (today, words) = await house.Inside(s =>
        {
            var lights = s.GetRequiredService<LightViews>();
            return Task.FromResult((lights.Today, (string[])[lights.Away(lights.Today), lights.Away(lights.Today.AddDays(1)), lights.Away(unknown), lights.Days(unknown, lights.Today)]));
        });

        Assert.Equal("今天", words[0]);
        Assert.Matches("^[01] 个工作日后$", words[1]);
        Assert.Equal($"{unknown.DayNumber - today.DayNumber} 日后", words[2]);
        Assert.Equal("0 日", words[3]);
    }
}

public sealed class DueCalendarOnSqlite(House house) : DueCalendarTests(house), IClassFixture<House>;

public sealed class DueCalendarOnPostgres(PostgresHouse house) : DueCalendarTests(house.House), IClassFixture<PostgresHouse>;
