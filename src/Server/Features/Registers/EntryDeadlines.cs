using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Qingyi.Domain.Deadlines;
using Qingyi.Domain.Registers;
using Qingyi.Server.Deadlines;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Features.Registers;

/// <summary>The duties of an entry: opened on the states in which they run, met or fallen away on leaving them.</summary>
internal static class EntryDeadlines
{
    public static void Follow(Transition t, RegisterDefinition definition, RegisterEntryRow row, EntryData data, EntryFacts facts, IReadOnlyDictionary<string, decimal> parameters)
    {
        foreach (var duty in definition.Deadlines)
        {
            var runs = duty.States.Contains(row.State) && Condition.All(duty.When, facts) && (duty.Until is null || data.Codes[duty.Until] is not null);
            var open = t.Records.OpenDeadlines.FirstOrDefault(d => d.EntryId == row.Id && d.Duty == duty.Key && d.State is "running" or "paused");
            if (open is not null && (!runs || Moved(duty, open, data)))
            {
                if (!runs && duty.States.Contains(row.State) is false && duty.Lapses?.Contains(row.State) is not true)
                {
                    DeadlineRows.Meet(t, open.Id);
                }
                else
                {
                    DeadlineRows.Lapse(t, open.Id, "register-entry");
                    open = null;
                }
            }

            if (runs && open is null)
            {
                Open(t, definition, duty, row, data, parameters);
            }
        }
    }

    // An entry put right may give its duty another beginning or another last day.
    private static bool Moved(EntryDeadline duty, DeadlineRow open, EntryData data) =>
        (duty.Until is { } until && Day(data, until) is { } last && last != open.DueOn) || (duty.From is { } from && Moment(data, from) is { } start && start != open.StartAt && start < open.DueAt);

    private static void Open(Transition t, RegisterDefinition definition, EntryDeadline duty, RegisterEntryRow row, EntryData data, IReadOnlyDictionary<string, decimal> parameters)
    {
        var limit = t.Calendar.Limits.Get(duty.Limit, t.Today);
        var amount = duty.Parameter is { } parameter ? (int)parameters[parameter] : duty.Workdays;
        limit = duty.Parameter is not null && limit.Unit != LimitUnit.Workday ? limit with { Amount = amount!.Value } : DeadlineRows.Effective(limit, amount);
        var start = (duty.From is { } from ? Moment(data, from) : null) ?? t.Now;
        var days = t.Calendar.Days;
        var due = duty.Until is { } until && Day(data, until) is { } last ? Fixed(limit, last, definition.FieldTitle(until), days.Version) : t.Calendar.Count(limit, start, [], out days);
        var entry = new DeadlineRow
        {
            Id = t.NewId(),
            CaseId = t.Case.Id,
            EntryId = row.Id,
            Duty = duty.Key,
            Limit = limit.Id,
            Title = Texts.Of("registers.entry-deadline.title", definition.Title, row.Number, duty.Title),
            Workdays = limit.Unit == LimitUnit.Workday ? amount : null,
            Amount = limit.Unit == LimitUnit.Workday ? null : amount,
            StartAt = start,
            DueAt = due.DueAt!.Value,
            DueOn = due.DueDay ?? LegalDay.Of(due.DueAt.Value),
            Derivation = JsonSerializer.Serialize(due.Derivation, Transition.Plain),
            Article = limit.Basis,
            CalendarVersion = due.CalendarVersion,
            State = "running",
        };
        t.Db.Deadlines.Add(entry);
        foreach (var rung in limit.RungTimes(due, start, days))
        {
            t.Db.Rungs.Add(new RungRow { DeadlineId = entry.Id, Rung = rung.Number, Recipient = rung.Recipient, At = rung.At });
        }

        t.Audit("deadline-opened", new JsonObject { ["deadline"] = entry.Id, ["limit"] = limit.Id, ["entry"] = row.Id, ["due"] = entry.DueOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) });
    }

    private static DueDate Fixed(LegalLimit limit, DateOnly last, string field, string version) => new()
    {
        LimitId = limit.Id, Unit = LimitUnit.CalendarDay, DueDay = last, DueAt = LegalDay.End(last), CalendarVersion = version,
        Derivation = [Texts.Of("registers.entry-deadline.fixed", field, last)],
    };

    private static DateOnly? Day(EntryData data, string field) =>
        DateOnly.TryParseExact(data.Codes[field]?.ToString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
        : DateTimeOffset.TryParse(data.Codes[field]?.ToString(), CultureInfo.InvariantCulture, out var moment) ? LegalDay.Of(moment) : null;

    private static DateTimeOffset? Moment(EntryData data, string field) =>
        DateOnly.TryParseExact(data.Codes[field]?.ToString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? LegalDay.Start(day)
        : DateTimeOffset.TryParse(data.Codes[field]?.ToString(), CultureInfo.InvariantCulture, out var moment) ? moment.ToUniversalTime() : null;
}
