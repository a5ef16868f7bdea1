using Qingyi.Engine.Definitions;

namespace Qingyi.Engine.Runs;

/// <content>What the runs of single instances need of the whole: each other, the budget, a place to record.</content>
public sealed partial class Burst
{
    internal InstanceRun StartChild(InstanceRun parent, Execution execution, WorkflowDispatch child) => Start(
        FindChild(parent, child.DefinitionId),
        new StartRequest { InstanceId = child.InstanceId, CorrelationId = child.CorrelationId, Input = child.Input },
        (parent, execution));

    /// <exception cref="InvalidOperationException">There is no such definition, or the workflows call each other too deeply.</exception>
    internal CompiledWorkflow FindChild(InstanceRun parent, string definitionId)
    {
        var workflow = _definitions.Find(definitionId) ?? throw new InvalidOperationException($"找不到子流程 {definitionId}。");
        return Depth(parent) + 1 < DeepestChild ? workflow
            : throw new InvalidOperationException($"子流程套得太深（最多 {DeepestChild} 层），多半是流程互相调用。");
    }

    /// <summary>Resumes whoever waits for the instance that has just ended.</summary>
    internal void ChildEnded(InstanceRun child)
    {
        if (child.Data is { IsDetached: false, ParentInstanceId: { } parentId }
            && Require(parentId) is { Data.Status: InstanceStatus.Running } parent
            && parent.Data.Bookmarks.Find(b => b.ExecutionId == child.Data.ParentExecutionId && b.Payload.Text("childInstanceId") == child.Data.Id) is { } bookmark)
        {
            parent.Resume(bookmark.Id, new ResumeInput { ChildOutput = child.State.Output, ChildEnded = child.Data.SubStatus });
        }
    }

    /// <summary>Cancels the instances that an execution started and waits for.</summary>
    internal void CancelChildrenOf(Execution execution)
    {
        if (!execution.HasId || _given.Count < 2)
        {
            return;
        }

        foreach (var id in _given.Where(s => s.Data.ParentExecutionId == execution.Id).Select(s => s.Id).ToList())
        {
            Require(id).Cancel();
        }
    }

    /// <summary>False when the budget is spent. What a faulted instance took is given back, at most one budget in all, so that the others can go on.</summary>
    internal bool TakeStep(InstanceRun run)
    {
        if (_steps - _refunded >= Options.StepBudget)
        {
            _refunded = Math.Min(_refunded + run.Steps, Options.StepBudget);
            return false;
        }

        _steps++;
        run.Steps++;
        return true;
    }

    /// <exception cref="InvalidOperationException">The burst has computed too much.</exception>
    internal void TakeText(long characters)
    {
        _text += characters;
        if (_text > MostText)
        {
            throw new InvalidOperationException($"一次推进算出的数据超过了 {MostText} 个字符，多半是循环里的数据越来越多。");
        }
    }

    internal void Add(JournalEntry entry) => _journal.Add(entry);

    internal void Add(Incident incident) => (_incidents ??= []).Add(incident);

    internal void Add(WorkflowDispatch dispatch) => (_dispatched ??= []).Add(dispatch);

    internal void Add(PublishedEvent published) => (_events ??= []).Add(published);

    private InstanceRun Start(CompiledWorkflow workflow, StartRequest request, (InstanceRun Run, Execution Execution)? parent)
    {
        var data = new InstanceData
        {
            Id = request.InstanceId ?? Options.NewId(),
            DefinitionId = workflow.Definition.DefinitionId,
            VersionId = workflow.Definition.Id,
            Version = workflow.Definition.Version,
            ParentInstanceId = parent?.Run.Data.Id,
            ParentExecutionId = parent?.Execution.Id,
            CorrelationId = request.CorrelationId,
            Name = request.Name,
            TriggerActivityId = request.TriggerActivityId,
            CreatedAt = Options.Now,
            UpdatedAt = Options.Now,
        };
        if (request.Input is { } input)
        {
            foreach (var (name, value) in input)
            {
                data.Input[name] = value?.DeepClone();
            }
        }

        var state = new InstanceState(data);
        if (_given.Exists(s => s.Id == state.Id))
        {
            throw new ArgumentException($"There is an instance {state.Id} already.", nameof(request));
        }

        _given.Add(state);
        var run = new InstanceRun(this, workflow, state, isNew: true);
        _runs.Add(run);
        run.Start();
        return run;
    }

    private InstanceRun Require(string instanceId) =>
        Find(instanceId) ?? throw new InvalidOperationException($"Instance {instanceId} was not given to the burst, but must move with its child or parent.");

    private InstanceRun? Find(string instanceId)
    {
        if (_runs.Find(r => r.Data.Id == instanceId) is { } known)
        {
            return known;
        }

        if (_given.Find(s => s.Id == instanceId) is not { } state)
        {
            return null;
        }

        var workflow = _definitions.Find(state.DefinitionId);
        if (workflow?.Definition.Id != state.VersionId)
        {
            throw new InvalidOperationException(
                $"Instance {instanceId} runs on {state.VersionId}, but the set holds {workflow?.Definition.Id ?? "nothing"} for {state.DefinitionId}.");
        }

        var run = new InstanceRun(this, workflow!, state.Copy(), isNew: false);
        _runs.Add(run);
        return run;
    }

    private int Depth(InstanceRun run)
    {
        var depth = 0;
        for (var parent = run.Data.ParentInstanceId; parent is not null && _given.Find(s => s.Id == parent) is { } state; parent = state.Data.ParentInstanceId)
        {
            depth++;
        }

        return depth;
    }

    private ResumeResult Conclude(ResumeResult? result)
    {
        _isRefused = result is ResumeResult.Refused;
        return result ?? ResumeResult.UnknownBookmark.Value;
    }

    private void ThrowIfRefused()
    {
        if (_isRefused)
        {
            throw new InvalidOperationException("The burst was refused; start a new one.");
        }
    }
}
