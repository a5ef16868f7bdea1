using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Qingyi.Domain;
using Qingyi.Server.Partners;
using Qingyi.Server.People;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Features.Operations;

/// <summary>What an operator decides about a message that could not be sent.</summary>
public sealed record LetterDecision(string? Reason);

/// <summary>
/// 未能送达的报文: sent again, or given up for good. Each with a reason and an entry in the case's audit chain, or in the partner's where the message belongs to no case. Whoever
/// decides sees neither the case nor what is in the message.
/// </summary>
public sealed class DeadLetters(CaseDb db, Transitions transitions, WriteGate gate, PersonAtDoor door, TimeProvider clock)
{
    public static Refusal NoSuchLetter { get; } = Refusals.Of("no-such-letter");
    public static Refusal ReasonMissing { get; } = Refusals.Of("reason-missing.message-audited");

    internal static IQueryable<OutboxRow> Waiting(CaseDb db) => db.Outbox.Where(o => o.Dead && o.DoneAt == null);

    /// <summary>As if it had just been written: the sender tries as often as it does at first.</summary>
    public Task<Outcome<string>> Retry(string id, LetterDecision given, CancellationToken cancellation) =>
        Decide(id, given, "letter-retried", (row, now) => (row.Dead, row.Tries, row.NextTry, row.LeasedUntil) = (false, 0, now, null), cancellation);

    /// <summary>It is not sent any more. What the case waits for from the partner it goes on waiting for: somebody delivered it on paper, or nobody will.</summary>
    public Task<Outcome<string>> GiveUp(string id, LetterDecision given, CancellationToken cancellation) =>
        Decide(id, given, "letter-given-up", (row, now) => row.DoneAt = now, cancellation);

    private async Task<Outcome<string>> Decide(string id, LetterDecision given, string what, Action<OutboxRow, DateTimeOffset> change, CancellationToken cancellation)
    {
        if (string.IsNullOrWhiteSpace(given.Reason))
        {
            return ReasonMissing;
        }

        if (await Waiting(db).AsNoTracking().FirstOrDefaultAsync(o => o.Id == id, cancellation) is not { } found)
        {
            return NoSuchLetter;
        }

        return found.CaseId is { } of
            ? await transitions.Run<string>(of, door.Person, async t =>
            {
                if (await Waiting(t.Db).FirstOrDefaultAsync(o => o.Id == id, cancellation) is not { } row)
                {
                    return NoSuchLetter;
                }

                Change(row, t.Now, change);
                t.Audit(what, Entry(row, t.Seal(given.Reason)));
                return id;
            }, cancellation)
            : await WithoutCase(id, given.Reason.Trim(), what, change, cancellation);
    }

    private async Task<Outcome<string>> WithoutCase(string id, string reason, string what, Action<OutboxRow, DateTimeOffset> change, CancellationToken cancellation)
    {
        using var turn = await gate.Write(cancellation);
        var (row, now) = (await Waiting(db).FirstOrDefaultAsync(o => o.Id == id, cancellation), clock.GetUtcNow());
        if (row is null)
        {
            return NoSuchLetter;
        }

        Change(row, now, change);
        await AuditChain.Append(db, PartnerRegistry.Chain(row.Partner), now, what, door.Person.Id, Entry(row, reason), cancellation);
        try
        {
            await db.SaveChangesAsync(cancellation);
            return id;
        }
        catch (DbUpdateException failure) when (failure.IsConflict())
        {
            return NoSuchLetter;
        }
    }

    // The fence is a concurrency token: of two decisions at the same instant one stands.
    private static void Change(OutboxRow row, DateTimeOffset now, Action<OutboxRow, DateTimeOffset> change)
    {
        change(row, now);
        row.Fence++;
    }

    private static JsonObject Entry(OutboxRow row, string? reason) => new() { ["message"] = row.Id, ["partner"] = row.Partner, ["kind"] = row.Kind, ["reason"] = reason };
}
