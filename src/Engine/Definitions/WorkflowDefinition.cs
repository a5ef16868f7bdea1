using System.Text.Json.Nodes;

namespace Qingyi.Engine.Definitions;

/// <summary>A variable of a workflow or of a container in it.</summary>
/// <param name="Id">What bindings refer to.</param>
/// <param name="Name">What expressions say.</param>
/// <param name="TypeName">Alias: <c>String</c>, <c>Int32</c>, <c>Object</c>…</param>
/// <param name="IsArray">A list of that type.</param>
/// <param name="Default">The initial value, usually as text, or null.</param>
public sealed record VariableDefinition(string Id, string Name, string TypeName, bool IsArray, JsonNode? Default);

/// <param name="Name">What expressions say.</param>
/// <param name="TypeName">Alias of the type.</param>
/// <param name="IsArray">A list of that type.</param>
/// <param name="DisplayName">For people.</param>
public sealed record ArgumentDefinition(string Name, string TypeName, bool IsArray, string? DisplayName);

/// <summary>An Elsa 3 workflow definition as it stands in its file. Read-only; unknown properties stay in <see cref="Json"/>.</summary>
public sealed class WorkflowDefinition
{
    private WorkflowDefinition(JsonObject json)
    {
        Json = json;
        Id = json.Text("id") ?? json.Text("definitionId") ?? "";
        DefinitionId = json.Text("definitionId") ?? Id;
        Name = json.Text("name") ?? DefinitionId;
        Version = json.Whole("version") ?? 1;
        Variables = VariablesOf(json);
        Inputs = ArgumentsOf(json, "inputs");
        Outputs = ArgumentsOf(json, "outputs");
        Outcomes = [.. json.Items("outcomes").Select(o => o?.AsText()).OfType<string>()];
        Options = json["options"] as JsonObject ?? [];
        CustomProperties = json["customProperties"] as JsonObject ?? [];
        IncidentStrategy = IncidentStrategies.Read(Options.Text("incidentStrategyType"));
        Root = json["root"] as JsonObject ?? new JsonObject { ["id"] = "Sequence1", ["type"] = "Elsa.Sequence", ["version"] = 1, ["name"] = "Sequence1" };
    }

    /// <summary>Reads the JSON of a definition (the envelope with <c>root</c>).</summary>
    /// <exception cref="DefinitionException">It is not JSON, not a definition, too large, or two activities have the same id.</exception>
    public static WorkflowDefinition Read(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        return new WorkflowDefinition(DefinitionText.Parse(json));
    }

    /// <summary>Id of this version.</summary>
    public string Id { get; }

    /// <summary>Id that all versions share.</summary>
    public string DefinitionId { get; }

    public string Name { get; }

    public int Version { get; }

    public IReadOnlyList<VariableDefinition> Variables { get; }

    public IReadOnlyList<ArgumentDefinition> Inputs { get; }

    public IReadOnlyList<ArgumentDefinition> Outputs { get; }

    public IReadOnlyList<string> Outcomes { get; }

    /// <summary><c>incidentStrategyType</c> and the rest.</summary>
    public JsonObject Options { get; }

    public JsonObject CustomProperties { get; }

    /// <summary>The root activity; an empty Sequence <c>Sequence1</c> where the file has none.</summary>
    public JsonObject Root { get; }

    /// <summary>The whole file. Do not change it.</summary>
    public JsonObject Json { get; }

    /// <summary>What happens when an activity cannot run.</summary>
    public IncidentStrategy IncidentStrategy { get; }

    internal static IReadOnlyList<VariableDefinition> VariablesOf(JsonObject owner) =>
        [.. owner.Items("variables").OfType<JsonObject>()
            .Where(v => v.Text("name") is not null)
            .Select(v => new VariableDefinition(v.Text("id") ?? v.Text("name")!, v.Text("name")!, v.Text("typeName") ?? "Object", v.Flag("isArray"), v["value"]))];

    private static List<ArgumentDefinition> ArgumentsOf(JsonObject owner, string property) =>
        [.. owner.Items(property).OfType<JsonObject>()
            .Where(a => a.Text("name") is not null)
            .Select(a => new ArgumentDefinition(a.Text("name")!, a.Text("type") ?? a.Text("typeName") ?? "Object", a.Flag("isArray"), a.Text("displayName")))];
}

/// <summary>What happens when an activity cannot run.</summary>
public enum IncidentStrategy
{
    /// <summary>Elsa's default: what is already on its way runs to its next stop, then the instance is Finished/Faulted.</summary>
    Fault,

    /// <summary>Elsa's other one: the branch stops, the others go on, the instance stays.</summary>
    ContinueWithIncidents,

    /// <summary>Ours: the activity stays where it is with an open incident until somebody retries it; other branches go on.</summary>
    Hold,
}

internal static class IncidentStrategies
{
    /// <summary>Reads Elsa's assembly-qualified type name or the bare word; an absent strategy is Elsa's default.</summary>
    public static IncidentStrategy Read(string? type)
    {
        if (type is null)
        {
            return IncidentStrategy.Fault;
        }

        var name = type.Split(',')[0].Split('.')[^1].Trim();
        return name switch
        {
            "Hold" or "HoldStrategy" => IncidentStrategy.Hold,
            "ContinueWithIncidents" or "ContinueWithIncidentsStrategy" => IncidentStrategy.ContinueWithIncidents,
            _ => IncidentStrategy.Fault,
        };
    }

    public static bool IsKnown(string? type) =>
        type is null or "" || Read(type) != IncidentStrategy.Fault || type.Split(',')[0].Split('.')[^1].Trim() is "FaultStrategy" or "Fault";
}
