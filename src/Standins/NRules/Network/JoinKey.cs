using System.Linq.Expressions;
using NRules.Memory;

namespace NRules.Network;

/// <summary>The part of an equality that one side of a join can compute alone.</summary>
internal sealed class JoinKey<T>(Expression<Func<T, object?>> bound)
{
    private readonly Compiled<Func<T, object?>> call = new(bound);

    /// <summary>The key, or <see cref="NoKey.Failed"/> where it cannot be computed.</summary>
    public object? Of(T source)
    {
        try
        {
            return call.Call(source);
        }
        catch (Exception)
        {
            // Whatever fails here fails again, and visibly, when the condition itself is evaluated.
            return NoKey.Failed;
        }
    }
}
