using System.Runtime.CompilerServices;
using NRules.Agenda;
using NRules.RuleModel;

namespace NRules.Memory;

/// <summary>A fact of a session. Its identity outlives updates of its value.</summary>
internal class Fact(object? value, long order) : IFact
{
    public object? Value { get; set; } = value;

    /// <summary>Rank among the facts of the session, by time of insertion.</summary>
    public long Order { get; } = order;

    /// <summary>Where it stands in the fact table.</summary>
    public int Slot { get; set; }

    public FactEntry? FirstEntry { get; set; }

    private int Mark { get; set; }

    /// <summary>False when the fact bears this mark already.</summary>
    public bool TryMark(int mark)
    {
        var isNew = Mark != mark;
        Mark = mark;
        return isNew;
    }

    object IFact.Value => Value!;

    Type IFact.Type => Value?.GetType() ?? typeof(object);

    IFactSource? IFact.Source => Source;

    protected virtual IFactSource? Source => null;

    /// <summary>Whether the other stands for the same thing in a later version of the same match.</summary>
    public virtual bool IsSameAs(Fact other) => ReferenceEquals(this, other);

    public virtual int IdentityHash => RuntimeHelpers.GetHashCode(this);
}

/// <summary>A fact that lives as long as a match, under its key; the match's next one behind it.</summary>
internal sealed class LinkedFact(object value, long order, object key, Match owner) : Fact(value, order)
{
    public object Key { get; } = key;

    public LinkedFact? Next { get; set; }

    protected override IFactSource Source => owner;
}

/// <summary>A value that a query or a Let computed from the facts. Within one match, its key tells it from its siblings.</summary>
internal sealed class ComputedFact(object? value, long order, object key, IEnumerable<IFact> facts) : Fact(value, order), IFactSource
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
