using System.Linq.Expressions;
using NRules.RuleModel;

namespace NRules.Fluent.Dsl;

/// <summary>Nests the steps of a query: each step's source is a pattern over the step before.</summary>
internal sealed class QueryBuilder(VariableScope scope) : IQueryBuilder
{
    private readonly List<LambdaExpression> conditions = [];
    private readonly List<(string Name, LambdaExpression Selector)> selectors = [];
    private RuleElement? source;
    private Step? pending;

    public void FactQuery<TSource>(Expression<Func<TSource, bool>>[] conditions) => Begin(typeof(TSource), null, conditions);

    public void From<TSource>(Expression<Func<TSource>> source)
    {
        var (bound, imports) = scope.Bind(source);
        Begin(typeof(TSource), new BindingElement(typeof(TSource), bound, imports), []);
    }

    public void Where<TSource>(Expression<Func<TSource, bool>>[] predicates)
    {
        ClosePending();
        conditions.AddRange(predicates);
    }

    public void Select<TSource, TResult>(Expression<Func<TSource, TResult>> selector) =>
        Open(typeof(TSource), typeof(TResult), AggregateElement.ProjectName, (AggregateElement.SelectorName, selector));

    public void SelectMany<TSource, TResult>(Expression<Func<TSource, IEnumerable<TResult>>> selector) =>
        Open(typeof(TSource), typeof(TResult), AggregateElement.FlattenName, (AggregateElement.SelectorName, selector));

    public void GroupBy<TSource, TKey, TElement>(Expression<Func<TSource, TKey>> keySelector, Expression<Func<TSource, TElement>> elementSelector) =>
        Open(typeof(TSource), typeof(IGrouping<TKey, TElement>), AggregateElement.GroupByName,
            (AggregateElement.KeySelectorName, keySelector), (AggregateElement.ElementSelectorName, elementSelector));

    public void Collect<TSource>() => Open(typeof(TSource), typeof(IEnumerable<TSource>), AggregateElement.CollectName);

    public void OrderBy<TSource, TKey>(Expression<Func<TSource, TKey>> keySelector, bool descending) =>
        selectors.Add((descending ? AggregateElement.KeySelectorDescendingName : AggregateElement.KeySelectorAscendingName, keySelector));

    public void ToLookup<TSource, TKey, TElement>(Expression<Func<TSource, TKey>> keySelector, Expression<Func<TSource, TElement>> elementSelector)
    {
        selectors.Add((AggregateElement.KeySelectorName, keySelector));
        selectors.Add((AggregateElement.ElementSelectorName, elementSelector));
        pending = pending! with { ResultType = typeof(ILookup<TKey, TElement>) };
    }

    /// <summary>The query as a pattern that binds the variable.</summary>
    public PatternElement Build(Declaration declaration)
    {
        ClosePending();
        return TakePattern(declaration);
    }

    private void Begin(Type type, RuleElement? binding, IEnumerable<LambdaExpression> first)
    {
        if (source is not null || current is not null)
        {
            throw new InvalidOperationException("A query starts once, with Match or From.");
        }

        source = binding;
        current = type;
        conditions.AddRange(first);
    }

    private Type? current;

    private void Open(Type sourceType, Type resultType, string name, params (string, LambdaExpression)[] stepSelectors)
    {
        ClosePending();
        var pattern = TakePattern(scope.Unnamed(sourceType, conditions.Concat(stepSelectors.Select(x => x.Item2))));
        pending = new Step(name, resultType, pattern);
        selectors.AddRange(stepSelectors);
    }

    private void ClosePending()
    {
        if (pending is null)
        {
            return;
        }

        var expressions = selectors.Select(x =>
        {
            var (bound, imports) = scope.Bind(x.Selector, pending.Source.Declaration);
            return new NamedExpressionElement(x.Name, bound, imports);
        });
        source = new AggregateElement(pending.ResultType, pending.Name, [.. expressions], pending.Source);
        selectors.Clear();
        pending = null;
    }

    private PatternElement TakePattern(Declaration declaration)
    {
        if (current is null)
        {
            throw new InvalidOperationException("A query starts with Match or From.");
        }

        var expressions = conditions.Select(x =>
        {
            var (bound, imports) = scope.Bind(x, declaration);
            return new NamedExpressionElement(PatternElement.ConditionName, bound, imports);
        }).ToList();
        conditions.Clear();
        return new PatternElement(declaration, expressions, source);
    }

    private sealed record Step(string Name, Type ResultType, PatternElement Source);
}
