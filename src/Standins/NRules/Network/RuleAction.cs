using System.Linq.Expressions;
using NRules.Memory;
using NRules.RuleModel;

namespace NRules.Network;

/// <summary>Calls an expression of a filter or an action.</summary>
internal delegate object? BoundCall(IContext? context, BetaTuple tuple, object?[] services, object? current);

/// <summary>An expression of a filter or an action, bound to the variables of a match. Compiled when it is first needed.</summary>
internal sealed class BoundExpression(LambdaExpression source, IReadOnlyList<ArgumentSource> arguments, Expression<BoundCall> bound, bool readsContext)
{
    private readonly Compiled<BoundCall> call = new(bound);

    public LambdaExpression Source { get; } = source;

    /// <summary>Whether the context matters to it: most take one and leave it alone.</summary>
    public bool ReadsContext { get; } = readsContext;

    public object? Invoke(IContext? context, BetaTuple tuple, object?[] services, object? current) =>
        call.Call(context, tuple, services, current);

    /// <summary>The values of the source's parameters.</summary>
    public IReadOnlyList<object?> Arguments(IContext? context, BetaTuple tuple, object?[] services, object? current) =>
    [
        .. arguments.Select(x => x.Kind switch
        {
            ArgumentKind.Context => context,
            ArgumentKind.Current => current,
            ArgumentKind.Nothing => null,
            ArgumentKind.Service => services[x.Place],
            _ => new ArgumentPlace(x.Place).FactOf(tuple, null)!.Value,
        }),
    ];
}

internal enum ArgumentKind
{
    Variable,
    Context,
    Service,
    Current,

    /// <summary>A variable that only another alternative of an Or binds.</summary>
    Nothing,
}

/// <summary>Where the value of a parameter comes from: a variable so many steps up from the tuple, a service of that number, and so on.</summary>
internal readonly record struct ArgumentSource(ArgumentKind Kind, int Place);

/// <summary>An action of a rule. The key is that of the yielded fact among the facts linked to the match; null for an action that yields nothing.</summary>
internal sealed record RuleAction(ActionTrigger Trigger, BoundExpression Expression, BoundExpression? YieldUpdate, object? Key);
