using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Qingyi.Rules.Figures;
using Qingyi.Server.Web;

namespace Qingyi.Server.Features.Rules;

/// <summary>Codes, figures and places of schedules as words.</summary>
public static partial class RuleWords
{
    public static Codes Grades { get; } = new("rules.grade", "lenient", "usual", "heavy", "serious", "especially-serious");

    public static Codes Statuses { get; } = new("rules.benchmark-status", "in-force", "proposal", "expired");

    public static Codes Sides { get; } = new("rules.side", "patient", "company");

    private static readonly Codes Figures =
        new("rules.figure",
        "fine-min", "fine-max", "suspension-min-months", "suspension-max-months", "suspension-needs-serious", "unlicensed-min-multiple",
        "unlicensed-max-multiple", "unlicensed-base", "bar-years", "bar-years-harm", "hearing-fine-person", "hearing-fine-unit",
        "hearing-confiscation-person", "hearing-confiscation-unit", "summary-fine-person", "summary-fine-unit", "start-position", "position-per-fact",
        "rounding", "facts-per-step", "serious-facts", "serious-from", "heavy-serious-facts", "solicited-from", "repeat-count", "relapse-years",
        "company-second", "company-third", "fraud-light-to", "fraud-usual-to", "fraud-terminate-from", "fraud-light-multiple", "fraud-usual-multiple",
        "fraud-heavy-multiple", "fraud-band-width", "fraud-min-multiple", "fraud-max-multiple", "misuse-min-multiple", "misuse-max-multiple",
        "department-min-months", "department-max-months", "settlement-min-months", "settlement-max-months", "management-fine-min",
        "management-fine-max", "staff-alert", "staff-strong", "functionary", "functionary-with-facts", "unit-taking", "giving-unit", "fraud",
        "health-records", "talk-points", "suspend-points", "terminate-points", "suspend-min-months", "suspend-max-months", "terminate-min-months",
        "terminate-max-months", "serious-fine-min", "serious-fine-max", "person-fine-max", "proof-fine-min", "proof-fine-max", "leasing-base",
        "leasing-min-multiple", "leasing-max-multiple", "ban-months", "ban-min-months", "ban-max-months");

    public static string Figure(string key) => key.StartsWith("weight-", StringComparison.Ordinal) ? Texts.Of("rules.figure.weight", key["weight-".Length..]) : Figures[key];

    public static string Status(BenchmarkStatus status) => Statuses[Code(status)];

    public static string Sidewise(IEnumerable<string> sides) => string.Join('、', sides.Select(s => Sides[s]));

    /// <summary>A date of a form: what cannot be read stands as typed.</summary>
    public static string Days(string from, string to, Words words) => to.Length == 0 ? words["rules.since", from] : words["rules.between", from, to];

    /// <summary>A yuan amount as typed, with separators where it can be read.</summary>
    public static string Yuan(string text) => decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var yuan) ? yuan.ToString("#,##0.##", CultureInfo.InvariantCulture) : text;

    public static string Code<T>(T value) where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

    /// <summary>The place of a schedule file as an official would name it.</summary>
    public static string Place(string path)
    {
        if (Step().Match(path) is { Success: true } step)
        {
            var number = int.Parse(step.Groups["n"].Value, CultureInfo.InvariantCulture) + 1;
            return Texts.Of("rules.place.step", number, Part(step.Groups["part"].Value));
        }

        if (Edition().Match(path) is { Success: true } edition)
        {
            var number = int.Parse(edition.Groups["n"].Value, CultureInfo.InvariantCulture) + 1;
            var part = edition.Groups["part"].Value;
            return Texts.Of("rules.place.period", number, part.StartsWith("values.", StringComparison.Ordinal) ? Figure(part["values.".Length..]) : Part(part));
        }

        return Part(path.Replace("$.benchmark.", "", StringComparison.Ordinal).Replace("$.", "", StringComparison.Ordinal));
    }

    private static string Part(string name) => name switch
    {
        "" => "", "label" => Texts.Of("rules.part.label"), "grade" => Texts.Of("rules.part.grade"), "from" => Texts.Of("rules.part.from"), "to" => Texts.Of("rules.part.to"),
        "fine" => Texts.Of("rules.part.fine"), "fine[0]" => Texts.Of("rules.part.fine-min"), "fine[1]" => Texts.Of("rules.part.fine-max"),
        "revocation" => Texts.Of("rules.part.revocation"), "title" => Texts.Of("rules.part.label"), "source" => Texts.Of("rules.part.source"),
        "status" => Texts.Of("rules.part.status"), "statute" => Texts.Of("rules.part.statute"), "article" => Texts.Of("rules.part.article"),
        "sides" or "sides[0]" or "sides[1]" => Texts.Of("rules.part.sides"), "waiverBelow" => Texts.Of("rules.part.waiver-below"), "id" => Texts.Of("rules.part.id"),
        "jurisdiction" => Texts.Of("rules.part.jurisdiction"), "steps" => Texts.Of("rules.part.grade"),
        _ when name.StartsWith("suspension", StringComparison.Ordinal) => Texts.Of("rules.part.suspension"),
        _ => name,
    };

    [GeneratedRegex(@"^\$\.benchmark\.steps\[(?<n>\d+)\]\.?(?<part>.*)$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Step();

    [GeneratedRegex(@"^\$\.editions\[(?<n>\d+)\]\.?(?<part>.*)$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Edition();
}
