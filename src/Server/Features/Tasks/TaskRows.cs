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
        var limit = Value(payload, "limit");
        var deadline = limit is null ? null : DeadlineRows.Open(t, limit, id, Value(payload, "title") ?? act.Name);
        t.Db.Tasks.Add(new TaskRow
        {
            Id = id,
            CaseId = t.Case.Id,
            InstanceId = bookmark.InstanceId,
            BookmarkId = bookmark.Id,
            NodeId = bookmark.NodeId,
            Act = act.Id,
            Title = Value(payload, "title") ?? act.Name,
            Stage = act.StageIn(t.Case).Kebab(),
            Role = Value(payload, "role") ?? act.Role,
            OrganisationId = t.Case.OrganisationId,
            Path = t.Case.Path,
            Assignee = Value(payload, "assignee") ?? Holder(t.Case, Value(payload, "part")),
            Outcomes = payload["outcomes"]!.ToJsonString(),
            DeadlineId = deadline?.Id,
            State = "open",
            CreatedAt = t.Now,
            DueAt = deadline?.DueAt,
            Round = t.Db.Tasks.Count(x => x.CaseId == t.Case.Id && x.NodeId == bookmark.NodeId),
        });
        t.Audit("task-opened", new JsonObject { ["task"] = id, ["act"] = act.Id });
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

    /// <summary>The open tasks that a part of the case holds follow whoever holds the part now.</summary>
    public static string? Holder(Case of, string? part) => part switch
    {
        "lead" => of.Facts.Assignment?.Lead,
        "second" => of.Facts.Assignment?.Second,
        _ => null,
    };

    private static string? Value(JsonObject payload, string name) => payload[name]?.GetValue<string>() is { Length: > 0 } text ? text : null;
}
