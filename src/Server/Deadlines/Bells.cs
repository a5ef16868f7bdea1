using Npgsql;
using Qingyi.Server.Hosting;
using Qingyi.Server.Storage;
using Quartz;

namespace Qingyi.Server.Deadlines;

/// <summary>
/// Quartz: in memory on SQLite, since the rows are the memory; on PostgreSQL in Quartz's own tables (<c>qrtz_…</c>, which it makes itself), so that of several
/// nodes one sweeps. Nothing depends on that: a rung rings once whoever sweeps, and <see cref="BellWatch"/> rings where Quartz does not. It also makes the bell
/// there: Quartz reads its rows when it is told of a job at the start, and a node would not start over damaged ones.
/// </summary>
internal static class Bells
{
    public const string Scheduler = "qingyi";
    private static readonly TimeSpan CheckIn = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan WrittenOff = TimeSpan.FromSeconds(10);

    public static IServiceCollection AddBells(this IServiceCollection services, Store store)
    {
        services.AddQuartz(q =>
        {
            if (store.Postgres is { } postgres)
            {
                q.ConfigureScheduler(s => s.InstanceName = Scheduler);
                q.UsePersistentStore(s =>
                {
                    s.UsePostgres(new NpgsqlConnectionStringBuilder(postgres) { MaxPoolSize = 6, ApplicationName = "qingyi quartz" }.ToString());
                    s.ProvisionSchema();
                    s.UseClustering(c => (c.CheckinInterval, c.CheckinMisfireThreshold) = (CheckIn, WrittenOff));
                });
                return;
            }

            q.AddJob<SweepJob>(j => j.WithIdentity(SweepJob.Key).StoreDurably());
            q.AddTrigger(t => t.ForJob(SweepJob.Key).WithIdentity(SweepJob.Beat).WithSimpleSchedule(Always));
        });
        services.AddQuartzHostedService(o => o.WaitForJobsToComplete = true);
        return store.Shared ? services.AddHostedService<BellWatch>() : services;
    }

    internal static void Always(SimpleScheduleBuilder schedule) => schedule.WithInterval(SweepJob.Interval).RepeatForever();
}
