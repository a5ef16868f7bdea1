namespace NRules.RuleModel;

/// <summary>A fact in the session's memory.</summary>
public interface IFact
{
    /// <summary>The run-time type of the value.</summary>
    Type Type { get; }

    object Value { get; }

    /// <summary>Where an engine-made fact comes from; null for one that was inserted from outside.</summary>
    IFactSource? Source { get; }
}

/// <summary>Where a fact that the engine made comes from.</summary>
public interface IFactSource
{
    FactSourceType SourceType { get; }

    /// <summary>The facts that it was made of.</summary>
    IEnumerable<IFact> Facts { get; }
}

/// <summary>The source of a fact that a rule yielded.</summary>
public interface ILinkedFactSource : IFactSource
{
    IRuleDefinition Rule { get; }
}

/// <summary>A fact that takes part in a match, with the variable that it is bound to.</summary>
public interface IFactMatch : IFact
{
    Declaration Declaration { get; }
}

/// <summary>A set of facts that meets the conditions of a rule.</summary>
public interface IMatch
{
    IRuleDefinition Rule { get; }

    /// <summary>The facts in the order of the rule's patterns. Facts of <c>Not</c> and <c>Exists</c> are not among them.</summary>
    IEnumerable<IFactMatch> Facts { get; }

    /// <summary>Why the rule fires now.</summary>
    MatchTrigger Trigger { get; }
}
