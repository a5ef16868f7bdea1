using System.Globalization;
using System.Text.Json;

namespace Qingyi.Domain.Grading;

/// <summary>The fields of one JSON object, read strictly: a fault carries the path and says what would be right.</summary>
internal sealed class JsonFields
{
    // Limits of the plausible, far from any case, so that no sum or date of a grading can overflow.
    private const decimal MostYuan = 1_000_000_000_000;
    private const int MostEntries = 1000;
    private const int FirstYear = 1949;
    private const int LastYear = 2200;

    private readonly Dictionary<string, JsonElement> fields = new(StringComparer.Ordinal);
    private readonly string path;

    public JsonFields(JsonElement element, string path, IReadOnlyList<string> known)
    {
        this.path = path;
        if (element.ValueKind != JsonValueKind.Object)
            throw new FaultFound(path, Texts.Chinese("grading.json.not-an-object", Given(element), string.Join("、", known)));
        foreach (var field in element.EnumerateObject())
        {
            if (!known.Contains(field.Name, StringComparer.Ordinal))
                throw new FaultFound($"{path}.{field.Name}", Texts.Chinese("grading.json.no-such-field", field.Name, Suggest(field.Name, known)));
            if (!fields.TryAdd(field.Name, field.Value))
                throw new FaultFound($"{path}.{field.Name}", Texts.Chinese("grading.json.field-twice", field.Name));
        }
    }

    /// <summary>The field, or null where it is absent or JSON null.</summary>
    public JsonElement? Optional(string name) =>
        fields.TryGetValue(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    public JsonElement Required(string name, string right) => Optional(name) ?? throw Missing(name, right);

    public FaultFound Missing(string name, string right) => new($"{path}.{name}", Texts.Chinese("grading.json.field-missing", name, right));

    public FaultFound Wrong(string name, string message) => new($"{path}.{name}", message);

    public string? Text(string name) => Optional(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.String } value => value.GetString(),
        { } value => throw Wrong(name, Texts.Chinese("grading.json.not-text", Given(value))),
    };

    public string RequiredText(string name) => Text(name) switch
    {
        null => throw Missing(name, Texts.Chinese("grading.json.text-wanted")),
        { } text when string.IsNullOrWhiteSpace(text) => throw Wrong(name, Texts.Chinese("grading.json.text-empty")),
        { } text => text,
    };

    public bool Truth(string name, bool absent = false) => Optional(name) switch
    {
        null => absent,
        { ValueKind: JsonValueKind.True } => true,
        { ValueKind: JsonValueKind.False } => false,
        { } value => throw Wrong(name, Texts.Chinese("grading.json.not-truth", Given(value))),
    };

    public DateOnly? Date(string name)
    {
        if (Optional(name) is not { } value)
            return null;
        return value.ValueKind == JsonValueKind.String
            && DateOnly.TryParseExact(value.GetString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            && day.Year is >= FirstYear and <= LastYear
                ? day
                : throw Wrong(name, Texts.Chinese("grading.json.not-date", Given(value), FirstYear, LastYear));
    }

    /// <summary>Yuan, not negative, at most two decimals.</summary>
    public decimal? Money(string name)
    {
        if (Optional(name) is not { } value)
            return null;
        if (value.ValueKind != JsonValueKind.Number || !value.TryGetDecimal(out var yuan))
            throw Wrong(name, Texts.Chinese("grading.json.not-money", Given(value)));
        if (yuan < 0)
            throw Wrong(name, Texts.Chinese("grading.json.money-negative", value.GetRawText()));
        if (yuan > MostYuan)
            throw Wrong(name, Texts.Chinese("grading.json.money-too-large", value.GetRawText()));
        if (decimal.Round(yuan, 2) != yuan)
            throw Wrong(name, Texts.Chinese("grading.json.money-decimals", value.GetRawText()));
        return yuan;
    }

    public int? Count(string name, int least, int most)
    {
        if (Optional(name) is not { } value)
            return null;
        return value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var count) && count >= least && count <= most
            ? count
            : throw Wrong(name, Texts.Chinese("grading.json.not-count", Given(value), most == int.MaxValue ? Texts.Chinese("grading.json.count-least", least) : Texts.Chinese("grading.json.count-range", least, most)));
    }

    public IEnumerable<JsonElement> List(string name) => Optional(name) switch
    {
        null => [],
        { ValueKind: JsonValueKind.Array } value when value.GetArrayLength() > MostEntries => throw Wrong(name, Texts.Chinese("grading.json.list-too-long", value.GetArrayLength(), MostEntries)),
        { ValueKind: JsonValueKind.Array } value => value.EnumerateArray(),
        { } value => throw Wrong(name, Texts.Chinese("grading.json.not-list", Given(value))),
    };

    public static TEnum Word<TEnum>(JsonElement value, string path)
        where TEnum : struct, Enum
    {
        if (value.ValueKind == JsonValueKind.String && Words.TryParse<TEnum>(value.GetString()!, out var known))
            return known;
        var words = Words.All<TEnum>();
        throw new FaultFound(path, Texts.Chinese("grading.json.not-word", Given(value), Suggest(value.ValueKind == JsonValueKind.String ? value.GetString()! : "", words)));
    }

    private static string Given(JsonElement value)
    {
        var raw = value.GetRawText();
        return "“" + (raw.Length <= 40 ? raw.Trim('"') : raw[..40].Trim('"') + "…") + "”";
    }

    private static string Suggest(string wrong, IReadOnlyList<string> known)
    {
        var near = known.Select(word => (word, distance: EditDistance(wrong, word))).MinBy(p => p.distance);
        return near.distance <= 3 && near.distance < near.word.Length
            ? Texts.Chinese("grading.json.word-near", near.word, string.Join("、", known))
            : Texts.Chinese("grading.json.word-allowed", string.Join("、", known));
    }

    private static int EditDistance(string a, string b)
    {
        if (a.Length > 40)
            return int.MaxValue;
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var above = row[j];
                row[j] = Math.Min(Math.Min(above, row[j - 1]) + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1));
                diagonal = above;
            }
        }

        return row[b.Length];
    }
}

/// <summary>Carries the first fault out of the nested reading; never leaves <see cref="RequestReader"/>.</summary>
internal sealed class FaultFound(string path, string message) : Exception(message)
{
    public GradingFault Fault { get; } = new(path, message);
}
