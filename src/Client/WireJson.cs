using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace Qingyi.Client;

/// <summary>The JSON of the interface: camelCase, ISO 8601 dates, numbers as numbers, absent instead of null.</summary>
/// <remarks>A body that lacks a required member, or has null where a value must stand, is refused with the member's path.</remarks>
public static class WireJson
{
    /// <summary>Shared by the service and its partners; frozen.</summary>
    public static JsonSerializerOptions Options { get; } = Frozen();

    /// <summary>Sets the same conventions on options that somebody else made, for instance the host's.</summary>
    public static void Apply(JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        options.PropertyNameCaseInsensitive = false;
        options.NumberHandling = JsonNumberHandling.Strict;
        options.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
        options.RespectNullableAnnotations = true;
        options.RespectRequiredConstructorParameters = true;
        options.Encoder = JavaScriptEncoder.Create(UnicodeRanges.All);
    }

    private static JsonSerializerOptions Frozen()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web);
        Apply(options);
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}
