using NRules.RuleModel;

namespace NRules.Network;

/// <summary>Builds the network of a set of rules. Rules that begin alike share the beginning.</summary>
internal sealed class NetworkBuilder
{
    private readonly Dictionary<Type, Selection> selections = [];
    private readonly Dictionary<(Selection, string), Selection> nextSelections = [];
    private readonly Dictionary<(Selection, string), RightMemory> rightMemories = [];
    private readonly RightGroups groups = new();
    private readonly Dictionary<RightMemory, FirstPattern> firstPatterns = [];
    private readonly Dictionary<(BetaNode, string), BetaMemory> betaMemories = [];
    private readonly Dictionary<(BetaMemory, RightMemory, string), JoinNode> joins = [];
    private readonly List<BetaMemory> roots = [];
    private readonly List<RuleTerminal> terminals = [];
    private int leftMemories;
    private int levels;

    public void Add(IRuleDefinition rule)
    {
        foreach (var way in Alternatives.Of(rule.LeftHandSide))
        {
            new RuleWay(this, rule).Build(way);
        }
    }

    public CompiledRules Build()
    {
        List<int> priorities = [.. terminals.Select(x => x.Rule.Priority).Distinct().OrderDescending()];
        terminals.ForEach(x => x.Rank = priorities.IndexOf(x.Rule.Priority));
        return new CompiledRules(selections, [.. roots], levels + 1, priorities.Count, rightMemories.Count);
    }

    /// <summary>The selection of the facts of a type that meet conditions which stand on the fact alone.</summary>
    public Selection Select(IRuleDefinition rule, LeftExpressions expressions, PatternElement pattern)
    {
        if (!selections.TryGetValue(pattern.ValueType, out var selection))
        {
            selection = new Selection(null, null);
            selections.Add(pattern.ValueType, selection);
        }

        foreach (var element in pattern.Expressions)
        {
            if (!LeftExpressions.StandsAlone(element, pattern.Declaration))
            {
                continue;
            }

            var key = (selection, expressions.TextOf(element, pattern.Declaration, 0));
            if (!nextSelections.TryGetValue(key, out var next))
            {
                next = new Selection(selection.Root, expressions.Condition(element, pattern.Declaration, 0));
                nextSelections.Add(key, next);
                selection.Add(next);
            }
            else if (!next.Condition!.Rules.Contains(rule))
            {
                next.Condition.Rules.Add(rule);
            }

            selection = next;
        }

        return selection;
    }

    public RightMemory Right(Selection selection, JoinIndex? index)
    {
        var key = (selection, index?.RightText ?? "");
        if (!rightMemories.TryGetValue(key, out var memory))
        {
            memory = new RightMemory(rightMemories.Count, groups.Of(rightMemories.Count, selection, index), index?.Right);
            rightMemories.Add(key, memory);
            selection.Add(memory);
        }

        return memory;
    }

    public FirstPattern First(RightMemory memory)
    {
        if (!firstPatterns.TryGetValue(memory, out var node))
        {
            node = new FirstPattern();
            firstPatterns.Add(memory, node);
            memory.Add(node);
        }

        return node;
    }

    /// <summary>The output of a node for joins under the key, shared by them.</summary>
    public BetaMemory SharedOutput(BetaNode? node, JoinIndex? index)
    {
        if (node is null)
        {
            return OwnOutput(null, index);
        }

        var key = (node, index?.LeftText ?? "");
        if (!betaMemories.TryGetValue(key, out var memory))
        {
            memory = OwnOutput(node, index);
            betaMemories.Add(key, memory);
        }

        return memory;
    }

    /// <summary>The output of a node for a query under the key: shared with joins, but not with another query.</summary>
    public BetaMemory OutputForQuery(BetaNode? node, JoinIndex? index)
    {
        var shared = SharedOutput(node, index);
        return shared.Owner is null ? shared : OwnOutput(node, index);
    }

    /// <summary>An output of a node for one receiver. Without a node: the empty tuple with which a rule starts.</summary>
    public BetaMemory OwnOutput(BetaNode? node, JoinIndex? index)
    {
        var memory = new BetaMemory(leftMemories++, node?.Level ?? 0, index?.Left);
        Attach(node, memory);
        return memory;
    }

    public void End(BetaNode? node, RuleTerminal terminal)
    {
        terminals.Add(terminal);
        Attach(node, new BetaMemory(-1, node?.Level ?? 0, null) { Terminal = terminal });
    }

    /// <summary>The output of a node for one receiver that looks no tuples up.</summary>
    public void Pass(BetaNode? node, ILeftReceiver receiver)
    {
        var memory = new BetaMemory(-1, node?.Level ?? 0, null) { Owner = receiver as ISettler };
        memory.Add(receiver);
        Attach(node, memory);
    }

    public JoinNode Join(IRuleDefinition rule, BetaMemory left, RightMemory right, string text, Func<Condition[]> conditions)
    {
        var key = (left, right, text);
        if (!joins.TryGetValue(key, out var node))
        {
            node = new JoinNode(left.Level + 1, left, right, conditions());
            joins.Add(key, node);
            ConnectRight(right, node);
            if (left.Receivers.Length > 0 && left.Receivers[^1] is Junction last && last.Group == right.Group)
            {
                last.Add(node);
            }
            else
            {
                left.Add(new Junction(left, node));
            }
        }
        else
        {
            node.AddRule(rule);
        }

        return node;
    }

    public static void Connect(BetaMemory left, RightMemory right, TwoInputNode node)
    {
        left.Add(node);
        left.Owner = node as ISettler;
        ConnectRight(right, node);
    }

    private static void ConnectRight(RightMemory right, TwoInputNode node)
    {
        right.IsProbed = true;
        right.Add(node);
    }

    private void Attach(BetaNode? node, BetaMemory memory)
    {
        levels = Math.Max(levels, memory.Level);
        if (node is null)
        {
            roots.Add(memory);
        }
        else
        {
            node.Add(memory);
        }
    }
}
