using System.Text;
using Stateless.Reflection;

namespace Stateless.Graph;

/// <summary>The direction in which a Mermaid state diagram is drawn.</summary>
public enum MermaidGraphDirection
{
    TopToBottom,
    BottomToTop,
    LeftToRight,
    RightToLeft,
}

/// <summary>Writes a machine as a Mermaid state diagram.</summary>
public static class MermaidGraph
{
    private static readonly string[] Codes = ["TB", "BT", "LR", "RL"];

    /// <returns>Lines ended by a line feed; the first one is <c>stateDiagram-v2</c>.</returns>
    public static string Format(StateMachineInfo machineInfo, MermaidGraphDirection? direction = null)
    {
        ArgumentNullException.ThrowIfNull(machineInfo);
        var text = new StringBuilder("stateDiagram-v2\n");
        if (direction is { } way)
        {
            text.Append("\tdirection ").Append(Codes[(int)way]).Append('\n');
        }

        var states = machineInfo.States.ToList();
        foreach (var state in states.Where(s => Id(s) != s.ToString()))
        {
            text.Append('\t').Append(Id(state)).Append(" : ").Append(state).Append('\n');
        }

        foreach (var state in states.Where(s => s.Superstate is null && s.Substates.Any()))
        {
            Nest(text, state, "\t");
        }

        foreach (var edge in states.SelectMany(Edges.Of))
        {
            text.Append('\t').Append(Name(edge.From)).Append(" --> ").Append(Name(edge.To)).Append(" : ").Append(edge.Label).Append('\n');
        }

        return text.Append("[*] --> ").Append(Id(machineInfo.InitialState)).ToString();
    }

    private static void Nest(StringBuilder text, StateInfo state, string indent)
    {
        text.Append(indent).Append("state ").Append(Id(state)).Append(" {\n");
        foreach (var inner in state.Substates)
        {
            if (inner.Substates.Any())
            {
                Nest(text, inner, indent + "\t");
            }
            else
            {
                text.Append(indent).Append('\t').Append(Id(inner)).Append('\n');
            }
        }

        text.Append(indent).Append("}\n");
    }

    private static string Id(StateInfo state) => Name(state.ToString());

    private static string Name(string state) => string.Concat(state.Where(c => !char.IsWhiteSpace(c) && c is not (':' or '-')));
}
