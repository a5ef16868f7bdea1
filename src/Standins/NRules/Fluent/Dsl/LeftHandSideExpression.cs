using System.Linq.Expressions;
using NRules.RuleModel;

namespace NRules.Fluent.Dsl;

internal sealed class LeftHandSideExpression(VariableScope scope, List<RuleElement> elements) : ILeftHandSideExpression
{
    public ILeftHandSideExpression Match<TFact>(Expression<Func<TFact>> alias, params Expression<Func<TFact, bool>>[] conditions)
    {
        ArgumentNullException.ThrowIfNull(alias);
        return Add(Pattern(scope.Declare(alias, typeof(TFact)), conditions));
    }

    public ILeftHandSideExpression Match<TFact>(params Expression<Func<TFact, bool>>[] conditions) => Add(Pattern(conditions));

    public ILeftHandSideExpression Exists<TFact>(params Expression<Func<TFact, bool>>[] conditions) => Add(new ExistsElement(Pattern(conditions)));

    public ILeftHandSideExpression Not<TFact>(params Expression<Func<TFact, bool>>[] conditions) => Add(new NotElement(Pattern(conditions)));

    public ILeftHandSideExpression All<TFact>(Expression<Func<TFact, bool>> condition) =>
        Add(new ForAllElement(Pattern<TFact>([]), [Pattern([condition])]));

    public ILeftHandSideExpression All<TFact>(Expression<Func<TFact, bool>> baseCondition, params Expression<Func<TFact, bool>>[] conditions) =>
        Add(new ForAllElement(Pattern([baseCondition]), [.. conditions.Select(x => Pattern([x]))]));

    public ILeftHandSideExpression Query<TResult>(Expression<Func<TResult>> alias, Func<IQuery, IQuery<TResult>> queryAction)
    {
        ArgumentNullException.ThrowIfNull(alias);
        ArgumentNullException.ThrowIfNull(queryAction);
        var builder = new QueryBuilder(scope);
        queryAction(new Start(builder));
        return Add(builder.Build(scope.Declare(alias, typeof(TResult))));
    }

    public ILeftHandSideExpression And(Action<ILeftHandSideExpression> builderAction)
    {
        ArgumentNullException.ThrowIfNull(builderAction);
        var members = new List<RuleElement>();
        builderAction(new LeftHandSideExpression(scope, members));
        return Add(new AndElement(members));
    }

    public ILeftHandSideExpression Or(Action<ILeftHandSideExpression> builderAction)
    {
        ArgumentNullException.ThrowIfNull(builderAction);
        var members = new List<RuleElement>();
        builderAction(new LeftHandSideExpression(scope, members));
        return Add(new OrElement(members));
    }

    public ILeftHandSideExpression Let<TResult>(Expression<Func<TResult>> alias, Expression<Func<TResult>> expression)
    {
        ArgumentNullException.ThrowIfNull(alias);
        ArgumentNullException.ThrowIfNull(expression);
        var (bound, imports) = scope.Bind(expression);
        var binding = new BindingElement(typeof(TResult), bound, imports);
        return Add(new PatternElement(scope.Declare(alias, typeof(TResult)), [], binding));
    }

    /// <summary>Conditions on the last pattern, where they can read all that is bound so far.</summary>
    public ILeftHandSideExpression Having(params Expression<Func<bool>>[] conditions)
    {
        if (elements is not [.., PatternElement last])
        {
            throw new InvalidOperationException("Having follows a Match, a Query or a Let.");
        }

        var added = conditions.Select(x =>
        {
            var (bound, imports) = scope.Bind(x);
            return new NamedExpressionElement(PatternElement.ConditionName, bound, imports);
        });
        elements[^1] = new PatternElement(last.Declaration, [.. last.Expressions, .. added], last.Source);
        return this;
    }

    private PatternElement Pattern<TFact>(Expression<Func<TFact, bool>>[] conditions) =>
        Pattern(scope.Unnamed(typeof(TFact), conditions), conditions);

    private PatternElement Pattern(Declaration declaration, IEnumerable<LambdaExpression> conditions) =>
        new(declaration, [.. conditions.Select(x => Condition(declaration, x))], null);

    private NamedExpressionElement Condition(Declaration declaration, LambdaExpression condition)
    {
        var (bound, imports) = scope.Bind(condition, declaration);
        return new NamedExpressionElement(PatternElement.ConditionName, bound, imports);
    }

    private LeftHandSideExpression Add(RuleElement element)
    {
        elements.Add(element);
        return this;
    }

    private sealed class Start(IQueryBuilder builder) : IQuery
    {
        public IQueryBuilder Builder { get; } = builder;
    }
}
