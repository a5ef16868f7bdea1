using System.Text.RegularExpressions;
using Qingyi.Engine.Definitions;
using Qingyi.Engine.Runs;

namespace Qingyi.Server.Studio.Walking;

/// <summary>The definitions that a case would take, one of them the draft, and who calls whom.</summary>
public sealed partial class WalkedSet : IDefinitionSet
{
    private readonly Dictionary<string, CompiledWorkflow> _all;
    private readonly Lazy<bool> _readsOutputs;
    private readonly Lazy<HashSet<string>> _formsRead;

    public WalkedSet(IEnumerable<CompiledWorkflow> definitions)
    {
        _all = definitions.ToDictionary(d => d.Definition.DefinitionId, StringComparer.Ordinal);
        _formsRead = new(() => _all.Values.SelectMany(d => FormRead().Matches(d.Definition.Json.ToJsonString())).Select(m => m.Groups["step"].Value).ToHashSet(StringComparer.Ordinal));
        _readsOutputs = new(() => _all.Values.Select(d => d.Definition.Json.ToJsonString())
            .Any(json => json.Contains("getOutputFrom", StringComparison.Ordinal) || json.Contains("getLastResult", StringComparison.Ordinal) || AccessorFrom().IsMatch(json)));
    }

    /// <summary>Some expression asks for what an earlier step put out.</summary>
    public bool ReadsOutputs => _readsOutputs.Value;

    /// <summary>Some expression asks for the form of this step.</summary>
    public bool ReadsForm(string step) => _formsRead.Value.Contains(step);

    public CompiledWorkflow? Find(string definitionId) => _all.GetValueOrDefault(definitionId);

    /// <summary>The definitions that nobody calls and that lead to this one.</summary>
    public IReadOnlyList<string> RootsOf(string key)
    {
        var called = _all.Values.SelectMany(Calls).ToHashSet(StringComparer.Ordinal);
        return [.. _all.Keys.Where(k => !called.Contains(k) && Below(k).Any(d => d.Definition.DefinitionId == key)).Order(StringComparer.Ordinal)];
    }

    /// <summary>A definition and everything that it calls.</summary>
    public IReadOnlyList<CompiledWorkflow> Below(string key)
    {
        var found = new List<CompiledWorkflow>();
        var open = new Queue<string>([key]);
        while (open.TryDequeue(out var next))
        {
            if (Find(next) is { } definition && !found.Contains(definition))
            {
                found.Add(definition);
                foreach (var child in Calls(definition))
                {
                    open.Enqueue(child);
                }
            }
        }

        return found;
    }

    /// <summary><c>getAmountFromReview()</c>.</summary>
    [GeneratedRegex(@"\bget\w+From\w+\(")]
    private static partial Regex AccessorFrom();

    /// <summary><c>facts.forms.register</c>.</summary>
    [GeneratedRegex(@"\bforms\.(?<step>\w+)")]
    private static partial Regex FormRead();

    private static IEnumerable<string> Calls(CompiledWorkflow definition) => definition.Nodes
        .Where(n => n.Type is "Elsa.ExecuteWorkflow" or "Elsa.DispatchWorkflow").Select(n => n.Literal("WorkflowDefinitionId")?.ToString()).OfType<string>();
}
