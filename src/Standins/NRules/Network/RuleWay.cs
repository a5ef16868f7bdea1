using System.Linq.Expressions;
using NRules.Memory;
using NRules.RuleModel;

namespace NRules.Network;

/// <summary>Builds the nodes for one way through a rule.</summary>
internal sealed class RuleWay
{
    private readonly NetworkBuilder network;
    private readonly IRuleDefinition rule;
    private readonly VariableMap variables;
    private readonly LeftExpressions expressions;
    private BetaNode? last;

    public RuleWay(NetworkBuilder network, IRuleDefinition rule)
    {
        this.network = network;
        this.rule = rule;
        variables = new VariableMap(rule.LeftHandSide.Exports.Select(x => x.Name));
        expressions = new LeftExpressions(rule, variables);
    }

    private int Level => last?.Level ?? 0;

    public void Build(IReadOnlyList<RuleElement> elements)
    {
        foreach (var element in elements)
        {
            switch (element)
            {
                case PatternElement { Source: null } pattern:
                    Match(pattern);
                    break;
                case PatternElement { Source: BindingElement binding } pattern:
                    Let(pattern, binding);
                    break;
                case PatternElement { Source: AggregateElement } pattern:
                    Query(pattern);
                    break;
                case NotElement { Source: PatternElement { Source: null } pattern }:
                    Existence(pattern, [], passesWhenAny: false);
                    break;
                case ExistsElement { Source: PatternElement { Source: null } pattern }:
                    Existence(pattern, [], passesWhenAny: true);
                    break;
                case ForAllElement { BasePattern.Source: null } all:
                    Existence(all.BasePattern, [.. all.Patterns], passesWhenAny: false);
                    break;
                default:
                    throw new RuleCompilationException($"A condition of the kind {element.ElementType} over a group or a query is not supported.", rule.Name, null);
            }
        }

        network.End(last, RightHandSide.TerminalOf(rule, variables, Level));
    }

    private void Match(PatternElement pattern)
    {
        var selection = network.Select(rule, expressions, pattern);
        var joinConditions = JoinConditions(pattern);
        if (last is null && joinConditions.Count == 0)
        {
            last = network.First(network.Right(selection, null));
        }
        else
        {
            var index = expressions.IndexOf(joinConditions, pattern.Declaration, Level);
            var text = string.Join('&', joinConditions.Select(x => expressions.TextOf(x, pattern.Declaration, Level)));
            last = network.Join(rule, network.SharedOutput(last, index), network.Right(selection, index), text, () => Conditions(joinConditions, pattern));
        }

        variables.Bind(pattern.Declaration, Level);
    }

    private void Existence(PatternElement pattern, IReadOnlyList<PatternElement> exceptWhere, bool passesWhenAny)
    {
        var selection = network.Select(rule, expressions, pattern);
        var joinConditions = JoinConditions(pattern);
        var index = expressions.IndexOf(joinConditions, pattern.Declaration, Level);
        var left = network.OwnOutput(last, index);
        var right = network.Right(selection, index);
        var excepted = exceptWhere.Count == 0 ? null : exceptWhere.SelectMany(x => Conditions(x.Expressions, x)).ToArray();
        var node = new ExistenceNode(Level + 1, left, right, Conditions(joinConditions, pattern), excepted, passesWhenAny);
        NetworkBuilder.Connect(left, right, node);
        last = node;
    }

    private void Let(PatternElement pattern, BindingElement binding)
    {
        var value = expressions.Selector(binding, null, Level);
        var node = new BindingNode(Level + 1, value, Conditions(pattern.Expressions, pattern));
        network.Pass(last, node);
        last = node;
        variables.Bind(pattern.Declaration, Level);
    }

    private void Query(PatternElement pattern)
    {
        var steps = new List<QueryStep>();
        var source = pattern;
        for (; source.Source is AggregateElement aggregate; source = aggregate.Source)
        {
            if (source.Expressions.Count > 0)
            {
                steps.Insert(0, new FilterStep(Conditions(source.Expressions, source)));
            }

            steps.Insert(0, StepOf(aggregate));
        }

        last = source.Source is BindingElement binding ? BoundQuery(source, binding, steps) : FactQuery(source, steps);
        variables.Bind(pattern.Declaration, Level);
    }

    private BoundQueryNode BoundQuery(PatternElement source, BindingElement binding, List<QueryStep> steps)
    {
        var node = new BoundQueryNode(Level + 1, expressions.Selector(binding, null, Level), Conditions(source.Expressions, source), [.. steps]);
        network.Pass(last, node);
        return node;
    }

    private QueryNode FactQuery(PatternElement source, List<QueryStep> steps)
    {
        var selection = network.Select(rule, expressions, source);
        var joinConditions = JoinConditions(source);
        var index = expressions.IndexOf(joinConditions, source.Declaration, Level);
        var left = network.OutputForQuery(last, index);
        var right = network.Right(selection, index);
        var node = new QueryNode(Level + 1, left, right, Conditions(joinConditions, source), [.. steps]);
        NetworkBuilder.Connect(left, right, node);
        return node;
    }

    private QueryStep StepOf(AggregateElement aggregate)
    {
        var own = aggregate.Source.Declaration;
        Selector? One(string name) => aggregate.Expressions.FindSingleOrDefault(name) is { } element ? expressions.Selector(element, own, Level) : null;
        Selector? Element() =>
            aggregate.Expressions.FindSingleOrDefault(AggregateElement.ElementSelectorName) is { } element && element.Expression.Body is not ParameterExpression
                ? expressions.Selector(element, own, Level)
                : null;

        switch (aggregate.Name)
        {
            case AggregateElement.ProjectName:
                return new ProjectStep(One(AggregateElement.SelectorName)!);
            case AggregateElement.FlattenName:
                return new FlattenStep(One(AggregateElement.SelectorName)!);
            case AggregateElement.GroupByName:
                var types = aggregate.ResultType.GetGenericArguments();
                return new GroupStep(One(AggregateElement.KeySelectorName)!, Element(), ElementFactories.Group(types[0], types[1]));
            case AggregateElement.CollectName:
                return new CollectStep(ElementFactories.Collection(own.Type), FinishOf(aggregate, One, Element));
            default:
                throw new RuleCompilationException($"The query step {aggregate.Name} is not supported.", rule.Name, null);
        }
    }

    private CollectFinish? FinishOf(AggregateElement aggregate, Func<string, Selector?> one, Func<Selector?> element)
    {
        var sorting = aggregate.Expressions
            .Where(x => x.Name is AggregateElement.KeySelectorAscendingName or AggregateElement.KeySelectorDescendingName)
            .Select(x => (expressions.Selector(x, aggregate.Source.Declaration, Level), x.Name == AggregateElement.KeySelectorDescendingName))
            .ToList();
        if (one(AggregateElement.KeySelectorName) is { } lookupKey)
        {
            var types = aggregate.ResultType.GetGenericArguments();
            return new CollectFinish(sorting, lookupKey, element(), ElementFactories.Lookup(types[0], types[1]));
        }

        return sorting.Count == 0 ? null : new CollectFinish(sorting, null, null, ElementFactories.List(aggregate.Source.ValueType));
    }

    private static List<NamedExpressionElement> JoinConditions(PatternElement pattern) =>
        [.. pattern.Expressions.Where(x => !LeftExpressions.StandsAlone(x, pattern.Declaration))];

    private Condition[] Conditions(IEnumerable<NamedExpressionElement> elements, PatternElement pattern) =>
        [.. elements.Select(x => expressions.Condition(x, pattern.Declaration, Level))];
}
