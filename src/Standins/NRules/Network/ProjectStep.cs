using NRules.Memory;

namespace NRules.Network;

/// <summary>Select: another value for each.</summary>
internal sealed class ProjectStep(Selector selector) : QueryStep
{
    public override StepState Begin(BetaTuple tuple, StepReceiver next) => new State(selector, tuple, next);

    private sealed class State(Selector selector, BetaTuple tuple, StepReceiver next) : StepState(tuple, next)
    {
        private readonly Dictionary<Fact, ComputedFact> results = [];

        public override void Add(Propagation propagation, Fact fact)
        {
            var value = selector.Select(propagation, Tuple, fact);
            if (ReferenceEquals(value, NoKey.Failed))
            {
                return;
            }

            var result = new ComputedFact(value, fact.Order, new Part(fact, null, 0), [fact]);
            results.Add(fact, result);
            Next.Add(propagation, result);
        }

        public override void Remove(Propagation propagation, Fact fact)
        {
            if (results.Remove(fact, out var result))
            {
                Next.Remove(propagation, result);
            }
        }
    }
}
