using System.Collections;
using NRules.Memory;
using NRules.RuleModel;

namespace NRules.Network;

/// <summary>Where: passes on what meets the conditions.</summary>
internal sealed class FilterStep(IReadOnlyList<Condition> conditions) : QueryStep
{
    public override StepState Begin(BetaTuple tuple, IStepReceiver next) => new State(conditions, tuple, next);

    private sealed class State(IReadOnlyList<Condition> conditions, BetaTuple tuple, IStepReceiver next) : StepState(tuple, next)
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

/// <summary>Select: another value for each.</summary>
internal sealed class ProjectStep(Selector selector) : QueryStep
{
    public override StepState Begin(BetaTuple tuple, IStepReceiver next) => new State(selector, tuple, next);

    private sealed class State(Selector selector, BetaTuple tuple, IStepReceiver next) : StepState(tuple, next)
    {
        private readonly Dictionary<Fact, ComputedFact> results = [];

        public override void Add(Propagation propagation, Fact fact)
        {
            var value = selector.Select(propagation, Tuple, fact);
            if (ReferenceEquals(value, NoKey.Failed))
            {
                return;
            }

            var result = new ComputedFact(value, fact.Order, new Part(fact, null, 0), () => [fact]);
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

/// <summary>SelectMany: several values for each.</summary>
internal sealed class FlattenStep(Selector selector) : QueryStep
{
    public override StepState Begin(BetaTuple tuple, IStepReceiver next) => new State(selector, tuple, next);

    private sealed class State(Selector selector, BetaTuple tuple, IStepReceiver next) : StepState(tuple, next)
    {
        private readonly Dictionary<Fact, List<ComputedFact>> results = [];

        public override void Add(Propagation propagation, Fact fact)
        {
            if (selector.Select(propagation, Tuple, fact) is not IEnumerable values)
            {
                return;
            }

            var parts = new List<ComputedFact>();
            var seen = new Dictionary<object, int>();
            foreach (var value in values)
            {
                var occurrence = seen.GetValueOrDefault(value ?? NoKey.Null);
                seen[value ?? NoKey.Null] = occurrence + 1;
                parts.Add(new ComputedFact(value, propagation.NextOrder(), new Part(fact, value, occurrence), () => [fact]));
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
    }
}

/// <summary>What tells a computed value from its siblings: the fact that it comes from and, where that gives several, which one.</summary>
internal sealed class Part(Fact origin, object? value, int occurrence) : IEquatable<Part>
{
    private readonly Fact origin = origin;
    private readonly object? value = value;
    private readonly int occurrence = occurrence;

    public bool Equals(Part? other) =>
        other is not null && occurrence == other.occurrence && origin.IsSameAs(other.origin) && Equals(value, other.value);

    public override bool Equals(object? obj) => Equals(obj as Part);

    public override int GetHashCode() => HashCode.Combine(origin.IdentityHash, value, occurrence);
}

/// <summary>GroupBy: one result for each key, settled at the end of a change.</summary>
internal sealed class GroupStep(Selector key, Selector? element, Func<object?, IElements> newGroup) : QueryStep
{
    public override StepState Begin(BetaTuple tuple, IStepReceiver next) => new State(key, element, newGroup, tuple, next);

    private sealed class State(Selector key, Selector? element, Func<object?, IElements> newGroup, BetaTuple tuple, IStepReceiver next)
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
        public Group(IElements elements, long order, object key)
        {
            Members = new OrderedMembers(elements);
            Result = new ComputedFact(elements, order, key, () => Members.Facts);
        }

        public OrderedMembers Members { get; }

        public ComputedFact Result { get; }

        public bool IsChanged { get; set; }

        public bool IsPassedOn { get; set; }
    }
}

/// <summary>
/// Collect: one result that holds everything, empty or not, settled at the end of a change. The finish orders the elements or turns them into a lookup.
/// </summary>
internal sealed class CollectStep(Func<IElements> newCollection, CollectFinish? finish) : QueryStep
{
    public override StepState Begin(BetaTuple tuple, IStepReceiver next) => new State(newCollection(), finish, tuple, next);

    private sealed class State : StepState
    {
        private readonly OrderedMembers members;
        private readonly CollectFinish? finish;
        private readonly ComputedFact result;
        private bool isPassedOn;
        private bool isChanged = true;

        public State(IElements elements, CollectFinish? finish, BetaTuple tuple, IStepReceiver next)
            : base(tuple, next)
        {
            members = new OrderedMembers(elements);
            this.finish = finish;
            result = new ComputedFact(elements, 0, typeof(CollectStep), () => members.Facts);
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
            if (!isChanged)
            {
                return;
            }

            isChanged = false;
            if (isPassedOn)
            {
                Next.Remove(propagation, result);
            }

            isPassedOn = true;
            if (finish is not null)
            {
                result.Value = finish.Finish(propagation, Tuple, members.Facts);
            }

            Next.Add(propagation, result);
        }
    }
}
