using System.Text.Json.Nodes;
using Qingyi.Domain;
using Qingyi.Domain.Cases;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Inner;

/// <summary>
/// One kind of work that a transition leaves behind (<see cref="Transition.Later"/>) for a transaction of its own. Registered as a service of this type;
/// a refusal, or a fault that does not go away, holds the step as an incident for the supervisor.
/// </summary>
public abstract class InnerStep
{
    /// <summary>Kebab-case, stored in the rows; never renamed.</summary>
    public abstract string Kind { get; }

    /// <summary>What people read while it waits or is held, without a full stop.</summary>
    public abstract string Title(JsonObject payload);

    /// <summary>Carries the step out in one transaction, in which it calls <see cref="InnerWork.Finish"/>. May run again after a conflict.</summary>
    public abstract Task<Outcome<string>> Run(InnerWork work, Transitions transitions, CancellationToken cancellation);
}

/// <summary>An inner step that is a transition of its case.</summary>
public abstract class CaseStep : InnerStep
{
    public sealed override Task<Outcome<string>> Run(InnerWork work, Transitions transitions, CancellationToken cancellation) =>
        transitions.Run<string>(work.CaseId, CaseLifecycle.System, async t =>
        {
            if (!await work.Finish(t.Db, t.Now, cancellation))
            {
                return InnerWork.Lost;
            }

            t.Depth = work.Depth;
            return await Take(t, work.Payload, cancellation) is { } refusal ? refusal : work.Kind;
        }, cancellation);

    /// <summary>Records the step; null when done. A refusal throws the transition away.</summary>
    protected abstract Task<Refusal?> Take(Transition t, JsonObject payload, CancellationToken cancellation);
}

/// <summary>An inner step taken for one try.</summary>
/// <param name="Fence">The row's fence as this lease set it.</param>
/// <param name="Tries">This try included.</param>
public sealed record InnerWork(long Id, string Kind, string CaseId, string? InstanceId, JsonObject Payload, int Depth, long Fence, int Tries)
{
    /// <summary>Somebody else has the step, or it is done.</summary>
    internal static Refusal Lost { get; } = new("lease-lost", "");

    /// <summary>Marks the step done in the unit of work that holds its effect. The fence is a concurrency token: a lease lost before the save fails the save.</summary>
    /// <returns>False where the lease was lost; then nothing may be recorded.</returns>
    public async Task<bool> Finish(CaseDb db, DateTimeOffset now, CancellationToken cancellation)
    {
        var row = await db.InnerSteps.FindAsync([Id], cancellation);
        if (row is null || row.Fence != Fence || row.DoneAt is not null || row.HeldAt is not null)
        {
            return false;
        }

        (row.DoneAt, row.LeasedUntil, row.LastError) = (now, null, null);
        return true;
    }
}
