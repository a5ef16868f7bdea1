using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Qingyi.Domain;
using Qingyi.Engine.Runs;
using Qingyi.Server.People;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Studio.Instances;

/// <summary>Why an instance was ended; Studio has no field for it and sends none.</summary>
public sealed record Cancellation(string? Reason = null);

/// <summary>Which instances to end: named, or all running ones of a version or a procedure.</summary>
public sealed record BulkCancellation(IReadOnlyList<string>? Ids = null, string? DefinitionVersionId = null, string? DefinitionId = null, string? Reason = null);

/// <summary>Ends instances by a supervisor's hand, one transition a case; the case's own deadlines run on, so it stays in sight.</summary>
public sealed class CancelInstances(VisibleInstances visible, Transitions transitions, PersonAtDoor door)
{
    private static string FromStudio => Texts.Chinese("studio.cancelled-in-designer");

    /// <returns>Whether it was running; a refusal where the person sees none.</returns>
    public async Task<Outcome<bool>> Cancel(string id, string? reason, CancellationToken cancellation)
    {
        var row = await visible.Rows.FirstOrDefaultAsync(i => i.Id == id, cancellation);
        if (row is null)
        {
            return InstanceRefusals.NoSuchInstance;
        }

        return await transitions.Run<bool>(row.CaseId, door.Person, t =>
        {
            if (t.Records.Instances.FirstOrDefault(i => i.Id == id) is not { } instance || instance.Status != nameof(InstanceStatus.Running))
            {
                return Task.FromResult<Outcome<bool>>(false);
            }

            t.Audit("instance-cancelled", new JsonObject { ["instance"] = id, ["definition"] = instance.DefinitionId, ["reason"] = t.Seal(string.IsNullOrWhiteSpace(reason) ? FromStudio : reason) });
            t.Cancel(id);
            return Task.FromResult<Outcome<bool>>(true);
        }, cancellation);
    }

    /// <returns>How many were running and have ended.</returns>
    public async Task<int> Cancel(BulkCancellation which, CancellationToken cancellation)
    {
        if (which is { Ids: null or { Count: 0 }, DefinitionVersionId: null or "", DefinitionId: null or "" })
        {
            return 0;
        }

        var rows = visible.Rows.Where(i => i.Status == nameof(InstanceStatus.Running));
        rows = which.Ids is { Count: > 0 } ids ? rows.Where(i => ids.Contains(i.Id)) : rows;
        rows = string.IsNullOrEmpty(which.DefinitionVersionId) ? rows : rows.Where(i => i.VersionId == which.DefinitionVersionId);
        rows = string.IsNullOrEmpty(which.DefinitionId) ? rows : rows.Where(i => i.DefinitionId == which.DefinitionId);
        var ended = 0;
        foreach (var id in await rows.OrderBy(i => i.Id).Select(i => i.Id).ToListAsync(cancellation))
        {
            ended += (await Cancel(id, which.Reason, cancellation)).Value ? 1 : 0;
        }

        return ended;
    }
}

public static class InstanceRefusals
{
    public static Refusal NoSuchInstance { get; } = Refusals.Of("no-such-instance");
    public static Refusal Kept { get; } = Refusals.Of("instance-kept");
    public static Refusal NotTakenIn { get; } = Refusals.Of("instance-not-taken-in");
}
