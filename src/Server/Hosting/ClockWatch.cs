using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Hosting;

/// <summary>How far this node's system clock is from the database's, as last measured.</summary>
public sealed class ClockSkew
{
    /// <summary>More than this, and the node does not ring deadlines.</summary>
    public static readonly TimeSpan Allowed = TimeSpan.FromSeconds(1);

    private long _ticks;

    public TimeSpan Value => TimeSpan.FromTicks(Interlocked.Read(ref _ticks));

    public bool TooFar => Value.Duration() > Allowed;

    internal void Measured(TimeSpan skew) => Interlocked.Exchange(ref _ticks, skew.Ticks);
}

/// <summary>
/// On several nodes: takes up a clock offset that another node stored, and compares the unmoved system clock with the database's. SQLite has one node and
/// one clock.
/// </summary>
public sealed partial class ClockWatch(IDbContextFactory<CaseDb> dbs, TimeProvider clock, ClockSkew skew, ILogger<ClockWatch> log) : BackgroundService
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(5);

    /// <summary>One look.</summary>
    public async Task Look(CancellationToken cancellation)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        await db.Database.OpenConnectionAsync(cancellation);
        var from = Stopwatch.GetTimestamp();
        var before = TimeProvider.System.GetUtcNow();
        var ticks = (await db.Database.SqlQueryRaw<long>("""SELECT (extract(epoch from clock_timestamp()) * 10000000)::bigint AS "Value" """).ToListAsync(cancellation))[0];
        var way = Stopwatch.GetElapsedTime(from);

        // The database looked at its clock somewhere on the way: what the way could explain does not count.
        var behind = before - (DateTimeOffset.UnixEpoch + TimeSpan.FromTicks(ticks));
        var was = skew.TooFar;
        skew.Measured(behind > TimeSpan.Zero ? behind : behind + way < TimeSpan.Zero ? behind + way : TimeSpan.Zero);
        if (skew.TooFar != was)
        {
            Changed(log, Node.Name, skew.Value.TotalSeconds, skew.TooFar ? "it does not ring deadlines until it is set right" : "it rings again");
        }

        if (clock is MovedClock moved && await db.Settings.AsNoTracking().FirstOrDefaultAsync(s => s.Name == Opening.OffsetSetting, cancellation) is { } stored)
        {
            moved.Follow(TimeSpan.FromTicks(long.Parse(stored.Value, CultureInfo.InvariantCulture)));
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Beat);
        do
        {
            try
            {
                await Look(stoppingToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                NotSeen(log, failure.GetBaseException().Message);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The clock of {Node} is {Seconds} s off the database's: {Consequence}")]
    private static partial void Changed(ILogger log, string node, double seconds, string consequence);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The database's clock could not be read: {Reason}")]
    private static partial void NotSeen(ILogger log, string reason);
}
