using System.Linq.Expressions;
using NRules.RuleModel;

namespace NRules.Fluent.Dsl;

internal sealed class RightHandSideExpression(VariableScope scope) : IRightHandSideExpression
{
    public List<ActionElement> Elements { get; } = [];

    public IRightHandSideExpression Action(Expression<Action<IContext>> action, ActionTrigger actionTrigger)
    {
        var (bound, imports) = scope.Bind(action);
        Elements.Add(new ActionElement(bound, imports, actionTrigger));
        return this;
    }

    public IRightHandSideExpression Do(Expression<Action<IContext>> action) => Action(action, ActionElement.DefaultTrigger);

    public IRightHandSideExpression Undo(Expression<Action<IContext>> action) => Action(action, ActionTrigger.Deactivated);

    public IRightHandSideExpression Yield<TFact>(Expression<Func<IContext, TFact>> yield)
    {
        var (bound, imports) = scope.Bind(yield);
        Elements.Add(new ActionElement(bound, imports, ActionElement.DefaultTrigger) { IsYield = true });
        return this;
    }

    public IRightHandSideExpression Yield<TFact>(Expression<Func<IContext, TFact>> yieldInsert, Expression<Func<IContext, TFact, TFact>> yieldUpdate)
    {
        var (insert, insertImports) = scope.Bind(yieldInsert);
        var (update, updateImports) = scope.Bind(yieldUpdate);
        Elements.Add(new ActionElement(insert, insertImports.Union(updateImports), ActionElement.DefaultTrigger) { IsYield = true, YieldUpdate = update });
        return this;
    }
}

internal sealed class DependencyExpression(VariableScope scope) : IDependencyExpression
{
    public List<DependencyElement> Elements { get; } = [];

    public IDependencyExpression Resolve<TDependency>(Expression<Func<TDependency>> alias)
    {
        ArgumentNullException.ThrowIfNull(alias);
        Elements.Add(new DependencyElement(scope.Declare(alias, typeof(TDependency)), typeof(TDependency)));
        return this;
    }
}

internal sealed class FilterExpression(VariableScope scope) : IFilterExpression
{
    public List<FilterElement> Elements { get; } = [];

    public IFilterExpression OnChange(params Expression<Func<object?>>[] keySelectors) => Add(FilterType.KeyChange, keySelectors);

    public IFilterExpression Where(params Expression<Func<bool>>[] predicates) => Add(FilterType.Predicate, predicates);

    private FilterExpression Add(FilterType type, IEnumerable<LambdaExpression> expressions)
    {
        foreach (var expression in expressions)
        {
            var (bound, imports) = scope.Bind(expression);
            Elements.Add(new FilterElement(type, bound, imports));
        }

        return this;
    }
}
