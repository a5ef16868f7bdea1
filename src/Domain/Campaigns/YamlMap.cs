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
        var other => Fault<string?>(other, key, Domain.Texts.Of("campaigns.yaml.text-expected"), null),
    };

    public DateOnly Date(string key) => OptionalDate(key) ?? Missing(key, DateOnly.MinValue);

    public DateOnly? OptionalDate(string key) => Parse<DateOnly>(key, Domain.Texts.Of("campaigns.yaml.date-expected"),
        text => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null);

    public int Number(string key) => OptionalNumber(key) ?? Missing(key, 1);

    public int? OptionalNumber(string key) => Parse<int>(key, Domain.Texts.Of("campaigns.yaml.number-expected"),
        text => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null);

    public bool Flag(string key) => Parse<bool>(key, Domain.Texts.Of("campaigns.yaml.flag-expected"), text => text switch { "true" => true, "false" => false, _ => null }) ?? false;

    public Period? OptionalPeriodOf(string key)
    {
        Period? period = null;
        if (OptionalText(key) is { } text && !Period.TryParse(text, out period))
        {
            Fault<Period?>(Node(key)!, key, Domain.Texts.Of("campaigns.yaml.period-expected"), null);
        }

        return period;
    }

    public Period PeriodOf(string key) => OptionalPeriodOf(key) ?? Missing(key, Period.Parse("2000"));

    /// <summary>One of the names, in kebab case.</summary>
    public T Word<T>(string key, T? otherwise = null) where T : struct, Enum
    {
        var words = Enum.GetValues<T>().ToDictionary(v => Kebab(v.ToString()), v => v);
        return Parse<T>(key, Domain.Texts.Of("campaigns.yaml.word-expected", string.Join("、", words.Keys)), text => words.TryGetValue(text, out var value) ? value : null)
            ?? otherwise ?? Missing(key, default(T));
    }

    /// <summary>A sequence of texts, or one text.</summary>
    public IReadOnlyList<string> Texts(string key) => Node(key) switch
    {
        null => [],
        YamlScalarNode { Value: { Length: > 0 } one } => [one],
        YamlSequenceNode many when many.Children.All(c => c is YamlScalarNode { Value.Length: > 0 }) => [.. many.Children.Select(c => ((YamlScalarNode)c).Value!)],
        var other => Fault<IReadOnlyList<string>>(other, key, Domain.Texts.Of("campaigns.yaml.texts-expected"), []),
    };

    public YamlMap? OptionalMap(string key) => Node(key) switch
    {
        null => null,
        YamlMappingNode map => new YamlMap(map, Join(key), faults),
        var other => Fault<YamlMap?>(other, key, Domain.Texts.Of("campaigns.yaml.map-expected"), null),
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
            return Fault<IReadOnlyList<T>>(list, key, Domain.Texts.Of("campaigns.yaml.list-expected"), []);
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
                faults.Add(sequence.Children[i], path, Domain.Texts.Of("campaigns.yaml.map-expected"));
            }
        }

        return taken;
    }

    /// <summary>Every key that nobody asked for is a fault: a misspelt key must not be an obligation that nobody sees.</summary>
    public void End()
    {
        foreach (var key in node.Children.Keys.OfType<YamlScalarNode>().Where(k => !read.Contains(k.Value ?? string.Empty)))
        {
            faults.Add(key, Join(key.Value ?? string.Empty), Domain.Texts.Of("campaigns.yaml.unknown-key", string.Join("、", read.Order(StringComparer.Ordinal))));
        }
    }

    public void Fault(string key, string message) => faults.Add(Node(key) ?? node, Join(key), message);

    private YamlNode? Node(string key)
    {
        read.Add(key);
        return node.Children.TryGetValue(new YamlScalarNode(key), out var value) && value is not YamlScalarNode { Value: null or "" } ? value : null;
    }

    private T? Parse<T>(string key, string expected, Func<string, T?> parse) where T : struct =>
        OptionalText(key) is not { } text ? null : parse(text) ?? Fault<T?>(Node(key)!, key, Domain.Texts.Of("campaigns.yaml.wrong-value", text, expected), null);

    private T Missing<T>(string key, T placeholder)
    {
        if (!faults.Has(Join(key)))
        {
            faults.Add(node, Join(key), Domain.Texts.Of("campaigns.yaml.missing"));
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
