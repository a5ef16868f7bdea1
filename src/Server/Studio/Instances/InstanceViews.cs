using Qingyi.Server.Storage;

namespace Qingyi.Server.Studio.Instances;

/// <summary>What the instance viewer asks, each answer null where the person sees no such instance.</summary>
public sealed class InstanceViews(CaseDb db, VisibleInstances visible)
{
    private const int MostLines = 1000;

    public async Task<InstanceDetail?> Detail(string id, CancellationToken cancellation) =>
        await visible.Find(id, cancellation) is { } one ? InstanceAnswers.Detail(one) : null;

    public async Task<ListOf<VariableView>?> Variables(string id, CancellationToken cancellation) =>
        await visible.Find(id, cancellation) is { } one ? Listed(InstanceAnswers.Variables(one)) : null;

    public async Task<ExecutionState?> State(string id, CancellationToken cancellation) =>
        await visible.Find(id, cancellation) is { } one ? new ExecutionState(one.Row.Status, one.Row.SubStatus, one.Row.UpdatedAt) : null;

    public Task<PageOf<JournalRecord>?> Journal(string id, JournalFilter filter, int? skip, int? take, CancellationToken cancellation) => Told(id, (one, trail) =>
    {
        var lines = trail.Lines.Where(l => Any(filter.ActivityIds, l.Execution.ActivityId) && Any(filter.ActivityNodeIds, l.Execution.NodeId) && Any(filter.EventNames, l.Row.Event)
            && filter.ExcludedActivityTypes?.Contains(l.Row.Type) != true).ToList();
        var page = lines.Skip(Math.Max(skip ?? 0, 0)).Take(Math.Clamp(take ?? MostLines, 0, MostLines));
        return new PageOf<JournalRecord>([.. page.Select(l => InstanceAnswers.Line(one, l))], lines.Count);
    }, cancellation);

    public Task<StatsReport?> Report(string? id, IReadOnlyList<string>? nodeIds, CancellationToken cancellation) => Told(id, (one, trail) => new StatsReport(
        [.. trail.Executions.Where(e => nodeIds?.Contains(e.NodeId) != false).GroupBy(e => e.NodeId).Select(g => InstanceAnswers.Stats(one, g.Key, [.. g]))]), cancellation);

    public Task<ListOf<ExecutionRecord>?> Executions(string? id, string? nodeId, CancellationToken cancellation) => Told(id, (one, trail) =>
        Listed([.. Of(trail, nodeId).Select(e => InstanceAnswers.Record(one, e))]), cancellation);

    public Task<ListOf<ExecutionSummary>?> Summaries(string? id, string? nodeId, CancellationToken cancellation) => Told(id, (one, trail) =>
        Listed([.. Of(trail, nodeId).Select(e => InstanceAnswers.Summary(one, e))]), cancellation);

    public Task<ExecutionRecord?> Execution(string? executionId, CancellationToken cancellation) => Told(Trail.InstanceOf(executionId), (one, trail) =>
        trail.Find(executionId) is { } found ? InstanceAnswers.Record(one, found) : null, cancellation);

    /// <summary>The execution and those around it, outermost first.</summary>
    public Task<CallStack?> Stack(string executionId, CancellationToken cancellation) => Told(Trail.InstanceOf(executionId), (one, trail) =>
    {
        if (trail.Find(executionId) is not { } found)
        {
            return null;
        }

        var stack = new List<ExecutionSummary>();
        for (var at = found; at is not null; at = at.Parent)
        {
            stack.Insert(0, InstanceAnswers.Summary(one, at));
        }

        return new CallStack(found.Id, stack, stack.Count);
    }, cancellation);

    /// <summary>The whole instance for a file.</summary>
    public Task<InstanceFile?> File(string id, CancellationToken cancellation) => Told(id, (one, trail) => new InstanceFile(
        InstanceAnswers.Detail(one), [.. trail.Lines.Select(l => InstanceAnswers.Line(one, l))], [.. trail.Executions.Select(e => InstanceAnswers.Record(one, e))]), cancellation);

    private async Task<T?> Told<T>(string? id, Func<OneInstance, Trail, T?> tell, CancellationToken cancellation) where T : class =>
        await visible.Find(id, cancellation) is { } one ? tell(one, await Trail.Read(db, one, cancellation)) : null;

    private static IEnumerable<TrailExecution> Of(Trail trail, string? nodeId) => trail.Executions.Where(e => string.IsNullOrEmpty(nodeId) || e.NodeId == nodeId);

    private static bool Any(IReadOnlyList<string>? wanted, string value) => wanted is not { Count: > 0 } || wanted.Contains(value);

    private static ListOf<T> Listed<T>(IReadOnlyList<T> items) => new(items, items.Count);
}

/// <summary>An instance as a file: state, journal, executions.</summary>
public sealed record InstanceFile(InstanceDetail Instance, IReadOnlyList<JournalRecord> Journal, IReadOnlyList<ExecutionRecord> Executions);
