using Qingyi.Engine.Expressions.Evaluation;

namespace Qingyi.Engine.Expressions.Values;

/// <summary><c>===</c>, <c>==</c>, the equality of <c>includes</c>, and order.</summary>
internal static class Equality
{
    public static bool Strict(object? one, object? two) => (one, two) switch
    {
        (double a, double b) => a == b,
        (string a, string b) => string.Equals(a, b, StringComparison.Ordinal),
        (bool a, bool b) => a == b,
        _ => ReferenceEquals(one, two),
    };

    /// <summary>Like <c>===</c>, but NaN equals itself.</summary>
    public static bool SameZero(object? one, object? two) => (one is double a && two is double b && double.IsNaN(a) && double.IsNaN(b)) || Strict(one, two);

    public static bool Loose(Run run, object? one, object? two)
    {
        if (Undefined.OrNull(one) || Undefined.OrNull(two)) return Undefined.OrNull(one) && Undefined.OrNull(two);
        if (IsObject(one) && IsObject(two)) return ReferenceEquals(one, two);
        if (one is string && two is string) return Strict(one, two);
        if (IsObject(one) || IsObject(two))
        {
            one = Conversions.ToPrimitive(run, one, preferNumber: false);
            two = Conversions.ToPrimitive(run, two, preferNumber: false);
            return Loose(run, one, two);
        }
        return Conversions.ToNumber(run, one) == Conversions.ToNumber(run, two);
    }

    /// <summary>Whether one is less than two; null when they cannot be ordered (NaN).</summary>
    public static bool? Less(Run run, object? one, object? two)
    {
        one = Conversions.ToPrimitive(run, one, preferNumber: true);
        two = Conversions.ToPrimitive(run, two, preferNumber: true);
        if (one is string a && two is string b) return string.CompareOrdinal(a, b) < 0;
        double x = Conversions.ToNumber(run, one), y = Conversions.ToNumber(run, two);
        return double.IsNaN(x) || double.IsNaN(y) ? null : x < y;
    }

    private static bool IsObject(object? value) => value is ArrayValue or ObjectValue or DateValue;
}
