using System.Globalization;
using System.Linq.Expressions;
using System.Reflection;
using System.Text;

namespace Qingyi.Rules.Tracing;

/// <summary>Writes a condition of the rule model: in canonical form for the hash, in Chinese for the trace.</summary>
internal static class ConditionText
{
    /// <summary>Type and member names, operators and constants only: the same text from every compiler and machine.</summary>
    public static string Canonical(Expression expression) => expression switch
    {
        BinaryExpression { NodeType: ExpressionType.ArrayIndex } => throw Unknown(expression),
        BinaryExpression binary => EnumComparison(binary) is { } compared
            ? $"({Canonical(compared.Left)} {Operator(binary)} {compared.Value.GetType().Name}.{compared.Value})"
            : $"({Canonical(binary.Left)} {Operator(binary)} {Canonical(binary.Right)})",
        UnaryExpression { NodeType: ExpressionType.Not } not => $"!{Canonical(not.Operand)}",
        UnaryExpression { NodeType: ExpressionType.Convert } convert => Canonical(convert.Operand),
        MemberExpression { Expression: { } owner } member => $"{Canonical(owner)}.{member.Member.Name}",
        MemberExpression member => $"{member.Member.DeclaringType!.Name}.{member.Member.Name}",
        MethodCallExpression call => $"{(call.Object is { } owner ? Canonical(owner) + "." : "")}{call.Method.Name}({string.Join(", ", call.Arguments.Select(Canonical))})",
        ParameterExpression parameter => parameter.Type.Name,
        ConstantExpression constant => ConstantText(constant.Value),
        _ => throw Unknown(expression),
    };

    /// <summary>The condition as an official would say it.</summary>
    public static string Chinese(Expression expression) => expression switch
    {
        BinaryExpression { NodeType: ExpressionType.AndAlso } and => $"{Chinese(and.Left)}，且{Chinese(and.Right)}",
        BinaryExpression { NodeType: ExpressionType.OrElse } or => string.Join("，或者", Alternatives(or).Select(Chinese)),
        BinaryExpression binary => EnumComparison(binary) is { } compared
            ? $"{Chinese(compared.Left)} {Sign(binary)} {Said(compared.Value)}"
            : $"{Chinese(binary.Left)} {Sign(binary)} {Chinese(binary.Right)}",
        UnaryExpression { NodeType: ExpressionType.Not } not => $"并非：{Chinese(not.Operand)}",
        UnaryExpression { NodeType: ExpressionType.Convert } convert => Chinese(convert.Operand),
        MemberExpression { Expression: not null } member when member.Member.GetCustomAttribute<TermAttribute>() is { } term => term.Text,
        MemberExpression { Expression: null } member => Said(Static(member)),
        MemberExpression { Member.Name: "Value", Expression: { } nullable } => Chinese(nullable),
        MethodCallExpression call when call.Method.Name == "get_Item" => FigureNames.Of((string)((ConstantExpression)call.Arguments[0]).Value!),
        MethodCallExpression call when call.Method.GetCustomAttribute<TermAttribute>() is { } term =>
            string.Format(CultureInfo.InvariantCulture, term.Text, [.. call.Arguments.Select(Argument)]),
        ConstantExpression { Value: string schedule } => FigureNames.Of(schedule),
        ConstantExpression constant => Said(constant.Value),
        _ => throw Unknown(expression),
    };

    /// <summary>The value that an enum member is compared with; the compiler hides it behind an integer.</summary>
    public static (Expression Left, Enum Value)? EnumComparison(BinaryExpression binary)
    {
        if (binary.Left is UnaryExpression { NodeType: ExpressionType.Convert } left && binary.Right is ConstantExpression { Value: int number })
        {
            var type = Nullable.GetUnderlyingType(left.Operand.Type) ?? left.Operand.Type;
            if (type.IsEnum)
                return (left.Operand, (Enum)Enum.ToObject(type, number));
        }

        if (binary.Left is UnaryExpression { NodeType: ExpressionType.Convert } lifted
            && binary.Right is UnaryExpression { NodeType: ExpressionType.Convert, Operand: ConstantExpression constant })
        {
            var type = Nullable.GetUnderlyingType(lifted.Operand.Type) ?? lifted.Operand.Type;
            if (type.IsEnum && constant.Value is int or Enum)
                return (lifted.Operand, constant.Value as Enum ?? (Enum)Enum.ToObject(type, constant.Value!));
        }

        return null;
    }

    public static TraceValue Value(object? value) => value switch
    {
        null => default,
        bool truth => new TraceValue(Truth: truth),
        decimal number => new TraceValue(Number: number),
        int number => new TraceValue(Number: number),
        DateOnly day => new TraceValue(Text: day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        Enum word => new TraceValue(Text: Labels.TryGet(word, out var term) ? term : word.ToString()),
        _ => new TraceValue(Text: value.ToString()),
    };

    private static IEnumerable<Expression> Alternatives(Expression expression) =>
        expression is BinaryExpression { NodeType: ExpressionType.OrElse } or ? Alternatives(or.Left).Concat(Alternatives(or.Right)) : [expression];

    private static string Argument(Expression argument) => argument is UnaryExpression { NodeType: ExpressionType.Convert } convert ? Argument(convert.Operand) : Chinese(argument);

    private static object? Static(MemberExpression member) =>
        member.Member is FieldInfo field ? field.GetValue(null) : ((PropertyInfo)member.Member).GetValue(null);

    private static string Said(object? value) => value is null ? "未载明" : Value(value).ToString();

    private static string ConstantText(object? value) => value switch
    {
        null => "null",
        string text => "'" + text + "'",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };

    private static string Operator(BinaryExpression binary) => binary.NodeType switch
    {
        ExpressionType.Equal => "==",
        ExpressionType.NotEqual => "!=",
        ExpressionType.LessThan => "<",
        ExpressionType.LessThanOrEqual => "<=",
        ExpressionType.GreaterThan => ">",
        ExpressionType.GreaterThanOrEqual => ">=",
        ExpressionType.AndAlso => "&&",
        ExpressionType.OrElse => "||",
        _ => throw Unknown(binary),
    };

    private static string Sign(BinaryExpression binary) => binary.NodeType switch
    {
        ExpressionType.Equal => "为",
        ExpressionType.NotEqual => "不为",
        ExpressionType.LessThan => "<",
        ExpressionType.LessThanOrEqual => "≤",
        ExpressionType.GreaterThan => ">",
        ExpressionType.GreaterThanOrEqual => "≥",
        _ => throw Unknown(binary),
    };

    private static NotSupportedException Unknown(Expression expression) =>
        new($"A rule condition uses {expression.NodeType} ({expression}), for which the trace has no words.");
}
