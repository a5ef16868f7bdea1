using Microsoft.EntityFrameworkCore;
using Qingyi.Domain;
using Qingyi.Domain.Cases;
using Qingyi.Domain.People;
using Qingyi.Server.Http;
using Qingyi.Server.People;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Features.Tasks;

/// <summary>Who may touch a task: out of sight answers as not there; in sight but another's says whose.</summary>
public static class TaskAccess
{
    public static Refusal NoSuchTask { get; } = Refusals.Of("no-such-task");

    /// <summary>The task, whatever its state, if the person may see its case or may claim it.</summary>
    public static async Task<TaskRow?> Find(CaseDb db, Person person, string id, CancellationToken cancellation)
    {
        // In the order of what it costs to ask.
        var task = await db.Tasks.AsNoTracking().FirstOrDefaultAsync(t => t.Id == id, cancellation);
        return task is null || task.DoneBy == person.Id || task.DoneFor == person.Id
            || (IsOnDesk(task, person) && !await db.BarsAgainst(person).AnyAsync(b => b.CaseId == task.CaseId, cancellation))
            || await db.VisibleTo(person).AnyAsync(c => c.Id == task.CaseId, cancellation)
            || await db.TasksFor(person).AnyAsync(t => t.Id == id, cancellation)
            ? task
            : null;
    }

    private static bool IsOnDesk(TaskRow task, Person person) =>
        task is { State: "open", Assignee: null } && person.Lent.Count == 0 && person.OrganisationId == task.OrganisationId && person.Roles.Contains(task.Role);

    /// <summary>The seat from which the person may work on the task: the own where it will do, else one held for somebody who is away; the own where none will do.</summary>
    public static Person Seat(TaskRow task, Case of, Person person) =>
        person.Lent.Count == 0 ? person : person.Seats.FirstOrDefault(s => MayTake(task, s) is null && !ShutOut(of, s)) ?? person;

    public static async Task<Person> Seat(CaseDb db, TaskRow task, Person person, CancellationToken cancellation) =>
        person.Lent.Count == 0 ? person : Seat(task, await db.Cases.AsNoTracking().FirstAsync(c => c.Id == task.CaseId, cancellation), person);

    // 回避: who stood back comes to the case through nobody's absence.
    private static bool ShutOut(Case of, Person seat) =>
        of.IsRecused(seat.Id) || of.IsRecused(seat.Part) || of.Named.Contains(seat.OrganisationId) || (seat.Home is { } home && of.Named.Contains(home));

    /// <summary>Null when the person may work on the open task now.</summary>
    public static Refusal? MayTake(TaskRow task, Person person)
    {
        if (task.Assignee == person.Part)
        {
            return null;
        }

        if (task.Assignee is not null)
        {
            return TaskRefusals.HeldByOther(Texts.Of("tasks.access.another-handler"));
        }

        return person.Is(task.Role) && person.OrganisationId == task.OrganisationId
            ? null
            : Refusals.Of("not-permitted.task-by-role", Role.Names[task.Role]);
    }
}
