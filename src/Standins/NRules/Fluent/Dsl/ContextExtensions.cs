using NRules.RuleModel;

namespace NRules.Fluent.Dsl;

/// <summary>Shorthands on <see cref="IContext"/>.</summary>
public static class ContextExtensions
{
    public static TService Resolve<TService>(this IContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return (TService)context.Resolve(typeof(TService));
    }

    /// <summary>Changes a fact and tells the engine so.</summary>
    public static void Update<T>(this IContext context, T fact, Action<T> updateAction)
        where T : notnull
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(updateAction);
        updateAction(fact);
        context.Update(fact);
    }
}
