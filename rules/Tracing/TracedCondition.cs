using System.Globalization;
using System.Linq.Expressions;

namespace Qingyi.Rules.Tracing;

/// <summary>One condition of a rule, taken from the rule model and compiled, at the first asking, so that the trace can ask it what the engine asked.</summary>
internal sealed class TracedCondition
{
    private readonly Lazy<Func<object[], bool>> holds;
    private readonly Lazy<Func<object[], object?>> actual;
    private readonly Lazy<Func<object[], object?>> required;
    private readonly bool isComparison;

    public TracedCondition(LambdaExpression condition, Func<string, int> position)
    {
        var facts = Expression.Parameter(typeof(object[]), "facts");
        var bound = condition.Parameters.ToDictionary(
            p => p, p => (Expression)Expression.Convert(Expression.ArrayIndex(facts, Expression.Constant(position(p.Name!))), p.Type));
        var body = new Rebinding(bound).Visit(condition.Body);
        holds = new(() => Expression.Lambda<Func<object[], bool>>(body, facts).Compile());
        Text = ConditionText.Chinese(condition.Body);
        Canonical = ConditionText.Canonical(condition.Body);
        (isComparison, var left, var right) = Sides(condition.Body, bound);
        actual = Side(left, facts);
        required = Side(right, facts);
    }

    /// <summary>The condition in Chinese, with the terms of the facts.</summary>
    public string Text { get; }

    public string Canonical { get; }

    public bool Holds(object[] facts) => holds.Value(facts);

    public FailingCondition Failing(object[] facts) => new(Text, ConditionText.Value(actual.Value(facts)), ConditionText.Value(required.Value(facts)));

    /// <summary>Why it holds: the condition, with the actual figures where two are compared.</summary>
    public string Because(object[] facts)
    {
        if (!isComparison || ConditionText.Value(actual.Value(facts)) is not { Number: { } value } || ConditionText.Value(required.Value(facts)) is not { Number: { } limit })
            return Text;
        return string.Create(CultureInfo.InvariantCulture, $"{Text}（{value:0.##}，{limit:0.##}）");
    }

    private static Lazy<Func<object[], object?>> Side(Expression side, ParameterExpression facts) =>
        new(() => Expression.Lambda<Func<object[], object?>>(Expression.Convert(side, typeof(object)), facts).Compile());

    private static (bool IsComparison, Expression Left, Expression Right) Sides(Expression body, Dictionary<ParameterExpression, Expression> bound)
    {
        var rebinding = new Rebinding(bound);
        if (body is BinaryExpression { NodeType: not (ExpressionType.AndAlso or ExpressionType.OrElse) } binary)
        {
            return ConditionText.EnumComparison(binary) is { } compared
                ? (true, rebinding.Visit(compared.Left), Expression.Constant(compared.Value))
                : (true, rebinding.Visit(Unhidden(binary.Left)), rebinding.Visit(Unhidden(binary.Right)));
        }

        return body is UnaryExpression { NodeType: ExpressionType.Not } not
            ? (false, rebinding.Visit(not.Operand), Expression.Constant(false))
            : (false, rebinding.Visit(body), Expression.Constant(true));
    }

    /// <summary>An enum member without the integer that the compiler compares in its place.</summary>
    private static Expression Unhidden(Expression side) =>
        side is UnaryExpression { NodeType: ExpressionType.Convert } convert
        && (Nullable.GetUnderlyingType(convert.Operand.Type) ?? convert.Operand.Type).IsEnum
            ? convert.Operand
            : side;

    private sealed class Rebinding(Dictionary<ParameterExpression, Expression> bound) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => bound[node];
    }
}
