namespace Refit;

/// <summary>The name that a parameter, or a property of a query object, has on the wire.</summary>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property)]
public sealed class AliasAsAttribute(string name) : Attribute
{
    public string Name { get; } = name;
}

/// <summary>Sends the parameter as the request's body.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class BodyAttribute : Attribute
{
    public BodyAttribute()
    {
    }

    public BodyAttribute(bool buffered) => Buffered = buffered;

    public BodyAttribute(BodySerializationMethod serializationMethod) => SerializationMethod = serializationMethod;

    public BodyAttribute(BodySerializationMethod serializationMethod, bool buffered)
    {
        SerializationMethod = serializationMethod;
        Buffered = buffered;
    }

    /// <summary>Whether the body is made whole before it is sent, so that it carries a Content-Length. Null: as <see cref="RefitSettings.Buffered"/> says.</summary>
    public bool? Buffered { get; }

    public BodySerializationMethod SerializationMethod { get; }
}

/// <summary>How a body becomes bytes.</summary>
public enum BodySerializationMethod
{
    /// <summary>Streams, strings and <see cref="HttpContent"/> go as they are; anything else as the content serializer writes it.</summary>
    Default,

    /// <summary>As the content serializer writes it, a string included.</summary>
    Serialized,
}

/// <summary>Sends the parameter in the query string and says how.</summary>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property)]
public sealed class QueryAttribute : Attribute
{
    private CollectionFormat? collectionFormat;

    public QueryAttribute()
    {
    }

    public QueryAttribute(string delimiter) => Delimiter = delimiter;

    public QueryAttribute(string delimiter, string prefix)
    {
        Delimiter = delimiter;
        Prefix = prefix;
    }

    public QueryAttribute(string delimiter, string prefix, string format)
    {
        Delimiter = delimiter;
        Prefix = prefix;
        Format = format;
    }

    public QueryAttribute(CollectionFormat collectionFormat) => this.collectionFormat = collectionFormat;

    /// <summary>Stands between the names of a nested object; a dot unless told.</summary>
    public string Delimiter { get; } = ".";

    /// <summary>Stands before every name of the object, followed by the delimiter.</summary>
    public string? Prefix { get; }

    /// <summary>A .NET format string for the value, for example <c>yyyy-MM-dd</c>.</summary>
    public string? Format { get; set; }

    /// <summary>Sends the value by its <c>ToString</c> instead of taking its properties apart.</summary>
    public bool TreatAsString { get; set; }

    /// <summary>Overrides <see cref="RefitSettings.CollectionFormat"/> for this parameter.</summary>
    public CollectionFormat CollectionFormat
    {
        get => collectionFormat ?? default;
        set => collectionFormat = value;
    }

    /// <summary>Whether <see cref="CollectionFormat"/> was given.</summary>
    public bool IsCollectionFormatSpecified => collectionFormat is not null;
}

/// <summary>How several values of one name are written in a query string.</summary>
public enum CollectionFormat
{
    /// <summary>Each value by the URL parameter formatter, separated by commas.</summary>
    RefitParameterFormatter,

    /// <summary>Separated by commas.</summary>
    Csv,

    /// <summary>Separated by spaces.</summary>
    Ssv,

    /// <summary>Separated by tabs.</summary>
    Tsv,

    /// <summary>Separated by vertical bars.</summary>
    Pipes,

    /// <summary>The name repeated for each value.</summary>
    Multi,
}
