namespace NRules.RuleModel;

/// <summary>A rule as data: what it is called, when it applies, what it does.</summary>
public interface IRuleDefinition
{
    /// <summary>The full name of the rule class unless it carries a name of its own.</summary>
    string Name { get; }

    /// <summary>Empty when the rule has none.</summary>
    string Description { get; }

    RuleRepeatability Repeatability { get; }

    IEnumerable<string> Tags { get; }

    /// <summary>Rules of a higher priority fire first; 0 by default.</summary>
    int Priority { get; }

    /// <summary>Further properties; a rule class leaves its <see cref="Type"/> under <c>ClrType</c>.</summary>
    PropertyMap Properties { get; }

    DependencyGroupElement DependencyGroup { get; }

    FilterGroupElement FilterGroup { get; }

    /// <summary>The conditions, as the outermost group.</summary>
    GroupElement LeftHandSide { get; }

    /// <summary>The actions.</summary>
    ActionGroupElement RightHandSide { get; }
}

/// <summary>Rules under one name.</summary>
public interface IRuleSet
{
    string Name { get; }

    IEnumerable<IRuleDefinition> Rules { get; }

    void Add(IEnumerable<IRuleDefinition> ruleDefinitions);
}

/// <summary>A source of rule sets that can be compiled.</summary>
public interface IRuleRepository
{
    IEnumerable<IRuleSet> GetRuleSets();
}

/// <summary>An in-memory rule set.</summary>
public sealed class RuleSet(string name) : IRuleSet
{
    private readonly List<IRuleDefinition> rules = [];

    public string Name { get; } = name;

    public IEnumerable<IRuleDefinition> Rules => rules;

    public void Add(IEnumerable<IRuleDefinition> ruleDefinitions)
    {
        ArgumentNullException.ThrowIfNull(ruleDefinitions);
        rules.AddRange(ruleDefinitions);
    }
}
