using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Qingyi.Domain;
using Qingyi.Domain.People;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Features.Jobs;

/// <summary>A kind of long job. It runs as the person who asked, with the rights of the moment in which it runs.</summary>
public abstract class JobWork
{
    public abstract string Kind { get; }

    /// <summary>What the line is called, where the person may have it.</summary>
    public abstract Task<Outcome<string>> Title(Person by, string subject, string query, CancellationToken cancellation);

    /// <summary>Makes the file.</summary>
    public abstract Task<Outcome<JobResult>> Do(JobRow job, Person by, JobProgress progress, CancellationToken cancellation);
}

/// <summary>How far a job has come; written by the work, read by who renews its lease.</summary>
public sealed class JobProgress
{
    private volatile int _at;
    private volatile int _whole = -1;

    public (int At, int? Whole) Now => (_at, _whole < 0 ? null : _whole);

    public void Of(int whole) => _whole = whole;

    public void At(int done) => _at = done;
}

/// <param name="Content">From its beginning; closed by who takes it.</param>
/// <param name="Holds">Cases and books whose content is in it.</param>
/// <param name="Chain">The audit chain that is told that it was made.</param>
public sealed record JobResult(Stream Content, string Name, string Type, IReadOnlyCollection<string> Holds, string Chain, string What, JsonObject Data);

/// <summary>From how many lines on an export goes to the job centre, and how long a file stays.</summary>
public sealed record JobSettings
{
    public const string Section = "Jobs";

    public int LongList { get; init; } = 5000;
    public int KeptDays { get; init; } = 7;
}

/// <summary>Renews the lease of one job as long as it is worked on, and stops the work when the lease is lost or the job was cancelled.</summary>
internal sealed class JobLease(Func<CaseDb> open, WriteGate gate, TimeProvider clock, string job, int fence, JobProgress progress, CancellationTokenSource stop)
{
    public static readonly TimeSpan Length = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>Whether it is still ours.</summary>
    public bool Held { get; private set; } = true;

    public async Task Renew()
    {
        try
        {
            while (Held)
            {
                await Task.Delay(Pause, stop.Token);
                await Say(stop.Token);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The work has ended.
        }
        catch (Exception failure) when (Conflicts.IsOfDatabase(failure))
        {
            // Nobody can say whose it is now: it is given up, and taken again by whoever reaches the database.
            Held = false;
            await stop.CancelAsync();
        }
    }

    private async Task Say(CancellationToken cancellation)
    {
        await using var db = open();
        var (at, whole) = progress.Now;
        var until = clock.GetUtcNow() + Length;
        using (await gate.Save(cancellation))
        {
            Held = await Jobs.Mine(db, job, fence).ExecuteUpdateAsync(j => j.SetProperty(x => x.LeaseUntil, until).SetProperty(x => x.Progress, at).SetProperty(x => x.Whole, whole), cancellation) == 1;
        }

        if (!Held)
        {
            await stop.CancelAsync();
        }
    }
}
