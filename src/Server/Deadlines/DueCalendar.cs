using Microsoft.EntityFrameworkCore;
using Qingyi.Domain.Deadlines;
using Qingyi.Domain.People;
using Qingyi.Server.Features.Matters;
using Qingyi.Server.Http;
using Qingyi.Server.People;
using Qingyi.Server.Storage;
using Qingyi.Server.Web;
using Qingyi.Server.Web.Components;
using Qingyi.Server.Web.Layout;
using Qingyi.Server.Web.Pages.Staff;
using System.Globalization;

namespace Qingyi.Server.Deadlines;

/// <summary>期限日历: what falls due on which day of a month, over holidays and make-up workdays; each leads to its derivation.</summary>
public static class DueCalendarPages
{
    public static void MapDueCalendar(this IEndpointRouteBuilder app) =>
        app.MapGet(Paths.DueCalendar, async (string? month, string? day, string? of, DueCalendar calendar, PageFrames frames, HttpContext http, CancellationToken cancellation) =>
            await frames.Staff(http, StaffPage.DueCalendar, await calendar.View(Month(month), Day(day), of switch { "mine" => true, "all" => false, _ => null }, cancellation)))
            .ForSeats([.. MatterEndpoints.Readers]);

    private static DateOnly? Month(string? text) => Day(text + "-01");

    private static DateOnly? Day(string? text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is > 2000 and < 2100 ? day : null;
}

/// <summary>Reads the month within what the person may see.</summary>
public sealed class DueCalendar(CaseDb db, House house, LightViews lights, PersonAtDoor door)
{
    // More than a month of one authority holds; the page says so where it is reached.
    private const int Most = 3000;

    private static readonly string[] Leading = [Role.SectionHead, Role.Leader, Role.PrincipalLeader, Role.Supervisor];

    /// <param name="month">Any day of the month; null: that of the chosen day, or this one.</param>
    /// <param name="chosen">The day whose deadlines are listed; null: today, or the first of the month on which something falls due.</param>
    /// <param name="mine">Only what the person has to keep; null: that, but for those who lead.</param>
    public async Task<DueCalendarView> View(DateOnly? month, DateOnly? chosen, bool? mine, CancellationToken cancellation)
    {
        var person = door.Person;
        var own = mine ?? !person.IsAny(Leading);
        var of = month ?? chosen ?? lights.Today;
        var first = new DateOnly(of.Year, of.Month, 1);
        var (from, to) = (Monday(first), Monday(first.AddMonths(1).AddDays(-1)).AddDays(6));
        var rows = await Rows(person, own).Where(d => d.DueOn >= from && d.DueOn <= to).OrderBy(d => d.DueOn).ThenBy(d => d.Id).Take(Most).ToListAsync(cancellation);
        var ids = rows.Select(r => r.CaseId).Distinct().ToList();
        var cases = await db.Cases.AsNoTracking().Where(c => ids.Contains(c.Id)).Select(c => new { c.Id, c.Number, c.Title }).ToDictionaryAsync(c => c.Id, cancellation);
        var lines = rows.ConvertAll(r => new DueLine(r.DueOn, r.Title, cases[r.CaseId].Number, cases[r.CaseId].Title, lights.Of(r), Paths.Deadline(r.Id)));
        var byDay = lines.ToLookup(l => l.On);
        var day = chosen ?? (lights.Today >= first && lights.Today < first.AddMonths(1) ? lights.Today : lines.FirstOrDefault(l => l.On >= first && l.On < first.AddMonths(1))?.On ?? first);
        return new DueCalendarView(
            first, lights.Today, day, own, [.. Enumerable.Range(0, to.DayNumber - from.DayNumber + 1).Select(from.AddDays).Select(d => new DueDayCell(d, Kind(d), d.Month == first.Month, [.. byDay[d]]))], rows.Count == Most,
            house.Calendar.Days.Years.Contains(first.Year));
    }

    private IQueryable<DeadlineRow> Rows(Person person, bool own)
    {
        var visible = db.VisibleTo(person).Select(c => c.Id);
        var rows = db.Deadlines.AsNoTracking().Where(d => (d.State == "running" || d.State == "paused") && visible.Contains(d.CaseId));
        if (!own)
        {
            return rows;
        }

        // One's own: of the tasks on the desk, and of the whole case where one is a party to it.
        var tasks = db.TasksFor(person).Select(t => t.Id);
        var parts = person.Seats.Select(s => s.Part).ToList();
        return rows.Where(d => d.TaskId != null ? tasks.Contains(d.TaskId) : db.CaseParties.Any(p => p.CaseId == d.CaseId && parts.Contains(p.AccountId)));
    }

    private DayKind Kind(DateOnly day)
    {
        var weekend = day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
        return !house.Calendar.Days.Years.Contains(day.Year) ? weekend ? DayKind.Weekend : DayKind.Counted : (house.Calendar.Days.IsWorkday(day), weekend) switch
        {
            (true, true) => DayKind.MakeUp,
            (true, false) => DayKind.Counted,
            (false, true) => DayKind.Weekend,
            _ => DayKind.Holiday,
        };
    }

    private static DateOnly Monday(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));
}
