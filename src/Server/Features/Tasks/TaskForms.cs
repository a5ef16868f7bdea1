using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Primitives;
using Qingyi.Domain.Cases;
using Qingyi.Domain.People;
using Qingyi.Server.Storage;
using Qingyi.Server.Web;
using Qingyi.Server.Web.Components;
using Qingyi.Server.Web.Forms;
using Qingyi.Server.Web.Pages.Staff;

namespace Qingyi.Server.Features.Tasks;

/// <summary>The form by which a person does a task: the act's own fields, its outcomes, and why it cannot be sent where it cannot.</summary>
public sealed class TaskForms(CaseDb db, TaskViews views, Phrases phrases)
{
    /// <summary>The schema of the act's data for the case of this moment.</summary>
    /// <param name="outcome">The outcome that was chosen; null while the form is only shown.</param>
    public async Task<JsonObject> Schema(TaskRow task, Case of, string? outcome, CancellationToken cancellation) =>
        LiveFields.Of(task, Acts.Find(task.Act)!, await views.View(of, task, cancellation), outcome);

    public async Task<TaskFormView> View(TaskRow task, Case of, Person atDoor, CancellationToken cancellation)
    {
        var person = TaskAccess.Seat(task, of, atDoor);
        var schema = await Schema(task, of, null, cancellation);
        var holder = task.Assignee is { } id && id != person.Part ? await db.Users.AsNoTracking().Where(u => u.Id == id).Select(u => u.DisplayName).FirstOrDefaultAsync(cancellation) : null;
        var own = await phrases.Own(cancellation);
        return new TaskFormView(
            task.Id, task.Title, Outcomes(task), Fields(schema) ? SchemaFormView.For(schema) with { Phrases = own } : null, Blocked: Blocked(task, person, holder), Claim: Claim(task, of, person)) { Phrases = own, For = task.State == "open" && TaskAccess.MayTake(task, person) is null ? person.For?.Name : null };
    }

    /// <summary>The form as it was sent, with what is wrong.</summary>
    public async Task<TaskFormView> Again(TaskRow task, Case of, Person person, FormReading reading, IEnumerable<KeyValuePair<string, StringValues>> form, CancellationToken cancellation)
    {
        var typed = form.ToDictionary(f => f.Key, f => f.Value, StringComparer.Ordinal);
        var view = await View(task, of, person, cancellation);
        var schema = await Schema(task, of, null, cancellation);
        return view with
        {
            Fields = Fields(schema) ? SchemaFormView.Again(schema, reading) with { Phrases = view.Phrases } : null,
            Outcome = typed.GetValueOrDefault(TaskFields.Outcome).ToString(),
            Opinion = typed.GetValueOrDefault(TaskFields.Opinion).ToString(),
        };
    }

    private static bool Fields(JsonObject schema) => schema["properties"] is JsonObject { Count: > 0 };

    private static List<Option> Outcomes(TaskRow task)
    {
        var act = Acts.Find(task.Act)!;
        return JsonSerializer.Deserialize<List<string>>(task.Outcomes)!.ConvertAll(code => new Option(code, OutcomeWords.Of(task, act, code)));
    }

    private static string? Blocked(TaskRow task, Person person, string? holder) => task switch
    {
        { State: "done" } => Texts.Of("tasks.blocked.done"),
        { State: "suspended" } => Texts.Of("tasks.blocked.suspended"),
        { State: "cancelled" } => Texts.Of("tasks.blocked.cancelled"),
        _ when task.Assignee == person.Part => null,
        { Assignee: not null } => Texts.Of("tasks.blocked.held", holder ?? Texts.Of("tasks.blocked.somebody-else")),
        _ => TaskAccess.MayTake(task, person) is { } refusal ? refusal.Sentence : Texts.Of("tasks.blocked.unclaimed"),
    };

    private static ActionView? Claim(TaskRow task, Case of, Person person) => task switch
    {
        { State: not "open" } => null,
        { Assignee: null } when TaskAccess.MayTake(task, person) is null => ActionView.Send(Texts.Of("tasks.claim"), Paths.ClaimTask(task.Id), "check", primary: true),
        _ when task.Assignee == person.Part && of.Facts.Assignment?.Includes(person.Part) != true => ActionView.Send(Texts.Of("tasks.release"), Paths.ReleaseTask(task.Id)),
        _ => null,
    };
}
