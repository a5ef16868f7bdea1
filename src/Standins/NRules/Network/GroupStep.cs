using NRules.Memory;

namespace NRules.Network;

/// <summary>GroupBy: one result for each key, settled at the end of a change.</summary>
internal sealed class GroupStep(Selector key, Selector? element, Func<object?, IElements> newGroup) : QueryStep
{
    public override StepState Begin(BetaTuple tuple, StepReceiver next) => new State(key, element, newGroup, tuple, next);

    private sealed class State(Selector key, Selector? element, Func<object?, IElements> newGroup, BetaTuple tuple, StepReceiver next)
        : StepState(tuple, next)
    {
        private readonly Dictionary<object, Group> groups = [];
        private readonly Dictionary<Fact, Group> groupOf = [];
        private readonly List<Group> changed = [];

        public override void Add(Propagation propagation, Fact fact)
        {
            var keyValue = key.Select(propagation, Tuple, fact);
            var value = element is null ? fact.Value : element.Select(propagation, Tuple, fact);
            if (ReferenceEquals(keyValue, NoKey.Failed) || ReferenceEquals(value, NoKey.Failed))
            {
                return;
            }

            if (!groups.TryGetValue(keyValue ?? NoKey.Null, out var group))
            {
                var elements = newGroup(keyValue);
                group = new Group(elements, propagation.NextOrder(), keyValue ?? NoKey.Null);
                groups.Add(keyValue ?? NoKey.Null, group);
            }

            group.Members.Add(fact, value);
            groupOf.Add(fact, group);
            Change(group);
        }

        public override void Remove(Propagation propagation, Fact fact)
        {
            if (groupOf.Remove(fact, out var group))
            {
                group.Members.Remove(fact);
                Change(group);
            }
        }

        public override void Settle(Propagation propagation)
        {
            foreach (var group in changed)
            {
                group.IsChanged = false;
                if (group.IsPassedOn)
                {
                    Next.Remove(propagation, group.Result);
                }

                group.IsPassedOn = group.Members.Count > 0;
                if (group.IsPassedOn)
                {
                    Next.Add(propagation, group.Result);
                }
                else
                {
                    groups.Remove(group.Result.Key);
                }
            }

            changed.Clear();
            base.Settle(propagation);
        }

        private void Change(Group group)
        {
            if (!group.IsChanged)
            {
                group.IsChanged = true;
                changed.Add(group);
            }
        }
    }

    private sealed class Group
    {
        public Group(IElements elements, int order, object key)
        {
            Members = new OrderedMembers(elements);
            Result = new ComputedFact(elements, order, key, Members);
        }

        public OrderedMembers Members { get; }

        public ComputedFact Result { get; }

        public bool IsChanged { get; set; }

        public bool IsPassedOn { get; set; }
    }
}
