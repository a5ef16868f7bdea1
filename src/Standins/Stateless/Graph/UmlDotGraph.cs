using System.Text;
using Stateless.Reflection;

namespace Stateless.Graph;

/// <summary>Writes a machine in the DOT language of Graphviz.</summary>
public static class UmlDotGraph
{
    public static string Format(StateMachineInfo machineInfo)
    {
        ArgumentNullException.ThrowIfNull(machineInfo);
        var text = new StringBuilder("digraph {\ncompound=true;\nnode [shape=Mrecord]\nrankdir=\"LR\"\n");
        var states = machineInfo.States.ToList();
        foreach (var state in states.Where(s => s.Superstate is null))
        {
            Draw(text, state);
        }

        foreach (var edge in states.SelectMany(Edges.Of))
        {
            text.Append('"').Append(Escape(edge.From)).Append("\" -> \"").Append(Escape(edge.To))
                .Append("\" [style=\"solid\", label=\"").Append(Escape(edge.Label)).Append("\"];\n");
        }

        return text.Append("init [label=\"\", shape=point];\ninit -> \"").Append(Escape(machineInfo.InitialState.ToString()))
            .Append("\"[style = \"solid\"]\n}").ToString();
    }

    private static void Draw(StringBuilder text, StateInfo state)
    {
        if (!state.Substates.Any())
        {
            text.Append('"').Append(Escape(state.ToString())).Append("\" [label=\"").Append(Escape(Label(state))).Append("\"];\n");
            return;
        }

        text.Append("subgraph \"cluster").Append(Escape(state.ToString())).Append("\"\n{\nlabel = \"").Append(Escape(Label(state))).Append("\"\n");
        foreach (var inner in state.Substates)
        {
            Draw(text, inner);
        }

        text.Append("}\n");
    }

    private static string Label(StateInfo state)
    {
        var actions = state.EntryActions.Where(a => a.FromTrigger is null).Select(a => "entry / " + a.Method.Description)
            .Concat(state.ExitActions.Select(a => "exit / " + a.Description)).ToList();
        return actions.Count == 0 ? state.ToString() : state + "|" + string.Join("\n", actions);
    }

    private static string Escape(string text) =>
        text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);
}
