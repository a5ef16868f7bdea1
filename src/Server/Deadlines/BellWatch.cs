using Microsoft.EntityFrameworkCore;
using Qingyi.Server.Hosting;
using Qingyi.Server.Storage;
using Quartz;

namespace Qingyi.Server.Deadlines;

/// <summary>
/// Watches the bell on PostgreSQL: Quartz's rows can be damaged or freeze (a trigger that stays ACQUIRED or BLOCKED looks healthy for ever). What is overdue is swept from
/// here, and a bell that is not there, or does not ring, is made; the deadlines themselves are not in it.
/// </summary>
public sealed partial class BellWatch(IDbContextFactory<CaseDb> dbs, IServiceScopeFactory scopes, ISchedulerFactory schedulers, ClockSkew skew, TimeProvider clock, ILogger<BellWatch> log) : BackgroundService
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(15);

    // A look that a test asks for does not start the scheduler of a host that was started without one.
    private bool _running;

    /// <summary>One look.</summary>
    /// <returns>Whether the bell had to be made anew.</returns>
    public async Task<bool> Look(CancellationToken cancellation)
    {
        if (!await skew.Rings(cancellation))
        {
            // What looks overdue to a wrong clock is not, and a bell that is right looks broken to it.
            return false;
        }

        var scheduler = await schedulers.GetScheduler(cancellation);
        if (scheduler.Status == SchedulerStatus.Standby && _running)
        {
            await scheduler.Start(cancellation);
        }

        await using (var scope = scopes.CreateAsyncScope())
        {
            var sweep = scope.ServiceProvider.GetRequiredService<Sweep>();
            if (await sweep.Next(cancellation) is { } next && next < clock.GetUtcNow() - BellRows.Late)
            {
                Swept(log, await sweep.Run(cancellation));
            }
        }

        return await Mend(cancellation);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        _running = true;
        using var timer = new PeriodicTimer(Beat);
        do
        {
            try
            {
                await Look(stoppingToken);
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                NotWatched(log, failure);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task<bool> Mend(CancellationToken cancellation)
    {
        await using (var db = await dbs.CreateDbContextAsync(cancellation))
        {
            await using var locks = await db.BeginLocking(cancellation);
            await db.Turn("bell", cancellation);
            if (await BellRows.Fault(db, clock.GetUtcNow(), cancellation) is not { } fault)
            {
                return false;
            }

            Mending(log, fault == BellRows.Missing ? LogLevel.Information : LogLevel.Warning, fault);
            await BellRows.Clear(db, cancellation);
            await db.SaveAndCommit(cancellation);
        }

        var scheduler = await schedulers.GetScheduler(cancellation);
        var job = JobBuilder.Create<SweepJob>().WithIdentity(SweepJob.Key).StoreDurably().Build();
        var beat = TriggerBuilder.Create().ForJob(SweepJob.Key).WithIdentity(SweepJob.Beat).WithSimpleSchedule(Bells.Always).StartAt(clock.GetUtcNow()).Build();
        try
        {
            await scheduler.ScheduleJob(job, beat, cancellationToken: cancellation);
        }
        catch (ObjectAlreadyExistsException)
        {
            // Another node made it in the same instant.
        }

        return true;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The bell did not ring in time; {Rang} rungs and waits were swept by the watch")]
    private static partial void Swept(ILogger log, int rang);

    [LoggerMessage(Message = "The bell is made anew: {Fault}")]
    private static partial void Mending(ILogger log, LogLevel level, string fault);

    [LoggerMessage(Level = LogLevel.Error, Message = "The bell could not be watched")]
    private static partial void NotWatched(ILogger log, Exception failure);
}
