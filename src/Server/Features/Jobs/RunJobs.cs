using Microsoft.EntityFrameworkCore;
using Qingyi.Domain;
using Qingyi.Server.Hosting;
using Qingyi.Server.People;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Features.Jobs;

/// <summary>Takes the next job under a lease, does it, and commits the file, the line and the audit entry together; whoever has lost the lease commits nothing. Then it clears away what is over.</summary>
public sealed partial class RunJobs(IDbContextFactory<CaseDb> dbs, IServiceScopeFactory scopes, SealedFiles files, WriteGate gate, JobSettings settings, TimeProvider clock, ILogger<RunJobs> log) : IRound
{
    private const int MostTries = 3;
    private const int Attempts = 5;
    private static readonly TimeSpan LineKept = TimeSpan.FromDays(30);

    public static TimeSpan Beat { get; } = TimeSpan.FromSeconds(5);

    public async Task<bool> Next(CancellationToken cancellation)
    {
        var (job, more) = await Take(cancellation);
        if (job is null)
        {
            return more || await Clear(cancellation);
        }

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var progress = new JobProgress();
        var lease = new JobLease(() => dbs.CreateDbContext(), gate, clock, job.Id, job.Fence, progress, stop);
        var renewing = lease.Renew();
        Outcome<JobResult>? outcome = null;
        try
        {
            outcome = await Do(job, progress, stop.Token);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Cancelled, lost, or this node stops.
        }
        catch (Exception failure)
        {
            JobFailed(log, job.Kind, job.Id, failure);
        }
        finally
        {
            await stop.CancelAsync();
            await renewing;
        }

        if (outcome is null)
        {
            // Somebody else may take it at once.
            await GiveBack(job, CancellationToken.None);
            return !cancellation.IsCancellationRequested;
        }

        await Finish(job, outcome.Value, progress, cancellation);
        return true;
    }

    private async Task<(JobRow? Job, bool More)> Take(CancellationToken cancellation)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        var now = clock.GetUtcNow();
        if (await db.Jobs.Where(j => j.State == JobRow.Waiting || (j.State == JobRow.Running && j.LeaseUntil < now)).OrderBy(j => j.Id).FirstOrDefaultAsync(cancellation) is not { } job)
        {
            return (null, false);
        }

        (job.LeaseBy, job.LeaseUntil, job.State) = (Node.Name, now + JobLease.Length, JobRow.Running);
        if (job.Fence++ >= MostTries)
        {
            (job.State, job.Reason, job.FinishedAt, job.ExpiresAt) = (JobRow.Failed, JobRefusals.TriedTooOften.Sentence, now, now.AddDays(settings.KeptDays));
        }

        using var turn = await gate.Save(cancellation);
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException failure) when (failure.IsConflict())
        {
            return (null, true);
        }

        return (job.State == JobRow.Running ? job : null, true);
    }

    private async Task<Outcome<JobResult>> Do(JobRow job, JobProgress progress, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CaseDb>();
        if (await db.Users.AsNoTracking().FirstOrDefaultAsync(u => u.Id == job.OwnerId && u.LockoutEnd != Account.Closed, cancellation) is not { } account)
        {
            return JobRefusals.NobodyThere;
        }

        var by = await PersonAtDoor.Of(db, account, cancellation);
        scope.ServiceProvider.GetRequiredService<PersonAtDoor>().Seat(by);
        return await scope.ServiceProvider.GetServices<JobWork>().First(w => w.Kind == job.Kind).Do(job, by, progress, cancellation);
    }

    private async Task Finish(JobRow job, Outcome<JobResult> outcome, JobProgress progress, CancellationToken cancellation)
    {
        StoredFile? stored = null;
        if (outcome.Value is { } result)
        {
            await using (result.Content)
            {
                stored = await files.Save(result.Content, cancellation);
            }
        }

        if (!await Commit(job, outcome, stored, progress, cancellation) && stored is not null)
        {
            files.Remove(stored.StoredAs);
        }
    }

    // Whether the job was still ours.
    private async Task<bool> Commit(JobRow job, Outcome<JobResult> outcome, StoredFile? stored, JobProgress progress, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            await using var db = await dbs.CreateDbContextAsync(cancellation);
            if (await Jobs.Mine(db, job.Id, job.Fence).FirstOrDefaultAsync(cancellation) is not { } row)
            {
                return false;
            }

            var now = clock.GetUtcNow();
            (row.FinishedAt, row.ExpiresAt, row.LeaseUntil, row.Progress, row.Whole) = (now, now.AddDays(settings.KeptDays), null, progress.Now.At, progress.Now.Whole);
            (row.State, row.Reason) = (outcome.Done ? JobRow.Done : JobRow.Failed, outcome.Refusal?.Sentence);
            if (outcome.Value is { } result)
            {
                db.JobFiles.Add(new JobFileRow { JobId = job.Id, Name = result.Name, Type = result.Type, StoredAs = stored!.StoredAs, FileKey = stored.Key, Size = stored.Size });
                db.JobHolds.AddRange(result.Holds.Select(h => new JobHoldRow { JobId = job.Id, CaseId = h }));
                await AuditChain.Append(db, result.Chain, now, result.What, job.OwnerId, result.Data.DeepClone().AsObject(), cancellation);
            }

            using var turn = await gate.Write(cancellation);
            try
            {
                await db.SaveChangesAsync(cancellation);
                return true;
            }
            catch (DbUpdateException failure) when (attempt < Attempts && failure.IsConflict())
            {
                // Somebody wrote on the chain, or the job was cancelled.
            }
        }
    }

    private async Task GiveBack(JobRow job, CancellationToken cancellation)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        using var turn = await gate.Save(cancellation);
        await Jobs.Mine(db, job.Id, job.Fence).ExecuteUpdateAsync(j => j.SetProperty(x => x.State, JobRow.Waiting).SetProperty(x => x.LeaseUntil, (DateTimeOffset?)null), cancellation);
    }

    private async Task<bool> Clear(CancellationToken cancellation)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        var now = clock.GetUtcNow();
        if (await db.Jobs.Where(j => j.ExpiresAt < now).OrderBy(j => j.ExpiresAt).FirstOrDefaultAsync(cancellation) is not { } job)
        {
            return false;
        }

        var file = await db.JobFiles.FirstOrDefaultAsync(f => f.JobId == job.Id, cancellation);
        if (file is not null)
        {
            db.JobFiles.Remove(file);
            db.JobHolds.RemoveRange(await db.JobHolds.Where(h => h.JobId == job.Id).ToListAsync(cancellation));
            (job.State, job.ExpiresAt) = (JobRow.Expired, now + LineKept);
        }
        else
        {
            db.Jobs.Remove(job);
        }

        using (await gate.Save(cancellation))
        {
            try
            {
                await db.SaveChangesAsync(cancellation);
            }
            catch (DbUpdateException failure) when (failure.IsConflict())
            {
                return true;
            }
        }

        if (file is not null)
        {
            files.Remove(file.StoredAs);
        }

        return true;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The job {Kind} {Id} could not go on")]
    private static partial void JobFailed(ILogger log, string kind, string id, Exception failure);
}
