using NRules.Fluent.Dsl;
using NRules.RuleModel;

namespace NRules.Fluent;

/// <summary>Rules that were loaded from rule classes.</summary>
public class RuleRepository : IRuleRepository
{
    private readonly Dictionary<string, IRuleSet> ruleSets = new(StringComparer.Ordinal);

    public RuleRepository()
        : this(new RuleActivator())
    {
    }

    public RuleRepository(IRuleActivator activator)
    {
        Activator = activator;
    }

    /// <summary>Makes instances of rule classes; by default through their parameterless constructors.</summary>
    public IRuleActivator Activator { get; set; }

    public IEnumerable<IRuleSet> GetRuleSets() => ruleSets.Values;

    /// <exception cref="ArgumentException">There is a rule set of that name already.</exception>
    public void Add(IRuleSet ruleSet)
    {
        ArgumentNullException.ThrowIfNull(ruleSet);
        if (!ruleSets.TryAdd(ruleSet.Name, ruleSet))
        {
            throw new ArgumentException($"The repository has a rule set named {ruleSet.Name} already.", nameof(ruleSet));
        }
    }

    /// <summary>Loads the rules that the specification describes into the rule set that it names ("default" if it names none).</summary>
    /// <exception cref="RuleActivationException">A rule class cannot be instantiated.</exception>
    /// <exception cref="RuleDefinitionException">A rule's <c>Define</c> failed or states something impossible.</exception>
    public void Load(Action<IRuleLoadSpec> specAction)
    {
        ArgumentNullException.ThrowIfNull(specAction);
        var spec = new RuleLoadSpec(Activator);
        specAction(spec);
        var definitions = spec.LoadDefinitions();
        if (!ruleSets.TryGetValue(spec.RuleSetName, out var ruleSet))
        {
            ruleSet = new RuleSet(spec.RuleSetName);
            ruleSets.Add(ruleSet.Name, ruleSet);
        }

        ruleSet.Add(definitions);
    }
}

/// <summary>Makes instances of rule classes.</summary>
public interface IRuleActivator
{
    /// <summary>One or more instances of the class.</summary>
    IEnumerable<Rule> Activate(Type type);
}

/// <summary>Makes one instance of each rule class through its parameterless constructor.</summary>
public class RuleActivator : IRuleActivator
{
    public IEnumerable<Rule> Activate(Type type)
    {
        yield return (Rule)System.Activator.CreateInstance(type)!;
    }
}
