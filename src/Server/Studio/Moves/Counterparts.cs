using Qingyi.Engine.Definitions;

namespace Qingyi.Server.Studio.Moves;

/// <summary>How a counterpart was found.</summary>
public enum Likeness
{
    None, Id, Act, Name, Kind,
}

/// <summary>A node of the old version and the node of the new one that takes its place, if one was found.</summary>
public sealed record Counterpart(Node Old, Node? New, Likeness By);

/// <summary>
/// Proposes which node of a new version takes the place of each node of the old: by id, then by what the node does (the act of a human task, the procedure
/// that is called), then by the name that people read, and for the start of a chart by its type. No node is given away twice.
/// </summary>
public sealed class Counterparts
{
    private readonly CompiledWorkflow _to;
    private readonly Dictionary<string, Counterpart> _found = new(StringComparer.Ordinal);
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);

    private Counterparts(CompiledWorkflow to) => _to = to;

    /// <summary>In the order of the old version, containers before what is in them.</summary>
    public static IReadOnlyList<Counterpart> Find(CompiledWorkflow from, CompiledWorkflow to)
    {
        var search = new Counterparts(to);
        (Likeness By, Func<Node, Node, bool> Alike)[] ways =
        [
            (Likeness.Id, (old, node) => old.Id == node.Id && old.Type == node.Type),
            (Likeness.Act, (old, node) => old.Type == node.Type && What(old) is { } what && what == What(node) && old.DisplayText == node.DisplayText),
            (Likeness.Act, (old, node) => old.Type == node.Type && What(old) is { } what && what == What(node)),
            (Likeness.Name, (old, node) => old.Type == node.Type && What(old) is null && old.DisplayText == node.DisplayText),
            (Likeness.Kind, (old, node) => old.Type == node.Type && (old.Type is "Elsa.Start" || (old.Parent is null && node.Parent is null))),
        ];
        foreach (var depth in from.Nodes.GroupBy(Depth).OrderBy(g => g.Key))
        {
            foreach (var (by, alike) in ways)
            {
                search.Pair([.. depth.Where(n => !search._found.ContainsKey(n.Id))], by, alike);
            }
        }

        return [.. from.Nodes.Select(n => search._found.GetValueOrDefault(n.Id) ?? new Counterpart(n, null, Likeness.None))];
    }

    /// <summary>As a map for the move: what differs, and what has none.</summary>
    public static Dictionary<string, string> Map(IEnumerable<Counterpart> counterparts) =>
        counterparts.Where(c => c.New?.Id != c.Old.Id).ToDictionary(c => c.Old.Id, c => c.New?.Id ?? "", StringComparer.Ordinal);

    private void Pair(IReadOnlyList<Node> olds, Likeness by, Func<Node, Node, bool> alike)
    {
        foreach (var old in olds)
        {
            // Two that are equally alike are a choice for a person.
            var candidates = _to.Nodes.Where(n => !_taken.Contains(n.Id) && alike(old, n) && SamePlace(old, n)).Take(2).ToList();
            if (candidates.Count == 1 && olds.Count(o => alike(o, candidates[0]) && SamePlace(o, candidates[0])) == 1)
            {
                _found.Add(old.Id, new Counterpart(old, candidates[0], by));
                _taken.Add(candidates[0].Id);
            }
        }
    }

    private bool SamePlace(Node old, Node node) =>
        old.Parent is null ? node.Parent is null : node.Parent is not null && _found.GetValueOrDefault(old.Parent.Id)?.New == node.Parent;

    private static string? What(Node node) => node.Type switch
    {
        "Case.HumanTask" => node.Literal("Act")?.ToString(),
        "Elsa.ExecuteWorkflow" or "Elsa.DispatchWorkflow" => node.Literal("WorkflowDefinitionId")?.ToString(),
        _ => null,
    };

    private static int Depth(Node node) => node.Parent is null ? 0 : Depth(node.Parent) + 1;
}
