using Microsoft.EntityFrameworkCore;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Hosting;

/// <summary>The machine's own clock, never moved by <c>--clock</c>: what is compared with the database's.</summary>
public sealed record MachineClock(TimeProvider Time);

/// <summary>A jump of the machine's clock: what it was off the time that had really passed.</summary>
public sealed record ClockJump(DateTimeOffset At, TimeSpan By);

/// <summary>
/// How far this node's system clock is from the database's. On SQLite both are one clock and there is nothing to compare; that it jumped is noticed on either.
/// </summary>
public sealed partial class ClockSkew(IDbContextFactory<CaseDb> dbs, Store store, MachineClock machine, ILogger<ClockSkew> log)
{
    /// <summary>More than this, and the node does not ring deadlines.</summary>
    public static readonly TimeSpan Allowed = TimeSpan.FromSeconds(1);

    private const string Instant = """SELECT (extract(epoch from clock_timestamp()) * 10000000)::bigint AS "Value" """;

    private readonly Lock _turn = new();
    private long _ticks;
    private (DateTimeOffset Wall, long Stamp)? _before;
    private (DateTimeOffset Wall, long Stamp, TimeSpan Skew)? _compared;

    public TimeSpan Value => TimeSpan.FromTicks(Interlocked.Read(ref _ticks));

    public bool TooFar => Value.Duration() > Allowed;

    public ClockJump? Jump { get; private set; }

    /// <summary>
    /// Whether the clock is still right, by the time that has passed since the last look. Asks nobody, so that every single ring can ask here after it has read the clock: the hands may be turned in the middle of a sweep.
    /// </summary>
    public bool Steady
    {
        get
        {
            lock (_turn)
            {
                return _compared is not var (wall, stamp, then) || (machine.Time.GetUtcNow() - wall - machine.Time.GetElapsedTime(stamp) + then).Duration() <= Allowed;
            }
        }
    }

    /// <summary>Looks now. Whoever is about to ring deadlines asks here first: a clock may have been set wrong since the last look.</summary>
    /// <returns>Whether this node may ring.</returns>
    public async Task<bool> Rings(CancellationToken cancellation)
    {
        await Measure(cancellation);
        return !TooFar;
    }

    /// <summary>One look.</summary>
    /// <returns>The instant by the database's clock.</returns>
    public async Task<DateTimeOffset> Measure(CancellationToken cancellation)
    {
        var before = Wall();
        if (!store.Shared)
        {
            return before;
        }

        await using var db = await dbs.CreateDbContextAsync(cancellation);
        await db.Database.OpenConnectionAsync(cancellation);
        var from = machine.Time.GetTimestamp();
        before = machine.Time.GetUtcNow();
        var there = DateTimeOffset.UnixEpoch + TimeSpan.FromTicks((await db.Database.SqlQueryRaw<long>(Instant).ToListAsync(cancellation))[0]);
        var way = machine.Time.GetElapsedTime(from);

        // The database looked at its clock somewhere on the way: what the way could explain does not count.
        var ahead = before - there;
        var was = TooFar;
        var off = ahead > TimeSpan.Zero ? ahead : ahead + way < TimeSpan.Zero ? ahead + way : TimeSpan.Zero;
        Interlocked.Exchange(ref _ticks, off.Ticks);
        lock (_turn)
        {
            _compared = (before, from, off);
        }

        if (TooFar != was)
        {
            Changed(log, Node.Name, Value.TotalSeconds, TooFar ? "it does not ring deadlines until it is set right" : "it rings again");
        }

        return there;
    }

    private DateTimeOffset Wall()
    {
        lock (_turn)
        {
            var (wall, stamp) = (machine.Time.GetUtcNow(), machine.Time.GetTimestamp());
            if (_before is { } before && wall - before.Wall - machine.Time.GetElapsedTime(before.Stamp, stamp) is var by && by.Duration() > Allowed)
            {
                Jump = new ClockJump(wall, by);
                Jumped(log, Node.Name, by.TotalSeconds);
            }

            _before = (wall, stamp);
            return wall;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The clock of {Node} is {Seconds} s off the database's: {Consequence}")]
    private static partial void Changed(ILogger log, string node, double seconds, string consequence);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The clock of {Node} jumped by {Seconds} s, or the machine slept; what fell due meanwhile rings now, once")]
    private static partial void Jumped(ILogger log, string node, double seconds);
}
