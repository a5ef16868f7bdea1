using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Qingyi.Client;
using Qingyi.Domain;
using Qingyi.Domain.Deadlines;
using Qingyi.Server.Features.Cases;
using Qingyi.Server.People;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Deadlines;

/// <summary>延期、暂停、恢复: by the law's ground, the right level and a reason; counted anew at once, and told.</summary>
public sealed class ChangeDeadline(CaseDb db, CaseQueries cases, Transitions transitions, PersonAtDoor door)
{
    public Task<Outcome<DeadlineNow>> Extend(string id, DeadlineExtension asked, CancellationToken cancellation) => Change(id, asked.Reason, (t, row, limit, changes) =>
    {
        var running = Recount.Running(t.Calendar, row, limit, changes);
        if (running.MayExtend(asked.Ground, asked.Amount, ApprovalRanks.Of(t.Db, t.Case, t.By), t.Now) is { } refusal)
        {
            return refusal;
        }

        var ground = running.Grounds.First(g => g.Id == asked.Ground);
        return new Asked(DeadlineChangeRow.Extension, ground.Id, Texts.Chinese("deadlines.change.extended", ground.Title, asked.Amount, Units.Name(limit.Unit))) { Amount = asked.Amount };
    }, cancellation);

    public Task<Outcome<DeadlineNow>> Pause(string id, DeadlinePause asked, CancellationToken cancellation) => Change(id, asked.Reason, (t, row, limit, changes) =>
    {
        if (asked.From is not { } from)
        {
            return Refusals.Of("invalid-data.pause-first-day");
        }

        var running = Recount.Running(t.Calendar, row, limit, changes);
        if (running.MayPause(asked.Ground, from, asked.Last, ApprovalRanks.Of(t.Db, t.Case, t.By), t.Now) is { } refusal)
        {
            return refusal;
        }

        var ground = running.PauseGrounds.First(g => g.Id == asked.Ground);
        return new Asked(DeadlineChangeRow.Pause, ground.Id, Texts.Chinese("deadlines.change.paused", ground.Title, from, asked.Last is { } last ? Texts.Chinese("deadlines.change.paused-until", last) : ""))
        {
            From = LegalDay.Start(from), To = asked.Last is { } end ? LegalDay.End(end) : null,
        };
    }, cancellation);

    public Task<Outcome<DeadlineNow>> Resume(string id, DeadlineResumption asked, CancellationToken cancellation) => Change(id, asked.Reason, (t, row, limit, changes) =>
    {
        var running = Recount.Running(t.Calendar, row, limit, changes);
        var open = changes.FirstOrDefault(c => c is { Kind: DeadlineChangeRow.Pause, To: null });
        if (open is null)
        {
            return DeadlineRefusals.NotPaused(row.Title);
        }

        var ground = t.Calendar.Limits.Pauses.FirstOrDefault(p => p.Id == open.Ground);
        var last = asked.Last ?? t.Today;
        if (running.MayResume(last, ground?.Level ?? "section-head", ground?.Basis ?? row.Article, ApprovalRanks.Of(t.Db, t.Case, t.By), t.Now) is { } refusal)
        {
            return refusal;
        }

        open.To = LegalDay.End(last);
        return new Asked(DeadlineChangeRow.Resume, open.Ground, Texts.Chinese("deadlines.change.resumed", ground?.Title ?? open.Ground, last)) { To = open.To };
    }, cancellation);

    private async Task<Outcome<DeadlineNow>> Change(
        string id, string? reason, Func<Transition, DeadlineRow, LegalLimit, IReadOnlyList<DeadlineChangeRow>, Outcome<Asked>> ask, CancellationToken cancellation)
    {
        var seen = await db.Deadlines.AsNoTracking().FirstOrDefaultAsync(d => d.Id == id, cancellation);
        if (seen is null || (await cases.FindAny(door.Person, seen.CaseId, cancellation) is null && !await db.EscalationsFor(door.Person).AnyAsync(e => e.DeadlineId == id, cancellation)))
        {
            return DeadlineRefusals.NoSuchDeadline;
        }

        var seat = ApprovalRanks.Seat(db, await db.Cases.AsNoTracking().FirstAsync(c => c.Id == seen.CaseId, cancellation), door.Person);
        return string.IsNullOrWhiteSpace(reason)
            ? DeadlineRefusals.NoReason
            : await transitions.Run<DeadlineNow>(seen.CaseId, seat, t => Take(t, seen, reason.Trim(), ask, cancellation), cancellation);
    }

    private static async Task<Outcome<DeadlineNow>> Take(
        Transition t, DeadlineRow seen, string reason, Func<Transition, DeadlineRow, LegalLimit, IReadOnlyList<DeadlineChangeRow>, Outcome<Asked>> ask, CancellationToken cancellation)
    {
        if (t.Records.OpenDeadlines.FirstOrDefault(d => d.Id == seen.Id) is not { } row)
        {
            return DeadlineRefusals.Over(seen.Title);
        }

        // The duty of a register's entry follows what the entry says.
        if (row.EntryId is not null || Recount.LimitOf(t.Calendar, row) is not { } limit)
        {
            return DeadlineRefusals.Fixed(row.Title);
        }

        var changes = await t.Db.DeadlineChanges.Where(c => c.DeadlineId == row.Id).OrderBy(c => c.Id).ToListAsync(cancellation);
        var asked = ask(t, row, limit, changes);
        if (asked.Refusal is { } refusal)
        {
            return refusal;
        }

        var what = asked.Value!;
        DateOnly? before = row.State == "paused" ? null : row.DueOn;
        var change = new DeadlineChangeRow
        {
            Id = t.NewId(), CaseId = t.Case.Id, DeadlineId = row.Id, Kind = what.Kind, Ground = what.Ground, Amount = what.Amount, From = what.From, To = what.To,
            ReasonText = t.Seal(reason), By = t.By.Id, At = t.Now, DueBefore = before,
        };
        t.Db.DeadlineChanges.Add(change);
        changes.Add(change);
        Recount.Apply(t, row, limit, changes, await t.Db.Rungs.Where(r => r.DeadlineId == row.Id).ToListAsync(cancellation));
        change.DueAfter = row.State == "paused" ? null : row.DueOn;
        t.Audit($"deadline-{Past(what.Kind)}", new JsonObject
        {
            ["deadline"] = row.Id, ["ground"] = what.Ground, ["amount"] = what.Amount, ["before"] = Iso(before), ["due"] = Iso(change.DueAfter),
        });
        await DeadlineNews.Tell(t, row, $"{what.Sentence}，{Moved(before, change.DueAfter)}。", cancellation);
        return new DeadlineNow(row.Id, row.State, change.DueAfter, change.DueAfter is null ? null : row.DueAt, System.Text.Json.JsonSerializer.Deserialize<List<string>>(row.Derivation)!);
    }

    internal static string Moved(DateOnly? before, DateOnly? after) => (before, after) switch
    {
        ({ } old, { } due) => old == due ? Texts.Chinese("deadlines.moved.same", due) : Texts.Chinese("deadlines.moved.changed", old, due),
        ({ } old, null) => Texts.Chinese("deadlines.moved.paused", old),
        (null, { } due) => Texts.Chinese("deadlines.moved.set", due),
        _ => Texts.Chinese("deadlines.moved.still-paused"),
    };

    private static string Past(string kind) => kind switch { DeadlineChangeRow.Extension => "extended", DeadlineChangeRow.Pause => "paused", _ => "resumed" };


    private static string? Iso(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private sealed record Asked(string Kind, string Ground, string Sentence)
    {
        public int? Amount { get; init; }
        public DateTimeOffset? From { get; init; }
        public DateTimeOffset? To { get; init; }
    }
}
