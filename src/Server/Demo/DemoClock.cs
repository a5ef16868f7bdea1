namespace Qingyi.Server.Demo;

/// <summary>A clock that stands until it is set; only forward.</summary>
internal sealed class DemoClock(DateTimeOffset start) : TimeProvider
{
    private DateTimeOffset _now = start;

    public override DateTimeOffset GetUtcNow() => _now;

    public void Set(DateTimeOffset now) => _now = now < _now ? _now : now;
}
