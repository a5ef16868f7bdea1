using System.Linq.Expressions;
using NRules.Memory;
using NRules.RuleModel;

namespace NRules.Network;

/// <summary>An expression of a left-hand side, bound to its place in the network. Compiled when it is first needed.</summary>
internal abstract class RuleExpression(LambdaExpression source, IReadOnlyList<ArgumentPlace> arguments)
{
    public LambdaExpression Source { get; } = source;

    /// <summary>Where the values of the source's parameters are.</summary>
    public IReadOnlyList<ArgumentPlace> Arguments { get; } = arguments;

    /// <summary>The rules that share it.</summary>
    public List<IRuleDefinition> Rules { get; } = [];
}

/// <summary>A condition. One that fails counts as not met; the failure is thrown at the end of the change.</summary>
internal sealed class Condition(LambdaExpression source, IReadOnlyList<ArgumentPlace> arguments, Expression<Func<BetaTuple?, object?, bool>> bound)
    : RuleExpression(source, arguments)
{
    private readonly Compiled<Func<BetaTuple?, object?, bool>> call = new(bound);

    public Expression<Func<BetaTuple?, object?, bool>> Bound { get; } = bound;

    public bool Holds(Propagation propagation, BetaTuple? tuple, Fact? candidate)
    {
        bool result;
        try
        {
            result = call.Call(tuple, candidate?.Value);
        }
        catch (Exception failure)
        {
            propagation.Fail(this, tuple, candidate, failure);
            return false;
        }

        if (propagation.ListensToConditions)
        {
            propagation.Evaluated(this, tuple, candidate, result);
        }

        return result;
    }
}

/// <summary>A selector, a key or a binding. The outcome of one that fails is <see cref="NoKey.Failed"/>; the failure is thrown at the end of the change.</summary>
internal sealed class Selector(LambdaExpression source, IReadOnlyList<ArgumentPlace> arguments, Expression<Func<BetaTuple?, object?, object?>> bound)
    : RuleExpression(source, arguments)
{
    private readonly Compiled<Func<BetaTuple?, object?, object?>> call = new(bound);

    public object? Select(Propagation propagation, BetaTuple? tuple, Fact? candidate)
    {
        object? result;
        try
        {
            result = call.Call(tuple, candidate?.Value);
        }
        catch (Exception failure)
        {
            propagation.Fail(this, tuple, candidate, failure);
            return NoKey.Failed;
        }

        if (propagation.ListensToConditions)
        {
            propagation.Evaluated(this, tuple, candidate, result);
        }

        return result;
    }
}

/// <summary>The place of a parameter's value: so many steps up from the tuple, or the candidate fact itself, or nowhere.</summary>
internal readonly record struct ArgumentPlace(int StepsUp)
{
    public static readonly ArgumentPlace Candidate = new(-1);

    /// <summary>A variable that only another alternative of an Or binds.</summary>
    public static readonly ArgumentPlace Nowhere = new(-2);

    public Fact? FactOf(BetaTuple? tuple, Fact? candidate)
    {
        if (StepsUp < 0)
        {
            return this == Candidate ? candidate : null;
        }

        for (var step = 0; step < StepsUp; step++)
        {
            tuple = tuple!.Parent;
        }

        return tuple!.Fact;
    }
}
