namespace Qingyi.Server.Hosting;

/// <summary>What a node last said of itself, for operators and for the other nodes; nothing is decided by it.</summary>
public sealed class NodeRow
{
    public const string Serving = "serving";

    /// <summary>Told to stop: finishes what it has begun.</summary>
    public const string Draining = "draining";

    /// <summary><see cref="Node.Name"/>.</summary>
    public required string Name { get; init; }
    public required string Version { get; init; }

    /// <summary>By the database's clock, as <see cref="SeenAt"/>.</summary>
    public required DateTimeOffset StartedAt { get; init; }
    public DateTimeOffset SeenAt { get; set; }
    public required string State { get; set; }

    /// <summary>Ticks by which the node's system clock is ahead of the database's.</summary>
    public long Skew { get; set; }

    /// <summary>Ticks by which the system clock last jumped against the time that had passed; 0: it never did.</summary>
    public long Jump { get; set; }
    public DateTimeOffset? JumpedAt { get; set; }

    /// <summary>End of the node's last sweep of deadlines.</summary>
    public DateTimeOffset? SweptAt { get; set; }

    /// <summary>Ticks that it took.</summary>
    public long? SweepTook { get; set; }
}
