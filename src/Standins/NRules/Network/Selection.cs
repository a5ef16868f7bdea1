using NRules.Memory;

namespace NRules.Network;

/// <summary>A condition that stands on one fact alone, and what follows where it holds. The root of a type has no condition.</summary>
internal sealed class Selection(Condition? condition)
{
    public Condition? Condition { get; } = condition;

    public List<Selection> Next { get; } = [];

    public List<RightMemory> Memories { get; } = [];

    public void Insert(Propagation propagation, Fact fact)
    {
        if (Condition is not null && !Condition.Holds(propagation, null, fact))
        {
            return;
        }

        foreach (var memory in Memories)
        {
            propagation.Enter(memory, fact);
        }

        foreach (var next in Next)
        {
            next.Insert(propagation, fact);
        }
    }
}

/// <summary>The facts of one selection, under one join key.</summary>
internal sealed class RightMemory(int id, JoinKey<object?>? key) : IKeyed<FactEntry>
{
    public int Id { get; } = id;

    public bool HasKey => key is not null;

    /// <summary>Whether some node looks facts up here.</summary>
    public bool IsProbed { get; set; }

    /// <summary>The deepest first, so that a fact that stands on both sides of a join meets itself once.</summary>
    public List<IRightReceiver> Receivers { get; } = [];

    public object? KeyOf(FactEntry item) => key!.Of(item.Fact.Value);

    public void AddReceiver(IRightReceiver receiver)
    {
        var place = Receivers.FindIndex(x => x.Level <= receiver.Level);
        Receivers.Insert(place < 0 ? Receivers.Count : place, receiver);
    }
}

/// <summary>The tuples that a node puts out, under one join key.</summary>
internal sealed class BetaMemory(int id, int level, JoinKey<BetaTuple>? key) : IKeyed<InnerTuple>
{
    /// <summary>Negative when nobody looks tuples up here.</summary>
    public int Id { get; } = id;

    public int Level { get; } = level;

    public bool HasKey => key is not null;

    public bool IsProbed => Id >= 0;

    public bool IsTerminal => Terminal is not null;

    public RuleTerminal? Terminal { get; init; }

    /// <summary>The one node that keeps state with these tuples, if any.</summary>
    public ISettler? Owner { get; set; }

    public List<ILeftReceiver> Receivers { get; } = [];

    public object? KeyOf(InnerTuple item) => key!.Of(item);
}

internal interface ILeftReceiver
{
    void LeftInsert(Propagation propagation, InnerTuple tuple);
}

internal interface IRightReceiver
{
    int Level { get; }

    void RightInsert(Propagation propagation, FactEntry entry);
}

/// <summary>A node whose output depends on more than one fact at a time and is settled at the end of a change.</summary>
internal interface ISettler
{
    void Settle(Propagation propagation, InnerTuple tuple);
}
