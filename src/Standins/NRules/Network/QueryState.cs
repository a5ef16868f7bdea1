using NRules.Memory;

namespace NRules.Network;

/// <summary>The steps of a query for one tuple, and what the last of them passes on.</summary>
internal sealed class QueryState : StepReceiver
{
    private readonly InnerTuple tuple;
    private readonly BetaMemory output;
    private readonly StepReceiver first;

    public QueryState(InnerTuple tuple, QueryStep[] steps, BetaMemory output)
    {
        this.tuple = tuple;
        this.output = output;
        first = this;
        for (var i = steps.Length - 1; i >= 0; i--)
        {
            first = steps[i].Begin(tuple, first);
        }
    }

    public void Enter(Propagation propagation, Fact fact) => first.Add(propagation, fact);

    public void Leave(Propagation propagation, Fact fact) => first.Remove(propagation, fact);

    /// <summary>Settles the steps, from the first to the last.</summary>
    public void SettleSteps(Propagation propagation) => first.Settle(propagation);

    public override void Add(Propagation propagation, Fact fact) => Add(propagation, (ComputedFact)fact);

    public override void Remove(Propagation propagation, Fact fact) => Remove(propagation, (ComputedFact)fact);

    public override void Update(Propagation propagation, Fact fact)
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

/// <summary>What takes the values that a step passes on.</summary>
internal abstract class StepReceiver
{
    public abstract void Add(Propagation propagation, Fact fact);

    public abstract void Remove(Propagation propagation, Fact fact);

    /// <summary>The value behind a fact that was added has changed.</summary>
    public abstract void Update(Propagation propagation, Fact fact);

    /// <summary>The change is over: a step that builds wholes passes them on, then those behind it.</summary>
    public virtual void Settle(Propagation propagation)
    {
    }
}

/// <summary>One step of a query, as the rule states it.</summary>
internal abstract class QueryStep
{
    public abstract StepState Begin(BetaTuple tuple, StepReceiver next);
}

/// <summary>One step of a query for one tuple.</summary>
internal abstract class StepState(BetaTuple tuple, StepReceiver next) : StepReceiver
{
    protected BetaTuple Tuple { get; } = tuple;

    public StepReceiver Next { get; } = next;

    public override void Update(Propagation propagation, Fact fact)
    {
        Remove(propagation, fact);
        Add(propagation, fact);
    }

    public override void Settle(Propagation propagation) => Next.Settle(propagation);
}
