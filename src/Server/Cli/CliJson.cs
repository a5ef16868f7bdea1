using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Qingyi.Domain.Campaigns;
using Qingyi.Engine.Runs;

namespace Qingyi.Server.Cli;

/// <summary>One JSON object a line, Chinese unescaped; compiled metadata, since a command has to answer at once.</summary>
[JsonSerializable(typeof(ObligationRow))]
[JsonSerializable(typeof(PlanFinding))]
[JsonSerializable(typeof(JournalEntry))]
[JsonSerializable(typeof(JsonObject))]
[JsonSerializable(typeof(string))]
internal sealed partial class CliJson : JsonSerializerContext
{
    public static CliJson Line { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    public static string Of(JsonObject line) => JsonSerializer.Serialize(line, Line.JsonObject);
}
