using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Qingyi.Client;
using Qingyi.Domain;
using Qingyi.Domain.Organisations;
using Qingyi.Domain.People;
using Qingyi.Server.Http;
using Qingyi.Server.People;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Features.Campaigns;

/// <summary>免除: a leader of the organisation that runs the campaign, or above it, takes a duty away, of one unit or of all. The next sweep stops its clocks before anything rings.</summary>
public sealed class WaiveDuty(CaseDb db, CampaignQueries campaigns, House house, PersonAtDoor door, IdempotencyScope idempotency, WriteGate gate, TimeProvider clock)
{
    public async Task<Outcome<string>> Waive(string id, DutyWaiving given, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(given);
        if (await campaigns.Find(door.Person, id, cancellation) is not { } found)
        {
            return CampaignRefusals.NoSuchCampaign;
        }

        if (!found.OrganisationPath.StartsWith(door.Person.Path, StringComparison.Ordinal) || !door.Person.IsAny(Role.Leader, Role.PrincipalLeader))
        {
            return CampaignRefusals.NotYoursToWaive(found.OrganisationName);
        }

        if (string.IsNullOrWhiteSpace(given.Reason) || given.Reason.Length > 500)
        {
            return Refusals.Of("reason-missing.waiver");
        }

        if (campaigns.Rows(found.Plan).FirstOrDefault(r => r.Obligation == given.Obligation && (r.Period ?? "") == (given.Period ?? "")) is not { } row || !await Owes(found, row.Obligation, given.Unit, cancellation))
        {
            return CampaignRefusals.NoSuchDuty;
        }

        if (found.Of(row) is { } standing)
        {
            return standing.Met ? CampaignRefusals.DutyMet : CampaignRefusals.DutyWaived;
        }

        var waiver = new DutyWaiverRow
        {
            Id = house.Ids.New(), CampaignId = id, Obligation = row.Obligation, Period = row.Period ?? "", UnitId = given.Unit ?? "", Reason = given.Reason.Trim(), At = clock.GetUtcNow(), By = door.Person.Id, ByName = door.Person.Name,
        };
        try
        {
            await using var turn = await ChainTurn.Take(db, gate, ImportPlans.Chain, cancellation);
            db.DutyWaivers.Add(waiver);
            var entry = new JsonObject { ["campaign"] = id, ["obligation"] = waiver.Obligation, ["period"] = waiver.Period, ["unit"] = waiver.UnitId, ["reason"] = waiver.Reason };
            await AuditChain.Append(db, ImportPlans.Chain, waiver.At, "duty-waived", door.Person.Id, entry, cancellation);
            await idempotency.Save(db, waiver.Id, waiver.At, cancellation);
            return waiver.Id;
        }
        catch (DbUpdateException failure) when (failure.IsConflict())
        {
            return CampaignRefusals.DutyWaived;
        }
    }

    private async Task<bool> Owes(Campaign found, string obligation, string? unit, CancellationToken cancellation)
    {
        if (unit is null or "")
        {
            return true;
        }

        var all = await db.Organisations.AsNoTracking().ToListAsync(cancellation);
        return found.Plan.Obligations.First(o => o.Id == obligation).Responsible.SelectMany(r => NamedUnits.Of(r, all.First(o => o.Id == found.Row.OrganisationId), all)).Any(u => u.Id == unit);
    }
}
