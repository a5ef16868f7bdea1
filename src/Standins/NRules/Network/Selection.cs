using System.Numerics;
using NRules.Memory;

namespace NRules.Network;

/// <summary>A condition that stands on one fact alone, and what follows where it holds. The root of a type has no condition.</summary>
internal sealed class Selection(Selection? root, Condition? condition)
{
    private readonly List<Selection> next = [];
    private readonly List<RightMemory> memories = [];
    private Fork[] forks = [];

    /// <summary>The selection of all facts of the type.</summary>
    public Selection Root => root ?? this;

    public Condition? Condition { get; } = condition;

    public void Add(Selection selection) => next.Add(selection);

    public void Add(RightMemory memory) => memories.Add(memory);

    /// <summary>The network is complete.</summary>
    public void Close()
    {
        forks = [.. next.Chunk(Fork.Most).Select(x => new Fork([.. x.Select(y => y.Condition!)]))];
        next.ForEach(x => x.Close());
    }

    public void Insert(Propagation propagation, Fact fact)
    {
        foreach (var memory in memories)
        {
            propagation.Enter(memory, fact);
        }

        for (var i = 0; i < forks.Length; i++)
        {
            for (var rest = Passed(propagation, fact, i); rest != 0; rest &= rest - 1)
            {
                next[(i * Fork.Most) + BitOperations.TrailingZeroCount(rest)].Insert(propagation, fact);
            }
        }
    }

    private ulong Passed(Propagation propagation, Fact fact, int fork)
    {
        if (propagation.Events.ListensToConditions)
        {
            return EachOf(propagation, fact, fork);
        }

        try
        {
            return forks[fork].Of(fact.Value);
        }
        catch (Exception)
        {
            // Asked one by one, the condition that fails says so and the others keep their answers.
            return EachOf(propagation, fact, fork);
        }
    }

    private ulong EachOf(Propagation propagation, Fact fact, int fork)
    {
        var passed = 0UL;
        var first = fork * Fork.Most;
        for (var i = first; i < next.Count && i < first + Fork.Most; i++)
        {
            passed |= next[i].Condition!.Holds(propagation, null, fact) ? 1UL << (i - first) : 0;
        }

        return passed;
    }
}
