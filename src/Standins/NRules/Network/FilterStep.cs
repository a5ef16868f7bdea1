using NRules.Memory;

namespace NRules.Network;

/// <summary>Where: only the values that meet the conditions go on.</summary>
internal sealed class FilterStep(Condition[] conditions) : QueryStep
{
    public override StepState Begin(BetaTuple tuple, StepReceiver next) => new State(conditions, tuple, next);

    private sealed class State(Condition[] conditions, BetaTuple tuple, StepReceiver next) : StepState(tuple, next)
    {
        // Behind a Collect there is one value only; a set is made for the second.
        private Fact? one;
        private HashSet<Fact>? more;

        public override void Add(Propagation propagation, Fact fact)
        {
            if (!Holds(propagation, fact))
            {
                return;
            }

            if (one is null && more is null)
            {
                one = fact;
            }
            else
            {
                (more ??= [one!]).Add(fact);
                one = null;
            }

            Next.Add(propagation, fact);
        }

        public override void Remove(Propagation propagation, Fact fact)
        {
            if (Forget(fact))
            {
                Next.Remove(propagation, fact);
            }
        }

        public override void Update(Propagation propagation, Fact fact)
        {
            var passed = ReferenceEquals(one, fact) || more?.Contains(fact) == true;
            if (!passed)
            {
                Add(propagation, fact);
            }
            else if (Holds(propagation, fact))
            {
                Next.Update(propagation, fact);
            }
            else
            {
                Remove(propagation, fact);
            }
        }

        private bool Forget(Fact fact)
        {
            if (ReferenceEquals(one, fact))
            {
                one = null;
                return true;
            }

            return more?.Remove(fact) == true;
        }

        private bool Holds(Propagation propagation, Fact fact)
        {
            foreach (var condition in conditions)
            {
                if (!condition.Holds(propagation, Tuple, fact))
                {
                    return false;
                }
            }

            return true;
        }
    }
}
