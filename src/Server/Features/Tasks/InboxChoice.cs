using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Qingyi.Server.Deadlines;
using Qingyi.Server.People;
using Qingyi.Server.Storage;
using Qingyi.Server.Web;
using Qingyi.Server.Web.Components;
using Qingyi.Server.Web.Pages.Staff;

namespace Qingyi.Server.Features.Tasks;

/// <summary>The tasks of one pane of the inbox.</summary>
/// <param name="Pane">As the address names it; empty: everything open.</param>
/// <param name="Light">Code of the light that is asked for, or empty; so are step and words.</param>
/// <param name="Open">What the person holds or may take, whatever the pane.</param>
/// <param name="AnyLight">Those of the pane that step and words leave.</param>
/// <param name="Steps">Steps that can be asked for.</param>
/// <param name="Tasks">Those that are listed.</param>
public sealed record ChosenTasks(
    string Pane, string Light, string Step, string Typed, IReadOnlyList<TaskRow> Open, IReadOnlyList<TaskRow> AnyLight, IReadOnlyList<string> Steps, IReadOnlyList<TaskRow> Tasks)
{
    /// <summary>Whether anything was asked for that leaves some out.</summary>
    public bool IsFiltered => Pane.Length + Light.Length + Step.Length + Typed.Length > 0;
}

/// <summary>Which tasks a pane of the inbox shows under its filters: filter, light, step, q.</summary>
public sealed class InboxChoice(CaseDb db, PersonAtDoor door, TaskLines lines, LightViews lights)
{
    public const string Done = "done";

    /// <summary>委托代办: what somebody did for me while I was away, and what I did for somebody.</summary>
    public const string Delegated = "delegated";

    // More than anybody has open; the counts of the filters are taken over these.
    private const int Most = 2000;
    private const int MostDone = 200;
    private const int Part = 200;

    public static (string Code, string Name, LightState State)[] Lights => [("red", Texts.Of("tasks.light.red"), LightState.Red), ("yellow", Texts.Of("tasks.light.yellow"), LightState.Yellow), ("green", Texts.Of("tasks.light.green"), LightState.Green)];

    /// <summary>My open tasks and those that I may take, the most pressing first.</summary>
    public async Task<IReadOnlyList<TaskRow>> Open(CancellationToken cancellation) =>
        await db.TasksFor(door.Person).AsNoTracking().OrderBy(t => t.DueAt ?? DateTimeOffset.MaxValue).ThenBy(t => t.Id).Take(Most).ToListAsync(cancellation);

    // What a seat holds that was lent is in the hands of whoever sits there.
    public bool Mine(TaskRow task)
    {
        ArgumentNullException.ThrowIfNull(task);
        return door.Person.Seats.Any(s => s.Part == task.Assignee);
    }

    public async Task<ChosenTasks> Of(IQueryCollection query, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(query);
        var (pane, q) = (query["state"] == Done ? Done : query["filter"].ToString(), query["q"].ToString().Trim());
        var (light, step) = InboxPanes.Is(pane) || pane is Done or Delegated ? ("", "") : (query["light"].ToString(), query["step"].ToString());
        var open = await Open(cancellation);
        var done = db.DoneBy(door.Person).AsNoTracking();
        IReadOnlyList<TaskRow> mine = pane switch
        {
            Done => await done.OrderByDescending(t => t.DoneAt).Take(MostDone).ToListAsync(cancellation),
            "unclaimed" => [.. open.Where(t => t.Assignee is null)],
            "mine" => [.. open.Where(Mine)],
            Delegated => await done.Where(t => t.DoneFor != null).OrderByDescending(t => t.DoneAt).Take(MostDone).ToListAsync(cancellation),
            _ when InboxPanes.Is(pane) => [],
            _ => open,
        };
        var steps = mine.Select(t => t.Title).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        mine = step.Length > 0 ? [.. mine.Where(t => t.Title == step)] : mine;
        mine = q.Length > 0 ? await Named(mine, q, cancellation) : mine;
        return new ChosenTasks(
            pane, light, step, q, open, mine, steps, Lights.FirstOrDefault(l => l.Code == light) is { Code: not null } wanted ? [.. mine.Where(t => lights.Of(t).State == wanted.State)] : mine);
    }

    /// <summary>As lines; whoever acted for somebody is named with whom.</summary>
    public async Task<IReadOnlyList<TaskLine>> Lines(IReadOnlyList<TaskRow> tasks, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(tasks);
        var shown = await lines.Of(tasks, cancellation);
        var people = tasks.Where(t => t.DoneFor is not null).SelectMany(t => new[] { t.DoneFor, t.DoneBy }).OfType<string>().Distinct().ToList();
        if (people.Count == 0)
        {
            return shown;
        }

        var names = await db.Users.AsNoTracking().Where(u => people.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.DisplayName, cancellation);
        return [.. shown.Zip(tasks, (line, row) => row.DoneFor is null ? line : line with { From = Texts.Of("tasks.inbox.done-for", names.GetValueOrDefault(row.DoneBy ?? "", Texts.Of("tasks.inbox.unknown-person")), names.GetValueOrDefault(row.DoneFor, Texts.Of("tasks.inbox.unknown-person"))) })];
    }

    /// <summary>The columns of the list as a file.</summary>
    public static IReadOnlyList<string> Heading => Words.Spoken.All("list.matter", "document.case-number", "list.light", "list.stage", "list.arrived", "list.due", "inbox.holder");

    public async IAsyncEnumerable<IReadOnlyList<object?>> Rows(IReadOnlyList<TaskRow> tasks, [EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var part in tasks.Chunk(Part))
        {
            foreach (var line in await Lines(part, cancellation))
            {
                yield return
                [
                    line.Title, line.CaseNumber, line.Light.Said(Words.Spoken), line.Stage, line.Arrived is { } arrived ? Show.Day(arrived) : null, line.Due is { } due ? Show.Day(due) : Words.Spoken["list.no-due"],
                    line.From ?? line.Assignee ?? Words.Spoken["inbox.unclaimed"],
                ];
            }
        }
    }

    private async Task<IReadOnlyList<TaskRow>> Named(IReadOnlyList<TaskRow> tasks, string q, CancellationToken cancellation)
    {
        var ids = tasks.Select(t => t.CaseId).Distinct().ToList();
        var named = (await db.Cases.AsNoTracking().Where(c => ids.Contains(c.Id) && (c.Number.Contains(q) || c.Title.Contains(q))).Select(c => c.Id).ToListAsync(cancellation)).ToHashSet(StringComparer.Ordinal);
        return [.. tasks.Where(t => named.Contains(t.CaseId))];
    }
}
