namespace Refit;

/// <summary>Fixed headers of a method or of every method of an interface, each as <c>Name: value</c>. <c>Name</c> alone removes the header.</summary>
[AttributeUsage(AttributeTargets.Interface | AttributeTargets.Method)]
public sealed class HeadersAttribute(params string[] headers) : Attribute
{
    public string[] Headers { get; } = headers;
}

/// <summary>Sends the parameter as the named header. Null removes the header.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class HeaderAttribute(string header) : Attribute
{
    public string Header { get; } = header;
}

/// <summary>Sends each entry of a <c>IDictionary&lt;string, string&gt;</c> parameter as a header.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class HeaderCollectionAttribute : Attribute;

/// <summary>Sends the parameter as the Authorization header under a scheme.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class AuthorizeAttribute(string scheme = "Bearer") : Attribute
{
    public string Scheme { get; } = scheme;
}

/// <summary>Puts the parameter among the request's options, where a delegating handler can read it.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class PropertyAttribute : Attribute
{
    public PropertyAttribute()
    {
    }

    public PropertyAttribute(string key) => Key = key;

    /// <summary>The option's name; the parameter's own where null.</summary>
    public string? Key { get; }
}

/// <summary>The method's parameters travel as the parts of a <c>multipart/form-data</c> body.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class MultipartAttribute(string boundaryText = "----MyGreatBoundary") : Attribute
{
    /// <summary>The line that separates the parts.</summary>
    public string BoundaryText { get; } = boundaryText;
}
