using System.Text.Json.Nodes;
using Qingyi.Domain;
using Qingyi.Server.Features.Tasks;

namespace Qingyi.Server.Features.Inspections;

/// <summary>按清单检查: each item of the round's checklist has one result, and what does not conform has a finding to be put right, or a clue.</summary>
public sealed class InspectUnit : RecordForm
{
    public override string Id => "inspect-unit";
    public override string Name => Texts.Of("inspections.inspect-unit.name");

    protected override Refusal? Lawful(Doing doing)
    {
        ArgumentNullException.ThrowIfNull(doing);
        if (doing.Outcome != "inspected" || Checklists.Of(doing.Case) is not { } checklist)
        {
            return null;
        }

        var rows = (doing.Data["checklist"] as JsonArray ?? []).OfType<JsonObject>().ToList();
        var twice = rows.GroupBy(r => r["item"]!.ToString()).FirstOrDefault(g => g.Count() > 1);
        if (twice is not null)
        {
            return Refusals.Of("checklist-twice", checklist.Title(twice.Key));
        }

        var missing = checklist.Items.Where(i => rows.All(r => r["item"]!.ToString() != i.Id)).Select(i => i.Title).ToList();
        if (missing.Count > 0)
        {
            return Refusals.Of("checklist-incomplete", missing.Count, string.Join('、', missing.Take(3)));
        }

        var found = (doing.Data["findings"] as JsonArray ?? []).OfType<JsonObject>().Select(f => f["item"]?.ToString()).ToHashSet();
        var clues = doing.Data["clues"] is JsonArray { Count: > 0 };
        var open = rows.Where(r => r["result"]!.ToString() == "problem" && !clues && !found.Contains(r["item"]!.ToString())).Select(r => checklist.Title(r["item"]!.ToString())).ToList();
        return open.Count > 0 ? Refusals.Of("finding-missing", string.Join('、', open.Take(3))) : null;
    }
}
