using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Qingyi.Client;
using Qingyi.Domain;
using Qingyi.Domain.Cases;
using Qingyi.Domain.People;
using Qingyi.Server.Features.Absences;
using Qingyi.Server.Http;
using Qingyi.Server.People;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Features.Tasks;

/// <summary>What became of taking, giving back or handing over a task: the task now, or the refusal, with the current state where somebody was quicker.</summary>
public sealed record Holding(TaskItem? Now, Refusal? Refusal, TaskItem? Current)
{
    public IResult Answer() => this switch
    {
        { Refusal: { } refusal, Current: { } current } => Problems.Conflict(refusal, current),
        { Refusal: { } refusal } => Problems.Result(refusal),
        _ => Results.Json(Now, WireJson.Options),
    };
}

/// <summary>签收, 退回待办, 转办: who holds a task.</summary>
public sealed class HoldTask(CaseDb db, Transitions transitions, TaskViews views, PersonAtDoor door, TimeProvider clock)
{
    public Task<Holding> Claim(string id, CancellationToken cancellation) => Change(id, "task-claimed", TaskAccess.Seat, (t, task) =>
    {
        if (TaskAccess.MayTake(task, t.By) is { } refusal)
        {
            return refusal;
        }

        task.Assignee = t.By.Part;
        return null;
    }, cancellation);

    public Task<Holding> Release(string id, CancellationToken cancellation) => Change(id, "task-released", TaskAccess.Seat, (t, task) =>
    {
        if (task.Assignee != t.By.Part)
        {
            return Refusals.Of("not-permitted.put-back-own-tasks");
        }

        if (t.Case.Facts.Assignment?.Includes(t.By.Part) == true)
        {
            return Refusals.Of("assigned-by-name");
        }

        task.Assignee = null;
        return null;
    }, cancellation);

    /// <summary>The holder, or a head of the organisation, hands the task to somebody of the same role there.</summary>
    public async Task<Holding> Delegate(string id, Delegation to, CancellationToken cancellation)
    {
        var account = await db.Users.AsNoTracking().FirstOrDefaultAsync(u => u.Id == to.To || u.UserName == to.To, cancellation);
        var person = account is null ? null : await PersonAtDoor.Of(db, account, cancellation);
        return await Change(id, "task-delegated", Handing, (t, task) =>
        {
            if (!MayHand(task, t.By))
            {
                return Refusals.Of("not-permitted.pass-on-by-holder");
            }

            if (person is null || !person.Is(task.Role) || person.OrganisationId != task.OrganisationId || t.Case.IsRecused(person.Id))
            {
                return Refusals.Of("no-such-person.pass-on-to", Role.Names[task.Role]);
            }

            task.Assignee = person.Id;
            CaseParties.Add(t, person.Id);
            return null;
        }, cancellation);
    }

    private static bool MayHand(TaskRow task, Person seat) => task.Assignee == seat.Part || seat.Is(Role.SectionHead);

    private static Person Handing(TaskRow task, Case of, Person person) => person.Seats.FirstOrDefault(s => MayHand(task, s) && !of.IsRecused(s.Part)) ?? person;

    private async Task<Holding> Change(string id, string what, Func<TaskRow, Case, Person, Person> seatOf, Func<Transition, TaskRow, Refusal?> change, CancellationToken cancellation)
    {
        var row = await TaskAccess.Find(db, door.Person, id, cancellation);
        if (row is null)
        {
            return new Holding(null, await EndedSeats.Of(db, door.Person, id, clock, cancellation) ?? TaskAccess.NoSuchTask, null);
        }

        var seat = seatOf(row, await db.Cases.AsNoTracking().FirstAsync(c => c.Id == row.CaseId, cancellation), door.Person);
        var outcome = await transitions.Run<TaskItem>(row.CaseId, seat, async t =>
        {
            var task = t.Records.OpenTasks.FirstOrDefault(x => x.Id == id);
            var before = task?.Assignee;
            var refusal = task is null ? TaskRefusals.Gone : change(t, task);
            if (refusal is not null)
            {
                return await EndedSeats.Of(db, door.Person, id, clock, cancellation) ?? refusal;
            }

            // What changes nothing, such as taking what one holds already, is nothing to record.
            if (task!.Assignee == before)
            {
                return (await views.Items([task], cancellation))[0];
            }

            t.Audit(what, new JsonObject { ["task"] = id, ["holder"] = task!.Assignee });
            return (await views.Items([task], cancellation))[0];
        }, cancellation);
        if (outcome.Refusal is { } lost && Problems.Status(lost.Code) == StatusCodes.Status409Conflict)
        {
            var rows = await db.Tasks.AsNoTracking().Where(x => x.Id == id).ToListAsync(cancellation);
            return new Holding(null, lost, (await views.Items(rows, cancellation))[0]);
        }

        return new Holding(outcome.Value, outcome.Refusal, null);
    }
}
