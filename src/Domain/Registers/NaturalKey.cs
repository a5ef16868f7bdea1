using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Qingyi.Domain.Registers;

/// <summary>What an entry is known by, so that the same row is never entered twice.</summary>
public static class NaturalKey
{
    /// <returns>A hash of the natural fields; null where the register has none or one of them is empty.</returns>
    public static string? Of(RegisterDefinition definition, JsonObject codes)
    {
        ArgumentNullException.ThrowIfNull(definition);
        ArgumentNullException.ThrowIfNull(codes);
        var values = definition.Natural.Select(f => Plain(codes[f])).ToList();
        return values.Count == 0 || values.Contains("") ? null : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\u001f', values))));
    }

    /// <summary>Whether two values are the same but for the way they are written.</summary>
    public static bool Same(JsonNode? one, JsonNode? other) => Plain(one) == Plain(other);

    // Full-width and half-width, 3 and 3.0 are the same.
    private static string Plain(JsonNode? value) => value is JsonArray or JsonObject ? value.ToJsonString() : Condition.Number(value) is { } number
        ? (number / 1.0000000000000000000000000000m).ToString(CultureInfo.InvariantCulture)
        : (value?.ToString() ?? "").Normalize(NormalizationForm.FormKC).Trim();
}
