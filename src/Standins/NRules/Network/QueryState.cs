using NRules.Memory;

namespace NRules.Network;

/// <summary>The steps of a query for one tuple.</summary>
internal sealed class QueryState
{
    private readonly StepState[] states;

    public QueryState(InnerTuple tuple, QueryStep[] steps, BetaMemory output)
    {
        IStepReceiver next = new Results(tuple, output);
        states = new StepState[steps.Length];
        for (var i = steps.Length - 1; i >= 0; i--)
        {
            states[i] = steps[i].Begin(tuple, next);
            next = states[i];
        }
    }

    public void Add(Propagation propagation, Fact fact) => states[0].Add(propagation, fact);

    public void Remove(Propagation propagation, Fact fact) => states[0].Remove(propagation, fact);

    public void Settle(Propagation propagation)
    {
        foreach (var state in states)
        {
            state.Settle(propagation);
        }
    }

    private sealed class Results(InnerTuple tuple, BetaMemory output) : IStepReceiver
    {
        public void Add(Propagation propagation, Fact fact) => ((ComputedFact)fact).Child = propagation.Create(output, tuple, fact, null);

        public void Remove(Propagation propagation, Fact fact)
        {
            var computed = (ComputedFact)fact;
            propagation.Remove(computed.Child!);
            computed.Child = null;
        }

        public void Update(Propagation propagation, Fact fact)
        {
            // At the end of a rule nothing else hangs on the tuple: the match stays and learns of the change.
            if (output.IsTerminal)
            {
                propagation.Updated(((ComputedFact)fact).Child!);
            }
            else
            {
                Remove(propagation, fact);
                Add(propagation, fact);
            }
        }
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

    protected IStepReceiver Next { get; } = next;

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
