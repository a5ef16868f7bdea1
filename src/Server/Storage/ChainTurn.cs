using Microsoft.EntityFrameworkCore.Storage;

namespace Qingyi.Server.Storage;

/// <summary>
/// The turn at a chain that everybody shares: its head is read and its link written by one at a time, of this process and, on PostgreSQL, of all nodes, so that two who write about different things never lose to
/// each other. Whoever holds it appends, saves and commits (<see cref="Postgres.SaveAndCommit"/>) before it is given back.
/// </summary>
public sealed class ChainTurn : IAsyncDisposable
{
    private readonly IDisposable _turn;
    private readonly IDbContextTransaction? _locks;

    private ChainTurn(IDisposable turn, IDbContextTransaction? locks) => (_turn, _locks) = (turn, locks);

    public static async Task<ChainTurn> Take(CaseDb db, WriteGate gate, string chain, CancellationToken cancellation)
    {
        var turn = await gate.Write(cancellation);
        try
        {
            var locks = await db.BeginLocking(cancellation);
            await db.Turn(chain, cancellation);
            return new ChainTurn(turn, locks);
        }
        catch
        {
            turn.Dispose();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_locks is not null)
        {
            await _locks.DisposeAsync();
        }

        _turn.Dispose();
    }
}
