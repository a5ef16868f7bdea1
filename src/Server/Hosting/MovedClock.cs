namespace Qingyi.Server.Hosting;

/// <summary>The clock of the service: the system's, moved by an offset for demonstrations and tests. Timers run at the system's pace.</summary>
public sealed class MovedClock(TimeSpan offset) : TimeProvider
{
    private long _offset = offset.Ticks;

    public TimeSpan Offset => TimeSpan.FromTicks(Interlocked.Read(ref _offset));

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + Offset;

    /// <summary>Takes up a larger offset that another node was started with; time never goes back.</summary>
    public void Follow(TimeSpan stored)
    {
        for (var now = Interlocked.Read(ref _offset); stored.Ticks > now; now = Interlocked.Read(ref _offset))
        {
            Interlocked.CompareExchange(ref _offset, stored.Ticks, now);
        }
    }
}
