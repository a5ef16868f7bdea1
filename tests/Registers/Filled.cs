using System.Text.Json;
using System.Text.Json.Nodes;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Registers;

/// <summary>Fills a form in so that it is right: the first choice, today, a figure within bounds; what a register's own rules ask for stands in <c>filled.json</c>.</summary>
internal static class Filled
{
    private static readonly JsonObject Special = JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Registers", "filled.json")))!.AsObject();
    private static readonly string[] Ahead = ["validTo", "to", "endsOn", "rotateBy", "dueOn", "plannedOn", "follow", "newTo", "visitOn"];

    /// <param name="of">Key of the register, or <c>key/transition</c>.</param>
    public static JsonObject In(JsonObject? form, string of, string today, int number)
    {
        var data = new JsonObject();
        foreach (var (name, field) in form?["properties"] as JsonObject ?? [])
        {
            data[name] = Value(name, field!.AsObject(), today, number);
        }

        foreach (var (name, value) in Special[of] as JsonObject ?? [])
        {
            if (value is null)
            {
                data.Remove(name);
            }
            else
            {
                data[name] = value.DeepClone();
            }
        }

        return data;
    }

    private static JsonNode? Value(string name, JsonObject field, string today, int number)
    {
        if (field["enum"] is JsonArray { Count: > 0 } choices)
        {
            return choices[0]!.DeepClone();
        }

        var day = DateOnly.Parse(today, System.Globalization.CultureInfo.InvariantCulture);
        return ((string?)field["type"], (string?)field["format"]) switch
        {
            ("boolean", _) => false,
            ("array", _) => new JsonArray([.. field["items"]!["enum"]!.AsArray().Select(c => c!.DeepClone())]),
            ("integer" or "number", _) => field["maximum"]?.DeepClone() ?? (int)(field["minimum"] ?? 0)! + 3,
            ("string", "date") => (Ahead.Contains(name) ? day.AddDays(30) : day).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
            ("string", "date-time") => $"{today}T08:{number % 60:00}:00+08:00",
            ("string", _) when field["pattern"] is not null => ((string)field["pattern"]!).Contains('-', StringComparison.Ordinal) && name is "month" or "period" ? "2026-10" : "2026",
            _ => Cut($"测{number}<script>alert(1)</script>😀", (int?)field["maxLength"] ?? 200),
        };
    }

    private static string Cut(string text, int most) => text.Length <= most ? text : most < 12 ? text[..2] : text[..10];
}
