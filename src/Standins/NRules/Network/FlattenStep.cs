using System.Collections;
using NRules.Memory;

namespace NRules.Network;

/// <summary>SelectMany: several values for each.</summary>
internal sealed class FlattenStep(Selector selector) : QueryStep
{
    public override StepState Begin(BetaTuple tuple, StepReceiver next) => new State(selector, tuple, next);

    private sealed class State(Selector selector, BetaTuple tuple, StepReceiver next) : StepState(tuple, next)
    {
        private readonly Dictionary<Fact, List<ComputedFact>> results = [];

        public override void Add(Propagation propagation, Fact fact)
        {
            var parts = new List<ComputedFact>();
            var seen = new Dictionary<object, int>();
            foreach (var value in Values(propagation, fact))
            {
                var occurrence = seen.GetValueOrDefault(value ?? NoKey.Null);
                seen[value ?? NoKey.Null] = occurrence + 1;
                parts.Add(new ComputedFact(value, propagation.NextOrder(), new Part(fact, value, occurrence), [fact]));
            }

            results.Add(fact, parts);
            foreach (var part in parts)
            {
                Next.Add(propagation, part);
            }
        }

        public override void Remove(Propagation propagation, Fact fact)
        {
            if (!results.Remove(fact, out var parts))
            {
                return;
            }

            foreach (var part in parts)
            {
                Next.Remove(propagation, part);
            }
        }

        private List<object?> Values(Propagation propagation, Fact fact)
        {
            try
            {
                return selector.Select(propagation, Tuple, fact) is IEnumerable values ? [.. values.Cast<object?>()] : [];
            }
            catch (Exception failure)
            {
                // A sequence may fail only when it is walked.
                propagation.Fail(selector, Tuple, fact, failure);
                return [];
            }
        }
    }
}
