using System.Text.Json.Serialization;

namespace Qingyi.Domain.Campaigns;

[JsonConverter(typeof(JsonStringEnumConverter<FindingLevel>))]
public enum FindingLevel
{
    /// <summary>The plan contradicts itself.</summary>
    [JsonStringEnumMemberName("error")]
    Error,

    /// <summary>Somebody must decide before it works as meant.</summary>
    [JsonStringEnumMemberName("warning")]
    Warning,

    /// <summary>To be known.</summary>
    [JsonStringEnumMemberName("note")]
    Note,
}

/// <summary>One finding; written as JSON it is the line of <c>campaign check</c>.</summary>
public sealed record PlanFinding
{
    public required FindingLevel Level { get; init; }

    /// <summary>File, line and place, such as <c>workflows/campaigns/shandong-2021.yaml:70 obligations.self-inspection.due</c>.</summary>
    public required string Path { get; init; }

    public required string Message { get; init; }

    /// <summary>Paragraph of the notice; null where the finding is about the plan as a whole.</summary>
    public required string? Source { get; init; }

    /// <summary>Number of the known oddity of the five notices, 1 to 20; absent for any other finding.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Conflict { get; init; }
}
