using System.Linq.Expressions;

namespace NRules.Network;

/// <summary>
/// An expression that can be called. The first calls are interpreted, since most expressions of a rule set are asked once or twice and compiling one
/// takes longer than a hundred such calls; what is called more often is compiled. Both give the same results. Thread-safe.
/// </summary>
internal sealed class Compiled<T>(Expression<T> source)
    where T : Delegate
{
    private const int Often = 100;
    private T? interpreted;
    private T? compiled;
    private int calls;

    public T Call => compiled ?? AtFirst();

    private T AtFirst() => calls++ < Often ? interpreted ??= source.Compile(preferInterpretation: true) : compiled = Compile();

    private T Compile() => ((Expression<T>)new InnerLambdas(source).Visit(source)).Compile();

    /// <summary>
    /// Compiles the lambdas inside once: <c>x => x.Tier</c> in <c>grades.Max(x => x.Tier)</c> would otherwise become a new delegate at each call, which
    /// costs more than the rest. Those that read something from outside themselves stay, as do those that are handed on as expressions.
    /// </summary>
    private sealed class InnerLambdas(LambdaExpression whole) : ExpressionVisitor
    {
        protected override Expression VisitUnary(UnaryExpression node) => node.NodeType == ExpressionType.Quote ? node : base.VisitUnary(node);

        protected override Expression VisitLambda<TDelegate>(Expression<TDelegate> node) =>
            node == whole || ParameterFinder.In(node).Count > 0 ? base.VisitLambda(node) : Expression.Constant(node.Compile(), node.Type);
    }
}
