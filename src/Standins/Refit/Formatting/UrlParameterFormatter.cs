using System.Globalization;
using System.Reflection;
using System.Runtime.Serialization;

namespace Refit;

/// <summary>Writes a value of a path or query string as text, not yet escaped.</summary>
public interface IUrlParameterFormatter
{
    /// <param name="attributeProvider">The parameter or property that the value came from.</param>
    /// <param name="type">Its declared type.</param>
    string? Format(object? value, ICustomAttributeProvider attributeProvider, Type type);
}

/// <summary>Invariant culture; <see cref="QueryAttribute.Format"/> where given; enum members by <see cref="EnumMemberAttribute"/> where they have one.</summary>
public sealed class DefaultUrlParameterFormatter : IUrlParameterFormatter
{
    public string? Format(object? value, ICustomAttributeProvider attributeProvider, Type type)
    {
        ArgumentNullException.ThrowIfNull(attributeProvider);
        var format = attributeProvider.GetCustomAttributes(typeof(QueryAttribute), inherit: true).OfType<QueryAttribute>().FirstOrDefault()?.Format;
        return value switch
        {
            null => null,
            IFormattable formattable when !string.IsNullOrEmpty(format) => formattable.ToString(format, CultureInfo.InvariantCulture),
            Enum member => NameOf(member),
            IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
            _ => value.ToString(),
        };
    }

    private static string NameOf(Enum member)
    {
        var name = member.ToString();
        return member.GetType().GetField(name)?.GetCustomAttribute<EnumMemberAttribute>()?.Value ?? name;
    }
}
