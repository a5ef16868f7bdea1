namespace Refit;

/// <summary>How the query string of a method is escaped.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class QueryUriFormatAttribute(UriFormat uriFormat) : Attribute
{
    public UriFormat UriFormat { get; } = uriFormat;
}
