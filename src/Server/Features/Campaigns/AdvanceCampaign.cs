using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Qingyi.Client;
using Qingyi.Domain;
using Qingyi.Domain.Campaigns;
using Qingyi.Domain.People;
using Qingyi.Server.Features.Indicators;
using Qingyi.Server.Http;
using Qingyi.Server.People;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Features.Campaigns;

/// <summary>转段: moves a campaign on, or says each condition that keeps it. Row, audit link and stored answer are one transaction.</summary>
public sealed class AdvanceCampaign(CaseDb db, CampaignQueries campaigns, FreezeFigures freeze, PersonAtDoor door, IdempotencyScope idempotency, WriteGate gate, TimeProvider clock)
{
    public async Task<IResult> Advance(string id, CampaignAdvance step, CancellationToken cancellation)
    {
        if (await campaigns.Find(door.Person, id, cancellation) is not { } found)
        {
            return Problems.Result(CampaignRefusals.NoSuchCampaign);
        }

        if (!found.OrganisationPath.StartsWith(door.Person.Path, StringComparison.Ordinal))
        {
            return Problems.Result(CampaignRefusals.NotYours(found.OrganisationName));
        }

        var phases = campaigns.Phases(found);
        var move = step.Trigger switch
        {
            "advance" => phases.Advance(),
            "terminate" => phases.Terminate(step.Reason ?? ""),
            _ => null,
        };
        return move switch
        {
            null => Problems.Result(CampaignRefusals.NoSuchStep(step.Trigger)),
            { Moved: false } => Unmet(move.Refusals),
            _ => await Save(found, step, move.Stage, cancellation),
        };
    }

    /// <summary>The same for a page: why it was not possible, or null.</summary>
    public async Task<Refusal?> Try(string id, CampaignAdvance step, CancellationToken cancellation)
    {
        if (await campaigns.Find(door.Person, id, cancellation) is not { } found)
        {
            return CampaignRefusals.NoSuchCampaign;
        }

        if (campaigns.Phases(found).Obstacles() is { Count: > 0 } unmet)
        {
            return CampaignRefusals.Unmet(unmet);
        }

        return await Advance(id, step, cancellation) is IStatusCodeHttpResult { StatusCode: null or 200 } ? null : CampaignRefusals.Moved;
    }

    private async Task<IResult> Save(Campaign found, CampaignAdvance step, string phase, CancellationToken cancellation)
    {
        var from = found.Row.Phase;
        db.Campaigns.Attach(found.Row);
        found.Row.Phase = phase;
        found.Row.Version++;
        var entry = new JsonObject { ["campaign"] = found.Row.Id, ["trigger"] = step.Trigger, ["from"] = from, ["to"] = phase, ["reason"] = step.Reason };
        var figures = from != CampaignPhases.Planned && step.Trigger == "advance" ? await freeze.AtExit(found.Plan, found.Row.OrganisationId, from, cancellation) : null;
        var answer = campaigns.Detail(found);
        try
        {
            // Counted before, so that nobody waits for the counting.
            await using var turn = await ChainTurn.Take(db, gate, ImportPlans.Chain, cancellation);
            if (figures is not null)
            {
                await freeze.Append(figures, cancellation);
            }

            await AuditChain.Append(db, ImportPlans.Chain, clock.GetUtcNow(), "campaign-moved", door.Person.Id, entry, cancellation);
            await idempotency.Save(db, answer, clock.GetUtcNow(), cancellation);
            return Results.Json(answer, WireJson.Options);
        }
        catch (DbUpdateException failure) when (failure.IsConflict())
        {
            db.ChangeTracker.Clear();
            var current = await campaigns.Find(door.Person, found.Row.Id, cancellation);
            return Problems.Conflict(CampaignRefusals.Moved, current is null ? null : campaigns.Detail(current));
        }
    }

    private static IResult Unmet(IReadOnlyList<string> guards) => Problems.Result(
        Problems.Of(CampaignRefusals.Unmet(guards)) with { Extensions = new Dictionary<string, JsonElement>(StringComparer.Ordinal) { ["guards"] = JsonSerializer.SerializeToElement(guards, WireJson.Options) } });
}

/// <summary>Why a campaign stays where it is.</summary>
public static class CampaignRefusals
{
    public static Refusal NoSuchCampaign { get; } = new("no-such-campaign", "没有这个行动方案，或者您无权查看。");
    public static Refusal Moved { get; } = new("campaign-moved", "别人刚刚办理了这个行动；请核对现在的阶段后再办。");

    public static Refusal NotYours(string organisation) => new("not-permitted", $"这个行动由{organisation}转段；请联系其业务主管。");

    public static Refusal NoSuchDuty { get; } = new("no-such-duty", "方案没有这项任务或者这一期，或者这个单位不承担它；请从任务清单里选择。");
    public static Refusal DutyMet { get; } = new("duty-met", "这项任务已经完成，不需要免除。");
    public static Refusal DutyWaived { get; } = new("duty-waived", "这项任务已经免除。");
    public static Refusal NotEnded { get; } = new("campaign-running", "这个行动还在进行，不需要重新启动。");
    public static Refusal AlreadyAsked { get; } = new("reopening-asked", "已经申请重新启动，正在等上级决定。");

    public static Refusal NotYoursToWaive(string organisation) => new("not-permitted", $"这项任务由{organisation}或者其上级的分管领导、主要领导免除。");

    public static Refusal NotAbove(string organisation) => new("not-permitted", $"重新启动由{organisation}的上级机关的分管领导、主要领导决定；没有上级机关的，由申请人以外的主要领导登记上级文号。");

    public static Refusal NoSuchStep(string trigger) => new("invalid-data", $"没有“{trigger}”这一步；可以用 advance（转入下一阶段）或者 terminate（终止，须写明 reason）。");

    public static Refusal Unmet(IEnumerable<string> guards) => new("campaign-guards", string.Join("；", guards));
}
