namespace NRules.Network;

/// <summary>A condition that stands on one fact alone, and what follows where it holds. The root of a type has no condition.</summary>
internal sealed class Selection(Selection? root, Condition? condition)
{
    private readonly List<Selection> next = [];
    private readonly List<RightMemory> memories = [];

    /// <summary>The selection of all facts of the type.</summary>
    public Selection Root => root ?? this;

    public Condition? Condition { get; } = condition;

    /// <summary>Those whose condition is asked when this one holds.</summary>
    public IReadOnlyList<Selection> Next => next;

    /// <summary>Where facts enter when it holds.</summary>
    public IReadOnlyList<RightMemory> Memories => memories;

    public void Add(Selection selection) => next.Add(selection);

    public void Add(RightMemory memory) => memories.Add(memory);

    /// <summary>Its memories and those of all that follow.</summary>
    public IEnumerable<RightMemory> AllMemories() => memories.Concat(next.SelectMany(x => x.AllMemories()));
}
