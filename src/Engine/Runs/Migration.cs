using System.Text.Json.Nodes;
using Qingyi.Engine.Activities;
using Qingyi.Engine.Activities.BuiltIn;
using Qingyi.Engine.Definitions;

namespace Qingyi.Engine.Runs;

/// <summary>What came of moving an instance to another version.</summary>
/// <param name="State">The moved instance; null when <paramref name="Problems"/> is not empty.</param>
/// <param name="Problems">What stands in the way, in Chinese, one sentence each.</param>
public sealed record MigrationResult(InstanceState? State, IReadOnlyList<string> Problems);

/// <summary>
/// Moves an instance to another version of its definition: what has begun, what waits and what has arrived at joins goes to the nodes of the new version.
/// Nothing that has completed runs again, and nothing that is open is lost: if something open has no place, nothing is moved.
/// </summary>
public sealed class Migration
{
    private readonly InstanceData _from;
    private readonly CompiledWorkflow _to;
    private readonly IReadOnlyDictionary<string, string> _map;
    private readonly List<string> _problems = [];

    private Migration(InstanceData from, CompiledWorkflow to, IReadOnlyDictionary<string, string> map)
    {
        _from = from;
        _to = to;
        _map = map;
    }

    /// <param name="state">Stays as it is.</param>
    /// <param name="to">The version to move to.</param>
    /// <param name="map">New activity ids by old ones; an id that is not in it stays.</param>
    public static MigrationResult Move(InstanceState state, CompiledWorkflow to, IReadOnlyDictionary<string, string> map)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(to);
        ArgumentNullException.ThrowIfNull(map);
        var migration = new Migration(state.Copy().Data, to, map);
        var moved = migration.Move();
        return migration._problems.Count > 0 ? new MigrationResult(null, migration._problems) : new MigrationResult(new InstanceState(moved), []);
    }

    private InstanceData Move()
    {
        if (_from.DefinitionId != _to.Definition.DefinitionId)
        {
            _problems.Add($"实例属于流程 {_from.DefinitionId}，不能迁移到 {_to.Definition.DefinitionId}。");
        }

        var moved = new InstanceData
        {
            Id = _from.Id,
            DefinitionId = _from.DefinitionId,
            VersionId = _to.Definition.Id,
            Version = _to.Definition.Version,
            ParentInstanceId = _from.ParentInstanceId,
            ParentExecutionId = _from.ParentExecutionId,
            IsDetached = _from.IsDetached,
            CorrelationId = _from.CorrelationId,
            Name = _from.Name,
            Status = _from.Status,
            SubStatus = _from.SubStatus,
            TriggerActivityId = _from.TriggerActivityId is { } trigger ? Id(trigger) : null,
            CreatedAt = _from.CreatedAt,
            UpdatedAt = _from.UpdatedAt,
            FinishedAt = _from.FinishedAt,
            Sequence = _from.Sequence,
            LastResult = _from.LastResult,
            Executions = [.. _from.Executions.Select(Execution)],
            Bookmarks = [.. _from.Bookmarks.Select(b => b with { ActivityId = Id(b.ActivityId), NodeId = NodeId(b.ActivityId) })],
            Incidents = [.. _from.Incidents.Select(i => i with { ActivityId = Id(i.ActivityId), NodeId = NodeId(i.ActivityId) })],
            Input = _from.Input,
            Output = _from.Output,
            ActivityOutputs = _from.ActivityOutputs?.DistinctBy(o => Id(o.Key)).ToDictionary(o => Id(o.Key), o => o.Value),
        };
        Variables(moved.Variables);
        return moved;
    }

    private Execution Execution(Execution execution)
    {
        var node = _to.FindNode(Id(execution.ActivityId));
        if (execution.ActivityId != Node.WorkflowId)
        {
            var parent = _from.Executions.Find(e => e.Id == execution.ParentId)!;
            if (node is null)
            {
                _problems.Add($"“{execution.ActivityId}” 正在进行，新版本里没有它，也没有指定改到哪里。");
            }
            else if ((node.Parent?.Id ?? Node.WorkflowId) != Id(parent.ActivityId))
            {
                _problems.Add($"“{node.DisplayText}” 在新版本里不在 “{parent.ActivityId}” 之内。");
            }
            else if (execution.Flow is not null != node.Activity is Flowchart)
            {
                _problems.Add($"“{node.DisplayText}” 在新版本里不是同一类容器。");
            }
        }

        return new Execution(execution.Id, Id(execution.ActivityId), execution.ParentId)
        {
            Status = execution.Status,
            IsTrigger = execution.IsTrigger,
            IsBreaking = execution.IsBreaking,
            CompletedWith = execution.CompletedWith,
            Late = execution.Late is { } late ? Ids(late) : null,
            Variables = execution.Variables,
            Remembered = execution.Flow is { } flow ? (node?.Activity is Flowchart chart ? Flow(flow, chart) : null) : execution.Memory,
            Inputs = execution.Inputs,
        };
    }

    private FlowState Flow(FlowState flow, Flowchart chart)
    {
        var start = _to.FindNode(Id(flow.Start));
        var tokens = flow.Tokens.Select(t => new Token(Id(t.Source), t.Port, Id(t.Target), t.Late is { } late ? Ids(late) : null)).ToList();
        var graph = start is null ? null : chart.GraphFrom(start);
        if (graph is null)
        {
            _problems.Add($"流程图从 “{flow.Start}” 开始，新版本里没有它。");
            return flow;
        }

        foreach (var token in tokens)
        {
            if (_to.FindNode(token.Target) is not { } target || !graph.ForwardIn(target).Any(a => a.Source.Id == token.Source && a.Port == token.Port))
            {
                _problems.Add($"已从 “{token.Source}” 走到 “{token.Target}” 等待汇合，新版本里没有这个箭头（出口 {token.Port}）。");
            }
        }

        return new FlowState { Start = start!.Id, Tokens = tokens };
    }

    private void Variables(ValueMap variables)
    {
        foreach (var variable in _to.Definition.Variables)
        {
            if (ValueKinds.FromAlias(variable.TypeName) is { } kind)
            {
                variables[variable.Id] = Values.Convert(_from.Variables.TryGetValue(variable.Id, out var value) ? value : variable.Default, kind, variable.IsArray);
            }
        }
    }

    private string Id(string old) => _map.GetValueOrDefault(old, old);

    private string NodeId(string old) => Id(old) == Node.WorkflowId ? old : _to.FindNode(Id(old))?.NodeId ?? old;

    private List<string> Ids(IEnumerable<string> old) => [.. old.Select(Id).Where(id => _to.FindNode(id) is not null)];
}
