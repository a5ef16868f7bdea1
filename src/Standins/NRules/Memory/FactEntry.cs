using NRules.Network;

namespace NRules.Memory;

/// <summary>A fact where it passed the conditions of a pattern that stand on it alone. Tuples and links hang on it, so that they go with it.</summary>
internal sealed class FactEntry(Fact fact, RightMemory memory) : Chained(memory.Id)
{
    public readonly Fact Fact = fact;

    public readonly RightMemory Memory = memory;

    public FactEntry? NextOfFact;

    public BetaTuple? FirstTuple;

    public Link? FirstLink;

    public override int? PlaceIn(bool byMemory) => Memory.PlaceOf(Fact.Value, byMemory);
}
