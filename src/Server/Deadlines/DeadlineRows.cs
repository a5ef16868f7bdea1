using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Qingyi.Domain.Deadlines;
using Qingyi.Domain.People;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Deadlines;

/// <summary>Opens and ends deadlines inside a transition.</summary>
public static class DeadlineRows
{
    /// <param name="workdays">In place of the table's amount, where the limit is one that the authority sets itself.</param>
    /// <param name="from">The event that the time runs from; null: now.</param>
    public static DeadlineRow Open(Transition t, string limitId, string? taskId, string? title, int? workdays = null, DateTimeOffset? from = null)
    {
        var limit = t.Calendar.Limits.Get(limitId, t.Today);
        workdays = limit.Configurable && workdays > 0 ? workdays : null;
        limit = Effective(limit, workdays);

        var start = (from < t.Now ? from : null) ?? LimitStarts.Of(t.Case, limit.Id, t.Calendar) ?? t.Now;
        var due = Count(t, limit, start, out var days);
        var row = new DeadlineRow
        {
            Id = t.NewId(),
            CaseId = t.Case.Id,
            TaskId = taskId,
            Limit = limit.Id,
            Title = title ?? limit.Title,
            Workdays = workdays,
            StartAt = start,
            DueAt = due.DueAt!.Value,
            DueOn = due.DueDay ?? LegalDay.Of(due.DueAt.Value),
            Derivation = JsonSerializer.Serialize(due.Derivation, Transition.Plain),
            Article = limit.Basis,
            CalendarVersion = due.CalendarVersion,
            State = "running",
        };
        t.Db.Deadlines.Add(row);
        foreach (var rung in limit.RungTimes(due, start, days))
        {
            t.Db.Rungs.Add(new RungRow { DeadlineId = row.Id, Rung = rung.Number, Recipient = rung.Recipient, At = rung.At });
        }

        t.Audit("deadline-opened", new JsonObject { ["deadline"] = row.Id, ["limit"] = limit.Id, ["due"] = row.DueOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) });
        return row;
    }

    /// <summary>
    /// The event of an earlier round: a case that was sent back (退单) keeps its clock where the law counts from an event. An office limit, which counts
    /// from the task, begins anew with it. Null: there was none.
    /// </summary>
    public static DateTimeOffset? FirstStart(Transition t, string limitId) => t.Calendar.Limits.Get(limitId, t.Today).StartEvent == "task-opened"
        ? null
        : t.Db.Deadlines.Where(d => d.CaseId == t.Case.Id && d.Limit == limitId && d.TaskId != null).OrderBy(d => d.Id).Select(d => (DateTimeOffset?)d.StartAt).FirstOrDefault();

    /// <summary>A limit of the table, or the working days that took the place of its amount.</summary>
    public static LegalLimit Effective(LegalLimit limit, int? workdays) => workdays is { } amount ? limit with { Amount = amount, Unit = LimitUnit.Workday } : limit;

    /// <summary>The duty was done: in time, or late.</summary>
    public static void Meet(Transition t, string? deadlineId) => End(t, t.Records.OpenDeadlines.FirstOrDefault(d => d.Id == deadlineId), null);

    public static void MeetByLimit(Transition t, string limit)
    {
        foreach (var open in t.Records.OpenDeadlines.Where(d => d.Limit == limit))
        {
            End(t, open, null);
        }
    }

    /// <summary>The duty fell away: its task was cancelled, or the case went on inside another one.</summary>
    /// <param name="ground">Code of the ground, where it is not the cancelled task.</param>
    public static void Lapse(Transition t, string? deadlineId, string? ground = null) => End(t, t.Records.OpenDeadlines.FirstOrDefault(d => d.Id == deadlineId), "lapsed", ground);

    /// <summary>A word to a role, without a deadline behind it.</summary>
    public static void Tell(Transition t, string role, string sentence) => t.Db.Escalations.Add(new EscalationRow
    {
        Id = t.NewId(),
        CaseId = t.Case.Id,
        DeadlineId = "",
        Rung = 0,
        Recipient = "notice",
        Role = Role.Names.ContainsKey(role) ? role : throw new InvalidOperationException(Texts.Of("deadlines.role-unknown", role)),
        OrganisationId = t.Case.OrganisationId,
        Sentence = sentence,
        RaisedAt = t.Now,
    });

    private static DueDate Count(Transition t, LegalLimit limit, DateTimeOffset start, out WorkingDays days)
    {
        if (LimitStarts.Fixed(t.Case, limit.Id) is var (last, because))
        {
            days = t.Calendar.Days;
            return new DueDate
            {
                LimitId = limit.Id,
                Unit = limit.Unit,
                DueDay = last,
                DueAt = LegalDay.End(last),
                CalendarVersion = days.Version,
                Derivation = [because],
            };
        }

        return t.Calendar.Count(limit, start, [], out days);
    }

    private static void End(Transition t, DeadlineRow? row, string? state, string? ground = null)
    {
        if (row is null || row.State is not ("running" or "paused"))
        {
            return;
        }

        row.State = state ?? (t.Now < row.DueAt ? "met" : "missed");
        row.MetAt = t.Now;
        row.Version++;
        var entry = new JsonObject { ["deadline"] = row.Id, ["state"] = row.State };
        if (ground is not null)
        {
            entry["ground"] = ground;
        }

        t.Audit("deadline-ended", entry);
    }
}
