using System.Linq.Expressions;

namespace NRules.Network;

/// <summary>Finds the parameters that an expression reads and does not declare itself.</summary>
internal sealed class ParameterFinder : ExpressionVisitor
{
    private readonly HashSet<ParameterExpression> inner = [];
    private readonly HashSet<ParameterExpression> found = [];

    private ParameterFinder()
    {
    }

    public static IReadOnlySet<ParameterExpression> In(Expression expression)
    {
        var finder = new ParameterFinder();
        finder.Visit(expression);
        return finder.found;
    }

    protected override Expression VisitLambda<T>(Expression<T> node)
    {
        inner.UnionWith(node.Parameters);
        return base.VisitLambda(node);
    }

    protected override Expression VisitParameter(ParameterExpression node)
    {
        if (!inner.Contains(node))
        {
            found.Add(node);
        }

        return node;
    }
}
