using NRules.Memory;

namespace NRules.Network;

/// <summary>A condition that stands on one fact alone, and what follows where it holds. The root of a type has no condition.</summary>
internal sealed class Selection(Selection? root, Condition? condition)
{
    private readonly List<Selection> next = [];
    private readonly List<RightMemory> memories = [];

    /// <summary>The selection of all facts of the type.</summary>
    public Selection Root => root ?? this;

    public Condition? Condition { get; } = condition;

    public void Add(Selection selection) => next.Add(selection);

    public void Add(RightMemory memory) => memories.Add(memory);

    public void Insert(Propagation propagation, Fact fact)
    {
        foreach (var memory in memories)
        {
            propagation.Enter(memory, fact);
        }

        foreach (var selection in next)
        {
            if (selection.Condition!.Holds(propagation, null, fact))
            {
                selection.Insert(propagation, fact);
            }
        }
    }
}
