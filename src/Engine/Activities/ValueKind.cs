using System.Text.Json.Nodes;

namespace Qingyi.Engine.Activities;

/// <summary>The closed list of value types; a file names one by its alias and never by a CLR type.</summary>
internal enum ValueKind
{
    /// <summary>Anything, kept as it comes.</summary>
    Any,

    /// <summary>Any JSON; text is parsed.</summary>
    Json,
    JsonArray,
    JsonObject,
    Text,
    TextList,
    Boolean,
    Int32,
    Int64,
    Decimal,
    Double,
    DateTime,
    DateTimeOffset,
    DateOnly,
    TimeSpan,
    Guid,
    Enum,
}

internal static class ValueKinds
{
    /// <summary>The kind behind an alias (<c>String</c>, <c>System.String</c>, <c>System.String, System.Private.CoreLib</c>), or null.</summary>
    public static ValueKind? FromAlias(string alias)
    {
        var name = alias.Split(',')[0].Trim();
        if (name.StartsWith("System.", StringComparison.Ordinal))
        {
            name = name.Split('.')[^1];
        }

        return name switch
        {
            "Object" or "ByteArray" => ValueKind.Any,
            "String" => ValueKind.Text,
            "Boolean" => ValueKind.Boolean,
            "Int16" or "Int32" => ValueKind.Int32,
            "Int64" => ValueKind.Int64,
            "Decimal" => ValueKind.Decimal,
            "Double" or "Single" => ValueKind.Double,
            "DateTime" => ValueKind.DateTime,
            "DateTimeOffset" => ValueKind.DateTimeOffset,
            "DateOnly" => ValueKind.DateOnly,
            "TimeSpan" => ValueKind.TimeSpan,
            "Guid" => ValueKind.Guid,
            "JSON" or "JsonElement" or "JsonNode" => ValueKind.Json,
            "JsonArray" => ValueKind.JsonArray,
            "JsonObject" or "StringDictionary" or "ObjectDictionary" or "ExpandoObject" => ValueKind.JsonObject,
            _ => null,
        };
    }

    /// <summary>The kind of a CLR type that an input or output may have, or null.</summary>
    public static ValueKind? FromClr(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        return type switch
        {
            _ when type == typeof(object) => ValueKind.Any,
            _ when type == typeof(JsonNode) => ValueKind.Json,
            _ when type == typeof(JsonArray) => ValueKind.JsonArray,
            _ when type == typeof(JsonObject) => ValueKind.JsonObject,
            _ when type == typeof(string) => ValueKind.Text,
            _ when type == typeof(bool) => ValueKind.Boolean,
            _ when type == typeof(int) => ValueKind.Int32,
            _ when type == typeof(long) => ValueKind.Int64,
            _ when type == typeof(decimal) => ValueKind.Decimal,
            _ when type == typeof(double) => ValueKind.Double,
            _ when type == typeof(DateTime) => ValueKind.DateTime,
            _ when type == typeof(DateTimeOffset) => ValueKind.DateTimeOffset,
            _ when type == typeof(DateOnly) => ValueKind.DateOnly,
            _ when type == typeof(TimeSpan) => ValueKind.TimeSpan,
            _ when type == typeof(Guid) => ValueKind.Guid,
            _ when type.IsEnum => ValueKind.Enum,
            _ when type == typeof(string[]) || type == typeof(IReadOnlyList<string>) || type == typeof(IReadOnlyCollection<string>)
                || type == typeof(IEnumerable<string>) => ValueKind.TextList,
            _ => null,
        };
    }

    /// <summary>What Studio is told.</summary>
    public static string Alias(ValueKind kind) => kind switch
    {
        ValueKind.Any or ValueKind.TextList => "Object",
        ValueKind.Json => "JsonNode",
        ValueKind.Text or ValueKind.Enum => "String",
        _ => kind.ToString(),
    };

    public static string Hint(ValueKind kind) => kind switch
    {
        ValueKind.Boolean => "checkbox",
        ValueKind.DateTime or ValueKind.DateTimeOffset => "datetime-picker",
        ValueKind.TextList => "multitext",
        ValueKind.Enum => "dropdown",
        ValueKind.Json or ValueKind.JsonArray or ValueKind.JsonObject => "json-editor",
        _ => "singleline",
    };
}
