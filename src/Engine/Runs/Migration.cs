using System.Text.Json.Nodes;
using Qingyi.Engine.Activities;
using Qingyi.Engine.Activities.BuiltIn;
using Qingyi.Engine.Definitions;

namespace Qingyi.Engine.Runs;

/// <summary>What kind of thing stands in the way of a move.</summary>
public enum MoveObstacle
{
    /// <summary>Something open has no place in the new version: a mapping can help.</summary>
    NoPlace,

    /// <summary>The places do not fit: only another drawing, or the work of people, can help.</summary>
    NotPossible,
}

/// <summary>One reason why an instance cannot move.</summary>
/// <param name="ActivityId">The node of the old version that it is about.</param>
/// <param name="Sentence">In Chinese, for people.</param>
public sealed record MoveProblem(string DefinitionId, string ActivityId, MoveObstacle Obstacle, string Sentence);

/// <summary>What came of moving an instance to another version.</summary>
/// <param name="State">The moved instance; null when <paramref name="Problems"/> is not empty.</param>
/// <param name="Problems">What stands in the way.</param>
public sealed record MigrationResult(InstanceState? State, IReadOnlyList<MoveProblem> Problems);

/// <summary>
/// Moves an instance to another version of its definition: what has begun, what waits and what has arrived at joins goes to the nodes of the new version.
/// Nothing that has completed runs again, and nothing that is open is lost: if something open has no place, nothing is moved.
/// </summary>
public sealed class Migration
{
    private readonly InstanceData _data;
    private readonly CompiledWorkflow _from;
    private readonly CompiledWorkflow _to;
    private readonly IReadOnlyDictionary<string, string> _map;
    private readonly List<MoveProblem> _problems = [];

    private Migration(InstanceData data, CompiledWorkflow from, CompiledWorkflow to, IReadOnlyDictionary<string, string> map)
    {
        _data = data;
        _from = from;
        _to = to;
        _map = map;
    }

    /// <param name="state">Stays as it is.</param>
    /// <param name="from">The version that it runs on.</param>
    /// <param name="to">The version to move to.</param>
    /// <param name="map">New activity ids by old ones; an id that is not in it stays, an empty one says that there is no counterpart.</param>
    public static MigrationResult Move(InstanceState state, CompiledWorkflow from, CompiledWorkflow to, IReadOnlyDictionary<string, string> map)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        ArgumentNullException.ThrowIfNull(map);
        var migration = new Migration(state.Copy().Data, from, to, map);
        var moved = migration.Move();
        return migration._problems.Count > 0 ? new MigrationResult(null, migration._problems) : new MigrationResult(new InstanceState(moved), []);
    }

    private InstanceData Move()
    {
        if (_data.DefinitionId != _to.Definition.DefinitionId)
        {
            Refuse(Node.WorkflowId, $"实例属于流程 {_data.DefinitionId}，不能迁移到 {_to.Definition.DefinitionId}。");
        }

        KeepApart();
        var moved = new InstanceData
        {
            Id = _data.Id,
            DefinitionId = _data.DefinitionId,
            VersionId = _to.Definition.Id,
            Version = _to.Definition.Version,
            ParentInstanceId = _data.ParentInstanceId,
            ParentExecutionId = _data.ParentExecutionId,
            IsDetached = _data.IsDetached,
            CorrelationId = _data.CorrelationId,
            Name = _data.Name,
            Status = _data.Status,
            SubStatus = _data.SubStatus,
            TriggerActivityId = _data.TriggerActivityId is { } trigger ? Id(trigger) : null,
            CreatedAt = _data.CreatedAt,
            UpdatedAt = _data.UpdatedAt,
            FinishedAt = _data.FinishedAt,
            Sequence = _data.Sequence,
            LastResult = _data.LastResult,
            Executions = [.. _data.Executions.Select(Execution)],
            Bookmarks = [.. _data.Bookmarks.Select(b => b with { ActivityId = Id(b.ActivityId), NodeId = NodeId(b.ActivityId) })],
            Incidents = [.. _data.Incidents.Select(i => i with { ActivityId = Id(i.ActivityId), NodeId = NodeId(i.ActivityId), ActivityType = TypeOf(i) })],
            Input = _data.Input,
            Output = _data.Output,
            ActivityOutputs = _data.ActivityOutputs?.Where(o => Id(o.Key).Length > 0).DistinctBy(o => Id(o.Key)).ToDictionary(o => Id(o.Key), o => o.Value),
        };
        Declare(moved.Variables, _to.Definition.Variables, _data.Variables);
        return moved;
    }

    // Two open steps that became one would count as one at the next join.
    private void KeepApart()
    {
        var used = _data.Executions.Select(e => e.ActivityId).Concat(_data.Executions.SelectMany(e => e.Flow?.Tokens ?? []).Select(t => t.Source)).Distinct();
        foreach (var shared in used.Where(id => Id(id).Length > 0).GroupBy(Id).Where(g => g.Skip(1).Any()))
        {
            Refuse(shared.First(), $"{string.Join("、", shared.Select(Old))} 都对应到新版本的 {New(shared.Key)}，只能对应一个。");
        }
    }

    private Execution Execution(Execution execution)
    {
        var node = _to.FindNode(Id(execution.ActivityId));
        if (execution.ActivityId != Node.WorkflowId)
        {
            Place(execution, node);
        }

        return new Execution(execution.Id, Id(execution.ActivityId), execution.ParentId)
        {
            Status = execution.Status,
            IsTrigger = execution.IsTrigger,
            IsBreaking = execution.IsBreaking,
            CompletedWith = execution.CompletedWith,
            Late = execution.Late is { } late ? Ids(late) : null,
            Variables = node is { Variables.Count: > 0 } ? Declare(execution.Variables ?? [], node.Variables, execution.Variables ?? []) : execution.Variables,
            Remembered = execution.Flow is { } flow ? (node?.Activity is Flowchart chart ? Flow(flow, chart) : null) : execution.Memory,
            Inputs = execution.Inputs,
        };
    }

    private void Place(Execution execution, Node? node)
    {
        var old = execution.ActivityId;
        var parent = _data.Executions.Find(e => e.Id == execution.ParentId)!;
        if (node is null)
        {
            _problems.Add(new MoveProblem(_data.DefinitionId, old, MoveObstacle.NoPlace, $"{Old(old)} 正在进行，新版本里没有它，也没有指定改到哪里。"));
        }
        else if ((node.Parent?.Id ?? Node.WorkflowId) != Id(parent.ActivityId))
        {
            Refuse(old, $"{New(node.Id)} 在新版本里不在 {Old(parent.ActivityId)} 之内。");
        }
        else if (node.Type != _from.FindNode(old)?.Type && !StartsAfresh(execution, node))
        {
            Refuse(old, $"{Old(old)} 与新版本的 {New(node.Id)} 不是同一类活动。");
        }
        else if (node.Activity is SubWorkflow && node.Literal("WorkflowDefinitionId")?.ToString() != _from.FindNode(old)?.Literal("WorkflowDefinitionId")?.ToString())
        {
            Refuse(old, $"{New(node.Id)} 在新版本里调用另一个子流程，而原来的子流程正在办理。");
        }
        else if (execution.CompletedWith is { } outcomes && node.Outcomes is { } offered && !outcomes.Any(offered.Contains))
        {
            Refuse(old, $"{Old(old)} 已经办完，结果是 {string.Join('、', outcomes)}，新版本的 {New(node.Id)} 没有这个出口。");
        }
    }

    // A held step has done nothing yet: a retry runs whatever stands there now.
    private bool StartsAfresh(Execution execution, Node node) =>
        execution is { Status: ExecutionStatus.Faulted, CompletedWith: null, Remembered: null } && node.Container is null && _from.FindNode(execution.ActivityId)?.Container is null;

    private FlowState Flow(FlowState flow, Flowchart chart)
    {
        var start = _to.FindNode(Id(flow.Start));
        if (start is null)
        {
            _problems.Add(new MoveProblem(_data.DefinitionId, flow.Start, MoveObstacle.NoPlace, $"流程图从 {Old(flow.Start)} 开始，新版本里没有它，也没有指定改到哪里。"));
            return flow;
        }

        var graph = chart.GraphFrom(start);
        var tokens = new List<Token>();
        foreach (var token in flow.Tokens)
        {
            var moved = new Token(Id(token.Source), token.Port, Id(token.Target), token.Late is { } late ? Ids(late) : null);
            if (_to.FindNode(moved.Target) is not { } target || !graph.ForwardIn(target).Any(a => a.Source.Id == moved.Source && a.Port == moved.Port))
            {
                Refuse(token.Source, $"{Old(token.Source)} 已经办完，正在 {Old(token.Target)} 等待汇合，新版本里没有这个箭头（出口 {token.Port}）。");
            }

            tokens.Add(moved);
        }

        return new FlowState { Start = start.Id, Tokens = tokens };
    }

    private static ValueMap Declare(ValueMap into, IEnumerable<VariableDefinition> variables, ValueMap values)
    {
        foreach (var variable in variables)
        {
            if (ValueKinds.FromAlias(variable.TypeName) is { } kind)
            {
                into[variable.Id] = Values.Convert(values.TryGetValue(variable.Id, out var value) ? value : variable.Default, kind, variable.IsArray);
            }
        }

        return into;
    }

    private void Refuse(string activityId, string sentence) => _problems.Add(new MoveProblem(_data.DefinitionId, activityId, MoveObstacle.NotPossible, sentence));

    private string Old(string id) => id == Node.WorkflowId ? "流程" : $"“{_from.FindNode(id)?.DisplayText ?? id}”";

    private string New(string id) => id == Node.WorkflowId ? "流程" : $"“{_to.FindNode(id)?.DisplayText ?? id}”";

    private string Id(string old) => _map.GetValueOrDefault(old, old);

    private string NodeId(string old) => Id(old) == Node.WorkflowId ? old : _to.FindNode(Id(old))?.NodeId ?? old;

    private string TypeOf(Incident incident) => _to.FindNode(Id(incident.ActivityId))?.Type ?? incident.ActivityType;

    private List<string> Ids(IEnumerable<string> old) => [.. old.Select(Id).Where(id => _to.FindNode(id) is not null)];
}
