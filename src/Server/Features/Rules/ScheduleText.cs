using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Qingyi.Rules.Figures;

namespace Qingyi.Server.Features.Rules;

/// <summary>Between the editor's text and the schedule file. Only what cannot be read is a fault here; what it may say is the importer's business.</summary>
public static partial class ScheduleText
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, WriteIndented = true };

    public static ScheduleForm Of(ScheduleFile file) => new()
    {
        Title = file.Title,
        Table = file.Benchmark is not { } table ? null : new TableForm
        {
            From = Day(table.From), To = Day(table.To), Source = table.Source, Status = Code(table.Status), Statute = table.Statute, Article = table.Article, Sides = [.. table.Sides.Select(Code)],
            Waiver = Figure(table.WaiverBelow), Steps = [.. table.Steps.Select(Of)],
        },
        Editions = [.. (file.Editions ?? []).Select(e => new EditionForm
        {
            From = Day(e.From), To = Day(e.To), Source = e.Source, Values = [.. e.Values.Select(v => new FigureForm(v.Key, Figure(v.Value)))],
            Articles = [.. e.Articles.Select(a => new FigureForm(a.Key, a.Value))],
        })],
    };

    /// <summary>The schedule that the form gives.</summary>
    /// <returns>Null where something cannot be read, with each such place.</returns>
    public static (string? Json, IReadOnlyList<DraftFault> Faults) Read(ScheduleForm form, string key, string jurisdiction)
    {
        var faults = new List<DraftFault>();
        var json = new JsonObject { ["id"] = key, ["title"] = form.Title.Trim() };
        if (jurisdiction.Length > 0)
        {
            json["jurisdiction"] = jurisdiction;
        }

        if (form.Table is { } table)
        {
            json["benchmark"] = Table(table, faults);
        }
        else
        {
            json["editions"] = new JsonArray([.. form.Editions.Select((e, i) => (JsonNode)Edition(e, $"$.editions[{i}]", faults))]);
        }

        return (faults.Count == 0 ? json.ToJsonString(Plain) : null, faults);
    }

    /// <summary>The same table, ending on another day.</summary>
    public static string Ended(string json, string day)
    {
        var changed = JsonNode.Parse(json)!.AsObject();
        changed["benchmark"]!["to"] = day;
        return changed.ToJsonString(Plain);
    }

    private static StepForm Of(BenchmarkStep step) => new(
        step.Label, Code(step.Grade), Figure(step.From), Figure(step.To), Figure(step.Fine?.ElementAtOrDefault(0)), Figure(step.Fine?.ElementAtOrDefault(1)),
        step.Suspension is null ? "" : string.Join('，', step.Suspension.Select(pair => string.Join('-', pair.Select(m => m.ToString(CultureInfo.InvariantCulture))))), step.Revocation);

    private static JsonObject Table(TableForm table, List<DraftFault> faults) => new()
    {
        ["from"] = Day(table.From, "$.benchmark.from", true, faults), ["to"] = Day(table.To, "$.benchmark.to", false, faults), ["source"] = table.Source.Trim(),
        ["status"] = Word(table.Status, "$.benchmark.status", faults), ["statute"] = table.Statute, ["article"] = table.Article.Trim(), ["sides"] = new JsonArray([.. table.Sides.Select(s => (JsonNode)s)]),
        ["waiverBelow"] = Figure(table.Waiver, "$.benchmark.waiverBelow", false, faults), ["steps"] = new JsonArray([.. table.Steps.Select((s, i) => (JsonNode)Step(s, $"$.benchmark.steps[{i}]", faults))]),
    };

    private static JsonObject Step(StepForm step, string path, List<DraftFault> faults)
    {
        var json = new JsonObject
        {
            ["label"] = step.Label.Trim(), ["grade"] = Word(step.Grade, path + ".grade", faults), ["from"] = Figure(step.From, path + ".from", true, faults), ["to"] = Figure(step.To, path + ".to", false, faults),
        };
        if (step.FineFrom.Trim().Length + step.FineTo.Trim().Length > 0)
        {
            json["fine"] = new JsonArray(Figure(step.FineFrom, path + ".fine", true, faults), Figure(step.FineTo, path + ".fine", true, faults));
        }

        if (step.Suspension.Trim().Length > 0)
        {
            json["suspension"] = Months(step.Suspension, path + ".suspension", faults);
        }

        if (step.Revocation)
        {
            json["revocation"] = true;
        }

        return json;
    }

    private static JsonObject Edition(EditionForm edition, string path, List<DraftFault> faults)
    {
        var json = new JsonObject
        {
            ["from"] = Day(edition.From, path + ".from", true, faults), ["to"] = Day(edition.To, path + ".to", false, faults), ["source"] = edition.Source.Trim(),
            ["values"] = new JsonObject(edition.Values.Select(v => KeyValuePair.Create(v.Key, (JsonNode?)Figure(v.Text, $"{path}.values.{v.Key}", true, faults)))),
        };
        if (edition.Articles.Count > 0)
        {
            json["articles"] = new JsonObject(edition.Articles.Select(a => KeyValuePair.Create(a.Key, (JsonNode?)a.Text)));
        }

        return json;
    }

    private static JsonValue? Word(string text, string path, List<DraftFault> faults)
    {
        if (text.Length == 0)
        {
            faults.Add(new DraftFault(path, Texts.Of("rules.fault.no-choice")));
        }

        return JsonValue.Create(text);
    }

    private static JsonValue? Day(string text, string path, bool required, List<DraftFault> faults)
    {
        var given = text.Normalize(NormalizationForm.FormKC).Trim();
        if (given.Length == 0 && !required)
        {
            return null;
        }

        if (!DateOnly.TryParseExact(given, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
        {
            faults.Add(new DraftFault(path, given.Length == 0 ? Texts.Of("rules.fault.no-date") : Texts.Of("rules.fault.wrong-date", text)));
        }

        return JsonValue.Create(given);
    }

    private static JsonValue? Figure(string text, string path, bool required, List<DraftFault> faults)
    {
        var given = text.Normalize(NormalizationForm.FormKC).Trim().Replace(",", "", StringComparison.Ordinal).TrimEnd('元').Trim();
        if (given.Length == 0 && !required)
        {
            return null;
        }

        var (digits, times) = given.EndsWith('万') ? (given[..^1], 10_000m) : (given, 1m);
        if (digits.Length <= 20 && decimal.TryParse(digits, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && Math.Abs(number) <= 1_000_000_000_000m)
        {
            return JsonValue.Create(number * times);
        }

        faults.Add(new DraftFault(path, given.Length == 0 ? Texts.Of("rules.fault.no-amount") : Texts.Of("rules.fault.wrong-amount", text)));
        return null;
    }

    private static JsonArray Months(string text, string path, List<DraftFault> faults)
    {
        var pairs = new JsonArray();
        foreach (var part in text.Normalize(NormalizationForm.FormKC).Split([',', '、', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var match = MonthPair().Match(part);
            if (!match.Success)
            {
                faults.Add(new DraftFault(path, Texts.Of("rules.fault.wrong-months", part)));
                continue;
            }

            var least = int.Parse(match.Groups["least"].Value, CultureInfo.InvariantCulture);
            pairs.Add(new JsonArray(least, match.Groups["most"].Success ? int.Parse(match.Groups["most"].Value, CultureInfo.InvariantCulture) : least));
        }

        return pairs;
    }

    private static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

    private static string Figure(decimal? number) => number?.ToString("0.############", CultureInfo.InvariantCulture) ?? "";

    private static string Code<T>(T value) where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

    [GeneratedRegex("^(?<least>[0-9]{1,4})(\\s*(-|~|–|—|至)+\\s*(?<most>[0-9]{1,4}))?(个月)?$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex MonthPair();
}
