using NRules.Memory;

namespace NRules.Network;

/// <summary>The steps of a query for one tuple, and what the last of them passes on.</summary>
internal sealed class QueryState : IStepReceiver
{
    private readonly InnerTuple tuple;
    private readonly BetaMemory output;
    private readonly StepState first;

    public QueryState(InnerTuple tuple, QueryStep[] steps, BetaMemory output)
    {
        this.tuple = tuple;
        this.output = output;
        first = steps[^1].Begin(tuple, this);
        for (var i = steps.Length - 2; i >= 0; i--)
        {
            first = steps[i].Begin(tuple, first);
        }
    }

    public void Enter(Propagation propagation, Fact fact) => first.Add(propagation, fact);

    public void Leave(Propagation propagation, Fact fact) => first.Remove(propagation, fact);

    public void Settle(Propagation propagation)
    {
        for (var state = first; state is not null; state = state.Next as StepState)
        {
            state.Settle(propagation);
        }
    }

    void IStepReceiver.Add(Propagation propagation, Fact fact) => Add(propagation, (ComputedFact)fact);

    void IStepReceiver.Remove(Propagation propagation, Fact fact) => Remove(propagation, (ComputedFact)fact);

    void IStepReceiver.Update(Propagation propagation, Fact fact)
    {
        var result = (ComputedFact)fact;

        // At the end of a rule nothing else hangs on the tuple: the match stays and learns of the change.
        if (output.IsTerminal)
        {
            propagation.Updated(result.Child!);
        }
        else
        {
            Remove(propagation, result);
            Add(propagation, result);
        }
    }

    private void Add(Propagation propagation, ComputedFact result) => result.Child = propagation.Create(output, tuple, result);

    private static void Remove(Propagation propagation, ComputedFact result)
    {
        propagation.Remove(result.Child!);
        result.Child = null;
    }
}

internal interface IStepReceiver
{
    void Add(Propagation propagation, Fact fact);

    void Remove(Propagation propagation, Fact fact);

    /// <summary>The value behind a fact that was added has changed.</summary>
    void Update(Propagation propagation, Fact fact);
}

/// <summary>One step of a query, as the rule states it.</summary>
internal abstract class QueryStep
{
    public abstract StepState Begin(BetaTuple tuple, IStepReceiver next);
}

/// <summary>One step of a query for one tuple. A step that builds wholes passes them on only when the change is settled.</summary>
internal abstract class StepState(BetaTuple tuple, IStepReceiver next) : IStepReceiver
{
    protected BetaTuple Tuple { get; } = tuple;

    public IStepReceiver Next { get; } = next;

    public abstract void Add(Propagation propagation, Fact fact);

    public abstract void Remove(Propagation propagation, Fact fact);

    public virtual void Update(Propagation propagation, Fact fact)
    {
        Remove(propagation, fact);
        Add(propagation, fact);
    }

    public virtual void Settle(Propagation propagation)
    {
    }
}
