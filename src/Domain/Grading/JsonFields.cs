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
            throw new FaultFound(path, $"{Given(element)}不是对象：应为 {{…}}，字段有 {string.Join("、", known)}");
        foreach (var field in element.EnumerateObject())
        {
            if (!known.Contains(field.Name, StringComparer.Ordinal))
                throw new FaultFound($"{path}.{field.Name}", $"没有“{field.Name}”这个字段：{Suggest(field.Name, known)}");
            if (!fields.TryAdd(field.Name, field.Value))
                throw new FaultFound($"{path}.{field.Name}", $"字段“{field.Name}”出现了两次：应只出现一次");
        }
    }

    /// <summary>The field, or null where it is absent or JSON null.</summary>
    public JsonElement? Optional(string name) =>
        fields.TryGetValue(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    public JsonElement Required(string name, string right) => Optional(name) ?? throw Missing(name, right);

    public FaultFound Missing(string name, string right) => new($"{path}.{name}", $"缺少“{name}”：应填{right}");

    public FaultFound Wrong(string name, string message) => new($"{path}.{name}", message);

    public string? Text(string name) => Optional(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.String } value => value.GetString(),
        { } value => throw Wrong(name, $"{Given(value)}不是文字：应加双引号"),
    };

    public string RequiredText(string name) => Text(name) switch
    {
        null => throw Missing(name, "非空文字"),
        { } text when string.IsNullOrWhiteSpace(text) => throw Wrong(name, "为空：应填非空文字"),
        { } text => text,
    };

    public bool Truth(string name, bool absent = false) => Optional(name) switch
    {
        null => absent,
        { ValueKind: JsonValueKind.True } => true,
        { ValueKind: JsonValueKind.False } => false,
        { } value => throw Wrong(name, $"{Given(value)}不是是非值：应为 true 或 false"),
    };

    public DateOnly? Date(string name)
    {
        if (Optional(name) is not { } value)
            return null;
        return value.ValueKind == JsonValueKind.String
            && DateOnly.TryParseExact(value.GetString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            && day.Year is >= FirstYear and <= LastYear
                ? day
                : throw Wrong(name, $"{Given(value)}不是日期：应为 YYYY-MM-DD，如 \"2023-03-10\"，年份在 {FirstYear} 至 {LastYear} 之间");
    }

    /// <summary>Yuan, not negative, at most two decimals.</summary>
    public decimal? Money(string name)
    {
        if (Optional(name) is not { } value)
            return null;
        if (value.ValueKind != JsonValueKind.Number || !value.TryGetDecimal(out var yuan))
            throw Wrong(name, $"{Given(value)}不是金额：应为以元为单位的数，如 3000.00；未查明的填 null");
        if (yuan < 0)
            throw Wrong(name, $"金额 {value.GetRawText()} 为负：应为零或正数");
        if (yuan > MostYuan)
            throw Wrong(name, $"金额 {value.GetRawText()} 过大：应以元为单位，不超过一万亿");
        if (decimal.Round(yuan, 2) != yuan)
            throw Wrong(name, $"金额 {value.GetRawText()} 超过两位小数：应精确到分");
        return yuan;
    }

    public int? Count(string name, int least, int most)
    {
        if (Optional(name) is not { } value)
            return null;
        return value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var count) && count >= least && count <= most
            ? count
            : throw Wrong(name, $"{Given(value)}不对：应为{(most == int.MaxValue ? $"不小于 {least} 的整数" : $" {least} 至 {most} 的整数")}");
    }

    public IEnumerable<JsonElement> List(string name) => Optional(name) switch
    {
        null => [],
        { ValueKind: JsonValueKind.Array } value when value.GetArrayLength() > MostEntries => throw Wrong(name, $"有 {value.GetArrayLength()} 项：应不超过 {MostEntries} 项"),
        { ValueKind: JsonValueKind.Array } value => value.EnumerateArray(),
        { } value => throw Wrong(name, $"{Given(value)}不是数组：应为 […]"),
    };

    public static TEnum Word<TEnum>(JsonElement value, string path)
        where TEnum : struct, Enum
    {
        if (value.ValueKind == JsonValueKind.String && Words.TryParse<TEnum>(value.GetString()!, out var known))
            return known;
        var words = Words.All<TEnum>();
        throw new FaultFound(path, $"{Given(value)}不是规定的取值：{Suggest(value.ValueKind == JsonValueKind.String ? value.GetString()! : "", words)}");
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
            ? $"是否为“{near.word}”？可用：{string.Join("、", known)}"
            : $"应为以下之一：{string.Join("、", known)}";
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
