using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace Qingyi.Domain.Grading;

/// <summary>What is wrong with a request: where (JSON path, <c>$.findings[0].amount</c>) and, in Chinese, what would be right.</summary>
public sealed record GradingFault(string Path, string Message);

/// <summary>A request that was read, or the first fault. <c>Id</c> is the request's own where it could be made out.</summary>
public sealed record GradingReading(string? Id, GradingRequest? Request, GradingFault? Fault);

/// <summary>The wire form of grading: strict in, stable out. One object is one line.</summary>
public static class GradingJson
{
    private static readonly GradingJsonContext Context = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        Converters = { new MoneyConverter() },
    });

    /// <summary>Reads one line; unknown fields, wrong types and impossible values are a fault. Absent fields take the contract's defaults.</summary>
    /// <param name="line">One JSON object.</param>
    /// <param name="asOf">Where given: the day of grading, against which the dates of the acts are checked as well.</param>
    public static GradingReading Read(string line, DateOnly? asOf = null)
    {
        ArgumentNullException.ThrowIfNull(line);
        try
        {
            using var document = JsonDocument.Parse(line, new JsonDocumentOptions { MaxDepth = 16 });
            return Read(document.RootElement, asOf);
        }
        catch (JsonException fault)
        {
            var column = (fault.BytePositionInLine ?? 0) + 1;
            return new GradingReading(null, null, new GradingFault("$", Texts.Chinese("grading.json.not-json", column)));
        }
    }

    /// <inheritdoc cref="Read(string, DateOnly?)"/>
    public static GradingReading Read(JsonElement element, DateOnly? asOf = null) => RequestReader.Read(element, asOf);

    public static string Write(GradingResponse response) => JsonSerializer.Serialize(response, Context.GradingResponse);

    /// <summary>The stored form of a request; reading it back gives an equal request.</summary>
    public static string Write(GradingRequest request) => JsonSerializer.Serialize(request, Context.GradingRequest);

    /// <summary>The answer to a line that could not be graded.</summary>
    public static string Write(GradingReading failed)
    {
        ArgumentNullException.ThrowIfNull(failed.Fault);
        var answer = new JsonObject
        {
            ["id"] = failed.Id,
            ["error"] = new JsonObject { ["path"] = failed.Fault.Path, ["message"] = failed.Fault.Message },
        };
        return answer.ToJsonString(Context.Options);
    }

    /// <summary>A stored response, to compare a replay with.</summary>
    public static GradingResponse ReadResponse(string line) =>
        JsonSerializer.Deserialize(line, Context.GradingResponse) ?? throw new JsonException("A stored response is an object.");
}

/// <summary>Yuan with two decimals: <c>3000.00</c>.</summary>
internal sealed class MoneyConverter : JsonConverter<decimal>
{
    public override decimal Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDecimal();

    public override void Write(Utf8JsonWriter writer, decimal value, JsonSerializerOptions options) =>
        writer.WriteNumberValue(Math.Round(value, 2, MidpointRounding.AwayFromZero) + 0.00m);
}

[JsonSerializable(typeof(GradingRequest))]
[JsonSerializable(typeof(GradingResponse))]
[JsonSerializable(typeof(JsonObject))]
[JsonSerializable(typeof(string))]
internal sealed partial class GradingJsonContext : JsonSerializerContext;
