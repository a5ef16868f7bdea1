using NRules.Memory;
using NRules.Network;
using NRules.RuleModel;

namespace NRules.Agenda;

/// <summary>A match of a rule, for as long as it holds: it outlives updates of its facts.</summary>
internal sealed class Activation(RuleTerminal terminal, BetaTuple tuple) : IMatch, ILinkedFactSource
{
    public RuleTerminal Terminal { get; } = terminal;

    public BetaTuple Tuple { get; set; } = tuple;

    public MatchTrigger Trigger { get; set; }

    public bool HasFired { get; set; }

    public bool IsQueued { get; set; }

    /// <summary>The match behind it on the agenda.</summary>
    public Activation? NextInLine { get; set; }

    public bool IsGone { get; set; }

    /// <summary>A filter holds the match back although it is queued.</summary>
    public bool IsWithheld { get; set; }

    /// <summary>The facts that live as long as the match.</summary>
    public LinkedFact? FirstLinked { get; set; }

    /// <summary>The values of the change filters when the rule last fired for the match.</summary>
    public object?[]? FilterKeys { get; set; }

    public IRuleDefinition Rule => Terminal.Rule;

    public IEnumerable<IFactMatch> Facts =>
        Terminal.Variables.Select(x => new BoundFact(x.Declaration, new ArgumentPlace(x.StepsUp).FactOf(Tuple, null)!));

    FactSourceType IFactSource.SourceType => FactSourceType.Linked;

    IEnumerable<IFact> IFactSource.Facts => Facts;

    public LinkedFact? FindLinked(object key)
    {
        var found = FirstLinked;
        while (found is not null && !found.Key.Equals(key))
        {
            found = found.Next;
        }

        return found;
    }

    private sealed class BoundFact(Declaration declaration, IFact fact) : IFactMatch
    {
        public Declaration Declaration { get; } = declaration;

        public Type Type => fact.Type;

        public object Value => fact.Value;

        public IFactSource? Source => fact.Source;
    }
}
