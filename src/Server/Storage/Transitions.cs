using Microsoft.EntityFrameworkCore;
using Qingyi.Domain;
using Qingyi.Domain.Cases;
using Qingyi.Domain.People;
using Qingyi.Server.Hosting;
using Qingyi.Server.Http;
using Qingyi.Server.Inner;
using Qingyi.Server.Secrets;
using Qingyi.Server.Studio;

namespace Qingyi.Server.Storage;

/// <summary>
/// Runs transitions: load, let the case decide, save once. A version conflict loads and decides again, so that two tasks of parallel branches never
/// lose to each other; the loser of the same task then finds it gone.
/// </summary>
public sealed class Transitions(IDbContextFactory<CaseDb> dbs, Definitions definitions, House house, TimeProvider clock, IdempotencyScope idempotency, WriteGate gate, Bell<InnerSteps> bell, Measures measures)
{
    private const int Attempts = 5;

    // A database that comes back soon is waited for; who waits longer than this gets an answer that says so.
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(100);

    /// <summary>The case is being worked on by another node, and the caller did not want to wait.</summary>
    internal static Refusal Busy { get; } = new("busy", "");

    /// <summary>Takes one step of a case.</summary>
    /// <param name="step">Records into the transition; a refusal throws everything away. May run again after a conflict.</param>
    /// <param name="passBusy">A case that another node holds is passed over (<see cref="Busy"/>) rather than waited for.</param>
    /// <returns>The step's answer after the commit; a refusal with code <c>no-such-case</c> where there is none.</returns>
    public async Task<Outcome<T>> Run<T>(string caseId, Person by, Func<Transition, Task<Outcome<T>>> step, CancellationToken cancellation, bool passBusy = false)
    {
        using var span = new TransitionSpan(measures, by.Id != CaseLifecycle.System.Id);
        using var turn = await gate.Case(caseId, cancellation);
        return span.Ended(await Decide(async db =>
        {
            var one = db.Cases.Where(c => c.Id == caseId);
            if (await (passBusy ? one.PassingLocked() : one.Locked()).FirstOrDefaultAsync(cancellation) is not { } found)
            {
                return passBusy && await one.AnyAsync(cancellation) ? Busy : Refusals.Of("no-such-case.case");
            }

            var records = await CaseRecords.Load(db, caseId, cancellation);
            return new Transition(db, found, records, definitions.SetOf(found.WorkflowSet), by, clock.GetUtcNow(), house);
        }, step, span, cancellation));
    }

    /// <summary>Opens a case and takes its first step.</summary>
    public async Task<Outcome<T>> Open<T>(Person by, Func<CaseDb, Task<Outcome<Case>>> open, Func<Transition, Task<Outcome<T>>> step, CancellationToken cancellation)
    {
        using var span = new TransitionSpan(measures, by.Id != CaseLifecycle.System.Id);
        using var turn = await gate.Opening(cancellation);
        return span.Ended(await Decide(async db =>
        {
            var opened = await open(db);
            if (!opened.Done)
            {
                return opened.Refusal!;
            }

            db.Cases.Add(opened.Value!);
            return new Transition(db, opened.Value!, CaseRecords.OfNewCase, definitions.SetOf(opened.Value!.WorkflowSet), by, clock.GetUtcNow(), house);
        }, step, span, cancellation));
    }

    private enum Saved
    {
        Yes, Conflict,

        /// <summary>Another case drew the same document number first: no race for this case, so it is not counted as one.</summary>
        NumberTaken,
    }

    private async Task<Outcome<T>> Decide<T>(Func<CaseDb, Task<Outcome<Transition>>> load, Func<Transition, Task<Outcome<T>>> step, TransitionSpan span, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            span.Tried();
            try
            {
                await using var db = await dbs.CreateDbContextAsync(cancellation);
                await db.Database.OpenConnectionAsync(cancellation);
                await using var locks = await db.BeginLocking(cancellation);
                var loaded = await load(db);
                if (!loaded.Done)
                {
                    return loaded.Refusal!;
                }

                var outcome = await step(loaded.Value!);
                switch (outcome.Done ? await Save(loaded.Value!, outcome, attempt, cancellation) : Saved.Yes)
                {
                    case Saved.Yes:
                        return outcome;
                    case Saved.NumberTaken:
                        attempt--;
                        break;
                }
            }
            catch (Exception failure) when (attempt < Attempts && (failure.IsTakenBack() || failure.IsLost()))
            {
                await Task.Delay(FirstPause * attempt, cancellation);
            }
        }
    }

    private async Task<Saved> Save<T>(Transition transition, Outcome<T> outcome, int attempt, CancellationToken cancellation)
    {
        await transition.Collect(cancellation);
        idempotency.Record(transition.Db, outcome.Value, transition.Now);
        try
        {
            using var turn = await gate.Save(cancellation);
            await transition.Db.SaveAndCommit(cancellation);
        }
        catch (DbUpdateException failure) when (failure.IsNumberTaken())
        {
            return Saved.NumberTaken;
        }
        catch (DbUpdateException failure) when (attempt < Attempts && failure.IsConflict())
        {
            return Saved.Conflict;
        }
        catch (Exception failure) when (failure is not DbUpdateException || failure.IsLost())
        {
            // The answer did not come: the commit may have happened. To decide again would then tell the winner that he lost.
            if (!await Stands(transition, cancellation))
            {
                throw;
            }
        }

        idempotency.Committed();
        if (transition.LeftSteps)
        {
            bell.Ring();
        }

        return Saved.Yes;
    }

    // A transition is known by its last link in the case's chain, whose hash nothing else can have.
    private async Task<bool> Stands(Transition transition, CancellationToken cancellation)
    {
        if (transition.Db.ChangeTracker.Entries<AuditRow>().Select(e => e.Entity).LastOrDefault(a => a.Chain == "case/" + transition.Case.Id) is not { } link)
        {
            return false;
        }

        for (var look = 1; ; look++)
        {
            try
            {
                await using var db = await dbs.CreateDbContextAsync(cancellation);
                return await db.Audit.AnyAsync(a => a.Chain == link.Chain && a.Sequence == link.Sequence && a.Hash == link.Hash, cancellation);
            }
            catch (Exception failure) when (look < Attempts && failure.IsLost())
            {
                await Task.Delay(FirstPause * look, cancellation);
            }
        }
    }
}
