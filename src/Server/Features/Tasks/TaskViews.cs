using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Qingyi.Client;
using Qingyi.Domain.Cases;
using Qingyi.Domain.Deadlines;
using Qingyi.Domain.Organisations;
using Qingyi.Domain.People;
using Qingyi.Server.Deadlines;
using Qingyi.Server.Features.Returns;
using Qingyi.Server.People;
using Qingyi.Server.Storage;
using Qingyi.Server.Web.Components;

namespace Qingyi.Server.Features.Tasks;

/// <summary>Tasks as the inbox shows them: form from the act and the case of this moment, light from the calendar.</summary>
public sealed class TaskViews(CaseDb db, House house, TimeProvider clock, ReturnFigures figures)
{
    private readonly Dictionary<string, IReadOnlyList<Person>> _handlers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyList<Option>> _institutions = new(StringComparer.Ordinal);

    private const int Page = 50;

    /// <param name="state"><c>open</c>, <c>done</c> (mine) or <c>overdue</c>.</param>
    public async Task<IReadOnlyList<TaskItem>> List(Person person, string? state, string? after, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var rows = state switch
        {
            "done" => db.DoneBy(person),
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
        return await Items(rows, await db.Cases.AsNoTracking().Where(c => ids.Contains(c.Id)).ToListAsync(cancellation), cancellation);
    }

    /// <param name="of">The cases of the rows.</param>
    public async Task<IReadOnlyList<TaskItem>> Items(IReadOnlyList<TaskRow> rows, IReadOnlyList<Case> of, CancellationToken cancellation)
    {
        var cases = of.ToDictionary(c => c.Id, StringComparer.Ordinal);
        var holders = rows.Select(r => r.Assignee).OfType<string>().Distinct().ToList();
        var names = holders.Count == 0 ? [] : await db.Users.AsNoTracking().Where(u => holders.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.DisplayName, cancellation);
        var items = new List<TaskItem>();
        foreach (var row in rows)
        {
            items.Add(Item(row, await View(cases[row.CaseId], row, cancellation), names));
        }

        return items;
    }

    /// <summary>What the form of a task may show of its case.</summary>
    public async Task<ActView> View(Case of, TaskRow task, CancellationToken cancellation) => new(
        of,
        Acts.Find(task.Act)!.NamesHandlers || Offers(task, "handlers") ? await Handlers(task.OrganisationId, cancellation) : [],
        of.Stage == CaseStage.Investigation ? await db.Evidence.CountAsync(e => e.CaseId == of.Id, cancellation) : 0,
        LegalDay.Of(clock.GetUtcNow()))
    {
        Institutions = of.IsMatter && Offers(task, "institutions") ? await Institutions(task.Path, cancellation) : [],
        Figures = task.Form?.Contains("x-prefill", StringComparison.Ordinal) == true ? await figures.Of(task.Path, LegalDay.Of(clock.GetUtcNow()), cancellation) : new Dictionary<string, decimal>(),
    };

    // The drawn form names a live list (x-options); a field of that name asks in vain.
    private static bool Offers(TaskRow task, string list) => task.Form?.Contains($"\"{list}\"", StringComparison.Ordinal) == true;

    private async Task<IReadOnlyList<Person>> Handlers(string organisation, CancellationToken cancellation) =>
        _handlers.TryGetValue(organisation, out var known) ? known : _handlers[organisation] = await PersonAtDoor.WithRole(db, organisation, Role.Handler, cancellation);

    private async Task<IReadOnlyList<Option>> Institutions(string path, CancellationToken cancellation) =>
        _institutions.TryGetValue(path, out var known) ? known : _institutions[path] = await db.Organisations.AsNoTracking()
            .Where(o => o.Level == OrganisationLevel.Hospital && o.Path.StartsWith(path)).OrderBy(o => o.Path).Select(o => new Option(o.Id, o.Name)).ToListAsync(cancellation);

    private TaskItem Item(TaskRow row, ActView view, Dictionary<string, string> names) => new(
        row.Id,
        row.CaseId,
        row.Title,
        row.Stage,
        JsonSerializer.Deserialize<List<string>>(row.Outcomes)!,
        JsonSerializer.SerializeToElement(LiveFields.Of(row, Acts.Find(row.Act)!, view, null)),
        row.DueAt is { } due ? LegalDay.Of(due.AddTicks(-1)) : null,
        Light(row),
        row.Assignee,
        row.DueAt,
        view.Case.Number,
        row.OrganisationId)
    { AssigneeName = row.Assignee is { } holder ? names.GetValueOrDefault(holder) : null, CaseTitle = view.Case.Title, Act = row.Act, ArrivedAt = row.CreatedAt, Round = row.Round, Kind = view.Case.Kind, Step = row.Step, OutcomeNames = OutcomeWords.Drawn(row) };

    public string Light(TaskRow row) => row.DueAt is null
        ? row.DeadlineId is null ? "none" : "grey"
        : LightCodes.Of(Lights.Of(new LightFacts(row.CreatedAt, row.DueAt, LimitUnit.CalendarDay, row.DoneAt), clock.GetUtcNow(), house.Calendar.Days).Light);
}
