using System.Text.Json;
using System.Text.RegularExpressions;

namespace Qingyi.Tests.Rules;

/// <summary>The one shape of a response, written down apart from the types that make it: field by field, with the words that each may hold.</summary>
internal static partial class ResponseShape
{
    private const string Kinds = "warning public-criticism fine confiscation return-to-patient suspension revocation practice-ban order-to-correct licence-suspension licence-revocation";
    private const string Figures = "amount#? min#? max#? proposed#? minMultiple#? maxMultiple#? minMonths#? maxMonths#? proposedMonths#?";

    /// <summary>Field, then <c>$</c> text, <c>#</c> number, <c>!</c> truth, <c>*</c> any scalar, <c>@d</c> day, <c>=words</c>, <c>{shape}</c>, <c>[shape]</c>; a final <c>?</c>: may be absent.</summary>
    private static readonly Dictionary<string, string[]> Shapes = new(StringComparer.Ordinal)
    {
        ["response"] =
        [
            "id$", "tier=none criticise notify remove", "severity=none minor ordinary serious especially-serious", "benchmark{benchmark?", "law[law", "sanctions[sanction",
            "insurance[insurance", "personnel[personnel", "transfers[transfer", "accountability[accountability", "interim[interim", "procedure{procedure", "factors[factor",
            "nextThreshold{next?", "notCovered[notCovered", "noSanction[noSanction?", "principles[principle?", "unitAnswers[unitAnswer?", "reminders[reminder", "trace[trace",
            "edition$", "ruleSet$",
        ],
        ["benchmark"] = ["id$", "title$", "from@", "to@?", "step$", "chosen=of-act of-decision"],
        ["law"] = ["statute$", "article$", "inForceFrom@"],
        ["sanction"] = ["kind=" + Kinds, "mode=may must", "basis$", .. Figures.Split(' '), "bandMin#?", "bandMax#?", "industryBan{ban?"],
        ["ban"] = ["kind=bad-record credit-rating life-ban", "years#?", "basis$"],
        ["insurance"] =
        [
            "kind=repay fine suspend-department suspend-agreement terminate-agreement suspend-settlement points suspend-pay-qualification terminate-pay-qualification",
            "mode=may must", "basis$", .. Figures.Split(' '), "points#?",
        ],
        ["personnel"] =
        [
            "kind=criticism-education interview ethics-file ethics-veto no-awards reduced-pay transfer-post suspend-prescribing lower-appointment delay-appointment dismissal admonition",
            "mode=may must", "basis$",
        ],
        ["transfer"] =
        [
            "to=discipline supervision police market-regulator insurance-bureau tax drug-regulator health-authority", "mode=may must", "strength=review transfer", "basis$",
        ],
        ["accountability"] =
        [
            "who=department-head institution-head institution leader-in-charge principal-leader", "measure=interview admonition order-to-correct circular review", "basis$",
        ],
        ["interim"] = ["kind=stop-duty suspend-prescribing suspend-settlement preserve-evidence", "mode=may must", "basis$"],
        ["procedure"] = ["hearingOffered!", "legalReview!", "collectiveDiscussion!", "summary!", "timeBarred!"],
        ["factor"] = ["code$", "weight#", "basis$"],
        ["next"] = ["fact$", "value#", "at#", "then$"],
        ["notCovered"] = ["conduct$", "subject$", "reason$"],
        ["noSanction"] = ["conduct$", "subject$", "reason$", "basis$"],
        ["principle"] = ["number#", "title$", "conduct$", "basis$", "definition$?"],
        ["unitAnswer"] = ["tier=punish hand-over exclude", "basis$"],
        ["reminder"] = ["text$", "basis$"],
        ["trace"] = ["rule$", "fired!", "article$", "stage=derive grade sanction measures", "because$?", "firstFailing{failing?"],
        ["failing"] = ["condition$", "value*", "required*"],
    };

    public static IReadOnlyList<string> Faults(string json)
    {
        using var document = JsonDocument.Parse(json);
        return [.. Check("response", document.RootElement, "$")];
    }

    private static IEnumerable<string> Check(string shape, JsonElement element, string path)
    {
        if (element.ValueKind != JsonValueKind.Object)
            return [$"{path} is no object"];
        var fields = Shapes[shape].Select(f => Field().Match(f).Groups).ToDictionary(g => g[1].Value, g => (Kind: g[2].Value, Of: g[3].Value, Optional: g[4].Length > 0), StringComparer.Ordinal);
        return
        [
            .. element.EnumerateObject().Where(p => !fields.ContainsKey(p.Name)).Select(p => $"{path}.{p.Name} is unknown"),
            .. fields.Where(f => !f.Value.Optional && !element.TryGetProperty(f.Key, out _)).Select(f => $"{path}.{f.Key} is missing"),
            .. element.EnumerateObject().Where(p => fields.ContainsKey(p.Name)).SelectMany(p => Value(fields[p.Name].Kind, fields[p.Name].Of, p.Value, $"{path}.{p.Name}")),
        ];
    }

    private static IEnumerable<string> Value(string kind, string of, JsonElement value, string path) => kind switch
    {
        "{" => Check(of, value, path),
        "[" => value.ValueKind != JsonValueKind.Array ? [$"{path} is no list"] : value.EnumerateArray().SelectMany((item, i) => Check(of, item, $"{path}[{i}]")),
        "=" => of.Split(' ').Contains(value.GetString(), StringComparer.Ordinal) ? [] : [$"{path} says {value}"],
        "#" => value.ValueKind == JsonValueKind.Number ? [] : [$"{path} is no number"],
        "!" => value.ValueKind is JsonValueKind.True or JsonValueKind.False ? [] : [$"{path} is no truth value"],
        "@" => DateOnly.TryParseExact(value.GetString(), "yyyy-MM-dd", out _) ? [] : [$"{path} is no day"],
        "*" => value.ValueKind is JsonValueKind.Object or JsonValueKind.Array ? [$"{path} is no scalar"] : [],
        _ => value.ValueKind == JsonValueKind.String && value.GetString()!.Length > 0 ? [] : [$"{path} is no text"],
    };

    [GeneratedRegex(@"^(\w+)([$#!*@={\[])(.*?)(\??)$")]
    private static partial Regex Field();
}
