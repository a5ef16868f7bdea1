using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Qingyi.Domain;
using Qingyi.Domain.Cases;
using Qingyi.Engine.Runs;
using Qingyi.Server.Hosting;
using Qingyi.Server.Inner;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Deadlines;

/// <summary>
/// 等待一段时间, 定时, 等到某时, 按日程: a bookmark with a due instant is resumed once that has passed. Once, whoever sweeps and whatever the clock did: the
/// transition takes the bookmark away, and only one can.
/// </summary>
public sealed partial class DueWaits(IDbContextFactory<CaseDb> dbs, Transitions transitions, ClockSkew skew, TimeProvider clock, ILogger<DueWaits> log)
{
    private const int Batch = 200;

    /// <returns>How many waits ended.</returns>
    public async Task<int> Run(CancellationToken cancellation)
    {
        var (ended, last) = (0, "");
        while (true)
        {
            var due = await Due(last, cancellation);
            foreach (var (bookmark, caseId) in due)
            {
                ended += await Resume(bookmark, caseId, cancellation);
            }

            if (due.Count < Batch)
            {
                return ended;
            }

            last = due[^1].Bookmark;
        }
    }

    private async Task<List<(string Bookmark, string Case)>> Due(string after, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        var rows = await db.Bookmarks.Where(b => b.DueAt != null && b.DueAt <= now && string.Compare(b.Id, after) > 0).OrderBy(b => b.Id).Take(Batch)
            .Select(b => new { b.Id, b.CaseId }).ToListAsync(cancellation);
        return rows.ConvertAll(r => (r.Id, r.CaseId));
    }

    private async Task<int> Resume(string bookmark, string caseId, CancellationToken cancellation)
    {
        try
        {
            var outcome = await transitions.Run<bool>(caseId, CaseLifecycle.System, t => Task.FromResult(skew.Steady ? ResumeWait.In(t, bookmark) : ResumeWait.Over), cancellation);
            if (outcome.Refusal is { } refusal && refusal != ResumeWait.Over)
            {
                await Leave(bookmark, caseId, cancellation);
            }

            return outcome.Done ? 1 : 0;
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            NotResumed(log, bookmark, failure);
            await Leave(bookmark, caseId, cancellation);
            return 0;
        }
    }

    // It becomes an inner step: tried again, and shown to the supervisor when that does not help.
    private async Task Leave(string bookmark, string caseId, CancellationToken cancellation) =>
        await transitions.Run<bool>(caseId, CaseLifecycle.System, t =>
        {
            if (t.Records.Bookmarks.FirstOrDefault(b => b.Id == bookmark) is not { DueAt: not null } row)
            {
                return Task.FromResult<Outcome<bool>>(ResumeWait.Over);
            }

            t.Later(ResumeWait.Name, new JsonObject { ["bookmark"] = row.Id, ["activity"] = row.ActivityId }, instanceId: row.InstanceId);
            row.DueAt = null;
            return Task.FromResult<Outcome<bool>>(true);
        }, cancellation);

    [LoggerMessage(Level = LogLevel.Error, Message = "The wait {Bookmark} could not be resumed")]
    private static partial void NotResumed(ILogger log, string bookmark, Exception failure);
}

/// <summary>A wait whose hour has come, and which the sweep could not resume.</summary>
public sealed class ResumeWait : CaseStep
{
    internal const string Name = "resume-wait";

    /// <summary>The instance went on or ended meanwhile: nothing is left to do.</summary>
    internal static Refusal Over { get; } = new("wait-over", "");

    public override string Kind => Name;

    public override string Title(JsonObject payload) => Texts.Of("deadlines.resume-wait.title", payload["activity"]!.GetValue<string>());

    internal static Outcome<bool> In(Transition t, string bookmark)
    {
        if (t.Records.Bookmarks.FirstOrDefault(b => b.Id == bookmark) is not { } row || row.DueAt > t.Now)
        {
            return Over;
        }

        t.Audit("wait-ended", new JsonObject { ["instance"] = row.InstanceId, ["activity"] = row.ActivityId });
        return t.Resume(row.InstanceId, row.Id, new ResumeInput()) switch
        {
            ResumeResult.Done => true,
            ResumeResult.Refused refused => new Refusal(refused.Code, refused.Sentence),
            _ => throw new InvalidOperationException($"The wait {row.Id} stands in the database, but its instance does not wait there."),
        };
    }

    protected override Task<Refusal?> Take(Transition t, JsonObject payload, CancellationToken cancellation) =>
        Task.FromResult(In(t, payload["bookmark"]!.GetValue<string>()).Refusal is { } refusal && refusal != Over ? refusal : null);
}
