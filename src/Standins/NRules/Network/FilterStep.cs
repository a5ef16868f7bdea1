using NRules.Memory;

namespace NRules.Network;

/// <summary>Where: passes on what meets the conditions.</summary>
internal sealed class FilterStep(Condition[] conditions) : QueryStep
{
    public override StepState Begin(BetaTuple tuple, IStepReceiver next) => new State(conditions, tuple, next);

    private sealed class State(Condition[] conditions, BetaTuple tuple, IStepReceiver next) : StepState(tuple, next)
    {
        private readonly HashSet<Fact> passed = [];

        public override void Add(Propagation propagation, Fact fact)
        {
            foreach (var condition in conditions)
            {
                if (!condition.Holds(propagation, Tuple, fact))
                {
                    return;
                }
            }

            passed.Add(fact);
            Next.Add(propagation, fact);
        }

        public override void Remove(Propagation propagation, Fact fact)
        {
            if (passed.Remove(fact))
            {
                Next.Remove(propagation, fact);
            }
        }
    }
}
