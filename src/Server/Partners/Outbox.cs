using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Qingyi.Domain;
using Qingyi.Domain.Cases;
using Qingyi.Domain.People;
using Qingyi.Server.Deadlines;
using Qingyi.Server.Messages;
using Qingyi.Server.Secrets;
using Qingyi.Server.Features.Reporting;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Partners;

/// <summary>A message taken out of the outbox for one try.</summary>
/// <param name="Fence">The row's fence as this lease set it: whoever finds another one has lost the lease.</param>
/// <param name="Tries">This try included.</param>
public sealed record Lease(string Message, string Kind, string Partner, string? Case, string Payload, long Fence, int Tries);

/// <summary>
/// The rows of the outbox: leased for one try by a conditional update, finished only by who still holds the lease. Messages of one case to one partner
/// keep their order.
/// </summary>
public sealed class Outbox(IDbContextFactory<CaseDb> dbs, Transitions transitions, WriteGate gate, ExchangePace pace, TimeProvider clock, RandomSource random)
{
    private static readonly string[] Kinds = ["report-up", "transfer", "feedback", Channels.Kind];
    private static readonly Refusal LeaseLost = new("lease-lost", "");

    /// <summary>Partners for whom something is due, though it may stand behind a message of the same case that goes first.</summary>
    public async Task<IReadOnlyList<string>> Due(CancellationToken cancellation)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        return await Waiting(db).Select(o => o.Partner).Distinct().ToListAsync(cancellation);
    }

    /// <summary>Leases the partner's next message; null where none is due, or somebody else was faster.</summary>
    public async Task<Lease?> Take(string partner, CancellationToken cancellation)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        await using var locks = await db.BeginLocking(cancellation);
        var row = await InTurn(db, Waiting(db)).AsNoTracking().Where(o => o.Partner == partner).OrderBy(o => o.CreatedAt).ThenBy(o => o.Id).PassingLocked().FirstOrDefaultAsync(cancellation);
        if (row is null)
        {
            return null;
        }

        var until = clock.GetUtcNow() + pace.Lease;
        using var turn = await gate.Save(cancellation);
        var taken = await db.Outbox.Where(o => o.Id == row.Id && o.Fence == row.Fence && o.DoneAt == null && !o.Dead)
            .ExecuteUpdateAsync(s => s.SetProperty(o => o.LeasedUntil, until).SetProperty(o => o.Fence, o => o.Fence + 1).SetProperty(o => o.Tries, o => o.Tries + 1), cancellation);
        await db.SaveAndCommit(cancellation);
        return taken == 1 ? new Lease(row.Id, row.Kind, row.Partner, row.CaseId, row.Payload, row.Fence + 1, row.Tries + 1) : null;
    }

    /// <summary>This node stops in the middle of the try: another one takes the message at once, and the try does not count. The partner knows a repeat by its id.</summary>
    public async Task HandBack(Lease lease)
    {
        await using var db = await dbs.CreateDbContextAsync(CancellationToken.None);
        using var turn = await gate.Save(CancellationToken.None);
        await db.Outbox.Where(o => o.Id == lease.Message && o.Fence == lease.Fence && o.DoneAt == null)
            .ExecuteUpdateAsync(s => s.SetProperty(o => o.LeasedUntil, (DateTimeOffset?)null).SetProperty(o => o.Tries, o => o.Tries - 1), CancellationToken.None);
    }

    /// <summary>The partner has stored it: the receipt stands on the row and on the case.</summary>
    /// <returns>False where the lease was lost meanwhile; then nothing changed.</returns>
    public Task<bool> Finish(Lease lease, string receipt, CancellationToken cancellation)
    {
        if (lease.Kind == Channels.Kind)
        {
            // The firing is on record; what a chain of everybody would lose to another node here, would be sent a second time.
            return Change(lease, row => (row.DoneAt, row.Receipt, row.LastError) = (clock.GetUtcNow(), receipt, null), null, null, cancellation);
        }

        var entry = new Entry("partner-receipt", new JsonObject { ["partner"] = lease.Partner, ["message"] = lease.Message, ["kind"] = lease.Kind, ["receipt"] = receipt });
        return Change(lease, row => (row.DoneAt, row.Receipt, row.LastError) = (clock.GetUtcNow(), receipt, null), entry, t =>
        {
            var awaited = t.Case.AwaitedTransfer;
            t.Case.HearBack(lease.Message, receipt, null);
            TransferWire.Arrived(t, awaited, lease.Message, null);
        }, cancellation);
    }

    /// <summary>The try failed: again later, or given up.</summary>
    /// <param name="final">No later try would end otherwise.</param>
    public Task<bool> GiveBack(Lease lease, string error, bool final, CancellationToken cancellation)
    {
        if (!final && lease.Tries < pace.Tries)
        {
            var next = clock.GetUtcNow() + pace.WaitAfter(lease.Tries, Chance());
            return Change(lease with { Case = null }, row => (row.NextTry, row.LastError) = (next, error), null, null, cancellation);
        }

        var entry = new Entry("partner-unreachable", new JsonObject { ["partner"] = lease.Partner, ["message"] = lease.Message, ["error"] = error });
        return Change(lease, row => (row.Dead, row.LastError) = (true, error), entry,
            t => DeadlineRows.Tell(t, Role.SectionHead, Texts.Chinese("partners.outbox.undelivered", t.Case.Number, lease.Partner)), cancellation);
    }

    private IQueryable<OutboxRow> Waiting(CaseDb db)
    {
        var now = clock.GetUtcNow();
        return db.Outbox.Where(o => o.DoneAt == null && !o.Dead && o.NextTry <= now && (o.LeasedUntil == null || o.LeasedUntil <= now) && Kinds.Contains(o.Kind));
    }

    // Looked up by the case, message by message: while a partner is away, thousands stand behind a few.
    private static IQueryable<OutboxRow> InTurn(CaseDb db, IQueryable<OutboxRow> waiting) =>
        waiting.Where(o => o.CaseId == null || !db.Outbox.Any(e => e.CaseId == o.CaseId && e.Partner == o.Partner && e.DoneAt == null && !e.Dead
            && (e.CreatedAt < o.CreatedAt || (e.CreatedAt == o.CreatedAt && string.Compare(e.Id, o.Id) < 0))));

    // With a case it is a transition of that case; without one the entry stands in the partner's chain.
    private async Task<bool> Change(Lease lease, Action<OutboxRow> change, Entry? entry, Action<Transition>? onCase, CancellationToken cancellation)
    {
        if (lease.Case is { } id)
        {
            var outcome = await transitions.Run<bool>(id, CaseLifecycle.System, async t =>
            {
                if (!await Write(t.Db, lease, change, cancellation))
                {
                    return LeaseLost;
                }

                onCase?.Invoke(t);
                t.Audit(entry!.What, entry.Data);
                return true;
            }, cancellation);
            return outcome.Done;
        }

        using var turn = await gate.Write(cancellation);
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        if (!await Write(db, lease, change, cancellation))
        {
            return false;
        }

        if (entry is not null)
        {
            await AuditChain.Append(db, PartnerRegistry.Chain(lease.Partner), clock.GetUtcNow(), entry.What, null, entry.Data, cancellation);
        }

        try
        {
            await db.SaveChangesAsync(cancellation);
            return true;
        }
        catch (DbUpdateException failure) when (failure.IsConflict())
        {
            // Another node took the row, or wrote to the chain; a row that is still ours is sent again when its lease ends.
            return false;
        }
    }

    // The fence is a concurrency token: a lease that is lost between this look and the save fails the save.
    private static async Task<bool> Write(CaseDb db, Lease lease, Action<OutboxRow> change, CancellationToken cancellation)
    {
        var row = await db.Outbox.FirstOrDefaultAsync(o => o.Id == lease.Message, cancellation);
        if (row is null || row.Fence != lease.Fence || row.DoneAt is not null)
        {
            return false;
        }

        change(row);
        row.LeasedUntil = null;
        return true;
    }

    private byte Chance()
    {
        Span<byte> one = stackalloc byte[1];
        random(one);
        return one[0];
    }

    private sealed record Entry(string What, JsonObject Data);
}
