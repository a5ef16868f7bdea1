using System.Text.Json.Serialization;

namespace Qingyi.Domain.Returns;

/// <summary>What stands in a return. Words of people stand by the ids of their sealed texts.</summary>
public sealed record ReturnContent
{
    /// <summary>Until when the house's own data were counted; null before the first count.</summary>
    public DateTimeOffset? CutOff { get; init; }

    public IReadOnlyDictionary<string, FigureContent> Figures { get; init; } = new Dictionary<string, FigureContent>();

    /// <summary>Key of a text or a table to its sealed text.</summary>
    public IReadOnlyDictionary<string, string> Texts { get; init; } = new Dictionary<string, string>();

    /// <summary>Ids of the documents that were handed in with it.</summary>
    public IReadOnlyList<string> Files { get; init; } = [];

    /// <summary>Received returns from below that are in the sums: id and round.</summary>
    public IReadOnlyList<MergedReturn> Merged { get; init; } = [];

    public FigureContent Figure(string key) => Figures.TryGetValue(key, out var found) ? found : new FigureContent();
}

public sealed record MergedReturn(string Return, string Unit, int Round);

/// <summary>A figure with everything that it came from.</summary>
public sealed record FigureContent
{
    /// <summary>What the house counted at the cut-off; null where the unit enters it.</summary>
    public decimal? Found { get; init; }

    /// <summary>The rows behind <see cref="Found"/>.</summary>
    public IReadOnlyList<FigureRow> Rows { get; init; } = [];

    /// <summary>What the unit says; as found, or put right for a reason.</summary>
    public decimal? Own { get; init; }

    /// <summary>Id of the sealed reason for which <see cref="Own"/> differs from <see cref="Found"/>.</summary>
    public string? ReasonText { get; init; }

    public IReadOnlyList<FigureBelow> Below { get; init; } = [];

    /// <summary>Own figure and those of the units below; null while nothing is known.</summary>
    [JsonIgnore]
    public decimal? Total => Own is null && Below.Count == 0 ? null : (Own ?? 0) + Below.Sum(b => b.Value);

    [JsonIgnore]
    public bool Corrected => Found is not null && Own != Found;
}

/// <param name="Kind"><c>case</c>, <c>register</c> or <c>matter</c>.</param>
/// <param name="Value">What the row adds to the figure.</param>
public sealed record FigureRow(string Kind, string Id, decimal Value);

public sealed record FigureBelow(string Unit, string Return, decimal Value);
