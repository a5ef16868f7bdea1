using System.Net.Http.Json;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Refit;

/// <summary>Turns objects into request bodies and answers into objects.</summary>
public interface IHttpContentSerializer
{
    HttpContent ToHttpContent<T>(T item);

    Task<T?> FromHttpContentAsync<T>(HttpContent content, CancellationToken cancellationToken = default);

    /// <summary>The name that a property has in bodies where it differs from its own; also used in query strings.</summary>
    string? GetFieldNameForProperty(PropertyInfo propertyInfo);
}

/// <summary>JSON by System.Text.Json.</summary>
public sealed class SystemTextJsonContentSerializer(JsonSerializerOptions jsonSerializerOptions) : IHttpContentSerializer
{
    public SystemTextJsonContentSerializer()
        : this(GetDefaultJsonSerializerOptions())
    {
    }

    /// <summary>camelCase when writing, any case when reading, numbers also from strings.</summary>
    public static JsonSerializerOptions GetDefaultJsonSerializerOptions() => new(JsonSerializerDefaults.Web);

    /// <summary>Writes by the declared type, so that a polymorphic contract keeps its discriminators.</summary>
    public HttpContent ToHttpContent<T>(T item) => JsonContent.Create(item, mediaType: null, jsonSerializerOptions);

    public Task<T?> FromHttpContentAsync<T>(HttpContent content, CancellationToken cancellationToken = default) =>
        content.ReadFromJsonAsync<T>(jsonSerializerOptions, cancellationToken);

    public string? GetFieldNameForProperty(PropertyInfo propertyInfo) => propertyInfo.GetCustomAttribute<JsonPropertyNameAttribute>(inherit: true)?.Name;
}
