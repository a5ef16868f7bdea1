namespace Qingyi.Tests.Operations;

/// <summary>The clock of a machine that an operator sets: the wall jumps, what counts the time that passes does not.</summary>
internal sealed class SetClock : TimeProvider
{
    private long _set;
    private long _passed;

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow().AddTicks(Interlocked.Read(ref _set) + Interlocked.Read(ref _passed));

    public override long GetTimestamp() => System.GetTimestamp() + (Interlocked.Read(ref _passed) * (TimestampFrequency / TimeSpan.TicksPerSecond));

    /// <summary>Somebody turns the hands.</summary>
    public void Set(TimeSpan by) => Interlocked.Add(ref _set, by.Ticks);

    /// <summary>Time passes.</summary>
    public void Pass(TimeSpan by) => Interlocked.Add(ref _passed, by.Ticks);
}
