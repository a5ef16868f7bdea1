using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Qingyi.Domain.Cases;
using Qingyi.Domain.Deadlines;
using Qingyi.Domain.Returns;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Features.Returns;

/// <summary>Writes into one unit's book of returns inside one transition: the return, its history, the link of the audit chain and its deadline, together or not at all.</summary>
internal sealed class ReturnHand(Transition t)
{
    /// <summary>Returns whose last day is longer past get no deadline: nobody is to be rung for what was before the house.</summary>
    private const int RingsAtMostDaysAfter = 30;

    private const string Limit = "return-submission";

    public ReturnRow Open(ReturnDuty duty, int templateVersion)
    {
        var row = new ReturnRow
        {
            Id = t.NewId(), BookId = t.Case.Id, CampaignId = duty.Campaign, Obligation = duty.Obligation, Period = duty.Period, Title = duty.Title, UnitId = duty.Unit.Id, Path = duty.Unit.Path, UpperId = duty.Upper?.Id,
            Kind = duty.Kind, Template = duty.Template, TemplateVersion = templateVersion, State = ReturnState.Open, Opens = duty.Opens, Due = duty.Due, Derivation = JsonSerializer.Serialize(duty.Derivation, Transition.Plain),
            Content = Text(new ReturnContent()), CreatedAt = t.Now, Version = 1,
        };
        t.Db.Returns.Add(row);
        if (duty is { Enforceable: true, Due: { } due } && due >= t.Today.AddDays(-RingsAtMostDaysAfter))
        {
            Deadline(row, due, duty);
        }

        Note(row, "opened", null);
        return row;
    }

    /// <summary>A step along the lifecycle; a refusal leaves everything as it is.</summary>
    public Domain.Refusal? Move(ReturnRow row, ReturnTrigger trigger, string? mergedInto = null)
    {
        var lifecycle = new ReturnLifecycle(new(row.State, row.UnitId, row.UpperId ?? row.UnitId, mergedInto), t.By);
        var refusal = lifecycle.Fire(trigger, mergedInto);
        row.State = lifecycle.State;
        return refusal;
    }

    public void Write(ReturnRow row, ReturnContent content, string what)
    {
        row.Content = Text(content);
        row.Version++;
        Note(row, what, null);
    }

    /// <param name="text">Id of a sealed text.</param>
    public void Note(ReturnRow row, string what, string? text)
    {
        var last = t.Db.ReturnEvents.Local.Where(e => e.ReturnId == row.Id).Select(e => e.Sequence).Append(t.Db.ReturnEvents.Where(e => e.ReturnId == row.Id).Max(e => (int?)e.Sequence) ?? 0).Max();
        t.Db.ReturnEvents.Add(new ReturnEventRow { ReturnId = row.Id, Sequence = last + 1, At = t.Now, By = t.By.Id == CaseLifecycle.System.Id ? null : t.By.Id, ByName = t.By.Name, What = what, State = row.State, Text = text });
        t.Audit("return-" + what, new JsonObject { ["return"] = row.Id, ["state"] = row.State, ["round"] = row.Round, ["version"] = row.Version });
    }

    /// <summary>In hand: the duty is met, in time or late.</summary>
    public void Meet(ReturnRow row) => Deadlines.DeadlineRows.Meet(t, t.Records.OpenDeadlines.FirstOrDefault(d => d.EntryId == row.Id)?.Id);

    /// <summary>Sent back: the clock goes on as if it had not been handed in.</summary>
    public void Resume(ReturnRow row)
    {
        if (t.Db.Deadlines.FirstOrDefault(d => d.EntryId == row.Id && (d.State == "met" || d.State == "missed")) is { } deadline)
        {
            (deadline.State, deadline.MetAt) = ("running", null);
            deadline.Version++;
            t.Audit("deadline-resumed", new JsonObject { ["deadline"] = deadline.Id, ["ground"] = "return-sent-back" });
        }
    }

    private void Deadline(ReturnRow row, DateOnly last, ReturnDuty duty)
    {
        var days = t.Calendar.Days;
        var limit = t.Calendar.Limits.Get(Limit, t.Today) with { Unit = LimitUnit.CalendarDay };
        var opens = duty.Opens is { } day ? LegalDay.Start(day) : t.Now;
        var start = opens < t.Now ? opens : t.Now;
        var due = new DueDate { LimitId = limit.Id, Unit = LimitUnit.CalendarDay, DueDay = last, DueAt = LegalDay.End(last), CalendarVersion = days.Version, Derivation = duty.Derivation };
        var deadline = new Deadlines.DeadlineRow
        {
            Id = t.NewId(), CaseId = t.Case.Id, EntryId = row.Id, Duty = "return", Limit = limit.Id, Title = Name(row), StartAt = start, DueAt = due.DueAt!.Value, DueOn = last, Derivation = row.Derivation,
            Article = duty.Derivation.Count > 0 ? duty.Derivation[0] : limit.Basis, CalendarVersion = days.Version, State = "running",
        };
        t.Db.Deadlines.Add(deadline);
        foreach (var rung in limit.RungTimes(due, start, days))
        {
            t.Db.Rungs.Add(new Deadlines.RungRow { DeadlineId = deadline.Id, Rung = rung.Number, Recipient = rung.Recipient, At = rung.At });
        }

        t.Audit("deadline-opened", new JsonObject { ["deadline"] = deadline.Id, ["limit"] = limit.Id, ["entry"] = row.Id, ["due"] = last.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) });
    }

    /// <summary>季度工作进展（2022年第一季度）.</summary>
    public static string Name(ReturnRow row) => Name(row.Title, row.Period);

    public static string Name(string title, string period) => period.Length == 0 ? title : Period.TryParse(period, out var of) ? $"{title}（{of.Title}）" : Texts.Of("returns.name-with-period", title, period);

    public static string PeriodName(string period) => period.Length == 0 ? Web.Words.Spoken["return.once"] : Period.TryParse(period, out var of) ? of.Title : period;

    public static ReturnContent Content(ReturnRow row) => Content(row.Content);

    public static ReturnContent Content(string json) => JsonSerializer.Deserialize<ReturnContent>(json, Transition.Plain)!;

    public static string Text(ReturnContent content) => JsonSerializer.Serialize(content, Transition.Plain);
}
