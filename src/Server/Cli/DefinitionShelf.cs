using Qingyi.Engine.Definitions;
using Qingyi.Server.Hosting;

namespace Qingyi.Server.Cli;

/// <summary>The definitions among which a command finds sub-workflows: those it was given, then those of a service, or else the shipped ones.</summary>
internal sealed class DefinitionShelf
{
    private readonly Dictionary<string, WorkflowDefinition> _given = new(StringComparer.Ordinal);
    private readonly Lazy<Dictionary<string, WorkflowDefinition>> _further;

    public DefinitionShelf(string? data) => _further = new(() => Further(data));

    public void Add(WorkflowDefinition definition) => _given[definition.DefinitionId] = definition;

    /// <summary>Every definition by its key.</summary>
    public IReadOnlyDictionary<string, WorkflowDefinition> All =>
        _further.Value.Where(d => !_given.ContainsKey(d.Key)).Concat(_given).ToDictionary(d => d.Key, d => d.Value, StringComparer.Ordinal);

    public WorkflowDefinition? Find(string id) => _given.GetValueOrDefault(id) ?? _further.Value.GetValueOrDefault(id);

    /// <summary>A file is itself; a folder is its <c>*.json</c> and those of the folders below, without tables that are no definitions.</summary>
    public static IEnumerable<string> FilesOf(string path)
    {
        if (!Directory.Exists(path))
        {
            return [path];
        }

        var below = Directory.EnumerateDirectories(path).Where(d => Path.GetFileName(d) is not ("calendars" or "campaigns" or "deadlines" or "registers" or "inspections" or "indicators" or "returns")).Order(StringComparer.Ordinal);
        return [.. Directory.EnumerateFiles(path, "*.json").Order(StringComparer.Ordinal), .. below.SelectMany(FilesOf)];
    }

    public static (WorkflowDefinition? Definition, IReadOnlyList<DefinitionFault> Faults) Read(string file)
    {
        var (text, unreadable) = Files.Text(file);
        if (text is null)
        {
            return (null, [new DefinitionFault("$", null, null, unreadable!, FaultLevel.Error)]);
        }

        try
        {
            return (WorkflowDefinition.Read(text), []);
        }
        catch (DefinitionException fault)
        {
            return (null, fault.Faults);
        }
    }

    private static Dictionary<string, WorkflowDefinition> Further(string? data)
    {
        var texts = data is null ? FilesOf(Shipped.Workflows).Select(file => File.ReadAllText(file)) : DataFolder.Definitions(data).Select(row => row.Text);
        var definitions = new Dictionary<string, WorkflowDefinition>(StringComparer.Ordinal);
        foreach (var definition in texts.Select(WorkflowDefinition.Read))
        {
            definitions.TryAdd(definition.DefinitionId, definition);
        }

        return definitions;
    }
}
