using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Qingyi.Server.Features.Tasks;

/// <summary>
/// The fields that a drawing adds to a task: a small part of JSON Schema, no more than the pages can show and <see cref="FormCheck"/> can check. Beside
/// the schema's own words: <c>x-sealed</c> (free text of people; long text always is), <c>x-options</c> (a live list), <c>x-prefill</c> (a figure of the
/// registers), <c>x-outcomes</c> (required with these outcomes only), <c>x-not-same-as</c> (another field).
/// </summary>
public static partial class DrawnForm
{
    public const int LongestText = 20_000;
    public const int MostFields = 60;
    public const int Deepest = 3;

    private static readonly string[] Types = ["object", "array", "string", "boolean", "number", "integer"];
    private static readonly string[] Formats = ["date", "date-time", "textarea"];
    private static readonly string[] Words =
    [
        "type", "title", "description", "format", "maxLength", "minLength", "enum", "x-labels", "minimum", "maximum", "multipleOf", "minItems", "maxItems", "items", "properties", "required",
        "additionalProperties", "default", "uniqueItems", "x-unit", "x-hint", "x-sealed", "x-options", "x-prefill", "x-outcomes", "x-not-same-as", "x-placeholder", "x-rows", "x-order", "x-widget", "pattern",
    ];

    private static readonly string[] TextWords = ["title", "description", "format", "x-unit", "x-hint", "x-options", "x-prefill", "x-not-same-as", "x-placeholder", "x-widget", "pattern"];
    private static readonly string[] WholeWords = ["maxLength", "minLength", "minItems", "maxItems", "minimum", "maximum"];

    /// <summary>What speaks against a form: path inside it, and a sentence.</summary>
    public static IReadOnlyList<(string Path, string Sentence)> Faults(JsonObject schema)
    {
        ArgumentNullException.ThrowIfNull(schema);
        if (schema.ToJsonString().Length is > LongestText and var length)
        {
            return [("$", $"表单太大：{length} 个字符，最多 {LongestText} 个。")];
        }

        var faults = new List<(string, string)>();
        var fields = 0;
        if ((schema["type"] as JsonValue)?.ToString() != "object" || schema["properties"] is not JsonObject { Count: > 0 })
        {
            return [("$", "表单须为 type 是 object 的 JSON Schema，properties 至少有一项。")];
        }

        Check(schema, "$", 0, ref fields, faults);
        return fields > MostFields ? [("$", $"表单有 {fields} 项，最多 {MostFields} 项；请分成几步填报。"), .. faults] : faults;
    }

    private static void Check(JsonObject schema, string path, int depth, ref int fields, List<(string, string)> faults)
    {
        if (depth > Deepest)
        {
            faults.Add((path, $"表单最多嵌套 {Deepest} 层。"));
            return;
        }

        foreach (var word in schema.Select(p => p.Key).Where(k => !Words.Contains(k)))
        {
            faults.Add(($"{path}.{word}", $"表单不支持“{word}”。"));
        }

        var type = (schema["type"] as JsonValue)?.ToString();
        if (!Types.Contains(type))
        {
            faults.Add(($"{path}.type", $"没有“{type}”这种类型；可用：{string.Join('、', Types)}。"));
            return;
        }

        foreach (var word in TextWords.Where(w => schema[w] is { } text && text.GetValueKind() != JsonValueKind.String))
        {
            faults.Add(($"{path}.{word}", $"“{word}”须为文字。"));
        }

        foreach (var word in WholeWords.Where(w => schema[w] is { } n && !int.TryParse(n.ToJsonString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _)))
        {
            faults.Add(($"{path}.{word}", $"“{word}”须为整数。"));
        }

        if (schema["format"] is { } format && !Formats.Contains(format.ToString()))
        {
            faults.Add(($"{path}.format", $"没有“{format}”这种格式；可用：{string.Join('、', Formats)}。"));
        }

        if (schema["enum"] is { } choices && (choices is not JsonArray { Count: > 0 and <= 100 } list || list.Any(c => c is not JsonValue v || !v.TryGetValue<string>(out _))))
        {
            faults.Add(($"{path}.enum", "enum 须为 1 到 100 个文字选项。"));
        }

        if (schema["x-outcomes"] is { } only && (only is not JsonArray outcomes || outcomes.Any(o => o?.GetValueKind() != JsonValueKind.String)))
        {
            faults.Add(($"{path}.x-outcomes", "x-outcomes 须为办理结果代码的列表。"));
        }

        if (schema["pattern"] is { } pattern && !Compiles(pattern.ToString()))
        {
            faults.Add(($"{path}.pattern", "pattern 须为不带回溯的正则表达式，最多 200 个字符。"));
        }

        CheckLive(schema, path, faults);
        if (type == "array")
        {
            if (schema["items"] is JsonObject items)
            {
                Check(items, $"{path}.items", depth + 1, ref fields, faults);
            }
            else
            {
                faults.Add(($"{path}.items", "列表须写明每一项（items）。"));
            }
        }

        if (type == "object")
        {
            CheckFields(schema, path, depth, ref fields, faults);
        }
    }

    private static bool Compiles(string pattern)
    {
        try
        {
            return pattern.Length <= 200 && new Regex(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant) is not null;
        }
        catch (Exception fault) when (fault is ArgumentException or NotSupportedException)
        {
            return false;
        }
    }

    private static void CheckLive(JsonObject schema, string path, List<(string, string)> faults)
    {
        if (schema["x-options"] is { } options && !LiveFields.Lists.ContainsKey(options.ToString()))
        {
            faults.Add(($"{path}.x-options", $"没有“{options}”这个名单；可用：{string.Join('、', LiveFields.Lists.Select(l => $"{l.Key}（{l.Value}）"))}。"));
        }

        if (schema["x-prefill"] is { } figure && !LiveFields.Figures.ContainsKey(figure.ToString()))
        {
            faults.Add(($"{path}.x-prefill", $"没有“{figure}”这个数；可用：{string.Join('、', LiveFields.Figures.Select(f => $"{f.Key}（{f.Value}）"))}。"));
        }
    }

    private static void CheckFields(JsonObject schema, string path, int depth, ref int fields, List<(string, string)> faults)
    {
        var properties = schema["properties"] as JsonObject ?? [];
        foreach (var (name, value) in properties)
        {
            fields++;
            var at = $"{path}.properties.{name}";
            if (!Name().IsMatch(name))
            {
                faults.Add((at, $"字段名“{name}”须以小写字母开头，只含字母和数字，最多 40 个字符。"));
            }

            if (value is not JsonObject field)
            {
                faults.Add((at, "字段须为对象。"));
                continue;
            }

            if ((field["title"] as JsonValue)?.ToString() is not { Length: > 0 and <= 60 })
            {
                faults.Add(($"{at}.title", "字段须有 1 到 60 字的标题（title）。"));
            }

            Check(field, at, depth + 1, ref fields, faults);
        }

        if (schema["required"] is { } required && (required is not JsonArray names || names.Any(n => n is not JsonValue || !properties.ContainsKey(n.ToString()))))
        {
            faults.Add(($"{path}.required", "required 只能列出本表单的字段。"));
        }
    }

    [GeneratedRegex("^[a-z][A-Za-z0-9]{0,39}$")]
    private static partial Regex Name();
}
