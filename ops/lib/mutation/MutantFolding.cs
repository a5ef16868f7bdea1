using System.Linq.Expressions;

namespace NRules.Fluent.Dsl;

/// <summary>
/// A rule's conditions are expression trees, so a mutant stands in them as "is it active? changed : original". Here the tree becomes the one that the
/// active mutant would have written, for engine, trace and hash alike.
/// </summary>
internal sealed class MutantFolding : ExpressionVisitor
{
    public static LambdaExpression Of(LambdaExpression expression) => (LambdaExpression)new MutantFolding().Visit(expression);

    protected override Expression VisitConditional(ConditionalExpression node) =>
        node.Test is MethodCallExpression { Method: { Name: "IsActive", DeclaringType.Name: "MutantControl" } } active
            ? Visit((bool)active.Method.Invoke(null, [((ConstantExpression)active.Arguments[0]).Value])! ? node.IfTrue : node.IfFalse)
            : base.VisitConditional(node);
}
