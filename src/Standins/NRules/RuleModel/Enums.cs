namespace NRules.RuleModel;

/// <summary>Whether a rule may fire again for the same match after one of its facts was updated.</summary>
public enum RuleRepeatability
{
    Repeatable = 0,
    NonRepeatable = 1,
}

/// <summary>Transitions of a match that run an action.</summary>
[Flags]
public enum ActionTrigger
{
    None = 0,

    /// <summary>The match is new.</summary>
    Activated = 1,

    /// <summary>A fact of the match was updated and the match still holds.</summary>
    Reactivated = 2,

    /// <summary>The match no longer holds, after the rule had fired for it.</summary>
    Deactivated = 4,
}

/// <summary>What happened to a match since the rule last fired for it.</summary>
public enum MatchTrigger
{
    None = 0,
    Created = 1,
    Updated = 2,
    Removed = 4,
}

/// <summary>How a filter decides whether a match may fire.</summary>
public enum FilterType
{
    /// <summary>The expression must be true.</summary>
    Predicate,

    /// <summary>The value of the expression must differ from the value at the last firing.</summary>
    KeyChange,
}

/// <summary>How a fact came into the session.</summary>
public enum FactSourceType
{
    /// <summary>A rule produced it and the engine keeps it as long as the match holds.</summary>
    Linked = 1,

    /// <summary>A query produced it out of other facts.</summary>
    Aggregate = 2,
}

/// <summary>The kind of a rule element.</summary>
public enum ElementType
{
    Action = 0,
    ActionGroup = 1,
    Aggregate = 2,
    And = 3,
    Binding = 4,
    Dependency = 5,
    DependencyGroup = 6,
    Exists = 7,
    Filter = 8,
    FilterGroup = 9,
    ForAll = 10,
    Not = 11,
    Or = 12,
    Pattern = 13,
    NamedExpression = 14,
}
