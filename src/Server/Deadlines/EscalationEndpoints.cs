using Microsoft.EntityFrameworkCore;
using Qingyi.Client;
using Qingyi.Domain;
using Qingyi.Domain.Deadlines;
using Qingyi.Domain.People;
using Qingyi.Server.Features.Cases;
using Qingyi.Server.Http;
using Qingyi.Server.People;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Deadlines;

/// <summary>A leader's answer to an escalation.</summary>
public sealed record EscalationReply(string Text);

/// <summary>督办: what reached a leader, read receipts and answers.</summary>
public static class EscalationEndpoints
{
    public static void MapEscalations(this IEndpointRouteBuilder app)
    {
        var escalations = app.MapGroup("/api/escalations").ForSeats([.. Role.OfCases, Role.Hospital]);
        escalations.MapGet("/", async (bool? open, string? after, EscalationQueries queries, PersonAtDoor door, HttpContext http, CancellationToken cancellation) =>
        {
            var items = await queries.List(door.Person, open ?? false, after, cancellation);
            Paging.Link(http, items.Count, items.Count == 0 ? null : items[^1].Id);
            return Results.Json(items, WireJson.Options);
        }).Produces<IReadOnlyList<EscalationItem>>();

        escalations.MapPost("/{id}/read", async (string id, EscalationQueries queries, PersonAtDoor door, CancellationToken cancellation) =>
            (await queries.Change(door.Person, id, null, cancellation)).Result()).Idempotent();

        escalations.MapPost("/{id}/reply", async (string id, EscalationReply reply, EscalationQueries queries, PersonAtDoor door, CancellationToken cancellation) =>
            string.IsNullOrWhiteSpace(reply.Text)
                ? Problems.Result(Refusals.Of("invalid-data.instruction-text"))
                : (await queries.Change(door.Person, id, reply.Text, cancellation)).Result()).ForSeats([.. Role.OfCases]).Idempotent();
    }
}

/// <summary>Reads and answers escalations within the person's own.</summary>
public sealed class EscalationQueries(CaseDb db, Transitions transitions, CaseQueries cases)
{
    private static Refusal NoSuchEscalation { get; } = Refusals.Of("no-such-escalation.escalation");

    public async Task<IReadOnlyList<EscalationItem>> List(Person person, bool open, string? after, CancellationToken cancellation)
    {
        var rows = db.EscalationsFor(person).AsNoTracking().Where(e => !open || e.RepliedAt == null);
        if (after is not null)
        {
            rows = rows.Where(e => string.Compare(e.Id, after) < 0);
        }

        var page = await rows.OrderByDescending(e => e.Id).Take(Paging.Size).ToListAsync(cancellation);
        return await Items(page, cancellation);
    }

    public async Task<Outcome<EscalationItem>> Change(Person person, string id, string? reply, CancellationToken cancellation)
    {
        if (await db.EscalationsFor(person).AsNoTracking().FirstOrDefaultAsync(e => e.Id == id, cancellation) is not { } seen)
        {
            return NoSuchEscalation;
        }

        // Addressed to both seats it is answered in the own name.
        var seat = person;
        foreach (var other in person.Lent)
        {
            if (ReferenceEquals(seat, person) && !await db.ReachingDesk(person with { Lent = [] }).AnyAsync(e => e.Id == id, cancellation) && await db.ReachingDesk(other).AnyAsync(e => e.Id == id, cancellation))
            {
                seat = other;
            }
        }

        return await transitions.Run<EscalationItem>(seen.CaseId, seat, async t =>
        {
            var row = await t.Db.Escalations.FirstAsync(e => e.Id == id, cancellation);
            if (row.ReadAt is null || reply is not null)
            {
                (row.ReadAt, row.ReadBy, row.ReadFor) = (row.ReadAt ?? t.Now, seat.Id, seat.For?.Id);
            }

            if (reply is not null)
            {
                (row.ReplyText, row.RepliedAt) = (t.Seal(reply), t.Now);
                t.Audit("escalation-answered", new() { ["escalation"] = id });
            }

            return (await Items([row], cancellation))[0];
        }, cancellation);
    }

    private async Task<IReadOnlyList<EscalationItem>> Items(IReadOnlyList<EscalationRow> rows, CancellationToken cancellation)
    {
        var ids = rows.Select(r => r.DeadlineId).ToList();
        var deadlines = await db.Deadlines.AsNoTracking().Where(d => ids.Contains(d.Id)).ToDictionaryAsync(d => d.Id, cancellation);
        var next = (await db.Rungs.AsNoTracking().Where(r => ids.Contains(r.DeadlineId) && r.FiredAt == null).ToListAsync(cancellation)).ToLookup(r => r.DeadlineId);
        var caseIds = rows.Select(r => r.CaseId).ToList();
        var numbers = await db.Cases.AsNoTracking().Where(c => caseIds.Contains(c.Id)).ToDictionaryAsync(c => c.Id, c => c.Number, cancellation);
        return [.. rows.Select(r =>
        {
            var deadline = deadlines.GetValueOrDefault(r.DeadlineId);
            return new EscalationItem(
                r.Id, r.CaseId, r.Recipient, r.Sentence, deadline?.DueOn ?? LegalDay.Of(r.RaisedAt), deadline is null ? "none" : cases.Light(deadline).Light, r.RaisedAt,
                deadline?.State == "running" ? next[r.DeadlineId].OrderBy(x => x.At).FirstOrDefault()?.At : null, r.ReadAt, r.RepliedAt is null ? null : Texts.Of("deadlines.escalation.instructed"), numbers.GetValueOrDefault(r.CaseId));
        })];
    }
}
