using System.Text.Json;
using Qingyi.Domain.Deadlines;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Deadlines;

/// <summary>
/// Counts an open deadline anew from its event, with all extensions and pauses that stand in its record. The inbox follows, and so do the rungs that have
/// not rung; a rung that rang stays as it rang.
/// </summary>
public static class Recount
{
    /// <summary>The limit as the deadline was opened with it; null where its last day was fixed rather than counted.</summary>
    public static LegalLimit? LimitOf(Calendar calendar, DeadlineRow row)
    {
        if (!JsonSerializer.Deserialize<List<string>>(row.Derivation)!.Any(line => line.StartsWith("起算事件", StringComparison.Ordinal)))
        {
            return null;
        }

        var known = calendar.Limits.All.Where(l => l.Id == row.Limit).ToList();
        var limit = known.FirstOrDefault(l => l.Basis == row.Article) ?? known.FirstOrDefault(l => l.InForce(LegalDay.Of(row.StartAt)));
        return limit is null ? null : row.Amount is { } amount ? limit with { Amount = amount } : DeadlineRows.Effective(limit, row.Workdays);
    }

    /// <summary>The deadline with its record, for asking what may be done with it.</summary>
    public static RunningLimit Running(Calendar calendar, DeadlineRow row, LegalLimit limit, IReadOnlyList<DeadlineChangeRow> changes) => new(
        row.Title, limit, row.StartAt, row.State == "paused" ? null : row.DueAt,
        [.. changes.Where(c => c.Kind == DeadlineChangeRow.Extension).Select(c => new UsedExtension(c.Ground, c.Amount!.Value))],
        Pauses(calendar, changes), calendar.Limits.PausesOf(row.Limit));

    /// <summary>What the count gives by a calendar.</summary>
    public static DueDate Due(Calendar calendar, DeadlineRow row, LegalLimit limit, IReadOnlyList<DeadlineChangeRow> changes, out WorkingDays countedBy) =>
        calendar.Count(limit, row.StartAt, Pauses(calendar, changes), Extensions(limit, changes), out countedBy);

    /// <summary>Writes the count into the row, its task and its rungs that have not rung.</summary>
    public static void Apply(Transition t, DeadlineRow row, LegalLimit limit, IReadOnlyList<DeadlineChangeRow> changes, IReadOnlyList<RungRow> rungs)
    {
        var due = Due(t.Calendar, row, limit, changes, out var days);
        row.Derivation = JsonSerializer.Serialize(due.Derivation, Transition.Plain);
        row.CalendarVersion = due.CalendarVersion;
        row.State = due.Paused ? "paused" : "running";
        row.PausedAt = due.Paused ? changes.First(c => c is { Kind: DeadlineChangeRow.Pause, To: null }).From : null;
        if (due.DueAt is { } at)
        {
            (row.DueAt, row.DueOn) = (at, due.DueDay ?? LegalDay.Of(at));
        }

        row.Version++;
        if (t.Records.OpenTasks.FirstOrDefault(x => x.DeadlineId == row.Id) is { } task)
        {
            task.DueAt = due.DueAt;
        }

        var times = limit.RungTimes(due, row.StartAt, days).ToDictionary(r => r.Number, r => r.At);
        foreach (var rung in rungs.Where(r => r.FiredAt is null && times.ContainsKey(r.Rung)))
        {
            rung.At = times[rung.Rung];
        }
    }

    private static List<Pause> Pauses(Calendar calendar, IReadOnlyList<DeadlineChangeRow> changes) =>
        [.. changes.Where(c => c.Kind == DeadlineChangeRow.Pause).Select(c => new Pause(c.From!.Value, c.To, Ground(calendar, c.Ground)))];

    private static List<Extension> Extensions(LegalLimit limit, IReadOnlyList<DeadlineChangeRow> changes) =>
        [.. changes.Where(c => c.Kind == DeadlineChangeRow.Extension).Select(c => new Extension(
            c.Amount!.Value, limit.Extensions.FirstOrDefault(g => g.Id == c.Ground) is { } ground ? $"{ground.Title}（{ground.Basis}）" : c.Ground, LegalDay.Of(c.At)))];

    private static string Ground(Calendar calendar, string code) => calendar.Limits.Pauses.FirstOrDefault(p => p.Id == code) is { } ground ? $"{ground.Title}，{ground.Basis}" : code;
}
