using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Primitives;
using Qingyi.Domain.Grading;

namespace Qingyi.Server.Features.Grading;

/// <summary>What stands in the fields of 裁量试算, as typed; unknown values are told at their field and never guessed.</summary>
public sealed record WhatIfForm(
    string Subject, string Conduct, string Amount, string Times, string ActedOn, string Jurisdiction, IReadOnlyList<string> Circumstances, IReadOnlyList<string> Qualities)
{
    public static readonly string[] OfSubject = ["managementPower", "publicInstitution", "partyMember", "designated"];
    private const string Harm = "harm";

    /// <summary>The case whose other facts are kept (several findings, earlier sanctions); null: none.</summary>
    public string? Case { get; init; }

    public static WhatIfForm Of(IQueryCollection query) => new(
        Text(query["subject"]), Text(query["conduct"]), Text(query["amount"]), Text(query["times"]), Text(query["actedOn"]), Text(query["jurisdiction"]), Texts(query["circumstance"]), Texts(query["quality"]))
    {
        Case = Text(query["case"]) is { Length: > 0 } id ? id : null,
    };

    /// <summary>The fields for a stored request.</summary>
    public static WhatIfForm Of(JsonObject request, string? caseId)
    {
        var finding = request["findings"] is JsonArray { Count: > 0 } findings ? findings[0]!.AsObject() : [];
        var subject = request["subject"] as JsonObject ?? [];
        return new WhatIfForm(
            $"{subject["kind"]}", $"{finding["conduct"]}", $"{finding["amount"]}", $"{finding["times"] ?? 1}", $"{request["actedOn"]}", $"{request["jurisdiction"]}",
            [.. (request["circumstances"] as JsonArray ?? []).Select(c => $"{c}")],
            [.. OfSubject.Where(q => subject[q]?.GetValue<bool>() == true), .. finding[Harm]?.GetValue<bool>() == true ? [Harm] : Array.Empty<string>()])
        {
            Case = caseId,
        };
    }

    public static WhatIfForm Usual(DateOnly today, string? jurisdiction) => new(
        "physician", "red-envelope", "3000", "1", today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), jurisdiction ?? "", [], ["publicInstitution"]);

    /// <summary>The request, or what is wrong by field; a fact of the case that no field shows stays as it was found.</summary>
    /// <param name="found">The case's request; null without a case.</param>
    public (GradingRequest? Request, IReadOnlyDictionary<string, string> Wrong) Read(JsonObject? found, DateOnly today)
    {
        var json = found?.DeepClone().AsObject() ?? [];
        json["id"] ??= "what-if";
        json.Remove("decidedOn");
        json["actedOn"] = Given(ActedOn);
        json["jurisdiction"] = Given(Jurisdiction);
        var subject = json["subject"] as JsonObject ?? [];
        json["subject"] = subject;
        subject["kind"] = Given(Subject);
        foreach (var quality in OfSubject)
        {
            subject[quality] = Qualities.Contains(quality);
        }

        var findings = json["findings"] as JsonArray ?? [];
        json["findings"] = findings;
        if (findings.Count == 0)
        {
            findings.Add(new JsonObject());
        }

        var finding = findings[0]!.AsObject();
        finding["conduct"] = Given(Conduct);
        finding["harm"] = Qualities.Contains(Harm);
        json["circumstances"] = new JsonArray([.. Circumstances.Select(c => JsonValue.Create(c))]);
        var wrong = new Dictionary<string, string>(StringComparer.Ordinal);
        finding["amount"] = Number(Amount.Replace(",", "", StringComparison.Ordinal).Replace("，", "", StringComparison.Ordinal).TrimStart('¥', '￥'), "amount", "whatif.wrong.amount", wrong);
        finding["times"] = Number(Times.Length == 0 ? "1" : Times, "times", "whatif.wrong.times", wrong);
        if (Qualities.Except([.. OfSubject, Harm], StringComparer.Ordinal).FirstOrDefault() is { } unknown)
        {
            wrong["quality"] = Web.Words.Spoken["whatif.wrong.quality", unknown];
        }

        if (wrong.Count > 0)
        {
            return (null, wrong);
        }

        var read = GradingJson.Read(json.ToJsonString(), today);
        return read.Fault is { } fault ? (null, new Dictionary<string, string>(StringComparer.Ordinal) { [FieldOf(fault.Path)] = Told(fault) }) : (read.Request, wrong);
    }

    // Numbers go on as written, so that 1.005 is refused for its third decimal and not rounded away.
    private static JsonNode? Number(string text, string field, string words, Dictionary<string, string> wrong)
    {
        if (text.Trim() is not { Length: > 0 } trimmed)
        {
            return null;
        }

        if (decimal.TryParse(trimmed, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
        {
            return JsonValue.Create(number);
        }

        wrong[field] = Web.Words.Spoken[words, trimmed];
        return null;
    }

    private static string FieldOf(string path) => path switch
    {
        "$.subject.kind" => "subject",
        "$.findings[0].conduct" => "conduct",
        "$.findings[0].amount" => "amount",
        "$.findings[0].times" => "times",
        "$.jurisdiction" => "jurisdiction",
        _ when path.StartsWith("$.circumstances", StringComparison.Ordinal) => "circumstance",
        _ => "actedOn",
    };

    // The reader speaks of fields as programs name them; where that would puzzle an officer, the page has its own sentence.
    private string Told(GradingFault fault) => fault.Path switch
    {
        "$.actedOn" when ActedOn.Length == 0 => Web.Words.Spoken["whatif.wrong.no-date"],
        "$.actedOn" when !DateOnly.TryParseExact(ActedOn, "yyyy-MM-dd", out _) => Web.Words.Spoken["whatif.wrong.date", ActedOn],
        "$.actedOn" => Web.Words.Spoken["whatif.wrong.future"],
        "$.actedFrom" => Web.Words.Spoken["whatif.wrong.before-first"],
        "$.discoveredOn" => Web.Words.Spoken["whatif.wrong.after-discovery"],
        "$.subject.kind" => Web.Words.Spoken["whatif.wrong.subject"],
        "$.findings[0].conduct" => Web.Words.Spoken["whatif.wrong.conduct"],
        "$.findings[0].times" => Web.Words.Spoken["whatif.wrong.times", Times],
        _ when fault.Path.StartsWith("$.circumstances", StringComparison.Ordinal) => Web.Words.Spoken["whatif.wrong.circumstance"],
        _ => fault.Message + "。",
    };

    private static JsonNode? Given(string text) => text.Length == 0 ? null : JsonValue.Create(text);
    private static string Text(StringValues values) => values.ToString().Trim();
    private static IReadOnlyList<string> Texts(StringValues values) => [.. values.OfType<string>().Where(v => v.Length > 0).Distinct(StringComparer.Ordinal)];
}
