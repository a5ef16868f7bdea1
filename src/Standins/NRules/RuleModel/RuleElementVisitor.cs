namespace NRules.RuleModel;

/// <summary>Walks the tree of a rule. Override what is of interest and call the base to go deeper.</summary>
/// <typeparam name="TContext">What the walk carries along.</typeparam>
public class RuleElementVisitor<TContext>
{
    public void Visit(TContext context, RuleElement element)
    {
        ArgumentNullException.ThrowIfNull(element);
        element.Accept(context, this);
    }

    protected internal virtual void VisitPattern(TContext context, PatternElement element)
    {
        VisitAll(context, element.Expressions);
        if (element.Source is { } source)
        {
            Visit(context, source);
        }
    }

    protected internal virtual void VisitAnd(TContext context, AndElement element) => VisitAll(context, element.ChildElements);

    protected internal virtual void VisitOr(TContext context, OrElement element) => VisitAll(context, element.ChildElements);

    protected internal virtual void VisitNot(TContext context, NotElement element) => Visit(context, element.Source);

    protected internal virtual void VisitExists(TContext context, ExistsElement element) => Visit(context, element.Source);

    protected internal virtual void VisitForAll(TContext context, ForAllElement element)
    {
        Visit(context, element.BasePattern);
        VisitAll(context, element.Patterns);
    }

    protected internal virtual void VisitAggregate(TContext context, AggregateElement element)
    {
        VisitAll(context, element.Expressions);
        Visit(context, element.Source);
    }

    protected internal virtual void VisitBinding(TContext context, BindingElement element)
    {
    }

    protected internal virtual void VisitNamedExpression(TContext context, NamedExpressionElement element)
    {
    }

    protected internal virtual void VisitActionGroup(TContext context, ActionGroupElement element) => VisitAll(context, element.Actions);

    protected internal virtual void VisitAction(TContext context, ActionElement element)
    {
    }

    protected internal virtual void VisitDependencyGroup(TContext context, DependencyGroupElement element) => VisitAll(context, element.Dependencies);

    protected internal virtual void VisitDependency(TContext context, DependencyElement element)
    {
    }

    protected internal virtual void VisitFilterGroup(TContext context, FilterGroupElement element) => VisitAll(context, element.Filters);

    protected internal virtual void VisitFilter(TContext context, FilterElement element)
    {
    }

    private void VisitAll(TContext context, IEnumerable<RuleElement> elements)
    {
        foreach (var element in elements)
        {
            Visit(context, element);
        }
    }
}
