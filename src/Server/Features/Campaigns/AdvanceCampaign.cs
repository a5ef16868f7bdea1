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
    public static Refusal NoSuchCampaign { get; } = Refusals.Of("no-such-campaign.campaign-out-of-sight");
    public static Refusal Moved { get; } = Refusals.Of("campaign-moved.phase-by-someone-else");

    public static Refusal NotYours(string organisation) => Refusals.Of("not-permitted.phase-by-its-organisation", organisation);

    public static Refusal NoSuchDuty { get; } = Refusals.Of("no-such-duty");
    public static Refusal DutyMet { get; } = Refusals.Of("duty-met");
    public static Refusal DutyWaived { get; } = Refusals.Of("duty-waived");
    public static Refusal NotEnded { get; } = Refusals.Of("campaign-running");
    public static Refusal AlreadyAsked { get; } = Refusals.Of("reopening-asked");

    public static Refusal NotYoursToWaive(string organisation) => Refusals.Of("not-permitted.waiver-by-leader", organisation);

    public static Refusal NotAbove(string organisation) => Refusals.Of("not-permitted.reopening-by-higher-authority", organisation);

    public static Refusal NoSuchStep(string trigger) => Refusals.Of("invalid-data.step-of-campaign", trigger);

    public static Refusal Unmet(IEnumerable<string> guards) => new("campaign-guards", string.Join("；", guards));
}
