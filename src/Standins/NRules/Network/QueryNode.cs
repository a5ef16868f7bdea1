using NRules.Memory;
using NRules.RuleModel;

namespace NRules.Network;

/// <summary>A query: the facts that meet the conditions for a tuple go through steps; each result of the last is passed on with the tuple.</summary>
internal sealed class QueryNode(int level, BetaMemory left, RightMemory right, IReadOnlyList<Condition> conditions, IReadOnlyList<QueryStep> steps)
    : TwoInputNode(level, left, right, conditions), ISettler
{
    public override void LeftInsert(Propagation propagation, BetaTuple tuple)
    {
        tuple.State = new QueryState(tuple, steps, Outputs[0]);
        propagation.MarkDirty(tuple);
        base.LeftInsert(propagation, tuple);
    }

    public void Settle(Propagation propagation, BetaTuple tuple) => ((QueryState)tuple.State!).Settle(propagation);

    protected override void Matched(Propagation propagation, BetaTuple tuple, FactEntry entry)
    {
        new Link(tuple, entry).Attach();
        ((QueryState)tuple.State!).Add(propagation, entry.Fact);
        propagation.MarkDirty(tuple);
    }
}

/// <summary>A query that starts from a value computed from the tuple.</summary>
internal sealed class BoundQueryNode(int level, Selector value, IReadOnlyList<Condition> conditions, IReadOnlyList<QueryStep> steps)
    : BetaNode(level), ILeftReceiver, ISettler
{
    public void LeftInsert(Propagation propagation, BetaTuple tuple)
    {
        var state = new QueryState(tuple, steps, Outputs[0]);
        tuple.State = state;
        propagation.MarkDirty(tuple);
        var result = value.Select(propagation, tuple, null);
        if (ReferenceEquals(result, NoKey.Failed))
        {
            return;
        }

        var fact = new ComputedFact(result, propagation.NextOrder(), this, () => []);
        foreach (var condition in conditions)
        {
            if (!condition.Holds(propagation, tuple, fact))
            {
                return;
            }
        }

        state.Add(propagation, fact);
    }

    public void Settle(Propagation propagation, BetaTuple tuple) => ((QueryState)tuple.State!).Settle(propagation);
}

/// <summary>The steps of a query for one tuple.</summary>
internal sealed class QueryState
{
    private readonly StepState[] states;

    public QueryState(BetaTuple tuple, IReadOnlyList<QueryStep> steps, BetaMemory output)
    {
        IStepReceiver next = new Results(tuple, output);
        states = new StepState[steps.Count];
        for (var i = steps.Count - 1; i >= 0; i--)
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
