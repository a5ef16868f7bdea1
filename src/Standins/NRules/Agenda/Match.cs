using NRules.Memory;
using NRules.Network;
using NRules.RuleModel;

namespace NRules.Agenda;

/// <summary>A match of a rule, for as long as it holds: it outlives updates of its facts. On the agenda it is chained to the match behind it.</summary>
internal sealed class Match(InnerTuple? parent, Fact? fact, BetaMemory memory) : BetaTuple(parent, fact, memory), IMatch, ILinkedFactSource
{
    /// <summary>In a byte: the flags of a match take one word with it.</summary>
    private byte trigger;

    public MatchTrigger Trigger
    {
        get => (MatchTrigger)trigger;
        set => trigger = (byte)value;
    }

    /// <summary>Whether the agenda has heard of it.</summary>
    public bool IsKnown { get; set; }

    /// <summary>The match behind it of those that a change brought.</summary>
    public Match? NextNoted
    {
        get => (Match?)Previous;
        set => Previous = value;
    }

    /// <summary>Whether it is among them.</summary>
    public bool IsNoted { get; set; }

    public bool HasFired { get; set; }

    public bool IsQueued { get; set; }

    public bool IsGone { get; set; }

    /// <summary>A filter holds the match back although it is queued.</summary>
    public bool IsWithheld { get; set; }

    /// <summary>The facts that live as long as the match.</summary>
    public LinkedFact? FirstLinked { get; set; }

    public RuleTerminal Terminal => Memory.Terminal!;

    public IRuleDefinition Rule => Terminal.Rule;

    public IEnumerable<IFactMatch> Facts =>
        Terminal.Variables.Select(x => new BoundFact(x.Declaration, new ArgumentPlace(x.StepsUp).FactOf(this, null)!));

    FactSourceType IFactSource.SourceType => FactSourceType.Linked;

    IEnumerable<IFact> IFactSource.Facts => Facts;

    public LinkedFact? FindLinked(object key)
    {
        var found = FirstLinked;
        while (found is not null && !found.Key.Equals(key))
        {
            found = found.NextOfMatch;
        }

        return found;
    }

    /// <summary>The match holds again, in the place of the one that was found anew.</summary>
    public void ReturnAs(Match found)
    {
        IsDead = false;
        TakePlaceOf(found);
        if (Fact is ComputedFact computed)
        {
            computed.Child = this;
        }
    }

    public override void PlaceIn(ref JoinTable table)
    {
        // Nobody looks matches up.
    }

    private sealed class BoundFact(Declaration declaration, IFact fact) : IFactMatch
    {
        public Declaration Declaration { get; } = declaration;

        public Type Type => fact.Type;

        public object Value => fact.Value;

        public IFactSource? Source => fact.Source;
    }
}
