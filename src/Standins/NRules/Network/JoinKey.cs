using System.Linq.Expressions;
using System.Runtime.CompilerServices;

namespace NRules.Network;

/// <summary>The hash code of what one side of an equality can compute alone. The equality itself is evaluated all the same.</summary>
internal sealed class JoinKey<T>(Expression<Func<T, int>> bound)
{
    private readonly Compiled<Func<T, int>> call = new(bound);

    /// <summary>The hash code, or null where it cannot be computed.</summary>
    public int? Of(T source)
    {
        try
        {
            return call.Call(source);
        }
        catch (Exception)
        {
            // Whatever fails here fails again, and visibly, when the condition itself is evaluated.
            return null;
        }
    }
}

/// <summary>Stands in the expressions of join keys.</summary>
internal static class JoinHash
{
    public static int OfValue<T>(T value) => value is null ? 0 : EqualityComparer<T>.Default.GetHashCode(value);

    public static int OfReference(object? value) => RuntimeHelpers.GetHashCode(value);

    public static int Pair(int first, int second) => (first * 31) + second;
}
