using System.Text.Json.Nodes;

namespace Qingyi.Tests.Workflows;

/// <summary>A shipped definition as its file has it.</summary>
internal sealed class Drawing
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "workflows");

    public static IReadOnlyList<Drawing> All { get; } =
        [.. Directory.EnumerateFiles(Folder, "*.json").Order(StringComparer.Ordinal).Select(f => new Drawing(Path.GetFileNameWithoutExtension(f), File.ReadAllText(f)))];

    private Drawing(string file, string text)
    {
        Name = file;
        Text = text;
        Json = JsonNode.Parse(text)!.AsObject();
        Steps = [.. Json["root"]!["activities"]!.AsArray().Select(a => new Step(a!.AsObject()))];
        Arrows = [.. Json["root"]!["connections"]!.AsArray().Select(c => new Arrow(
            (string)c!["source"]!["activity"]!, (string)c["source"]!["port"]!, (string)c["target"]!["activity"]!, (string)c["target"]!["port"]!))];
    }

    public static TheoryData<string> Names { get; } = [.. All.Select(d => d.Name)];

    /// <summary>Name of the file, without its ending.</summary>
    public string Name { get; }

    public string Text { get; }

    public JsonObject Json { get; }

    public IReadOnlyList<Step> Steps { get; }

    public IReadOnlyList<Arrow> Arrows { get; }

    public IEnumerable<Step> Tasks => Steps.Where(s => s.Type == "Case.HumanTask");

    public IEnumerable<string> Children => Steps.Select(s => s.Value("workflowDefinitionId")).OfType<string>();

    public static Drawing Of(string name) => All.Single(d => d.Name == name);

    /// <summary>Every expression that stands in the file.</summary>
    public IEnumerable<string> Scripts() => ScriptsIn(Json);

    private static IEnumerable<string> ScriptsIn(JsonNode? node) => node switch
    {
        JsonObject o when (string?)(o["type"] as JsonValue) == "JavaScript" => [(string)o["value"]!],
        JsonObject o => o.SelectMany(p => ScriptsIn(p.Value)),
        JsonArray a => a.SelectMany(ScriptsIn),
        _ => [],
    };
}

/// <summary>An arrow between two steps.</summary>
internal sealed record Arrow(string Source, string Port, string Target, string In);

/// <summary>A step of a drawing.</summary>
internal sealed class Step(JsonObject json)
{
    public string Id => (string)json["id"]!;

    public string Name => (string)json["name"]!;

    public string Type => (string)json["type"]!;

    public JsonObject Metadata => json["metadata"]!.AsObject();

    public string DisplayText => (string)Metadata["displayText"]!;

    /// <summary>Waits for somebody: a person or a sub-workflow.</summary>
    public bool Waits => Type is "Case.HumanTask" or "Elsa.ExecuteWorkflow";

    /// <summary>The ports that arrows may leave by.</summary>
    public IReadOnlyList<string> Ports => Type switch
    {
        "Elsa.End" => [],
        "Elsa.FlowDecision" => ["True", "False"],
        "Elsa.FlowFork" => List("branches"),
        "Case.HumanTask" => List("outcomes"),
        _ => ["Done"],
    };

    /// <summary>Left, top, width, height.</summary>
    public (int X, int Y, int W, int H) Box
    {
        get
        {
            var (position, size) = (Metadata["designer"]!["position"]!, Metadata["designer"]!["size"]!);
            return ((int)position["x"]!, (int)position["y"]!, (int)size["width"]!, (int)size["height"]!);
        }
    }

    /// <summary>A literal input, null where the drawing leaves it out.</summary>
    public string? Value(string input) => (string?)json[input]?["expression"]?["value"];

    /// <summary>An input that is a JSON object; empty where the drawing leaves it out.</summary>
    public JsonObject Object(string input) => Value(input) is { } text ? JsonNode.Parse(text)!.AsObject() : [];

    private IReadOnlyList<string> List(string input) => [.. JsonNode.Parse(Value(input)!)!.AsArray().Select(v => (string)v!)];
}
