using System.Text.Json.Nodes;

namespace Qingyi.Domain.Registers;

/// <summary>Works out the statistics of a register from its entries.</summary>
public static class RegisterFigures
{
    /// <param name="parameters">Unit parameters by key; where several organisations are counted together, their sum.</param>
    public static IReadOnlyList<StatisticValue> Of(RegisterDefinition definition, IReadOnlyList<EntryFacts> entries, IReadOnlyDictionary<string, decimal> parameters)
    {
        ArgumentNullException.ThrowIfNull(definition);
        ArgumentNullException.ThrowIfNull(entries);
        ArgumentNullException.ThrowIfNull(parameters);
        var values = new List<StatisticValue>();
        foreach (var statistic in definition.Statistics)
        {
            values.Add(Value(statistic, null, entries, parameters));
            if (statistic.By is { } field)
            {
                values.AddRange(entries.GroupBy(e => Group(e.Value(field)), StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal)
                    .Select(g => Value(statistic, g.Key, [.. g], parameters)));
            }
        }

        return values;
    }

    private static StatisticValue Value(RegisterStatistic statistic, string? group, IReadOnlyList<EntryFacts> entries, IReadOnlyDictionary<string, decimal> parameters) =>
        new(statistic.Key, group, Amount(statistic.Part, entries, parameters), statistic.Whole is { } whole ? Amount(whole, entries, parameters) : null);

    private static decimal Amount(Measure measure, IReadOnlyList<EntryFacts> entries, IReadOnlyDictionary<string, decimal> parameters)
    {
        if (measure.Parameter is { } parameter)
        {
            return parameters.GetValueOrDefault(parameter);
        }

        var counted = entries.Where(e => Condition.All(measure.Where, e));
        return measure switch
        {
            { Sum: { } field } => counted.Sum(e => Condition.Number(e.Value(field)) ?? 0),
            { Distinct: { } field } => counted.Select(e => e.Value(field)?.ToString()).Where(v => !string.IsNullOrWhiteSpace(v)).Distinct(StringComparer.Ordinal).Count(),
            _ => counted.Count(),
        };
    }

    private static string Group(JsonNode? value) => value?.ToString() ?? "";
}
