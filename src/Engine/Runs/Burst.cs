using Qingyi.Engine.Definitions;

namespace Qingyi.Engine.Runs;

/// <summary>
/// One transition over the instances of one case. It works on copies, collects everything and touches nothing outside: keep
/// what it holds in one transaction, or drop it and nothing has happened. Not thread-safe.
/// </summary>
public sealed class Burst
{
    public Burst(IDefinitionSet definitions, IEnumerable<InstanceState> instances, BurstOptions options) => throw new NotImplementedException();

    /// <summary>Instances that differ from what was given, parents before children.</summary>
    public IReadOnlyList<InstanceState> Changed => throw new NotImplementedException();

    /// <summary>Bookmarks that did not exist before the burst and are open after it.</summary>
    public IReadOnlyList<Bookmark> Created => throw new NotImplementedException();

    /// <summary>Bookmarks that were open before the burst and are gone after it.</summary>
    public IReadOnlyList<Bookmark> Burned => throw new NotImplementedException();

    public IReadOnlyList<JournalEntry> Journal => throw new NotImplementedException();

    /// <summary>Incidents raised in this burst.</summary>
    public IReadOnlyList<Incident> Incidents => throw new NotImplementedException();

    /// <summary>Starts an instance and runs it until it waits or ends.</summary>
    public InstanceState Start(CompiledWorkflow workflow, StartRequest request) => throw new NotImplementedException();

    /// <summary>Resumes a bookmark and runs on until everything waits or ends.</summary>
    public ResumeResult Resume(string instanceId, string bookmarkId, ResumeInput input) => throw new NotImplementedException();

    /// <summary>Ends an instance and its children from outside; nothing happens to one that has ended.</summary>
    public void Cancel(string instanceId) => throw new NotImplementedException();

    /// <summary>Runs an activity again that an open incident holds.</summary>
    public ResumeResult Retry(string instanceId, string activityId) => throw new NotImplementedException();
}
