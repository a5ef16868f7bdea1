namespace Qingyi.Server.Storage;

/// <summary>One link of a hash chain. Ids and codes only; never sealed text.</summary>
public sealed class AuditRow
{
    /// <summary><c>case/{id}</c>, <c>partner/{name}</c>, <c>accounts</c>, <c>rules</c>, <c>definitions</c>, <c>keys</c> or <c>roots</c>.</summary>
    public required string Chain { get; init; }

    /// <summary>From 1, without gaps.</summary>
    public required long Sequence { get; init; }
    public required DateTimeOffset At { get; init; }
    public required string What { get; init; }
    public string? Who { get; init; }
    public required string Data { get; init; }
    public required string Previous { get; init; }
    public string Hash { get; set; } = "";
}

/// <summary>The head of a chain; its sequence is the token that two writers cannot both win.</summary>
public sealed class ChainHead
{
    public required string Chain { get; init; }
    public long Sequence { get; set; }
    public required string Hash { get; set; }
}
