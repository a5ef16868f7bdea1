using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Qingyi.Domain;
using Qingyi.Domain.Cases;
using Qingyi.Server.Hosting;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Inner;

/// <summary>
/// Takes the next inner step by a conditional update and carries it out. What cannot be done becomes an incident of its case: no step ever lies dead
/// without somebody who sees it.
/// </summary>
public sealed partial class InnerSteps(IDbContextFactory<CaseDb> dbs, Transitions transitions, IEnumerable<InnerStep> kinds, WriteGate gate, TimeProvider clock, ILogger<InnerSteps> log) : IRound
{
    /// <summary>So many inner steps may lead one to the next without a person or a clock in between.</summary>
    public const int Deepest = 64;

    private const int TriesBeforeHeld = 4;

    // Longer than any burst may take; who holds on longer loses the fence and nothing else.
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(2);

    public static TimeSpan Beat { get; } = TimeSpan.FromSeconds(2);

    /// <summary>Carries out the oldest step that is due.</summary>
    /// <returns>False where none is due.</returns>
    public async Task<bool> Next(CancellationToken cancellation)
    {
        if (await Take(cancellation) is not { } work)
        {
            return false;
        }

        var kind = kinds.FirstOrDefault(k => k.Kind == work.Kind);
        try
        {
            var outcome = kind is null ? Refusals.Of("no-such-step", work.Kind)
                : work.Depth > Deepest ? Refusals.Of("steps-too-deep", Deepest)
                : await kind.Run(work, transitions, cancellation);
            if (outcome.Refusal is { } refusal && refusal != InnerWork.Lost)
            {
                await Hold(work, kind, refusal.Code, refusal.Sentence, cancellation);
            }
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // This node stops: another takes the step at once, and the try does not count.
            await HandBack(work);
            throw;
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            StepFailed(log, work.Id, work.Kind, work.Tries, failure);
            if (work.Tries < TriesBeforeHeld)
            {
                await GiveBack(work, failure.GetType().Name, cancellation);
            }
            else
            {
                await Hold(work, kind, "fault", failure.Message, cancellation);
            }
        }

        return true;
    }

    private async Task<InnerWork?> Take(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        await using var locks = await db.BeginLocking(cancellation);
        var row = await db.InnerSteps.AsNoTracking()
            .Where(s => s.DoneAt == null && s.HeldAt == null && s.NextTry <= now && (s.LeasedUntil == null || s.LeasedUntil <= now))
            .Where(s => !db.InnerSteps.Any(e => e.CaseId == s.CaseId && e.DoneAt == null && e.HeldAt == null && e.Id < s.Id))
            .OrderBy(s => s.Id).PassingLocked().FirstOrDefaultAsync(cancellation);
        if (row is null)
        {
            return null;
        }

        using var turn = await gate.Save(cancellation);
        var until = now + Lease;
        var taken = await db.InnerSteps.Where(s => s.Id == row.Id && s.Fence == row.Fence && s.DoneAt == null && s.HeldAt == null)
            .ExecuteUpdateAsync(s => s.SetProperty(x => x.LeasedUntil, until).SetProperty(x => x.Fence, x => x.Fence + 1).SetProperty(x => x.Tries, x => x.Tries + 1), cancellation);
        await db.SaveAndCommit(cancellation);
        return taken == 1
            ? new InnerWork(row.Id, row.Kind, row.CaseId, row.InstanceId, JsonNode.Parse(row.Payload)!.AsObject(), row.Depth, row.Fence + 1, row.Tries + 1)
            : null;
    }

    private async Task HandBack(InnerWork work)
    {
        await using var db = await dbs.CreateDbContextAsync(CancellationToken.None);
        using var turn = await gate.Save(CancellationToken.None);
        await db.InnerSteps.Where(s => s.Id == work.Id && s.Fence == work.Fence && s.DoneAt == null)
            .ExecuteUpdateAsync(s => s.SetProperty(x => x.LeasedUntil, (DateTimeOffset?)null).SetProperty(x => x.Tries, x => x.Tries - 1), CancellationToken.None);
    }

    private async Task GiveBack(InnerWork work, string error, CancellationToken cancellation)
    {
        var next = clock.GetUtcNow() + (FirstWait * Math.Pow(2, work.Tries - 1));
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        using var turn = await gate.Save(cancellation);
        await db.InnerSteps.Where(s => s.Id == work.Id && s.Fence == work.Fence && s.DoneAt == null)
            .ExecuteUpdateAsync(s => s.SetProperty(x => x.LeasedUntil, (DateTimeOffset?)null).SetProperty(x => x.NextTry, next).SetProperty(x => x.LastError, error), cancellation);
    }

    private async Task Hold(InnerWork work, InnerStep? kind, string code, string message, CancellationToken cancellation)
    {
        var title = kind?.Title(work.Payload) ?? work.Kind;
        await transitions.Run<string>(work.CaseId, CaseLifecycle.System, async t =>
        {
            var row = await t.Db.InnerSteps.FindAsync([work.Id], cancellation);
            if (row is null || row.Fence != work.Fence || row.DoneAt is not null)
            {
                return InnerWork.Lost;
            }

            (row.HeldAt, row.LeasedUntil, row.LastError) = (t.Now, null, code);
            t.Db.Incidents.Add(new IncidentRow
            {
                Id = t.NewId(), CaseId = t.Case.Id, InstanceId = work.InstanceId ?? "", ActivityId = work.Kind, ActivityName = title, Message = message, Code = code, StepId = work.Id, At = t.Now,
            });
            t.Audit("step-held", new JsonObject { ["step"] = work.Id, ["kind"] = work.Kind, ["code"] = code });
            return work.Kind;
        }, cancellation);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Inner step {Step} ({Kind}) failed at try {Tries}")]
    private static partial void StepFailed(ILogger log, long step, string kind, int tries, Exception failure);
}
