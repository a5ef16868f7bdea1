using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Qingyi.Client;
using Qingyi.Domain.Cases;
using Qingyi.Domain.Deadlines;
using Qingyi.Domain.People;
using Qingyi.Server.Deadlines;
using Qingyi.Server.People;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Features.Tasks;

/// <summary>Tasks as the inbox shows them: form from the act and the case of this moment, light from the calendar.</summary>
public sealed class TaskViews(CaseDb db, House house, TimeProvider clock)
{
    private const int Page = 50;

    /// <param name="state"><c>open</c>, <c>done</c> (mine) or <c>overdue</c>.</param>
    public async Task<IReadOnlyList<TaskItem>> List(Person person, string? state, string? after, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var rows = state switch
        {
            "done" => db.Tasks.Where(t => t.State == "done" && t.DoneBy == person.Id),
            "overdue" => db.TasksFor(person).Where(t => t.DueAt != null && t.DueAt <= now),
            _ => db.TasksFor(person),
        };
        if (after is not null && await db.Tasks.AsNoTracking().FirstOrDefaultAsync(t => t.Id == after, cancellation) is { } last)
        {
            var due = last.DueAt ?? DateTimeOffset.MaxValue;
            rows = rows.Where(t => (t.DueAt ?? DateTimeOffset.MaxValue) > due || ((t.DueAt ?? DateTimeOffset.MaxValue) == due && string.Compare(t.Id, last.Id) > 0));
        }

        var page = await rows.AsNoTracking().OrderBy(t => t.DueAt ?? DateTimeOffset.MaxValue).ThenBy(t => t.Id).Take(Page).ToListAsync(cancellation);
        return await Items(page, cancellation);
    }

    public async Task<IReadOnlyList<TaskItem>> Items(IReadOnlyList<TaskRow> rows, CancellationToken cancellation)
    {
        var ids = rows.Select(r => r.CaseId).Distinct().ToList();
        var cases = await db.Cases.AsNoTracking().Where(c => ids.Contains(c.Id)).ToDictionaryAsync(c => c.Id, cancellation);
        var names = await db.Users.AsNoTracking().Where(u => rows.Select(r => r.Assignee).Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.DisplayName, cancellation);
        var handlers = new Dictionary<string, IReadOnlyList<Person>>(StringComparer.Ordinal);
        var items = new List<TaskItem>();
        foreach (var row in rows)
        {
            if (!handlers.TryGetValue(row.OrganisationId, out var people))
            {
                handlers[row.OrganisationId] = people = await PersonAtDoor.WithRole(db, row.OrganisationId, Role.Handler, cancellation);
            }

            items.Add(Item(row, await View(cases[row.CaseId], people, cancellation), names));
        }

        return items;
    }

    /// <summary>What the act's form may show of the case.</summary>
    public async Task<ActView> View(Case of, IReadOnlyList<Person>? handlers, CancellationToken cancellation) => new(
        of,
        handlers ?? await PersonAtDoor.WithRole(db, of.OrganisationId, Role.Handler, cancellation),
        of.Stage == CaseStage.Investigation ? await db.Evidence.CountAsync(e => e.CaseId == of.Id, cancellation) : 0,
        LegalDay.Of(clock.GetUtcNow()));

    private TaskItem Item(TaskRow row, ActView view, Dictionary<string, string> names) => new(
        row.Id,
        row.CaseId,
        row.Title,
        row.Stage,
        JsonSerializer.Deserialize<List<string>>(row.Outcomes)!,
        JsonSerializer.SerializeToElement(Acts.Find(row.Act)!.Form(view)),
        row.DueAt is { } due ? LegalDay.Of(due.AddTicks(-1)) : null,
        Light(row),
        row.Assignee,
        row.DueAt,
        view.Case.Number,
        row.OrganisationId)
    { AssigneeName = row.Assignee is { } holder ? names.GetValueOrDefault(holder) : null, CaseTitle = view.Case.Title, Act = row.Act, ArrivedAt = row.CreatedAt, Round = row.Round };

    public string Light(TaskRow row) => row.DueAt is null
        ? "none"
        : LightCodes.Of(Lights.Of(new LightFacts(row.CreatedAt, row.DueAt, LimitUnit.CalendarDay, row.DoneAt), clock.GetUtcNow(), house.Calendar.Days).Light);
}
