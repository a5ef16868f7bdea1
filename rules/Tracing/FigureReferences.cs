using System.Linq.Expressions;
using NRules.RuleModel;

namespace Qingyi.Rules.Tracing;

/// <summary>Finds the figures that a rule names, and its texts, so that a schedule that lacks one is refused at loading and not at the first case.</summary>
internal sealed class FigureReferences : ExpressionVisitor
{
    private readonly HashSet<string> keys = new(StringComparer.Ordinal);
    private readonly HashSet<string> texts = new(StringComparer.Ordinal);

    private FigureReferences()
    {
    }

    public IEnumerable<string> Keys => keys;

    /// <summary>The texts that the actions put into an answer: bases and reasons.</summary>
    public IEnumerable<string> Texts => texts.Except(keys, StringComparer.Ordinal);

    public static FigureReferences In(IRuleDefinition rule)
    {
        var found = new FigureReferences();
        foreach (var pattern in rule.LeftHandSide.ChildElements.OfType<PatternElement>())
        {
            foreach (var condition in pattern.Expressions)
                found.Visit(condition.Expression);
        }

        foreach (var action in rule.RightHandSide.Actions)
            found.Visit(action.Expression);
        return found;
    }

    protected override Expression VisitConstant(ConstantExpression node)
    {
        if (node.Value is string text)
            texts.Add(text);
        return base.VisitConstant(node);
    }

    protected override Expression VisitMethodCall(MethodCallExpression node)
    {
        if (node.Object is not null && typeof(Law).IsAssignableFrom(node.Object.Type) && node.Arguments is [ConstantExpression { Value: string key }])
            keys.Add(key);
        return base.VisitMethodCall(node);
    }
}
