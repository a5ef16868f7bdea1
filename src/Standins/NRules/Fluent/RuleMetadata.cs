using System.Reflection;
using NRules.Fluent.Dsl;

namespace NRules.Fluent;

/// <summary>What the attributes of a rule class say.</summary>
public class RuleMetadata : IRuleMetadata
{
    public RuleMetadata(Type ruleType)
    {
        ArgumentNullException.ThrowIfNull(ruleType);
        RuleType = ruleType;
        Name = ruleType.GetCustomAttribute<NameAttribute>()?.Value ?? ruleType.FullName!;
        Description = ruleType.GetCustomAttribute<DescriptionAttribute>()?.Value ?? "";
        Tags = [.. ruleType.GetCustomAttributes<TagAttribute>(inherit: true).Select(x => x.Value).Distinct(StringComparer.Ordinal)];
    }

    public Type RuleType { get; }

    public string Name { get; }

    public string Description { get; }

    /// <summary>Distinct, those of the class before those of its bases.</summary>
    public IReadOnlyList<string> Tags { get; }

    IEnumerable<string> IRuleMetadata.Tags => Tags;

    public bool IsTagged(string tag) => Tags.Contains(tag, StringComparer.Ordinal);
}
