using NRules.Network;

namespace NRules.Memory;

/// <summary>A fact where it passed the conditions of a pattern that stand on it alone. Tuples and links hang on it, so that they go with it.</summary>
internal sealed class FactEntry(Fact fact, RightMemory memory) : IBucketed<FactEntry>
{
    public FactEntry? Next { get; set; }

    public FactEntry? Previous { get; set; }

    public Bucket<FactEntry>? Bucket { get; set; }

    public Fact Fact { get; } = fact;

    public RightMemory Memory { get; } = memory;

    public FactEntry? NextOfFact { get; set; }

    public BetaTuple? FirstTuple { get; set; }

    public Link? FirstLink { get; set; }
}
