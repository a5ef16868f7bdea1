using System.Linq.Expressions;
using System.Reflection;
using System.Runtime.CompilerServices;
using NRules.Memory;

namespace NRules.Network;

/// <summary>
/// Finds equalities between a candidate and earlier variables that a hash index can serve. The condition itself is evaluated all the same, so an index
/// may give too many candidates but never too few: only types qualify whose == and Equals agree and whose hash code cannot change.
/// </summary>
internal static class JoinEqualities
{
    private static readonly HashSet<Type> Plain =
    [
        typeof(string), typeof(decimal), typeof(Guid), typeof(DateTime), typeof(DateTimeOffset), typeof(DateOnly), typeof(TimeOnly), typeof(TimeSpan),
    ];

    /// <summary>The hash codes of the two sides of each equality that must hold.</summary>
    public static IEnumerable<(Expression OfCandidate, Expression OfOthers)> In(Expression condition, ParameterExpression candidate)
    {
        if (condition is BinaryExpression { NodeType: ExpressionType.AndAlso } both)
        {
            return In(both.Left, candidate).Concat(In(both.Right, candidate));
        }

        if (condition is not BinaryExpression { NodeType: ExpressionType.Equal } equality || KeyKindOf(equality) is not { } kind)
        {
            return [];
        }

        var left = SidesOf(equality.Left, candidate);
        var right = SidesOf(equality.Right, candidate);
        return (left, right) switch
        {
            (Side.Candidate, Side.Others) => [(Hash(equality.Left, kind), Hash(equality.Right, kind))],
            (Side.Others, Side.Candidate) => [(Hash(equality.Right, kind), Hash(equality.Left, kind))],
            _ => [],
        };
    }

    /// <summary>Two keys as one.</summary>
    public static Expression Pair(Expression first, Expression second) => Expression.Call(typeof(JoinHash), nameof(JoinHash.Pair), null, first, second);

    private static KeyKind? KeyKindOf(BinaryExpression equality)
    {
        var type = Nullable.GetUnderlyingType(equality.Left.Type) ?? equality.Left.Type;
        if (type != (Nullable.GetUnderlyingType(equality.Right.Type) ?? equality.Right.Type))
        {
            return null;
        }

        if (type.IsPrimitive || type.IsEnum || Plain.Contains(type) || IsRecordStruct(type))
        {
            return KeyKind.Value;
        }

        return !type.IsValueType && equality.Method is null ? KeyKind.Reference : null;
    }

    private static bool IsRecordStruct(Type type) =>
        type.IsValueType && type.GetMethod("op_Equality", BindingFlags.Public | BindingFlags.Static)?.IsDefined(typeof(CompilerGeneratedAttribute)) == true;

    private static MethodCallExpression Hash(Expression side, KeyKind kind) =>
        kind == KeyKind.Value
            ? Expression.Call(typeof(JoinHash), nameof(JoinHash.OfValue), [side.Type], side)
            : Expression.Call(typeof(JoinHash), nameof(JoinHash.OfReference), null, side);

    private static Side SidesOf(Expression expression, ParameterExpression candidate)
    {
        var found = ParameterFinder.In(expression);
        var others = found.Count - (found.Contains(candidate) ? 1 : 0);
        return (found.Contains(candidate), others) switch
        {
            (true, 0) => Side.Candidate,
            (false, > 0) => Side.Others,
            _ => Side.Mixed,
        };
    }

    private enum KeyKind
    {
        Value,
        Reference,
    }

    private enum Side
    {
        Candidate,
        Others,
        Mixed,
    }
}
