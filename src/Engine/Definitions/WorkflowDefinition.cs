using System.Text.Json.Nodes;

namespace Qingyi.Engine.Definitions;

/// <summary>A variable of a workflow or of a container in it.</summary>
/// <param name="Id">What bindings refer to.</param>
/// <param name="Name">What expressions say.</param>
/// <param name="TypeName">Alias: <c>String</c>, <c>Int32</c>, <c>Object</c>…</param>
/// <param name="IsArray">A list of that type.</param>
/// <param name="Default">The initial value as text, or null.</param>
public sealed record VariableDefinition(string Id, string Name, string TypeName, bool IsArray, JsonNode? Default);

/// <param name="Name">What expressions say.</param>
/// <param name="TypeName">Alias of the type.</param>
/// <param name="IsArray">A list of that type.</param>
/// <param name="DisplayName">For people.</param>
public sealed record ArgumentDefinition(string Name, string TypeName, bool IsArray, string? DisplayName);

/// <summary>An Elsa 3 workflow definition as it stands in its file. Read-only; unknown properties stay in <see cref="Json"/>.</summary>
public sealed class WorkflowDefinition
{
    private WorkflowDefinition(JsonObject json) => Json = json;

    /// <summary>Reads the JSON of a definition (the envelope with <c>root</c>).</summary>
    /// <exception cref="DefinitionException">It is not JSON, not a definition, too large, or two activities have the same id.</exception>
    public static WorkflowDefinition Read(string json) => throw new NotImplementedException();

    /// <summary>Id of this version.</summary>
    public string Id => throw new NotImplementedException();

    /// <summary>Id that all versions share.</summary>
    public string DefinitionId => throw new NotImplementedException();

    public string Name => throw new NotImplementedException();

    public int Version => throw new NotImplementedException();

    public IReadOnlyList<VariableDefinition> Variables => throw new NotImplementedException();

    public IReadOnlyList<ArgumentDefinition> Inputs => throw new NotImplementedException();

    public IReadOnlyList<ArgumentDefinition> Outputs => throw new NotImplementedException();

    public IReadOnlyList<string> Outcomes => throw new NotImplementedException();

    /// <summary><c>incidentStrategyType</c> and the rest.</summary>
    public JsonObject Options => throw new NotImplementedException();

    public JsonObject CustomProperties => throw new NotImplementedException();

    /// <summary>The root activity; an empty Sequence <c>Sequence1</c> where the file has none.</summary>
    public JsonObject Root => throw new NotImplementedException();

    /// <summary>The whole file. Do not change it.</summary>
    public JsonObject Json { get; }
}
