namespace Qingyi.Server.Storage;

/// <summary>
/// Order among the writers of this process. It only spares them conflicts and the wait for SQLite's lock; what is true is decided by the versions in
/// the database.
/// </summary>
/// <param name="oneWriter">SQLite has one writer at a time; PostgreSQL orders its writers itself, row by row.</param>
public sealed class WriteGate(bool oneWriter) : IDisposable
{
    // More than a pool has connections for.
    private const int Many = 1000;

    private readonly SemaphoreSlim[] _cases = [.. Enumerable.Range(0, 64).Select(_ => new SemaphoreSlim(1))];
    private readonly SemaphoreSlim[] _drafts = [.. Enumerable.Range(0, 16).Select(_ => new SemaphoreSlim(1))];
    private readonly SemaphoreSlim _opening = new(1);
    private readonly SemaphoreSlim _write = new(1);
    private readonly SemaphoreSlim _save = new(Many);

    public async Task<IDisposable> Case(string caseId, CancellationToken cancellation) =>
        await Turn.Of(_cases[(uint)caseId.GetHashCode(StringComparison.Ordinal) % _cases.Length], cancellation);

    /// <summary>Drafts of one procedure are written one after the other: what is drawn twice at once is told apart by who came first.</summary>
    public async Task<IDisposable> Draft(string key, CancellationToken cancellation) =>
        await Turn.Of(_drafts[(uint)key.GetHashCode(StringComparison.Ordinal) % _drafts.Length], cancellation);

    /// <summary>New cases draw their numbers one after the other.</summary>
    public async Task<IDisposable> Opening(CancellationToken cancellation) => await Turn.Of(_opening, cancellation);

    /// <summary>Reading and writing the head of a chain that everybody shares, in one turn of this process.</summary>
    public async Task<IDisposable> Write(CancellationToken cancellation) => await Turn.Of(_write, cancellation);

    /// <summary>Writing rows that nobody else of this process wants: on PostgreSQL many at a time, so that commits share their way to the disk.</summary>
    public async Task<IDisposable> Save(CancellationToken cancellation) => await Turn.Of(oneWriter ? _write : _save, cancellation);

    public void Dispose()
    {
        _opening.Dispose();
        _write.Dispose();
        _save.Dispose();
        foreach (var gate in _cases.Concat(_drafts))
        {
            gate.Dispose();
        }
    }

    private sealed class Turn(SemaphoreSlim semaphore) : IDisposable
    {
        public static async Task<Turn> Of(SemaphoreSlim semaphore, CancellationToken cancellation)
        {
            await semaphore.WaitAsync(cancellation);
            return new Turn(semaphore);
        }

        public void Dispose() => semaphore.Release();
    }
}
