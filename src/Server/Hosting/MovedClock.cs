namespace Qingyi.Server.Hosting;

/// <summary>The clock of the service: the system's, moved by a fixed offset for demonstrations and tests. Timers run at the system's pace.</summary>
public sealed class MovedClock(TimeSpan offset) : TimeProvider
{
    public TimeSpan Offset { get; } = offset;

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + Offset;
}
