using Microsoft.EntityFrameworkCore;
using Qingyi.Domain;
using Qingyi.Server.Hosting;
using Qingyi.Server.People;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Features.Jobs;

/// <summary>What a person does with long jobs: ask for one, cancel it, take its file.</summary>
public sealed class Jobs(CaseDb db, PersonAtDoor door, IEnumerable<JobWork> works, SealedFiles files, WriteGate gate, Bell<RunJobs> bell, Ids ids, JobSettings settings, TimeProvider clock)
{
    private const int MostOpen = 10;

    private static readonly string[] Open = [JobRow.Waiting, JobRow.Running];

    /// <summary>The job, as long as this taking of it counts.</summary>
    internal static IQueryable<JobRow> Mine(CaseDb db, string job, int fence) => db.Jobs.Where(j => j.Id == job && j.Fence == fence && j.State == JobRow.Running);

    /// <summary>Asks for a job. The same one, as long as it is not done, is not begun twice.</summary>
    public async Task<Outcome<JobRow>> Ask(string kind, string subject, string query, CancellationToken cancellation)
    {
        if (works.FirstOrDefault(w => w.Kind == kind) is not { } work)
        {
            return JobRefusals.NoSuchJob;
        }

        var title = await work.Title(door.Person, subject, query, cancellation);
        if (!title.Done)
        {
            return title.Refusal!;
        }

        var owner = door.Person.Id;
        using var turn = await gate.Write(cancellation);
        var open = await db.Jobs.AsNoTracking().Where(j => j.OwnerId == owner && Open.Contains(j.State)).ToListAsync(cancellation);
        if (open.FirstOrDefault(j => j.Kind == kind && j.Subject == subject && j.Query == query) is { } same)
        {
            return same;
        }

        if (open.Count >= MostOpen)
        {
            return JobRefusals.TooMany(MostOpen);
        }

        var job = new JobRow { Id = ids.New(), Kind = kind, Title = title.Value!, Subject = subject, Query = query, OwnerId = owner, State = JobRow.Waiting, CreatedAt = clock.GetUtcNow() };
        db.Jobs.Add(job);
        await db.SaveChangesAsync(cancellation);
        bell.Ring();
        return job;
    }

    /// <summary>Cancelled twice is cancelled.</summary>
    public async Task<Outcome<string>> Cancel(string id, CancellationToken cancellation)
    {
        var owner = door.Person.Id;
        DateTimeOffset? now = clock.GetUtcNow(), until = clock.GetUtcNow().AddDays(settings.KeptDays);
        using (await gate.Save(cancellation))
        {
            await db.Jobs.Where(j => j.Id == id && j.OwnerId == owner && Open.Contains(j.State))
                .ExecuteUpdateAsync(j => j.SetProperty(x => x.State, JobRow.Cancelled).SetProperty(x => x.FinishedAt, now).SetProperty(x => x.ExpiresAt, until), cancellation);
        }

        return await db.Jobs.AsNoTracking().FirstOrDefaultAsync(j => j.Id == id && j.OwnerId == owner, cancellation) is not { } job ? JobRefusals.NoSuchJob
            : job.State == JobRow.Cancelled ? id : JobRefusals.Over;
    }

    /// <summary>The file, for whoever asked for it, as long as they may see everything in it.</summary>
    public async Task<Outcome<JobFileRow>> File(string id, CancellationToken cancellation)
    {
        if (await db.Jobs.AsNoTracking().FirstOrDefaultAsync(j => j.Id == id && j.OwnerId == door.Person.Id, cancellation) is not { } job)
        {
            return JobRefusals.NoSuchJob;
        }

        if (await db.JobFiles.AsNoTracking().FirstOrDefaultAsync(f => f.JobId == id, cancellation) is not { } file)
        {
            return job.State == JobRow.Expired ? JobRefusals.FileGone : JobRefusals.NoFile;
        }

        var visible = db.VisibleTo(door.Person);
        return await db.JobHolds.AnyAsync(h => h.JobId == id && !visible.Any(c => c.Id == h.CaseId), cancellation) ? JobRefusals.NoLonger : file;
    }

    public Task CopyTo(JobFileRow file, Stream target, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(file);
        return files.CopyTo(file.StoredAs, file.FileKey, target, cancellation);
    }
}
