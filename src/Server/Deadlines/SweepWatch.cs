using Qingyi.Server.Hosting;

namespace Qingyi.Server.Deadlines;

/// <summary>What this node's sweeps took and how late their rungs were, and whether its clock may be believed meanwhile.</summary>
public sealed class SweepWatch(Measures measures, MachineClock machine, ClockSkew skew)
{
    /// <summary>End of the last sweep, by the machine's clock.</summary>
    public DateTimeOffset? At { get; private set; }
    public TimeSpan? Took { get; private set; }

    /// <summary><see cref="ClockSkew.Steady"/>.</summary>
    public bool ClockSteady => skew.Steady;

    internal async Task<int> During(Func<Task<int>> sweep)
    {
        var from = machine.Time.GetTimestamp();
        var rang = await sweep();
        (At, Took) = (machine.Time.GetUtcNow(), machine.Time.GetElapsedTime(from));
        measures.Sweeps.Record(Took.Value.TotalSeconds);
        return rang;
    }

    internal void Rang(RungRow rung) => measures.Lateness.Record((rung.FiredAt!.Value - rung.At).TotalSeconds);
}
