namespace NRules.RuleModel;

/// <summary>A step of a query that turns the facts of its source into other values.</summary>
public sealed class AggregateElement : RuleElement
{
    public const string CollectName = "Collect";
    public const string GroupByName = "GroupBy";
    public const string ProjectName = "Project";
    public const string FlattenName = "Flatten";
    public const string SelectorName = "Selector";
    public const string KeySelectorName = "KeySelector";
    public const string ElementSelectorName = "ElementSelector";
    public const string KeySelectorAscendingName = "KeySelectorAscending";
    public const string KeySelectorDescendingName = "KeySelectorDescending";

    internal AggregateElement(Type resultType, string name, IReadOnlyList<NamedExpressionElement> expressions, PatternElement source)
    {
        ResultType = resultType;
        Name = name;
        Expressions = new ExpressionCollection(expressions);
        Source = source;
        Import(expressions.SelectMany(x => x.Imports).Where(x => x != source.Declaration).Concat(source.Imports));
    }

    public Type ResultType { get; }

    /// <summary>Collect, GroupBy, Project (Select) or Flatten (SelectMany).</summary>
    public string Name { get; }

    /// <summary>Selectors of the step: what to group by, how to project, in which order to collect.</summary>
    public ExpressionCollection Expressions { get; }

    public PatternElement Source { get; }

    public override ElementType ElementType => ElementType.Aggregate;

    internal override void Accept<TContext>(TContext context, RuleElementVisitor<TContext> visitor) => visitor.VisitAggregate(context, this);
}

/// <summary>A value that is computed from earlier variables: <c>Let</c>, or <c>From</c> in a query.</summary>
public sealed class BindingElement : ExpressionElement
{
    internal BindingElement(Type resultType, System.Linq.Expressions.LambdaExpression expression, IEnumerable<Declaration> imports)
        : base(expression, imports)
    {
        ResultType = resultType;
    }

    public Type ResultType { get; }

    public override ElementType ElementType => ElementType.Binding;

    internal override void Accept<TContext>(TContext context, RuleElementVisitor<TContext> visitor) => visitor.VisitBinding(context, this);
}
