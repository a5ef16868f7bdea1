using NRules.Memory;

namespace NRules.Network;

/// <summary>
/// Collect: one result that holds everything, empty or not, settled at the end of a change. The finish orders the elements or turns them into a lookup.
/// </summary>
internal sealed class CollectStep(Func<IElements> newCollection, CollectFinish? finish) : QueryStep
{
    public override StepState Begin(BetaTuple tuple, StepReceiver next) => new State(newCollection(), finish, tuple, next);

    private sealed class State : StepState
    {
        private readonly OrderedMembers members;
        private readonly CollectFinish? finish;
        private readonly ComputedFact result;
        private bool isPassedOn;
        private bool isChanged = true;

        public State(IElements elements, CollectFinish? finish, BetaTuple tuple, StepReceiver next)
            : base(tuple, next)
        {
            members = new OrderedMembers(elements);
            this.finish = finish;
            result = new ComputedFact(elements, 0, typeof(CollectStep), members);
        }

        public override void Add(Propagation propagation, Fact fact)
        {
            members.Add(fact, fact.Value);
            isChanged = true;
        }

        public override void Remove(Propagation propagation, Fact fact)
        {
            members.Remove(fact);
            isChanged = true;
        }

        public override void Settle(Propagation propagation)
        {
            if (isChanged)
            {
                isChanged = false;
                PassOn(propagation);
            }

            base.Settle(propagation);
        }

        private void PassOn(Propagation propagation)
        {
            if (finish is not null)
            {
                result.Value = finish.Finish(propagation, Tuple, members);
            }

            if (isPassedOn)
            {
                Next.Update(propagation, result);
            }
            else
            {
                isPassedOn = true;
                Next.Add(propagation, result);
            }
        }
    }
}
