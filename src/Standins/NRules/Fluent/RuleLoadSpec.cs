using System.Reflection;
using NRules.Fluent.Dsl;
using NRules.RuleModel;

namespace NRules.Fluent;

internal sealed class RuleLoadSpec(IRuleActivator activator) : IRuleLoadSpec
{
    private readonly List<Type> types = [];
    private readonly List<Func<IRuleMetadata, bool>> filters = [];
    private bool privateTypes;
    private bool nestedTypes;

    public string RuleSetName { get; private set; } = "default";

    public IRuleLoadSpec PrivateTypes(bool include = true)
    {
        privateTypes = include;
        return this;
    }

    public IRuleLoadSpec NestedTypes(bool include = true)
    {
        nestedTypes = include;
        return this;
    }

    public IRuleLoadSpec From(params Assembly[] assemblies) => From((IEnumerable<Assembly>)assemblies);

    public IRuleLoadSpec From(IEnumerable<Assembly> assemblies)
    {
        types.AddRange(assemblies.SelectMany(x => x.GetTypes()));
        return this;
    }

    public IRuleLoadSpec From(params Type[] types) => From((IEnumerable<Type>)types);

    public IRuleLoadSpec From(IEnumerable<Type> types)
    {
        this.types.AddRange(types);
        return this;
    }

    public IRuleLoadSpec Where(Func<IRuleMetadata, bool> filter)
    {
        filters.Add(filter);
        return this;
    }

    public IRuleLoadSpec To(string ruleSetName)
    {
        RuleSetName = ruleSetName;
        return this;
    }

    public List<IRuleDefinition> LoadDefinitions() =>
        [.. types.Distinct().Where(IsIncluded).SelectMany(Activate).Select(Define)];

    private bool IsIncluded(Type type)
    {
        if (!type.IsSubclassOf(typeof(Rule)) || type.IsAbstract || type.ContainsGenericParameters)
        {
            return false;
        }

        if ((type.IsNested && !nestedTypes) || (!privateTypes && !type.IsVisible))
        {
            return false;
        }

        if (filters.Count == 0)
        {
            return true;
        }

        var metadata = new RuleMetadata(type);
        return filters.TrueForAll(x => x(metadata));
    }

    private IEnumerable<Rule> Activate(Type type)
    {
        try
        {
            return [.. activator.Activate(type)];
        }
        catch (Exception failure)
        {
            throw new RuleActivationException("Failed to activate rule type", type, failure);
        }
    }

    private static IRuleDefinition Define(Rule rule)
    {
        try
        {
            return rule.BuildDefinition();
        }
        catch (Exception failure)
        {
            throw new RuleDefinitionException("Failed to build rule definition", rule.GetType(), failure);
        }
    }
}
