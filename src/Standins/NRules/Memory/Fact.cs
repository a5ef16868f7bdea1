using System.Runtime.CompilerServices;
using NRules.Agenda;
using NRules.Network;
using NRules.RuleModel;

namespace NRules.Memory;

/// <summary>A fact of a session. Its identity outlives updates of its value. Tuples and links hang on it, so that they go with it.</summary>
internal class Fact(object? value, int order) : Link, IFact
{
    private Rest? rest;

    /// <summary>The first of its blocks of <see cref="Passed"/>.</summary>
    public ulong PassedFirst;

    /// <summary>Read by compiled expressions.</summary>
    public object? Value = value;

    /// <summary>Rank among the facts of the session, by time of insertion.</summary>
    public readonly int Order = order;

    /// <summary>Where it stands in the fact table.</summary>
    public int Slot;

    /// <summary>What is known of the type of its value, as it came into the network; null of a computed one.</summary>
    public FactKind? Kind;

    public BetaTuple? FirstTuple;

    /// <summary>One of its links; null when it has none.</summary>
    public Link? SomeLink => FurtherLinks ?? (Tuple is null ? null : (Link)this);

    /// <summary>The links but the first, the newest before the others.</summary>
    public FurtherLink? FurtherLinks
    {
        get => rest?.FurtherLinks;
        set => Seldom.FurtherLinks = value;
    }

    object IFact.Value => Value!;

    Type IFact.Type => Value?.GetType() ?? typeof(object);

    IFactSource? IFact.Source => Source;

    protected virtual IFactSource? Source => null;

    public virtual int IdentityHash => RuntimeHelpers.GetHashCode(this);

    /// <summary>Whether it has entered the memory.</summary>
    public bool IsIn(RightMemory memory)
    {
        var place = Kind!.PlaceOf(memory);
        return (uint)place < FactKind.Block ? ((PassedFirst >> place) & 1) != 0 : place > 0 && ((rest!.Passed[(place / FactKind.Block) - 1] >> place) & 1) != 0;
    }

    /// <summary>The memories that it has entered, a bit each, of one block of those of its kind.</summary>
    public ref ulong Passed(int block)
    {
        if (block == 0)
        {
            return ref PassedFirst;
        }

        return ref Seldom.Passed[block - 1];
    }

    /// <summary>It meets the conditions of the node behind the tuple.</summary>
    public void LinkTo(InnerTuple tuple)
    {
        var link = Tuple is null ? this : (Link)new FurtherLink(this);
        link.Attach(tuple);
    }

    /// <summary>Under each key by which nodes look for it, once.</summary>
    public override void PlaceIn(ref JoinTable table)
    {
        FactPlace? further = null;
        var isFirst = true;
        for (var block = 0; block < Kind!.BlockCount; block++)
        {
            for (var rest = Passed(block) & Kind.Probed(block); rest != 0; rest &= rest - 1)
            {
                var memory = Kind.Memory(block, rest);
                var id = table.IsByMemory ? memory.Id : memory.Group;
                if (isFirst || !StandsIn(id, further))
                {
                    table.Put(isFirst ? this : further = new FactPlace(this, further), id, memory.PlaceOf(Value, table.IsByMemory));
                    isFirst = false;
                }
            }
        }

        if (further is not null || rest is not null)
        {
            Seldom.FurtherPlaces = further;
        }
    }

    /// <summary>Leaves the network.</summary>
    public void Leave(ref JoinTable table)
    {
        if (Previous is not null)
        {
            table.Remove(this);
        }

        for (var place = rest?.FurtherPlaces; place is not null; place = place.NextOfFact)
        {
            table.Remove(place);
        }

        rest = null;
        PassedFirst = 0;
    }

    /// <summary>Whether the other stands for the same thing in a later version of the same match.</summary>
    public virtual bool IsSameAs(Fact other) => ReferenceEquals(this, other);

    /// <summary>Made when it is first needed.</summary>
    private Rest Seldom => rest ??= new Rest(Kind is null ? 0 : Kind.BlockCount - 1);

    private bool StandsIn(int id, FactPlace? further)
    {
        var found = MemoryId == id;
        for (var place = further; place is not null && !found; place = place.NextOfFact)
        {
            found = place.MemoryId == id;
        }

        return found;
    }

    /// <summary>What few facts have.</summary>
    private sealed class Rest(int blocks)
    {
        public readonly ulong[] Passed = blocks == 0 ? [] : new ulong[blocks];

        public FactPlace? FurtherPlaces;

        public FurtherLink? FurtherLinks;
    }
}

/// <summary>A fact that lives as long as a match, under its key; the match's next one behind it.</summary>
internal sealed class LinkedFact(object value, int order, object key, Match owner) : Fact(value, order)
{
    public object Key { get; } = key;

    public LinkedFact? NextOfMatch { get; set; }

    protected override IFactSource Source => owner;
}

/// <summary>A value that a query or a Let computed from the facts. Within one match, its key tells it from its siblings.</summary>
internal sealed class ComputedFact(object? value, int order, object key, IEnumerable<IFact> facts) : Fact(value, order), IFactSource
{
    public object Key { get; } = key;

    /// <summary>The tuple that carries the value, when the last step of a query made it.</summary>
    public BetaTuple? Child { get; set; }

    public FactSourceType SourceType => FactSourceType.Aggregate;

    public IEnumerable<IFact> Facts => facts;

    protected override IFactSource? Source => this;

    public override bool IsSameAs(Fact other) => other is ComputedFact computed && Equals(Key, computed.Key);

    public override int IdentityHash => Key.GetHashCode();
}
