namespace Qingyi.Domain.Registers;

/// <summary>A figure of a register: a number, or a share with what it was counted from.</summary>
/// <param name="Whole">The denominator; null: the figure is a number.</param>
/// <param name="By">Field by whose values it is broken down.</param>
/// <param name="Target">What a plan demands, in percent.</param>
public sealed record RegisterStatistic(string Key, string Title, Measure Part, Measure? Whole = null, string? By = null, string? Unit = null, decimal? Target = null);

/// <summary>What is counted: entries, the sum of a field, its different values, or a unit parameter.</summary>
public sealed record Measure
{
    public bool Count { get; init; }
    public string? Sum { get; init; }
    public string? Distinct { get; init; }
    public string? Parameter { get; init; }
    public IReadOnlyList<Condition> Where { get; init; } = [];
}

/// <summary>A statistic worked out.</summary>
/// <param name="Group">Value of the field that it is broken down by; null: all.</param>
public sealed record StatisticValue(string Key, string? Group, decimal Part, decimal? Whole)
{
    /// <summary>Percent; null where there is no denominator or nothing in it.</summary>
    public decimal? Percent => Whole is > 0 ? Part * 100 / Whole : null;
}
