using System.Text.Json.Nodes;
using Qingyi.Domain.Deadlines;
using Qingyi.Engine.Definitions;
using Qingyi.Engine.Runs;
using Qingyi.Server.Features.Tasks;
using Qingyi.Server.Hosting;
using Qingyi.Server.Inner;
using Qingyi.Server.Studio;

namespace Qingyi.Server.Storage;

/// <summary>What a transition does to the workflow instances of its case: all of it in one burst.</summary>
public sealed partial class Transition
{
    /// <summary>Lets the case run on a larger set from now on. Before anything is started or resumed.</summary>
    public void Use(Definitions definitions, string set)
    {
        Case.WorkflowSet = set;
        _workflows = definitions.SetOf(set);
    }

    /// <summary>Whether the case holds a version of the definition.</summary>
    public bool Knows(string definitionId) => _workflows.Find(definitionId) is not null;

    /// <summary>The version of a definition that the case holds.</summary>
    public CompiledWorkflow? Workflow(string definitionId) => _workflows.Find(definitionId);

    /// <summary>Starts a workflow of the case.</summary>
    /// <returns>Id of the instance.</returns>
    public string Start(string definitionId, JsonObject input) => Start(definitionId, new StartRequest { CorrelationId = Case.Id, Name = Case.Number, Input = input });

    public string Start(string definitionId, StartRequest request)
    {
        RefreshFacts();
        TransitionSpan.Mark(TransitionSpan.Procedure, definitionId);
        return Burst.Start(_workflows.Find(definitionId) ?? throw new InvalidOperationException($"The case's set lacks the definition {definitionId}."), request).Id;
    }

    /// <summary>Hands an event to whatever waits for it in this case, and starts the procedures of the case that it triggers.</summary>
    /// <param name="correlationId">Null, or this case's id: the whole case; otherwise only instances that carry it.</param>
    /// <returns>How many instances went on or began.</returns>
    public int Deliver(string name, JsonNode? payload, string? correlationId)
    {
        RefreshFacts();
        var begun = 0;
        if (correlationId is null || correlationId == Case.Id)
        {
            foreach (var workflow in _workflows.All())
            {
                begun += Burst.Trigger(workflow, name, payload, new StartRequest { CorrelationId = Case.Id, Name = Case.Number });
            }
        }

        return begun + Burst.Deliver(name, payload, correlationId);
    }

    /// <summary>Resumes what a bookmark waits for.</summary>
    public ResumeResult Resume(string instanceId, string bookmarkId, string outcome) => Resume(instanceId, bookmarkId, new ResumeInput { Outcomes = [outcome] });

    public ResumeResult Resume(string instanceId, string bookmarkId, ResumeInput input)
    {
        RefreshFacts();
        Mark(instanceId, Records.Bookmarks.FirstOrDefault(b => b.Id == bookmarkId)?.ActivityId);
        return Burst.Resume(instanceId, bookmarkId, input);
    }

    /// <summary>Runs a held automatic step again.</summary>
    public ResumeResult Retry(string instanceId, string activityId)
    {
        RefreshFacts();
        Mark(instanceId, activityId);
        return Burst.Retry(instanceId, activityId);
    }

    /// <summary>Completes a held step by decision, without running it.</summary>
    public ResumeResult Skip(string instanceId, string activityId, string outcome)
    {
        RefreshFacts();
        Mark(instanceId, activityId);
        return Burst.Skip(instanceId, activityId, [outcome]);
    }

    /// <summary>A person does what a step that is held could not do.</summary>
    public ResumeResult HandOver(string instanceId, string activityId, JsonObject task)
    {
        RefreshFacts();
        return Burst.HandOver(instanceId, activityId, TaskRows.Bookmark, task);
    }

    /// <summary>Lets a held inner step go on, as if it had just been left behind.</summary>
    internal void Release(InnerStepRow step)
    {
        (step.HeldAt, step.NextTry, step.Tries, step.Depth) = (null, Now, 0, 0);
        step.Fence++;
        LeftSteps = true;
    }

    /// <summary>Ends an instance and its children from outside; whoever waits for it goes on.</summary>
    public void Cancel(string instanceId)
    {
        RefreshFacts();
        Burst.Cancel(instanceId);
    }

    /// <summary>Ends what still runs of the case's workflow.</summary>
    public void CancelWorkflow()
    {
        foreach (var running in Records.Instances.Where(i => i.ParentId is null).Select(i => i.Id).ToList())
        {
            Burst.Cancel(running);
        }
    }

    /// <summary>Moves all running instances of the case to another set of versions; a problem leaves everything as it was.</summary>
    public IReadOnlyList<MoveProblem> Move(WorkflowSet to, Func<string, IReadOnlyDictionary<string, string>> map)
    {
        RefreshFacts();
        var problems = Burst.Move(to, map);
        if (problems.Count == 0)
        {
            _workflows = to;
            Case.WorkflowSet = to.Write();
        }

        return problems;
    }

    private void Mark(string instanceId, string? step)
    {
        TransitionSpan.Mark(TransitionSpan.Procedure, Records.Instances.FirstOrDefault(i => i.Id == instanceId)?.DefinitionId);
        TransitionSpan.Mark(TransitionSpan.Step, step);
    }

    /// <summary>What the transition has changed so far, parents before children.</summary>
    public IReadOnlyList<InstanceState> Changed => _burst?.Changed ?? [];

    private Burst Burst => _burst ??= new Burst(_workflows, Records.Instances.Select(i => InstanceState.FromJson(i.State)),
        new BurstOptions { Now = Now, NewId = _house.Ids.New, Services = this, Facts = Facts, Zone = LegalDay.Zone });
}
