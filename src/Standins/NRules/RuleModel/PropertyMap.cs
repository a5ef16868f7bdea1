using System.Collections;

namespace NRules.RuleModel;

/// <summary>A named value that a rule definition carries.</summary>
public sealed class RuleProperty(string name, object value)
{
    public string Name { get; } = name;

    public object Value { get; } = value;
}

/// <summary>Names of the properties that the engine itself sets.</summary>
public static class RuleProperties
{
    /// <summary>The <see cref="Type"/> of the rule class.</summary>
    public const string ClrType = "ClrType";
}

/// <summary>The properties of a rule definition.</summary>
public sealed class PropertyMap : IEnumerable<RuleProperty>
{
    private readonly Dictionary<string, RuleProperty> properties = new(StringComparer.Ordinal);

    /// <exception cref="ArgumentException">A name occurs twice.</exception>
    public PropertyMap(IEnumerable<RuleProperty> properties)
    {
        ArgumentNullException.ThrowIfNull(properties);
        foreach (var property in properties)
        {
            this.properties.Add(property.Name, property);
        }
    }

    public int Count => properties.Count;

    /// <exception cref="ArgumentException">There is no such property.</exception>
    public object this[string name] =>
        properties.TryGetValue(name, out var found) ? found.Value : throw new ArgumentException($"The rule has no property named {name}.", nameof(name));

    public IEnumerator<RuleProperty> GetEnumerator() => properties.Values.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
