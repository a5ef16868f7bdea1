using Qingyi.Engine.Definitions;
using Qingyi.Server.Web.Components;

namespace Qingyi.Server.Features.Cases;

/// <summary>
/// The picture of a case for people who handle it: the steps on the way from the start to the end, in rows that fit a page. Questions of the drawing,
/// its returns and the endings that the case did not take are left to the whole drawing.
/// </summary>
public static class StageStrip
{
    private const int PerRow = 5;
    private const double Across = 158;
    private const double Down = 62;
    private const double Width = 132;
    private const double Height = 48;

    public static ProcessGraph From(ProcessGraph whole, CompiledWorkflow workflow)
    {
        var drawn = whole.Nodes.ToDictionary(n => n.Id, StringComparer.Ordinal);
        var next = workflow.Root.Children.Where(n => IsStep(n) && drawn.ContainsKey(n.Id) && !OnlyReturns(workflow, n)).ToDictionary(n => n.Id, n => Following(workflow, n), StringComparer.Ordinal);
        var depth = Longest(next, forward: true);
        var height = Longest(next, forward: false);
        var length = depth.Count == 0 ? 0 : depth.Max(d => d.Value + height[d.Key]);
        var kept = next.Keys.Where(id => depth[id] + height[id] == length || drawn[id].State is NodeState.Done or NodeState.Now).ToHashSet(StringComparer.Ordinal);
        var columns = kept.GroupBy(id => depth[id]).ToDictionary(g => g.Key, g => g.OrderBy(id => drawn[id].Y).ToList());
        var rowHeight = (Down * (columns.Count == 0 ? 1 : columns.Max(c => c.Value.Count))) + 28;
        var nodes = columns.SelectMany(c => c.Value.Select((id, lane) => drawn[id] with
        {
            X = c.Key % PerRow * Across, Y = (c.Key / PerRow * rowHeight) + (lane * Down), Width = Width, Height = Height,
        })).ToList();
        var edges = kept.SelectMany(from => next[from].Where(to => kept.Contains(to) && depth[to] == depth[from] + 1)
            .Select(to => new ProcessEdge(from, to, State(drawn[from].State, drawn[to].State)))).ToList();
        return whole with { Nodes = nodes, Edges = edges };
    }

    private static bool IsStep(Node node) => node.Type == "Elsa.ExecuteWorkflow" || node.Type.StartsWith("Case.", StringComparison.Ordinal);

    // Such as 补正案卷: it only sends the case back to where it came from.
    private static bool OnlyReturns(CompiledWorkflow workflow, Node node) =>
        workflow.Connections.Where(c => c.Source.Id == node.Id).ToList() is { Count: > 0 } leaving && leaving.TrueForAll(c => c.IsBackward);

    // The steps that come next, through whatever questions and forks lie between.
    private static List<string> Following(CompiledWorkflow workflow, Node step)
    {
        var found = new List<string>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var open = new Queue<Node>([step]);
        while (open.TryDequeue(out var from))
        {
            foreach (var to in workflow.Connections.Where(c => c.Source.Id == from.Id && !c.IsBackward).Select(c => c.Target).Where(t => seen.Add(t.Id)))
            {
                if (IsStep(to))
                {
                    found.Add(to.Id);
                }
                else
                {
                    open.Enqueue(to);
                }
            }
        }

        return found;
    }

    // Length of the longest way from the start (forward) or to the end, in steps.
    private static Dictionary<string, int> Longest(Dictionary<string, List<string>> next, bool forward)
    {
        var lengths = next.Keys.ToDictionary(id => id, _ => 0, StringComparer.Ordinal);
        for (var round = 0; round < next.Count; round++)
        {
            foreach (var (from, to) in next.SelectMany(n => n.Value.Where(next.ContainsKey).Select(t => (n.Key, t))))
            {
                var (nearer, farther) = forward ? (from, to) : (to, from);
                lengths[farther] = Math.Max(lengths[farther], lengths[nearer] + 1);
            }
        }

        return lengths;
    }

    private static NodeState State(NodeState from, NodeState to) => (from, to) switch
    {
        (NodeState.Done, NodeState.Done or NodeState.Now) => NodeState.Done,
        (NodeState.NotTaken, _) or (_, NodeState.NotTaken) => NodeState.NotTaken,
        _ => NodeState.Future,
    };
}
