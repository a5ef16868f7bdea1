using NRules.Memory;

namespace NRules.Network;

/// <summary>The steps of a query for one tuple.</summary>
internal sealed class QueryState
{
    private readonly StepState[] states;

    public QueryState(BetaTuple tuple, QueryStep[] steps, BetaMemory output)
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

    private sealed class Results(BetaTuple tuple, BetaMemory output) : IStepReceiver
    {
        public void Add(Propagation propagation, Fact fact) => ((ComputedFact)fact).Child = propagation.Create(output, tuple, fact, null);

        public void Remove(Propagation propagation, Fact fact)
        {
            var computed = (ComputedFact)fact;
            propagation.Remove(computed.Child!);
            computed.Child = null;
        }
    }
}

internal interface IStepReceiver
{
    void Add(Propagation propagation, Fact fact);

    void Remove(Propagation propagation, Fact fact);
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

    public virtual void Settle(Propagation propagation)
    {
    }
}
