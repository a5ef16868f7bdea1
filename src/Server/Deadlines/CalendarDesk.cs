using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Qingyi.Domain;
using Qingyi.Domain.Deadlines;
using Qingyi.Server.People;
using Qingyi.Server.Storage;
using Qingyi.Server.Web;
using Qingyi.Server.Web.Pages.Staff;

namespace Qingyi.Server.Deadlines;

/// <summary>工作日历: a year is imported from a file, shown with what it would move, then confirmed or given up.</summary>
public sealed class CalendarDesk(CaseDb db, House house, WriteGate gate, CalendarMoves moves, PersonAtDoor door, TimeProvider clock)
{
    /// <summary>Chain of the audit in which calendars stand.</summary>
    public const string Chain = "calendars";
    private const int Most = 300;

    public static Refusal NoSuchCalendar { get; } = Refusals.Of("no-such-calendar");

    public async Task<CalendarsView> View(CalendarRow? shown, string? fault, CancellationToken cancellation)
    {
        var rows = await db.Calendars.AsNoTracking().OrderByDescending(c => c.Id).Take(50).ToListAsync(cancellation);
        var people = rows.SelectMany(r => new[] { r.ImportedBy, r.ConfirmedBy }).OfType<string>().Distinct().ToList();
        var names = await db.Users.AsNoTracking().Where(u => people.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.DisplayName, cancellation);
        var days = house.Calendar.In(db).Days;
        return new CalendarsView(
            days.Title, days.Version, days.Years,
            rows.ConvertAll(r => new CalendarLine(r.Id, r.Title, r.Version, r.Years, State(r.State), names.GetValueOrDefault(r.ImportedBy, Texts.Of("deadlines.calendar.staff-member")), r.ImportedAt, r.ConfirmedAt, r.State == CalendarRow.Shown)),
            shown is null ? null : await Preview(shown, cancellation), fault, door.Person.Is(Domain.People.Role.Administrator));
    }

    public Task<CalendarRow?> Find(string id, CancellationToken cancellation) => db.Calendars.FirstOrDefaultAsync(c => c.Id == id && c.State == CalendarRow.Shown, cancellation);

    /// <summary>Takes a file in; nothing moves yet.</summary>
    public async Task<Outcome<CalendarRow>> Import(string file, CancellationToken cancellation)
    {
        var inForce = await db.Calendars.AsNoTracking().Where(c => c.State == CalendarRow.Moving || c.State == CalendarRow.Settled).OrderByDescending(c => c.ConfirmedAt).FirstOrDefaultAsync(cancellation);
        try
        {
            var brought = WorkingDays.Read(file);
            var whole = WorkingDays.Merge(inForce?.Json ?? WorkingDays.ShippedFile, file);
            if (brought.Version == WorkingDays.Shipped.Version || await db.Calendars.AnyAsync(c => c.Version == brought.Version, cancellation))
            {
                return Refusals.Of("calendar-known", brought.Version);
            }

            var row = new CalendarRow
            {
                Id = house.Ids.New(), Version = brought.Version, Title = brought.Title, Years = string.Join('、', brought.Years), Json = whole, State = CalendarRow.Shown,
                ImportedBy = door.Person.Id, ImportedAt = clock.GetUtcNow(),
            };
            db.Calendars.Add(row);
            return await Save("calendar-imported", row, cancellation) ? row : Refusals.Of("calendar-known", brought.Version);
        }
        catch (FormatException fault)
        {
            return new Refusal("invalid-data", fault.Message);
        }
    }

    /// <summary>Brings it into force, and counts the open deadlines anew; what is left the next sweep goes on with.</summary>
    public async Task<Refusal?> Confirm(string id, CancellationToken cancellation)
    {
        if (await Find(id, cancellation) is not { } row)
        {
            return NoSuchCalendar;
        }

        (row.State, row.ConfirmedBy, row.ConfirmedAt) = (CalendarRow.Moving, door.Person.Id, clock.GetUtcNow());
        if (!await Save("calendar-confirmed", row, cancellation))
        {
            return NoSuchCalendar;
        }

        house.Calendar.In(db);
        await moves.Run(cancellation, Most);
        return null;
    }

    public async Task<Refusal?> Drop(string id, CancellationToken cancellation)
    {
        if (await Find(id, cancellation) is not { } row)
        {
            return NoSuchCalendar;
        }

        row.State = CalendarRow.Dropped;
        return await Save("calendar-dropped", row, cancellation) ? null : NoSuchCalendar;
    }

    /// <summary>Each open deadline that the calendar would move, old and new; case numbers only of cases that the person may see.</summary>
    public async Task<CalendarPreview> Preview(CalendarRow row, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var then = new Calendar(WorkingDays.Read(row.Json), house.Calendar.Limits);
        var changes = (await db.DeadlineChanges.AsNoTracking().Where(c => db.Deadlines.Any(d => d.Id == c.DeadlineId && (d.State == "running" || d.State == "paused"))).OrderBy(c => c.Id).ToListAsync(cancellation)).ToLookup(c => c.DeadlineId);
        var (open, moving) = (0, new List<(DeadlineRow Row, DateOnly New)>());
        await foreach (var deadline in db.Deadlines.AsNoTracking().Where(d => d.State == "running" && d.DueAt > now).OrderBy(d => d.DueAt).AsAsyncEnumerable().WithCancellation(cancellation))
        {
            open++;
            if (Recount.LimitOf(then, deadline) is { } limit && Recount.Due(then, deadline, limit, [.. changes[deadline.Id]], out _) is { DueDay: { } day } && day != deadline.DueOn)
            {
                moving.Add((deadline, day));
            }
        }

        var caseIds = moving.Take(Most).Select(m => m.Row.CaseId).Distinct().ToList();
        var seen = await db.VisibleTo(door.Person).AsNoTracking().Where(c => caseIds.Contains(c.Id)).ToDictionaryAsync(c => c.Id, c => c.Number, cancellation);
        return new CalendarPreview(row.Id, row.Title, row.Version, row.Years, open, moving.Count,
            [.. moving.Take(Most).Select(m => new MovingLine(m.Row.Title, seen.GetValueOrDefault(m.Row.CaseId), seen.ContainsKey(m.Row.CaseId) ? Paths.Deadline(m.Row.Id) : null, m.Row.DueOn, m.New))]);
    }

    private static string State(string state) => state switch
    {
        CalendarRow.Shown => Texts.Of("deadlines.calendar.shown"), CalendarRow.Moving => Texts.Of("deadlines.calendar.moving"),
        CalendarRow.Settled => Texts.Of("deadlines.calendar.settled"), _ => Texts.Of("deadlines.calendar.given-up"),
    };

    private async Task<bool> Save(string what, CalendarRow row, CancellationToken cancellation)
    {
        using var turn = await gate.Write(cancellation);
        await AuditChain.Append(db, Chain, clock.GetUtcNow(), what, door.Person.Id, new JsonObject { ["calendar"] = row.Id, ["version"] = row.Version, ["years"] = row.Years }, cancellation);
        try
        {
            await db.SaveChangesAsync(cancellation);
            return true;
        }
        catch (DbUpdateException failure) when (failure.IsConflict())
        {
            return false;
        }
    }
}
