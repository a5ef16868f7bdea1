using System.Globalization;
using System.Text.Json.Nodes;
using Qingyi.Engine.Definitions;
using Qingyi.Engine.Runs;
using Qingyi.Server.Activities;

namespace Qingyi.Server.Cli;

/// <summary>Runs a definition and what it starts, without a case and without a database. Steps that touch a case say that they need the service.</summary>
internal sealed class MemoryRun(DefinitionShelf shelf, Action<JournalEntry> journal) : IDefinitionSet, IServiceProvider
{
    private readonly WorkflowCompiler _compiler = new(ActivityTypes.Registry());
    private readonly Dictionary<string, CompiledWorkflow> _compiled = new(StringComparer.Ordinal);
    private readonly Dictionary<string, InstanceState> _instances = new(StringComparer.Ordinal);
    private readonly List<string> _order = [];
    private int _ids;

    /// <returns>The main instance, then those that it started.</returns>
    /// <exception cref="DefinitionException">The definition, or one that it starts, has no shape that could run at all.</exception>
    public IReadOnlyList<InstanceState> Play(string definitionId, JsonObject? input)
    {
        var open = new Queue<Action<Burst>>([b => b.Start(Require(definitionId), new StartRequest { Input = input })]);
        for (var bursts = 0; open.TryDequeue(out var act) && bursts < 1000; bursts++)
        {
            var burst = new Burst(this, _order.Select(id => _instances[id]), new BurstOptions { Now = TimeProvider.System.GetUtcNow(), NewId = NewId, Services = this, Facts = [] });
            act(burst);
            Keep(burst);
            foreach (var dispatch in burst.Dispatched)
            {
                open.Enqueue(b => b.Start(Require(dispatch.DefinitionId), new StartRequest { InstanceId = dispatch.InstanceId, CorrelationId = dispatch.CorrelationId, Input = dispatch.Input }));
            }

            foreach (var published in burst.Events.Where(e => !e.IsLocal))
            {
                open.Enqueue(b => b.Deliver(published.Name, published.Payload, published.CorrelationId));
            }
        }

        return [.. _order.Select(id => _instances[id])];
    }

    public CompiledWorkflow? Find(string definitionId)
    {
        if (!_compiled.TryGetValue(definitionId, out var compiled) && shelf.Find(definitionId) is { } definition)
        {
            _compiled[definitionId] = compiled = _compiler.Compile(definition);
        }

        return compiled;
    }

    object? IServiceProvider.GetService(Type serviceType) =>
        throw new InvalidOperationException(Texts.Of("cli.memory-run.needs-service"));

    private CompiledWorkflow Require(string definitionId) =>
        Find(definitionId) ?? throw new DefinitionException([new DefinitionFault("$", null, null, Texts.Of("cli.memory-run.unknown-workflow", definitionId), FaultLevel.Error)]);

    private void Keep(Burst burst)
    {
        foreach (var state in burst.Changed)
        {
            if (!_instances.ContainsKey(state.Id))
            {
                _order.Add(state.Id);
            }

            _instances[state.Id] = state;
        }

        foreach (var entry in burst.Journal)
        {
            journal(entry);
        }
    }

    private string NewId() => string.Create(CultureInfo.InvariantCulture, $"{++_ids}");
}
