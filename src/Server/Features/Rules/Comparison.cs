using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Qingyi.Domain.Cases.Grading;
using Qingyi.Domain.Grading;
using Qingyi.Rules;

namespace Qingyi.Server.Features.Rules;

/// <summary>What a grading comes to, as far as two of them are compared.</summary>
/// <param name="Fine">The proposed fine in yuan; null where none is proposed.</param>
/// <param name="Months">Proposed months of suspension.</param>
/// <param name="Rest">Everything that is concluded, without grounds and trace.</param>
public sealed record Conclusion(string Tier, string Severity, decimal? Fine, int? Months, bool Revocation, string Rest);

/// <summary>
/// A stored grading under the rules in force and under changed schedules. The stored answer itself is the old one where it was made with the rules in force, so
/// that a difference is due to the change alone.
/// </summary>
public sealed class Comparison(GradingRules before, GradingRules after)
{
    private static readonly string[] Concluded = ["tier", "severity", "sanctions", "insurance", "personnel", "transfers", "accountability", "interim", "procedure", "noSanction", "notCovered"];

    /// <returns>Null where the stored request cannot be graded again.</returns>
    public (Conclusion Old, Conclusion New)? Of(GradingProposal stored)
    {
        if (GradingJson.Read(stored.Request.ToJsonString()).Request is not { DecidedOn: { } day } request)
        {
            return null;
        }

        var old = stored.RuleSet == before.Hash ? stored.Response : Answer(before, request, day);
        return (Read(old), Read(Answer(after, request, day)));
    }

    private static JsonObject Answer(GradingRules rules, GradingRequest request, DateOnly day) => JsonNode.Parse(GradingJson.Write(rules.Grade(request, day)))!.AsObject();

    private static Conclusion Read(JsonObject response)
    {
        var sanctions = response["sanctions"]!.AsArray().Select(s => s!.AsObject()).ToList();
        JsonObject? Of(string kind) => sanctions.Find(s => (string?)s["kind"] == kind);
        var rest = new JsonObject(Concluded.Select(name => KeyValuePair.Create(name, Bare(response[name]))));
        return new Conclusion(
            (string)response["tier"]!, (string)response["severity"]!, Figure(Of("fine")?["proposed"]), (int?)Figure(Of("suspension")?["proposedMonths"]), Of("revocation") is not null, rest.ToJsonString());
    }

    // Grounds name schedules by their titles; another title is no other conclusion.
    private static JsonNode? Bare(JsonNode? node) => node switch
    {
        JsonObject json => new JsonObject(json.Where(p => p.Key is not ("basis" or "reason")).Select(p => KeyValuePair.Create(p.Key, Bare(p.Value)))),
        JsonArray array => new JsonArray([.. array.Select(Bare)]),
        JsonValue value when value.GetValueKind() == JsonValueKind.Number => JsonValue.Create(Figure(value)),
        _ => node?.DeepClone(),
    };

    private static decimal? Figure(JsonNode? node) => node is null ? null : decimal.Parse(node.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture) / 1.0000000000m;
}
