using System.Globalization;
using System.Text.Json.Nodes;

namespace Qingyi.Tests.Engine.Reference;

internal enum Kind
{
    /// <summary>Completes at once.</summary>
    Step,

    /// <summary>Waits until it is resumed.</summary>
    Task,
    End,
    WaitAny,
    WaitAll,
    WaitAllActive,
}

/// <summary>An arrow of a drawing; nodes are numbers, node 0 is the start.</summary>
internal readonly record struct Arrow(int From, string Port, int To);

/// <summary>A random flowchart and, for each run of each node, the outcomes with which it completes. All comes from one seed.</summary>
internal sealed class Drawing
{
    private readonly Random _random;
    private readonly int _seed;

    public Drawing(int seed)
    {
        _seed = seed;
        _random = new Random(seed);
        // Most are small, since a small counter-example can be read; some have forty nodes.
        var count = 3 + (int)(38 * Math.Pow(_random.NextDouble(), 3));
        Kinds = [.. Enumerable.Range(0, count).Select(RandomKind)];
        var arrows = new List<Arrow>();
        for (var to = 1; to < count; to++)
        {
            for (var n = _random.Next(1, 4); n > 0; n--)
            {
                var from = _random.Next(3) == 0 ? to - 1 : _random.Next(to);
                arrows.Add(new Arrow(from, Port(from), to));
            }
        }

        for (var n = _random.Next(4); n > 0; n--)
        {
            // Most loops have one way in; an arrow that goes anywhere may close one that has two, and following it is a fault.
            // A join always completes with Done, so one that leads back would do so for ever.
            var from = _random.Next(1, count);
            if (Kinds[from] > Kind.Task)
            {
                continue;
            }

            var heads = Enumerable.Range(0, from + 1).Where(h => Enters(arrows, h, from)).ToList();
            arrows.Add(new Arrow(from, "Back", _random.Next(12) == 0 ? _random.Next(count) : heads[_random.Next(heads.Count)]));
        }

        // Who sorts arrows by their source sees other orders than who does not.
        Arrows = [.. _random.Next(2) == 0 ? arrows : (IEnumerable<Arrow>)arrows.OrderBy(_ => _random.Next())];
    }

    public Kind[] Kinds { get; }

    public Arrow[] Arrows { get; }

    /// <summary>The outcomes of the n-th run of a node, counted from 0. Loops end: a node goes back at most twice.</summary>
    public IReadOnlyList<string> Outcomes(int node, int run)
    {
        if (Kinds[node] >= Kind.End)
        {
            return ["Done"];
        }

        var random = new Random(HashCode.Combine(_seed, 7_919 * (node + 1), 104_729 * run));
        var ports = Arrows.Where(a => a.From == node && (run < 2 || a.Port != "Back")).Select(a => a.Port).Distinct().ToList();
        return ports.Count == 0 ? ["Done"] : [.. ports.Where(_ => random.Next(2) == 0).DefaultIfEmpty(ports[random.Next(ports.Count)])];
    }

    public JsonObject Definition() => Charts.Definition(new JsonObject
    {
        ["id"] = "chart",
        ["type"] = "Elsa.Flowchart",
        ["activities"] = new JsonArray([.. Kinds.Select((kind, i) => (JsonNode)Node(kind, i))]),
        ["connections"] = new JsonArray([.. Arrows.Select(a => (JsonNode)new JsonObject { ["source"] = Name(a.From), ["sourcePort"] = a.Port, ["target"] = Name(a.To) })]),
    });

    public static string Name(int node) => "n" + node.ToString(CultureInfo.InvariantCulture);

    public static int Number(string name) => int.Parse(name.AsSpan(1), CultureInfo.InvariantCulture);

    public override string ToString() =>
        $"seed {_seed}: {string.Join(' ', Kinds.Select((k, i) => $"{i}:{k}"))} | {string.Join(' ', Arrows.Select(a => $"{a.From}-{a.Port}>{a.To}"))}";

    private static JsonObject Node(Kind kind, int node) => kind switch
    {
        Kind.Step or Kind.Task => new JsonObject { ["id"] = Name(node), ["type"] = "Sample.Member" },
        Kind.End => new JsonObject { ["id"] = Name(node), ["type"] = "Elsa.End" },
        _ => new JsonObject { ["id"] = Name(node), ["type"] = "Elsa.FlowJoin", ["mode"] = Charts.Input("Literal", kind.ToString()) },
    };

    private Kind RandomKind(int node) => node == 0 ? Kind.Step : _random.Next(20) switch
    {
        < 6 => Kind.Step,
        < 13 => Kind.Task,
        13 => _random.Next(3) == 0 ? Kind.End : Kind.Task,
        _ => Kind.WaitAny + _random.Next(3),
    };

    private string Port(int node) => Kinds[node] >= Kind.WaitAny ? "Done" : "P" + _random.Next(3).ToString(CultureInfo.InvariantCulture);

    /// <summary>Whether every way to a node leads through the head, as far as the numbers rise.</summary>
    private static bool Enters(List<Arrow> arrows, int head, int node)
    {
        var seen = new HashSet<int>(head == 0 ? [] : [0]);
        for (var at = 0; at < node; at++)
        {
            if (seen.Contains(at) && at != head)
            {
                seen.UnionWith(arrows.Where(a => a.From == at && a.To > at).Select(a => a.To));
            }
        }

        return head == node || !seen.Contains(node);
    }
}
