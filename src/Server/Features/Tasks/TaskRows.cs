using System.Globalization;
using System.Text.Json.Nodes;
using Qingyi.Domain.Cases;
using Qingyi.Engine.Runs;
using Qingyi.Server.Deadlines;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Features.Tasks;

/// <summary>Keeps the inbox in step with the bookmarks: a row opens with its bookmark and closes with it, in the same transaction.</summary>
internal static class TaskRows
{
    /// <summary>Name of the bookmarks that wait for a person.</summary>
    public const string Bookmark = "Case.HumanTask";

    public static void OpenFor(Transition t, Bookmark bookmark)
    {
        if (bookmark.Name != Bookmark)
        {
            return;
        }

        var payload = bookmark.Payload;
        var act = Acts.Find(Value(payload, "act")!)!;
        var id = t.NewId();
        var role = Value(payload, "role") ?? act.Role;
        var organisation = Departments.Of(t, Value(payload, "department"), Value(payload, "departmentId"));
        var round = t.Db.Tasks.Count(x => x.CaseId == t.Case.Id && x.NodeId == bookmark.NodeId);
        var deadline = Deadline(t, payload, id, Value(payload, "title") ?? act.Name, round > 0);
        t.Add(new TaskRow
        {
            Id = id,
            CaseId = t.Case.Id,
            InstanceId = bookmark.InstanceId,
            BookmarkId = bookmark.Id,
            NodeId = bookmark.NodeId,
            Act = act.Id,
            Title = Value(payload, "title") ?? act.Name,
            Stage = (t.Case.IsMatter ? t.Case.Stage : act.StageIn(t.Case)).Kebab(),
            Role = role,
            OrganisationId = organisation.Id,
            Path = organisation.Path,
            Assignee = Holder(t.Case, Value(payload, "part")) ?? Departments.Holder(t, Value(payload, "assignee"), role, organisation.Id),
            Outcomes = payload["outcomes"]!.ToJsonString(),
            DeadlineId = deadline?.Id,
            State = "open",
            CreatedAt = t.Now,
            DueAt = deadline?.DueAt,
            Round = round,
            Step = bookmark.ActivityId,
            Form = Json(payload, "form"),
            OutcomeNames = Json(payload, "outcomeNames"),
            OtherThan = Json(payload, "otherThan"),
        });
        t.Audit("task-opened", new JsonObject { ["task"] = id, ["act"] = act.Id, ["title"] = act.TakesForm ? Value(payload, "title") : null });
    }

    /// <summary>Closes the row of a bookmark that went away without this row being completed.</summary>
    public static void CloseFor(Transition t, string bookmarkId)
    {
        if (t.Records.OpenTasks.FirstOrDefault(x => x.BookmarkId == bookmarkId) is { State: "open" } task)
        {
            task.State = "cancelled";
            task.DoneAt = t.Now;
            DeadlineRows.Lapse(t, task.DeadlineId);
            t.Audit("task-cancelled", new JsonObject { ["task"] = task.Id });
        }
    }

    /// <summary>
    /// The row follows its bookmark into another drawing: who holds it and when it is due stay, what it says and what it offers are the new drawing's. A task
    /// without a deadline gets the one that the new drawing gives it.
    /// </summary>
    public static void Follow(Transition t, Bookmark bookmark)
    {
        if (bookmark.Name != Bookmark || t.Records.OpenTasks.FirstOrDefault(x => x.BookmarkId == bookmark.Id) is not { } task)
        {
            return;
        }

        var payload = bookmark.Payload;
        var act = Acts.Find(task.Act)!;
        (task.NodeId, task.Step) = (bookmark.NodeId, bookmark.ActivityId);
        (task.Title, task.Role) = (Value(payload, "title") ?? act.Name, Value(payload, "role") ?? act.Role);
        (task.Outcomes, task.OutcomeNames) = (payload["outcomes"]!.ToJsonString(), Json(payload, "outcomeNames"));
        (task.Form, task.OtherThan) = (Json(payload, "form"), Json(payload, "otherThan"));
        task.Assignee ??= Holder(t.Case, Value(payload, "part"));
        if (task.DeadlineId is null && Deadline(t, payload, task.Id, task.Title) is { } deadline)
        {
            (task.DeadlineId, task.DueAt) = (deadline.Id, deadline.DueAt);
        }
    }

    /// <summary>The open tasks that a part of the case holds follow whoever holds the part now.</summary>
    public static string? Holder(Case of, string? part) => part switch
    {
        "lead" => of.Facts.Assignment?.Lead,
        "second" => of.Facts.Assignment?.Second,
        _ => null,
    };

    /// <summary>The event that a time runs from; null where the text is neither a day nor a moment.</summary>
    public static DateTimeOffset? Moment(string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at.ToUniversalTime() : null;

    // Without a limit of the table, a number of working days alone makes an office deadline.
    private static DeadlineRow? Deadline(Transition t, JsonObject payload, string task, string title, bool again = false)
    {
        var workdays = payload["workdays"]?.GetValue<int>();
        var limit = Value(payload, "limit") ?? (workdays is null ? null : "task");
        var from = Value(payload, "from") is { } start ? Moment(start) : null;
        return limit is null ? null : DeadlineRows.Open(t, limit, task, title, workdays, from ?? (again && limit is not null ? DeadlineRows.FirstStart(t, limit) : null));
    }

    private static string? Json(JsonObject payload, string name) => payload[name]?.ToJsonString(Transition.Plain);

    private static string? Value(JsonObject payload, string name) => payload[name]?.GetValue<string>() is { Length: > 0 } text ? text : null;
}
