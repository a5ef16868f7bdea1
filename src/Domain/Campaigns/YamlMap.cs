using System.Globalization;
using Qingyi.Domain.Deadlines;
using YamlDotNet.RepresentationModel;

namespace Qingyi.Domain.Campaigns;

/// <summary>A mapping of a plan file that remembers where it stands and which keys were read. Faults are collected; a fault answers a placeholder.</summary>
internal sealed class YamlMap
{
    private readonly YamlMappingNode node;
    private readonly Faults faults;
    private readonly HashSet<string> read = [];

    public YamlMap(YamlMappingNode node, string path, Faults faults)
    {
        this.node = node;
        this.faults = faults;
        Path = path;
    }

    public string Path { get; }

    public int Line => (int)node.Start.Line;

    public string Text(string key) => OptionalText(key) ?? Missing(key, string.Empty);

    public string? OptionalText(string key) => Node(key) switch
    {
        null => null,
        YamlScalarNode { Value: { Length: > 0 } text } => text,
        var other => Fault<string?>(other, key, "应为文字", null),
    };

    public DateOnly Date(string key) => OptionalDate(key) ?? Missing(key, DateOnly.MinValue);

    public DateOnly? OptionalDate(string key) => Parse<DateOnly>(key, "应为日期，如 2021-11-30",
        text => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null);

    public int Number(string key) => OptionalNumber(key) ?? Missing(key, 1);

    public int? OptionalNumber(string key) => Parse<int>(key, "应为非负整数",
        text => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null);

    public bool Flag(string key) => Parse<bool>(key, "应为 true 或 false", text => text switch { "true" => true, "false" => false, _ => null }) ?? false;

    public Period? OptionalPeriodOf(string key)
    {
        Period? period = null;
        if (OptionalText(key) is { } text && !Period.TryParse(text, out period))
        {
            Fault<Period?>(Node(key)!, key, "应为期间，如 2022Q1、2022 或 2022-03", null);
        }

        return period;
    }

    public Period PeriodOf(string key) => OptionalPeriodOf(key) ?? Missing(key, Period.Parse("2000"));

    /// <summary>One of the names, in kebab case.</summary>
    public T Word<T>(string key, T? otherwise = null) where T : struct, Enum
    {
        var words = Enum.GetValues<T>().ToDictionary(v => Kebab(v.ToString()), v => v);
        return Parse<T>(key, $"应为 {string.Join("、", words.Keys)} 之一", text => words.TryGetValue(text, out var value) ? value : null)
            ?? otherwise ?? Missing(key, default(T));
    }

    /// <summary>A sequence of texts, or one text.</summary>
    public IReadOnlyList<string> Texts(string key) => Node(key) switch
    {
        null => [],
        YamlScalarNode { Value: { Length: > 0 } one } => [one],
        YamlSequenceNode many when many.Children.All(c => c is YamlScalarNode { Value.Length: > 0 }) => [.. many.Children.Select(c => ((YamlScalarNode)c).Value!)],
        var other => Fault<IReadOnlyList<string>>(other, key, "应为文字列表", []),
    };

    public YamlMap? OptionalMap(string key) => Node(key) switch
    {
        null => null,
        YamlMappingNode map => new YamlMap(map, Join(key), faults),
        var other => Fault<YamlMap?>(other, key, "应为键值表", null),
    };

    public YamlMap Map(string key) => OptionalMap(key) ?? Missing(key, new YamlMap(new YamlMappingNode(), Join(key), new Faults(string.Empty)));

    public IReadOnlyList<T> Each<T>(string key, Func<YamlMap, T> take)
    {
        if (Node(key) is not { } list)
        {
            return [];
        }

        if (list is not YamlSequenceNode sequence)
        {
            return Fault<IReadOnlyList<T>>(list, key, "应为列表", []);
        }

        var taken = new List<T>();
        for (var i = 0; i < sequence.Children.Count; i++)
        {
            var path = string.Create(CultureInfo.InvariantCulture, $"{Join(key)}[{i}]");
            if (sequence.Children[i] is YamlMappingNode map)
            {
                var entry = new YamlMap(map, path, faults);
                taken.Add(take(entry));
                entry.End();
            }
            else
            {
                faults.Add(sequence.Children[i], path, "应为键值表");
            }
        }

        return taken;
    }

    /// <summary>Every key that nobody asked for is a fault: a misspelt key must not be an obligation that nobody sees.</summary>
    public void End()
    {
        foreach (var key in node.Children.Keys.OfType<YamlScalarNode>().Where(k => !read.Contains(k.Value ?? string.Empty)))
        {
            faults.Add(key, Join(key.Value ?? string.Empty), $"不认识的键；这里可用 {string.Join("、", read.Order(StringComparer.Ordinal))}");
        }
    }

    public void Fault(string key, string message) => faults.Add(Node(key) ?? node, Join(key), message);

    private YamlNode? Node(string key)
    {
        read.Add(key);
        return node.Children.TryGetValue(new YamlScalarNode(key), out var value) && value is not YamlScalarNode { Value: null or "" } ? value : null;
    }

    private T? Parse<T>(string key, string expected, Func<string, T?> parse) where T : struct =>
        OptionalText(key) is not { } text ? null : parse(text) ?? Fault<T?>(Node(key)!, key, $"“{text}”不对，{expected}", null);

    private T Missing<T>(string key, T placeholder)
    {
        if (!faults.Has(Join(key)))
        {
            faults.Add(node, Join(key), "缺少这一项");
        }

        return placeholder;
    }

    private T Fault<T>(YamlNode at, string key, string message, T placeholder)
    {
        faults.Add(at, Join(key), message);
        return placeholder;
    }

    private string Join(string key) => Path.Length == 0 ? key : $"{Path}.{key}";

    private static string Kebab(string name) => string.Concat(name.Select((c, i) => char.IsUpper(c) && i > 0 ? $"-{char.ToLowerInvariant(c)}" : $"{char.ToLowerInvariant(c)}"));
}
