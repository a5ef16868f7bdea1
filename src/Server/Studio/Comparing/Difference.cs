using System.Text.Json.Nodes;
using Qingyi.Engine.Activities;
using Qingyi.Engine.Definitions;

namespace Qingyi.Server.Studio.Comparing;

/// <summary>What one drawing has otherwise than another. Where nodes stand and what Studio keeps for itself is no difference.</summary>
public sealed class Difference
{
    private static readonly string[] NotInputs = ["id", "nodeId", "type", "version", "name", "metadata", "customProperties", "canStartWorkflow", "runAsynchronously", "activities", "connections", "variables"];

    private readonly ActivityRegistry _registry;
    private readonly List<Change> _changes = [];

    private Difference(CompiledWorkflow? before, CompiledWorkflow after, ActivityRegistry registry)
    {
        _registry = registry;
        if (before is null)
        {
            return;
        }

        Envelope(before.Definition, after.Definition);
        var (old, now) = (before.Nodes.ToDictionary(n => n.Id, StringComparer.Ordinal), after.Nodes.ToDictionary(n => n.Id, StringComparer.Ordinal));
        foreach (var node in after.Nodes.Where(n => n.Parent is not null || n.Children.Count == 0))
        {
            if (!old.TryGetValue(node.Id, out var was))
            {
                Say(ChangeKind.Added, node.Id, Texts.Of("studio.difference.node-added", node.DisplayText, TypeName(node)), Texts.Of("studio.difference.node-added-short"));
            }
            else
            {
                Node(was, node);
            }
        }

        foreach (var gone in before.Nodes.Where(n => !now.ContainsKey(n.Id)))
        {
            Say(ChangeKind.Removed, gone.Id, Texts.Of("studio.difference.node-removed", gone.DisplayText, TypeName(gone)), Texts.Of("studio.difference.node-removed-short"));
        }

        Arrows(before, after);
    }

    /// <summary>In the order of the drawing: the whole, its nodes, its arrows.</summary>
    public IReadOnlyList<Change> Changes => _changes;

    /// <param name="before">Null where there was nothing: then nothing is a change.</param>
    public static Difference Between(CompiledWorkflow? before, CompiledWorkflow after, ActivityRegistry registry)
    {
        ArgumentNullException.ThrowIfNull(after);
        return new Difference(before, after, registry);
    }

    private void Envelope(WorkflowDefinition before, WorkflowDefinition after)
    {
        Whole(Texts.Of("studio.difference.workflow-name"), before.Name, after.Name);
        Whole(Texts.Of("studio.difference.description"), Text(before.Json["description"]), Text(after.Json["description"]));
        Whole(Texts.Of("studio.difference.incident-strategy"), Text(before.Options["incidentStrategyType"]), Text(after.Options["incidentStrategyType"]));
        foreach (var (what, list) in new[] { (Texts.Of("studio.difference.variable"), "variables"), (Texts.Of("studio.difference.workflow-input"), "inputs"), (Texts.Of("studio.difference.workflow-output"), "outputs") })
        {
            var (old, now) = (Named(before.Json[list]), Named(after.Json[list]));
            foreach (var name in now.Keys.Except(old.Keys))
            {
                Say(ChangeKind.Added, null, Texts.Of("studio.difference.named-added", what, name), "");
            }

            foreach (var name in old.Keys.Except(now.Keys))
            {
                Say(ChangeKind.Removed, null, Texts.Of("studio.difference.named-removed", what, name), "");
            }

            foreach (var name in now.Keys.Intersect(old.Keys).Where(n => !JsonNode.DeepEquals(old[n], now[n])))
            {
                Say(ChangeKind.Changed, null, Texts.Of("studio.difference.named-changed", what, name), "");
            }
        }
    }

    private void Node(Node was, Node now)
    {
        if (was.Type != now.Type)
        {
            Say(ChangeKind.Changed, now.Id, Texts.Of("studio.difference.type-changed", now.DisplayText, TypeName(was), TypeName(now)), Texts.Of("studio.difference.type-changed-short", TypeName(now)));
            return;
        }

        if (was.DisplayText != now.DisplayText)
        {
            Say(ChangeKind.Changed, now.Id, Texts.Of("studio.difference.renamed", was.DisplayText, now.DisplayText), Texts.Of("studio.difference.renamed-short"));
        }

        foreach (var input in was.Json.Concat(now.Json).Select(p => p.Key).Distinct(StringComparer.Ordinal).Where(k => !NotInputs.Contains(k) && !IsSlot(was, now, k)))
        {
            var (old, value) = (Value(was.Json[input]), Value(now.Json[input]));
            if (old != value)
            {
                var name = now.Descriptor?.Inputs.FirstOrDefault(i => i.JsonName == input)?.DisplayName ?? now.Descriptor?.Outputs.FirstOrDefault(o => o.JsonName == input)?.DisplayName ?? input;
                Say(ChangeKind.Changed, now.Id, Texts.Of("studio.difference.input-changed", now.DisplayText, name, Shown(now, input, old), Shown(now, input, value)), Texts.Of("studio.difference.input-changed-short", name));
            }
        }
    }

    private void Arrows(CompiledWorkflow before, CompiledWorkflow after)
    {
        var (old, now) = (before.Connections.ToDictionary(Key), after.Connections.ToDictionary(Key));
        foreach (var arrow in now.Where(a => !old.ContainsKey(a.Key)).Select(a => a.Value))
        {
            Say(ChangeKind.Added, null, Texts.Of("studio.difference.arrow-added", arrow.Source.DisplayText, Port(arrow), arrow.Target.DisplayText), "");
        }

        foreach (var arrow in old.Where(a => !now.ContainsKey(a.Key)).Select(a => a.Value))
        {
            Say(ChangeKind.Removed, null, Texts.Of("studio.difference.arrow-removed", arrow.Source.DisplayText, Port(arrow), arrow.Target.DisplayText), "");
        }
    }

    public static (string Source, string Port, string Target) Key(Connection arrow)
    {
        ArgumentNullException.ThrowIfNull(arrow);
        return (arrow.Source.Id, arrow.Port, arrow.Target.Id);
    }

    private static string Port(Connection arrow) => arrow.Port == "Done" ? " " : $"（{DrawnWords.Outcome(arrow.Source, arrow.Port)}）";

    // Activities that stand inside another are nodes of their own.
    private static bool IsSlot(Node was, Node now, string property) =>
        was.Children.Concat(now.Children).Any(c => string.Equals(c.EmbeddedPort, property, StringComparison.OrdinalIgnoreCase));

    private static string Value(JsonNode? input)
    {
        var value = input is JsonObject { Count: > 0 } json && json["expression"] is JsonObject expression ? expression["value"] : input is JsonObject other && other["memoryReference"] is JsonObject reference ? reference["id"] : input;
        return value switch
        {
            null => "",
            JsonValue text => text.ToString(),
            _ => StudioJson.Text(value),
        };
    }

    private static string Shown(Node node, string input, string value)
    {
        var option = node.Descriptor?.Inputs.FirstOrDefault(i => i.JsonName == input)?.Options.FirstOrDefault(o => o.Value == value)?.Text;
        return value.Length == 0 ? Texts.Of("studio.difference.empty") : option ?? DrawnWords.Of(node.Type, input, value);
    }

    private string TypeName(Node node) => _registry.Find(node.Type, node.Version)?.DisplayName ?? node.Type;

    private void Whole(string what, string old, string now)
    {
        if (old != now)
        {
            Say(ChangeKind.Changed, null, Texts.Of("studio.difference.whole-changed", what, old.Length == 0 ? Texts.Of("studio.difference.empty") : old, now.Length == 0 ? Texts.Of("studio.difference.empty") : now), "");
        }
    }

    private static string Text(JsonNode? node) => node?.ToString() ?? "";

    private static Dictionary<string, JsonNode> Named(JsonNode? list) => (list as JsonArray ?? []).OfType<JsonObject>()
        .Where(v => v["name"] is not null).GroupBy(v => v["name"]!.ToString(), StringComparer.Ordinal).ToDictionary(g => g.Key, g => (JsonNode)g.First(), StringComparer.Ordinal);

    private void Say(ChangeKind kind, string? node, string sentence, string @short) => _changes.Add(new Change(kind, node, sentence, @short));
}
