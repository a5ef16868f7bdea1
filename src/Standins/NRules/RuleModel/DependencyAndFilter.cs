using System.Linq.Expressions;

namespace NRules.RuleModel;

/// <summary>A service that the rule's actions use, resolved when the rule fires.</summary>
public sealed class DependencyElement : RuleElement
{
    internal DependencyElement(Declaration declaration, Type serviceType)
    {
        Declaration = declaration;
        ServiceType = serviceType;
        declaration.Target = this;
        Export(declaration);
    }

    public Declaration Declaration { get; }

    public Type ServiceType { get; }

    public override ElementType ElementType => ElementType.Dependency;

    internal override void Accept<TContext>(TContext context, RuleElementVisitor<TContext> visitor) => visitor.VisitDependency(context, this);
}

/// <summary>All dependencies of a rule.</summary>
public sealed class DependencyGroupElement : RuleElement
{
    internal DependencyGroupElement(IReadOnlyList<DependencyElement> dependencies)
    {
        Dependencies = dependencies;
        foreach (var dependency in dependencies)
        {
            Export(dependency.Declaration);
        }
    }

    public IEnumerable<DependencyElement> Dependencies { get; }

    public override ElementType ElementType => ElementType.DependencyGroup;

    internal override void Accept<TContext>(TContext context, RuleElementVisitor<TContext> visitor) => visitor.VisitDependencyGroup(context, this);
}

/// <summary>Keeps a match off the agenda although its conditions hold.</summary>
public sealed class FilterElement : ExpressionElement
{
    internal FilterElement(FilterType filterType, LambdaExpression expression, IEnumerable<Declaration> imports)
        : base(expression, imports)
    {
        FilterType = filterType;
    }

    public FilterType FilterType { get; }

    public override ElementType ElementType => ElementType.Filter;

    internal override void Accept<TContext>(TContext context, RuleElementVisitor<TContext> visitor) => visitor.VisitFilter(context, this);
}

/// <summary>All filters of a rule.</summary>
public sealed class FilterGroupElement : RuleElement
{
    internal FilterGroupElement(IReadOnlyList<FilterElement> filters)
    {
        Filters = filters;
        Import(filters.SelectMany(x => x.Imports));
    }

    public IEnumerable<FilterElement> Filters { get; }

    public override ElementType ElementType => ElementType.FilterGroup;

    internal override void Accept<TContext>(TContext context, RuleElementVisitor<TContext> visitor) => visitor.VisitFilterGroup(context, this);
}
