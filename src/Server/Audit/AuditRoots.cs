using Microsoft.EntityFrameworkCore;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Audit;

/// <summary>Ties all chains together once an hour, so that a chain that went missing or was cut short is found.</summary>
public sealed class AuditRoots(IDbContextFactory<CaseDb> dbs, WriteGate gate, TimeProvider clock) : IDisposable
{
    /// <summary>The chain that the roots stand in.</summary>
    public const string Chain = "roots";

    private readonly SemaphoreSlim _turn = new(1);
    private readonly RootedHeads _known = new();

    /// <summary>Appends a root where this hour has none yet, on whichever node.</summary>
    public async Task<bool> Ring(CancellationToken cancellation)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        return await Due(db, cancellation) && await Append(cancellation, onlyDue: true);
    }

    private async Task<bool> Due(CaseDb db, CancellationToken cancellation)
    {
        var last = await db.Audit.AsNoTracking().Where(a => a.Chain == Chain).OrderByDescending(a => a.Sequence).Select(a => (DateTimeOffset?)a.At).FirstOrDefaultAsync(cancellation);
        return last is not { } at || Hour(at) < Hour(clock.GetUtcNow());
    }

    /// <summary>Appends a root now.</summary>
    /// <param name="onlyDue">Only where the hour still has none: of several nodes one writes it.</param>
    /// <returns>False where another node wrote one.</returns>
    public async Task<bool> Append(CancellationToken cancellation, bool onlyDue = false)
    {
        await _turn.WaitAsync(cancellation);
        try
        {
            await using var db = await dbs.CreateDbContextAsync(cancellation);
            await using var locks = await db.BeginLocking(cancellation);
            await db.Turn(Chain, cancellation);
            if (onlyDue && !await Due(db, cancellation))
            {
                return false;
            }

            await CatchUp(db, cancellation);
            var heads = (await db.ChainHeads.AsNoTracking().Where(h => h.Chain != Chain).ToListAsync(cancellation)).Select(h => (h.Chain, new HeadAt(h.Sequence, h.Hash)));
            var moved = _known.Moved(heads);
            var after = new RootedHeads();
            after.Read(0, _known.All);
            after.Read(0, moved);
            await AuditChain.Append(db, Chain, clock.GetUtcNow(), "root", null, RootedHeads.Write(after.Count, after.Hash(), moved), cancellation);
            using var write = await gate.Write(cancellation);
            await db.SaveAndCommit(cancellation);
            return true;
        }
        catch (DbUpdateException failure) when (failure.IsConflict())
        {
            return false;
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    // Only what is stored is taken up: a root that failed to be saved leaves nothing behind.
    private async Task CatchUp(CaseDb db, CancellationToken cancellation)
    {
        var from = _known.LastRoot;
        await foreach (var row in db.Audit.AsNoTracking().Where(a => a.Chain == Chain && a.Sequence > from).OrderBy(a => a.Sequence).AsAsyncEnumerable().WithCancellation(cancellation))
        {
            _known.Read(row.Sequence, RootedHeads.Read(row.Data)?.Moved ?? []);
        }
    }

    private static long Hour(DateTimeOffset at) => at.UtcTicks / TimeSpan.TicksPerHour;
}

/// <summary>Looks once a minute whether the hour has its root.</summary>
public sealed partial class RootBell(AuditRoots roots, TimeProvider clock, ILogger<RootBell> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMinutes(1), clock);
        do
        {
            try
            {
                await roots.Ring(stoppingToken);
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                NoRoot(log, failure);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The audit root could not be written")]
    private static partial void NoRoot(ILogger log, Exception failure);
}
