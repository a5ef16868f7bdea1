using System.Text.Json.Nodes;
using Qingyi.Engine.Activities.BuiltIn;
using Qingyi.Engine.Definitions;

namespace Qingyi.Engine.Runs;

/// <summary>
/// One transition over the instances of one case. It works on copies, collects everything and touches nothing outside: keep
/// what it holds in one transaction, or drop it and nothing has happened. Not thread-safe.
/// </summary>
public sealed partial class Burst
{
    /// <summary>How deep sub-workflows may start sub-workflows.</summary>
    public const int DeepestChild = 16;

    /// <summary>Most characters of text that the expressions of a burst may compute together.</summary>
    public const int MostText = 16_000_000;

    private readonly List<InstanceState> _given;
    private readonly int _before;
    private readonly List<InstanceRun> _runs = new(1);
    private readonly List<JournalEntry> _journal = new(32);
    private IDefinitionSet _definitions;
    private List<Incident>? _incidents;
    private List<WorkflowDispatch>? _dispatched;
    private List<PublishedEvent>? _events;
    private int _steps;
    private int _refunded;
    private long _text;
    private bool _isRefused;

    /// <param name="definitions">The versions that the case holds.</param>
    /// <param name="instances">Every instance of the case that may move: with a child, its parents too.</param>
    /// <param name="options">Time, ids, services, budget.</param>
    public Burst(IDefinitionSet definitions, IEnumerable<InstanceState> instances, BurstOptions options)
    {
        ArgumentNullException.ThrowIfNull(definitions);
        ArgumentNullException.ThrowIfNull(instances);
        ArgumentNullException.ThrowIfNull(options);
        _definitions = definitions;
        Options = options;
        _given = [.. instances];
        _before = _given.Count;
    }

    /// <summary>Instances that differ from what was given, parents before children.</summary>
    public IReadOnlyList<InstanceState> Changed => Kept is [{ HasChanged: true } only] ? [only.State] : [.. Kept.Where(r => r.HasChanged).OrderBy(Depth).Select(r => r.State)];

    /// <summary>Bookmarks that did not exist before the burst and are open after it.</summary>
    public IReadOnlyList<Bookmark> Created => [.. Kept.SelectMany(r => r.Created)];

    /// <summary>Bookmarks that were open before the burst and are gone after it.</summary>
    public IReadOnlyList<Bookmark> Burned => [.. Kept.SelectMany(r => r.Burned)];

    /// <summary>Everything that happened, in order.</summary>
    public IReadOnlyList<JournalEntry> Journal => _isRefused ? [] : _journal;

    /// <summary>Incidents raised in this burst.</summary>
    public IReadOnlyList<Incident> Incidents => _isRefused ? [] : _incidents ?? [];

    /// <summary>Workflows to start afterwards, each in a transition of its own.</summary>
    public IReadOnlyList<WorkflowDispatch> Dispatched => _isRefused ? [] : _dispatched ?? [];

    /// <summary>Events published; local ones have been delivered already.</summary>
    public IReadOnlyList<PublishedEvent> Events => _isRefused ? [] : _events ?? [];

    internal BurstOptions Options { get; }

    private List<InstanceRun> Kept => _isRefused ? [] : _runs;

    /// <summary>Starts an instance and runs it until it waits or ends.</summary>
    public InstanceState Start(CompiledWorkflow workflow, StartRequest request)
    {
        ArgumentNullException.ThrowIfNull(workflow);
        ArgumentNullException.ThrowIfNull(request);
        ThrowIfRefused();
        return Start(workflow, request, null).State;
    }

    /// <summary>
    /// Resumes a bookmark and runs on until everything waits or ends. After <see cref="ResumeResult.Refused"/> the burst is over and empty.
    /// </summary>
    public ResumeResult Resume(string instanceId, string bookmarkId, ResumeInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        ThrowIfRefused();
        return Conclude(Find(instanceId)?.Resume(bookmarkId, input));
    }

    /// <summary>Ends an instance and its children from outside; nothing happens to one that has ended.</summary>
    public void Cancel(string instanceId)
    {
        ThrowIfRefused();
        Find(instanceId)?.Cancel();
    }

    /// <summary>
    /// Runs an activity again that an open incident holds. When it refuses again the answer is <see cref="ResumeResult.Refused"/> and the
    /// burst is over and empty; when it faults again the incident is replaced.
    /// </summary>
    public ResumeResult Retry(string instanceId, string activityId)
    {
        ThrowIfRefused();
        return Conclude(Find(instanceId)?.Retry(activityId));
    }

    /// <summary>Completes an activity that an open incident holds with these outcomes, without running it.</summary>
    public ResumeResult Skip(string instanceId, string activityId, IReadOnlyList<string> outcomes)
    {
        ThrowIfRefused();
        return Conclude(Find(instanceId)?.Skip(activityId, outcomes));
    }

    /// <summary>
    /// Lets a person do what an open incident holds: the activity waits at a bookmark of this name, and its resume completes it with the outcomes given.
    /// </summary>
    public ResumeResult HandOver(string instanceId, string activityId, string bookmark, JsonObject payload)
    {
        ArgumentNullException.ThrowIfNull(payload);
        ThrowIfRefused();
        return Conclude(Find(instanceId)?.HandOver(activityId, bookmark, payload));
    }

    /// <summary>Starts an instance at each activity of the definition that such an event triggers. Returns how many.</summary>
    /// <param name="request">Id and trigger are set here.</param>
    public int Trigger(CompiledWorkflow workflow, string name, JsonNode? payload, StartRequest request)
    {
        ArgumentNullException.ThrowIfNull(workflow);
        ArgumentNullException.ThrowIfNull(request);
        var triggers = EventActivity.Triggers(workflow, name).ToList();
        triggers.ForEach(t => Start(workflow, request with { TriggerActivityId = t.Id, Input = EventActivity.Payload(payload).Input }));
        return triggers.Count;
    }

    /// <summary>Hands an event to the Event activities of the given instances that wait for it. Returns how many went on.</summary>
    /// <param name="name">Compared exactly.</param>
    /// <param name="payload">Becomes their result.</param>
    /// <param name="correlationId">Only instances with this correlation id; null: all.</param>
    public int Deliver(string name, JsonNode? payload, string? correlationId = null)
    {
        ThrowIfRefused();
        var taken = 0;
        foreach (var id in _given.Take(_before).Select(s => s.Id).ToList())
        {
            var run = Find(id)!;
            if (correlationId is null || run.Data.CorrelationId == correlationId)
            {
                foreach (var bookmark in run.Data.Bookmarks.Where(b => EventActivity.Matches(b, name)).ToList())
                {
                    taken += run.Resume(bookmark.Id, EventActivity.Payload(payload)) is ResumeResult.Done ? 1 : 0;
                }
            }
        }

        return taken;
    }
}
