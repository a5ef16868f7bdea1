using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Qingyi.Client;
using Qingyi.Domain;
using Qingyi.Domain.Cases;
using Qingyi.Domain.People;
using Qingyi.Server.Deadlines;
using Qingyi.Server.Features.Absences;
using Qingyi.Server.Hosting;
using Qingyi.Server.Http;
using Qingyi.Server.People;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Features.Tasks;

/// <summary>What became of a completion: done, refused, wrong data, or lost to somebody else.</summary>
public sealed record Completion(TaskCompleted? Done, Refusal? Refusal, IReadOnlyDictionary<string, string>? Faults, TaskItem? Current)
{
    public IResult Answer() => this switch
    {
        { Faults: { } faults } => Problems.Invalid(faults),
        { Refusal: { } refusal, Current: { } current } => Problems.Conflict(refusal, current),
        { Refusal: { } refusal } => Problems.Result(refusal),
        _ => Results.Json(Done, WireJson.Options),
    };
}

/// <summary>Completes a task: the act is recorded and the workflow resumed in one transaction, or nothing happens.</summary>
public sealed class CompleteTask(CaseDb db, Transitions transitions, TaskViews views, PersonAtDoor door, TimeProvider clock)
{
    public async Task<Completion> Complete(string id, TaskCompletion given, CancellationToken cancellation)
    {
        var row = await TaskAccess.Find(db, door.Person, id, cancellation);
        if (row is null)
        {
            return new Completion(null, await EndedSeats.Of(db, door.Person, id, clock, cancellation) ?? TaskAccess.NoSuchTask, null, null);
        }

        var person = await TaskAccess.Seat(db, row, door.Person, cancellation);

        IReadOnlyDictionary<string, string>? faults = null;
        Transition? made = null;
        var outcome = await transitions.Run<string>(row.CaseId, person, async t =>
        {
            made = t;
            var task = t.Records.OpenTasks.FirstOrDefault(x => x.Id == id);
            if (task is null)
            {
                return TaskRefusals.Gone;
            }

            if (TaskAccess.MayTake(task, person) is { } refused)
            {
                return await EndedSeats.Of(db, door.Person, id, clock, cancellation) ?? refused;
            }

            var offered = JsonSerializer.Deserialize<List<string>>(task.Outcomes)!;
            if (!offered.Contains(given.Outcome))
            {
                return TaskRefusals.NoSuchOutcome(given.Outcome, offered);
            }

            var act = Acts.Find(task.Act)!;
            var view = await views.View(t.Case, task, cancellation);
            var form = LiveFields.Of(task, act, view, given.Outcome);
            faults = FormCheck.Faults(form, given.Data ?? []);
            if (faults.Count > 0)
            {
                return new Refusal("invalid-data", "");
            }

            return Take(t, act, new Doing(t, task, given.Outcome, given.Data ?? [], view) { Form = form }, given.Opinion);
        }, cancellation);

        if (faults is { Count: > 0 })
        {
            return new Completion(null, null, faults, null);
        }

        if (outcome.Refusal is { } refusal)
        {
            var current = Problems.Status(refusal.Code) == StatusCodes.Status409Conflict ? await Current(id, cancellation) : null;
            return new Completion(null, refusal, null, current);
        }

        return new Completion(await Answer(made!.Case, made.OpenTasks, cancellation), null, null, null);
    }

    /// <summary>The answer to a completion that is done already, with the tasks that are open now.</summary>
    public async Task<IResult> Again(string id, CancellationToken cancellation)
    {
        var task = await db.Tasks.AsNoTracking().FirstAsync(t => t.Id == id, cancellation);
        var rows = await db.Tasks.AsNoTracking().Where(x => x.CaseId == task.CaseId && x.State == "open").OrderBy(x => x.CreatedAt).ToListAsync(cancellation);
        return Results.Json(await Answer(await db.Cases.AsNoTracking().FirstAsync(c => c.Id == task.CaseId, cancellation), rows, cancellation), WireJson.Options);
    }

    private static Outcome<string> Take(Transition t, Act act, Doing doing, string? opinionGiven)
    {
        var (task, person) = (doing.Task, doing.By);
        TransitionSpan.Mark(TransitionSpan.Act, task.Act);
        if (act.Record(doing) is { } refusal)
        {
            return refusal;
        }

        var opinion = t.Seal(opinionGiven);
        task.State = "done";
        task.Outcome = doing.Outcome;
        task.DoneAt = t.Now;
        (task.DoneBy, task.DoneFor) = (person.Id, person.For?.Id);
        task.Assignee ??= person.Part;
        DeadlineRows.Meet(t, task.DeadlineId);
        CaseParties.Add(t, person.Part);
        t.Audit("task-completed", new JsonObject
        {
            ["task"] = task.Id, ["act"] = task.Act, ["outcome"] = doing.Outcome, ["stage"] = t.Case.Stage.Kebab(), ["opinion"] = opinion, ["title"] = act.TakesForm ? task.Title : null,
            ["outcomeName"] = OutcomeWords.Drawn(task).GetValueOrDefault(doing.Outcome),
        });
        return t.Resume(task.InstanceId, task.BookmarkId, doing.Outcome).Refused(TaskRefusals.Gone) is { } held ? held : task.Id;
    }

    private async Task<TaskItem?> Current(string id, CancellationToken cancellation)
    {
        var rows = await db.Tasks.AsNoTracking().Where(x => x.Id == id).ToListAsync(cancellation);
        return rows.Count == 0 ? null : (await views.Items(rows, cancellation))[0];
    }

    private async Task<TaskCompleted> Answer(Case of, IReadOnlyList<TaskRow> open, CancellationToken cancellation) =>
        new(of.Id, of.Stage.Kebab(), await views.Items(open, [of], cancellation));
}
