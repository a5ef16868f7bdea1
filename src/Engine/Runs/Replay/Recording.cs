using System.Text.Json;
using System.Text.Json.Nodes;
using Qingyi.Engine.Definitions;

namespace Qingyi.Engine.Runs.Replay;

/// <summary>
/// A file of recorded behaviour: a definition, a script of resumes, events and cancellations, and what was seen after each step.
/// </summary>
public sealed class Recording
{
    private Recording(JsonObject json) => Json = json;

    public JsonObject Json { get; }

    public string Name => Json.Text("name") ?? "";

    /// <summary>Places where the recorded engine did something that a reader of the chart does not expect, and ours does otherwise.</summary>
    public IReadOnlyList<string> Quirks => [.. Json.Items("quirks").Select(q => q.AsText()).OfType<string>()];

    /// <summary><c>script</c>: needs scripts, which are not offered; null otherwise.</summary>
    public string? Scope => Json.Text("scope");

    /// <exception cref="DefinitionException">The text is not a recording.</exception>
    public static Recording Read(string text)
    {
        try
        {
            if (JsonNode.Parse(text) is JsonObject json && json["definition"] is JsonObject && json["steps"] is null or JsonArray)
            {
                return new Recording(json);
            }
        }
        catch (JsonException e)
        {
            throw DefinitionText.Fault("$", $"不是有效的 JSON：{e.Message}");
        }

        throw DefinitionText.Fault("$", "不是行为记录：需要 definition（对象）和 steps（数组）。");
    }
}

/// <summary>What a replay made of a recording.</summary>
/// <param name="Name">Of the recording.</param>
/// <param name="Refused">Why the definition does not run; null when it ran.</param>
/// <param name="Steps">What happened, in the form of the recording.</param>
/// <param name="Variables">At the end, by name.</param>
/// <param name="Outputs">At the end, by name.</param>
/// <param name="InstanceName">At the end.</param>
/// <param name="CorrelationId">At the end.</param>
/// <param name="Incidents">Activity ids, in order.</param>
public sealed record ReplayedRun(
    string Name,
    string? Refused,
    JsonArray Steps,
    JsonObject Variables,
    JsonObject Outputs,
    string? InstanceName,
    string? CorrelationId,
    IReadOnlyList<string> Incidents)
{
    /// <summary><c>{"name","steps":[…],"variables","outputs"}</c>, or <c>{"name","refused":…}</c>.</summary>
    public JsonObject ToJson() => Refused is not null
        ? new JsonObject { ["name"] = Name, ["refused"] = Refused }
        : new JsonObject
        {
            ["name"] = Name,
            ["steps"] = Steps.DeepClone(),
            ["variables"] = Variables.DeepClone(),
            ["outputs"] = Outputs.DeepClone(),
            ["instanceName"] = InstanceName,
            ["correlationIdAtEnd"] = CorrelationId,
            ["incidents"] = new JsonArray([.. Incidents.Select(id => (JsonNode)new JsonObject { ["activityId"] = id })]),
        };
}
