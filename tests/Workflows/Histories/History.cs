using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Qingyi.Tests.Workflows.Histories;

/// <summary>One transition of a recorded case: what set it off, what the case's facts were, and what the journal then said.</summary>
/// <param name="Do"><c>start</c> or <c>complete</c>.</param>
/// <param name="Instance">Number of the instance in the order of their beginning; of a start, the one that it makes.</param>
/// <param name="Of">A definition that starts, or the step that is completed.</param>
/// <param name="Journal">Lines <c>instance step event outcomes</c>.</param>
/// <param name="Outputs">What steps of the service put out, by <c>instance step</c>.</param>
public sealed record HistoryStep(
    string Do, int Instance, string Of, IReadOnlyList<string> Outcomes, JsonObject? Input, DateTimeOffset At, JsonObject Facts, IReadOnlyList<string> Journal, JsonObject? Outputs);

/// <summary>A recorded case: the definitions that it ran on, by content, and its transitions.</summary>
public sealed record History(string Name, IReadOnlyDictionary<string, string> Definitions, IReadOnlyList<HistoryStep> Steps)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>Where the histories lie for a run of the tests.</summary>
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "Workflows", "Histories");

    public static IReadOnlyList<string> Names { get; } = Directory.Exists(Folder) ? [.. Directory.EnumerateFiles(Folder, "*.json").Select(f => Path.GetFileNameWithoutExtension(f)!).Order(StringComparer.Ordinal)] : [];

    public static History Read(string name) => JsonSerializer.Deserialize<History>(File.ReadAllText(Path.Combine(Folder, name + ".json")), Json)!;

    /// <summary>Content of a definition version, found by its hash.</summary>
    public static string Definition(string key, string hash) => File.ReadAllText(Path.Combine(Folder, "definitions", $"{key}.{hash}.json"));

    public static string Hash(string content) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)))[..12];

    public void Write(string folder, IReadOnlyDictionary<string, string> contents)
    {
        Directory.CreateDirectory(Path.Combine(folder, "definitions"));
        foreach (var (key, content) in contents)
        {
            File.WriteAllText(Path.Combine(folder, "definitions", $"{key}.{Hash(content)}.json"), content);
        }

        File.WriteAllText(Path.Combine(folder, Name + ".json"), JsonSerializer.Serialize(this, Json) + "\n");
    }
}
