using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Qingyi.Domain;
using Qingyi.Domain.Deadlines;
using Qingyi.Domain.People;
using Qingyi.Server.Features.Cases;
using Qingyi.Server.Features.Matters;
using Qingyi.Server.Http;
using Qingyi.Server.People;
using Qingyi.Server.Storage;
using Qingyi.Server.Web;
using Qingyi.Server.Web.Components;
using Qingyi.Server.Web.Layout;
using Qingyi.Server.Web.Pages.Staff;

namespace Qingyi.Server.Deadlines;

/// <summary>Puts the proof of a deadline together; null where the person may not see its case.</summary>
public sealed class DeadlineProof(CaseDb db, CaseQueries queries, Waits waits, LightViews lights, DayMarks marks, DeadlineChoices choices, SealedWords words, PersonAtDoor door)
{
    public async Task<DeadlineView?> Of(string id, DeadlineDraft? draft, CancellationToken cancellation)
    {
        if (await db.Deadlines.AsNoTracking().FirstOrDefaultAsync(d => d.Id == id, cancellation) is not { } row || await queries.FindAny(door.Person, row.CaseId, cancellation) is not { } of)
        {
            return null;
        }

        var derivation = JsonSerializer.Deserialize<List<string>>(row.Derivation)!;
        var audit = (await db.Audit.AsNoTracking().Where(a => a.Chain == "case/" + row.CaseId && a.What.StartsWith("deadline-")).OrderBy(a => a.Sequence).ToListAsync(cancellation))
            .Where(a => JsonNode.Parse(a.Data)?["deadline"]?.GetValue<string>() == id).ToList();
        var changes = await db.DeadlineChanges.AsNoTracking().Where(c => c.DeadlineId == id).OrderBy(c => c.Id).ToListAsync(cancellation);
        var days = marks.Of(row, changes);
        return new DeadlineView(
            row.Title, of.Id, of.Number, of.Title, await Waiting(row, of, cancellation),
            [new Derived(Texts.Of("deadlines.proof.due"), null, row.State == "paused" ? Texts.Of("deadlines.proof.due-paused") : Show.Day(row.DueOn), [.. derivation.Select(s => new Derived(null, Show.Derived(s)))])],
            row.StartAt, days, Summary(row, days), await Rungs(row, audit, cancellation), await Changes(row, changes, audit, cancellation), Fingerprint(row, changes), door.Person.Name, lights.Now, [], of.Kind)
        {
            Acts = choices.Of(row, of, changes, draft),
            ProofNumber = row.Id,
            Article = row.Article,
        };
    }

    private async Task<WaitingView> Waiting(DeadlineRow row, Domain.Cases.Case of, CancellationToken cancellation)
    {
        var task = await db.Tasks.AsNoTracking().FirstOrDefaultAsync(t => t.Id == row.TaskId && t.State == "open", cancellation);
        return (row.State is "running" or "paused" ? await waits.Of(row, task, of, cancellation) : null)
            ?? new WaitingView(lights.Of(row), Texts.Of("deadlines.proof.waiting-nobody"), row.State switch { "met" => Texts.Of("deadlines.proof.waiting-met"), "missed" => Texts.Of("deadlines.proof.waiting-missed"), _ => Texts.Of("deadlines.proof.waiting-ended") }, lights.Days(LegalDay.Of(row.StartAt), LegalDay.Of(row.MetAt ?? lights.Now)), row.DueOn, null);
    }

    private async Task<List<RungLine>> Rungs(DeadlineRow row, List<AuditRow> audit, CancellationToken cancellation)
    {
        var rungs = await db.Rungs.AsNoTracking().Where(r => r.DeadlineId == row.Id).OrderBy(r => r.Rung).ToListAsync(cancellation);
        var firings = await db.Firings.AsNoTracking().Where(f => f.DeadlineId == row.Id).ToDictionaryAsync(f => f.Rung, cancellation);
        var escalations = (await db.Escalations.AsNoTracking().Where(e => e.DeadlineId == row.Id && e.Recipient != DeadlineNews.Recipient).ToListAsync(cancellation)).ToDictionary(e => e.Rung);
        var people = escalations.Values.SelectMany(e => new[] { e.AccountId, e.ReadBy, e.ReadFor }).OfType<string>().Distinct().ToList();
        var names = await db.Users.AsNoTracking().Where(u => people.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.DisplayName, cancellation);
        var replies = await words.Read(row.CaseId, escalations.Values.Select(e => e.ReplyText), cancellation);
        return rungs.ConvertAll(r =>
        {
            var told = escalations.GetValueOrDefault(r.Rung);
            var to = (told?.AccountId ?? told?.ReadBy) is { } who ? names.GetValueOrDefault(who, Texts.Of("deadlines.calendar.staff-member")) : TimelineWords.Recipient(told?.Recipient ?? r.Recipient);
            var entry = audit.FirstOrDefault(a => a.What == "deadline-rang" && JsonNode.Parse(a.Data)?["rung"]?.GetValue<int>() == r.Rung)?.Sequence;
            return new RungLine(TimelineWords.Recipient(r.Recipient) + (told?.Instead is null ? "" : Texts.Of("deadlines.proof.rung-instead", TimelineWords.Recipient(told.Recipient))), r.At, r.FiredAt, to, told?.ReadAt, told?.ReplyText is { } reply ? replies.GetValueOrDefault(reply) : null, entry)
            {
                Node = firings.GetValueOrDefault(r.Rung)?.Node, RepliedAt = told?.RepliedAt, ReadBy = told?.ReadBy is { } reader ? names.GetValueOrDefault(reader) + (told.ReadFor is { } absent ? Texts.Of("deadlines.proof.read-for", names.GetValueOrDefault(absent)) : "") : null,
            };
        });
    }

    private async Task<List<DueChange>> Changes(DeadlineRow row, IReadOnlyList<DeadlineChangeRow> changes, List<AuditRow> audit, CancellationToken cancellation)
    {
        var people = changes.Select(c => c.By).OfType<string>().Distinct().ToList();
        var names = await db.Users.AsNoTracking().Where(u => people.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.DisplayName, cancellation);
        var reasons = await words.Read(row.CaseId, changes.Select(c => c.ReasonText), cancellation);
        var ends = audit.Where(a => a.What is "deadline-opened" or "deadline-ended").Select(a => a.What switch
        {
            "deadline-opened" => new DueChange(a.At, Texts.Of("deadlines.proof.first-count"), DateOnly.ParseExact(JsonNode.Parse(a.Data)!["due"]!.GetValue<string>(), "yyyy-MM-dd", CultureInfo.InvariantCulture), Texts.Of("deadlines.proof.system")),
            _ => new DueChange(a.At, row.State switch { "met" => Texts.Of("deadlines.proof.met"), "missed" => Texts.Of("deadlines.proof.waiting-missed"), _ => Texts.Of("deadlines.proof.ended") }, row.DueOn, Texts.Of("deadlines.proof.system")),
        });
        return
        [
            .. ends.Concat(changes.Select(c => new DueChange(
                c.At, choices.Sentence(row, c) + (c.ReasonText is { } text && reasons.GetValueOrDefault(text) is { } reason ? Texts.Of("deadlines.proof.change-reason", reason) : ""), c.DueAfter,
                c.By is { } by ? names.GetValueOrDefault(by, Texts.Of("deadlines.calendar.staff-member")) : Texts.Of("deadlines.proof.system")))).OrderBy(c => c.At),
        ];
    }

    private string Summary(DeadlineRow row, IReadOnlyList<DayMark> days) => row.State == "paused" ? Texts.Of("deadlines.proof.summary-paused") : lights.Unit(row) switch
    {
        LimitUnit.Workday => Texts.Of("deadlines.proof.summary-workdays", row.DueOn, days.Count(d => d.Count is not null)),
        LimitUnit.ClockHour => Texts.Of("deadlines.proof.summary-hours", Show.Moment(row.DueAt)),
        _ => Texts.Of("deadlines.proof.summary-days", row.DueOn, days.Count > 0 ? days.Count(d => d.Count is not null) : row.DueOn.DayNumber - LegalDay.Of(row.StartAt).DayNumber),
    };

    private static string Fingerprint(DeadlineRow row, IReadOnlyList<DeadlineChangeRow> changes) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{row.Id}\n{row.Limit}\n{row.StartAt:O}\n{row.DueOn:O}\n{row.CalendarVersion}\n{row.Derivation}\n{string.Join('\n', changes.Select(c => $"{c.Id} {c.Kind} {c.Ground} {c.Amount} {c.From:O} {c.To:O} {c.DueAfter:O}"))}")));
}
