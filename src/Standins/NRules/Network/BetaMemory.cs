using NRules.Memory;

namespace NRules.Network;

/// <summary>The tuples that a node puts out, under one join key.</summary>
internal sealed class BetaMemory(int id, int level, JoinKey<BetaTuple>? key)
{
    /// <summary>Negative when nobody looks tuples up here.</summary>
    public int Id { get; } = id;

    public int Level { get; } = level;

    public bool IsProbed => Id >= 0;

    public bool IsTerminal => Terminal is not null;

    public RuleTerminal? Terminal { get; init; }

    /// <summary>The one node that keeps state with these tuples, if any.</summary>
    public ISettler? Owner { get; set; }

    public ILeftReceiver[] Receivers { get; private set; } = [];

    public void Add(ILeftReceiver receiver) => Receivers = [.. Receivers, receiver];

    /// <summary>What a tuple stands under in the join table; null when its key cannot be computed.</summary>
    public int? PlaceOf(InnerTuple tuple) => KeyOf(tuple) is { } computed ? HashOf(computed) : null;

    public int HashOf(int keyOfFact) => JoinTable.HashOf(Id, keyOfFact);

    /// <summary>0 where nothing is to be compared.</summary>
    public int? KeyOf(InnerTuple tuple) => key is null ? 0 : key.Of(tuple);
}

internal interface ILeftReceiver
{
    void LeftInsert(Propagation propagation, InnerTuple tuple);
}

/// <summary>A node whose output depends on more than one fact at a time and is settled at the end of a change.</summary>
internal interface ISettler
{
    void Settle(Propagation propagation, InnerTuple tuple);
}
