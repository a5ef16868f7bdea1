using Microsoft.EntityFrameworkCore;
using Qingyi.Domain;
using Qingyi.Domain.Cases;
using Qingyi.Domain.People;
using Qingyi.Server.Http;
using Qingyi.Server.Inner;
using Qingyi.Server.Secrets;
using Qingyi.Server.Studio;

namespace Qingyi.Server.Storage;

/// <summary>
/// Runs transitions: load, let the case decide, save once. A version conflict loads and decides again, so that two tasks of parallel branches never
/// lose to each other; the loser of the same task then finds it gone.
/// </summary>
public sealed class Transitions(IDbContextFactory<CaseDb> dbs, Definitions definitions, House house, TimeProvider clock, IdempotencyScope idempotency, WriteGate gate, InnerBell bell)
{
    private const int Attempts = 5;

    /// <summary>Takes one step of a case.</summary>
    /// <param name="step">Records into the transition; a refusal throws everything away. May run again after a conflict.</param>
    /// <returns>The step's answer after the commit; a refusal with code <c>no-such-case</c> where there is none.</returns>
    public async Task<Outcome<T>> Run<T>(string caseId, Person by, Func<Transition, Task<Outcome<T>>> step, CancellationToken cancellation)
    {
        using var turn = await gate.Case(caseId, cancellation);
        for (var attempt = 1; ; attempt++)
        {
            await using var db = await dbs.CreateDbContextAsync(cancellation);
            await db.Database.OpenConnectionAsync(cancellation);
            var found = await db.Cases.FirstOrDefaultAsync(c => c.Id == caseId, cancellation);
            if (found is null)
            {
                return new Refusal("no-such-case", "没有这个案件，或者您无权查看。");
            }

            var records = await CaseRecords.Load(db, caseId, cancellation);
            var transition = new Transition(db, found, records, definitions.SetOf(found.WorkflowSet), by, clock.GetUtcNow(), house);
            var outcome = await step(transition);
            switch (outcome.Done ? await Save(transition, outcome, attempt, cancellation) : Saved.Yes)
            {
                case Saved.Yes:
                    return outcome;
                case Saved.NumberTaken:
                    attempt--;
                    break;
            }
        }
    }

    /// <summary>Opens a case and takes its first step.</summary>
    public async Task<Outcome<T>> Open<T>(Person by, Func<CaseDb, Task<Outcome<Case>>> open, Func<Transition, Task<Outcome<T>>> step, CancellationToken cancellation)
    {
        using var turn = await gate.Opening(cancellation);
        for (var attempt = 1; ; attempt++)
        {
            await using var db = await dbs.CreateDbContextAsync(cancellation);
            await db.Database.OpenConnectionAsync(cancellation);
            var opened = await open(db);
            if (!opened.Done)
            {
                return opened.Refusal!;
            }

            db.Cases.Add(opened.Value!);
            var transition = new Transition(db, opened.Value!, CaseRecords.OfNewCase, definitions.SetOf(opened.Value!.WorkflowSet), by, clock.GetUtcNow(), house);
            var outcome = await step(transition);
            switch (outcome.Done ? await Save(transition, outcome, attempt, cancellation) : Saved.Yes)
            {
                case Saved.Yes:
                    return outcome;
                case Saved.NumberTaken:
                    attempt--;
                    break;
            }
        }
    }

    private enum Saved
    {
        Yes, Conflict,

        /// <summary>Another case drew the same document number first: no race for this case, so it is not counted as one.</summary>
        NumberTaken,
    }

    private async Task<Saved> Save<T>(Transition transition, Outcome<T> outcome, int attempt, CancellationToken cancellation)
    {
        await transition.Collect(cancellation);
        idempotency.Record(transition.Db, outcome.Value, transition.Now);
        try
        {
            using var turn = await gate.Write(cancellation);
            await transition.Db.SaveChangesAsync(cancellation);
            if (transition.LeftSteps)
            {
                bell.Ring();
            }

            return Saved.Yes;
        }
        catch (DbUpdateException failure) when (failure.IsConflict() && failure.Entries.All(e => e.Entity is SeriesRow || (e.Entity is Case && e.State == EntityState.Added)))
        {
            return Saved.NumberTaken;
        }
        catch (DbUpdateException failure) when (attempt < Attempts && failure.IsConflict())
        {
            return Saved.Conflict;
        }
    }
}

/// <summary>
/// Order among the writers of this process. It only spares them conflicts and the wait for SQLite's lock; what is true is decided by the versions in
/// the database.
/// </summary>
public sealed class WriteGate : IDisposable
{
    private readonly SemaphoreSlim[] _cases = [.. Enumerable.Range(0, 64).Select(_ => new SemaphoreSlim(1))];
    private readonly SemaphoreSlim _opening = new(1);
    private readonly SemaphoreSlim _write = new(1);

    public async Task<IDisposable> Case(string caseId, CancellationToken cancellation) =>
        await Turn.Of(_cases[(uint)caseId.GetHashCode(StringComparison.Ordinal) % _cases.Length], cancellation);

    /// <summary>New cases draw their numbers one after the other.</summary>
    public async Task<IDisposable> Opening(CancellationToken cancellation) => await Turn.Of(_opening, cancellation);

    public async Task<IDisposable> Write(CancellationToken cancellation) => await Turn.Of(_write, cancellation);

    public void Dispose()
    {
        _opening.Dispose();
        _write.Dispose();
        foreach (var gate in _cases)
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

/// <summary>Source of identifiers: 128 random bits as 26 characters that sort by time of creation.</summary>
public sealed class Ids(TimeProvider clock, RandomSource random)
{
    private const string Alphabet = "0123456789abcdefghjkmnpqrstvwxyz";

    public string New()
    {
        Span<byte> bytes = stackalloc byte[16];
        random(bytes);
        var milliseconds = clock.GetUtcNow().ToUnixTimeMilliseconds();
        Span<char> text = stackalloc char[26];
        for (var i = 9; i >= 0; i--)
        {
            text[i] = Alphabet[(int)(milliseconds & 31)];
            milliseconds >>= 5;
        }

        for (var i = 0; i < 16; i++)
        {
            text[10 + i] = Alphabet[bytes[i] & 31];
        }

        return new string(text);
    }
}
