using Qingyi.Server.Hosting;
using Quartz;

namespace Qingyi.Server.Deadlines;

/// <summary>Quartz only rings the bell: it sweeps on a beat, and once more at the next due instant.</summary>
[DisallowConcurrentExecution]
public sealed class SweepJob(Sweep sweep, ClockSkew skew, TimeProvider clock) : IJob
{
    public static readonly JobKey Key = new("sweep");
    internal static readonly TriggerKey Beat = new("beat");
    internal static readonly TimeSpan Interval = TimeSpan.FromSeconds(20);
    private static readonly TriggerKey NextDue = new("next-due");

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        if (!await skew.Rings(cancellationToken))
        {
            // By this clock the next ring would be hours off for everybody: the bell is left to nodes whose clock is right, until BellWatch takes part again.
            await context.Scheduler.Standby(cancellationToken);
            return;
        }

        await sweep.Run(cancellationToken);
        if (await sweep.Next(cancellationToken) is { } next && next < clock.GetUtcNow().AddDays(1))
        {
            var trigger = TriggerBuilder.Create().WithIdentity(NextDue).ForJob(Key).StartAt(next).Build();
            if (await context.Scheduler.RescheduleJob(NextDue, trigger, cancellationToken) is null)
            {
                await context.Scheduler.ScheduleJob(trigger, cancellationToken: cancellationToken);
            }
        }
    }
}
