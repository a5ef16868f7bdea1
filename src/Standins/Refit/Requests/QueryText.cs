using System.Collections;
using System.Reflection;
using System.Runtime.Serialization;
using System.Text.Json.Serialization;

namespace Refit;

/// <summary>Writes parameters into a query string.</summary>
internal sealed class QueryText(RefitSettings settings)
{
    private readonly List<string> pairs = [];

    /// <summary>Whether a type stands for one value, as opposed to an object that is taken apart.</summary>
    public static bool IsSimple(Type type)
    {
        var bare = Nullable.GetUnderlyingType(type) ?? type;
        return bare.IsPrimitive || bare.IsEnum || bare == typeof(string) || bare == typeof(Uri) || (bare.IsValueType && bare.IsAssignableTo(typeof(IFormattable)));
    }

    public void Add(Slot slot, object? value)
    {
        var query = slot.Parameter.GetCustomAttribute<QueryAttribute>();
        if (value is null)
        {
            return;
        }

        var type = value.GetType();
        if (IsSimple(type) || IsList(value) || (query?.TreatAsString ?? false))
        {
            AddValue(slot.Name, value, slot.Parameter, slot.Parameter.ParameterType);
        }
        else
        {
            AddMembers(query?.Prefix is { Length: > 0 } prefix ? prefix + query.Delimiter : "", query?.Delimiter ?? ".", value);
        }
    }

    public override string ToString() => string.Join('&', pairs);

    private void AddValue(string name, object value, ICustomAttributeProvider source, Type type)
    {
        if (!IsList(value))
        {
            AddPair(name, settings.UrlParameterFormatter.Format(value, source, type));
            return;
        }

        var query = source.GetCustomAttributes(typeof(QueryAttribute), inherit: true).OfType<QueryAttribute>().FirstOrDefault();
        var format = query is { IsCollectionFormatSpecified: true } ? query.CollectionFormat : settings.CollectionFormat;
        var values = ((IEnumerable)value).Cast<object?>().Where(item => item is not null).Select(item => settings.UrlParameterFormatter.Format(item, source, item!.GetType()));
        if (format == CollectionFormat.Multi)
        {
            foreach (var item in values)
            {
                AddPair(name, item);
            }

            return;
        }

        AddPair(name, string.Join(Separator(format), values));
    }

    private void AddMembers(string prefix, string delimiter, object value)
    {
        if (value is IDictionary dictionary)
        {
            foreach (DictionaryEntry entry in dictionary)
            {
                AddMember(prefix + entry.Key, delimiter, entry.Value, value.GetType());
            }

            return;
        }

        foreach (var property in value.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(IsSent))
        {
            var name = property.GetCustomAttribute<AliasAsAttribute>()?.Name ?? settings.ContentSerializer.GetFieldNameForProperty(property) ?? property.Name;
            AddMember(prefix + name, delimiter, property.GetValue(value), property);
        }
    }

    private void AddMember(string name, string delimiter, object? value, ICustomAttributeProvider source)
    {
        if (value is null)
        {
            return;
        }

        if (IsSimple(value.GetType()) || IsList(value))
        {
            AddValue(name, value, source, value.GetType());
        }
        else
        {
            AddMembers(name + delimiter, delimiter, value);
        }
    }

    private void AddPair(string name, string? text)
    {
        if (text is not null)
        {
            pairs.Add($"{Uri.EscapeDataString(name)}={Uri.EscapeDataString(text)}");
        }
    }

    private static bool IsList(object value) => value is IEnumerable and not string and not IDictionary;

    private static bool IsSent(PropertyInfo property) =>
        property is { CanRead: true, GetMethod.IsPublic: true } && property.GetIndexParameters().Length == 0
        && property.GetCustomAttribute<JsonIgnoreAttribute>() is null && property.GetCustomAttribute<IgnoreDataMemberAttribute>() is null;

    private static string Separator(CollectionFormat format) => format switch
    {
        CollectionFormat.Ssv => " ",
        CollectionFormat.Tsv => "\t",
        CollectionFormat.Pipes => "|",
        _ => ",",
    };
}
