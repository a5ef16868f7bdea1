using System.Reflection;

namespace NRules.Fluent;

/// <summary>Which rules to load.</summary>
public interface IRuleLoadSpec
{
    /// <summary>Loads rule classes that are not public too; without it they are passed over in silence.</summary>
    IRuleLoadSpec PrivateTypes(bool include = true);

    /// <summary>Loads nested rule classes too.</summary>
    IRuleLoadSpec NestedTypes(bool include = true);

    IRuleLoadSpec From(params Assembly[] assemblies);

    IRuleLoadSpec From(IEnumerable<Assembly> assemblies);

    IRuleLoadSpec From(params Type[] types);

    IRuleLoadSpec From(IEnumerable<Type> types);

    /// <summary>Keeps the rules whose metadata meet the filter. Several filters must all be met.</summary>
    IRuleLoadSpec Where(Func<IRuleMetadata, bool> filter);

    /// <summary>The rule set to load into.</summary>
    IRuleLoadSpec To(string ruleSetName);
}

/// <summary>What is known of a rule class without running it.</summary>
public interface IRuleMetadata
{
    Type RuleType { get; }

    string Name { get; }

    string Description { get; }

    IEnumerable<string> Tags { get; }

    bool IsTagged(string tag);
}
