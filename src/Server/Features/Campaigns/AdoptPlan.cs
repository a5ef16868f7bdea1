using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Qingyi.Client;
using Qingyi.Domain;
using Qingyi.Domain.Campaigns;
using Qingyi.Domain.People;
using Qingyi.Server.Http;
using Qingyi.Server.People;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Features.Campaigns;

/// <summary>建立行动: a supervisor makes a plan of her own organisation a campaign here, or changes the plan of one that has not begun. The linter judges; the person decides.</summary>
public sealed class AdoptPlan(CaseDb db, LookAtPlan looking, PersonAtDoor door, IdempotencyScope idempotency, WriteGate gate, TimeProvider clock)
{
    /// <returns>The campaign's id.</returns>
    public async Task<Outcome<string>> Adopt(PlanAdoption given, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(given);
        var yaml = given.Yaml ?? "";
        var look = await looking.Look(yaml, cancellation);
        if (look.Refusal is { } refusal)
        {
            return refusal;
        }

        if (look.Plan is not { } plan)
        {
            return Refusals.Of("plan-faulty", look.Faults.Count, string.Join("；", look.Faults.Take(5).Select(f => Texts.Of("campaigns.plan.fault-line", f.Line, f.Path, f.Message))));
        }

        if (look.Contradicts && !given.Confirmed)
        {
            return Refusals.Of("plan-unconfirmed");
        }

        idempotency.Status = StatusCodes.Status201Created;
        try
        {
            await using var turn = await ChainTurn.Take(db, gate, ImportPlans.Chain, cancellation);
            var row = await db.Campaigns.FirstOrDefaultAsync(c => c.Id == plan.Id, cancellation);
            if (PlanRefusals.Of(row, door.Person) is { } late)
            {
                // Somebody was faster since it was looked at.
                return late;
            }

            if (row?.Yaml == yaml)
            {
                return row.Id;
            }

            var what = row is null ? "plan-adopted" : "plan-replaced";
            if (row is null)
            {
                db.Campaigns.Add(row = new CampaignRow { Id = plan.Id, OrganisationId = door.Person.OrganisationId, Title = plan.Title, Yaml = yaml, ShippedHash = "", Phase = CampaignPhases.Planned, Version = 1 });
            }
            else
            {
                (row.Title, row.Yaml) = (plan.Title, yaml);
                row.Version++;
            }

            var now = clock.GetUtcNow();
            var entry = new JsonObject { ["campaign"] = row.Id, ["hash"] = ImportPlans.Hash(yaml), ["confirmed"] = look.Contradicts };
            await AuditChain.Append(db, ImportPlans.Chain, now, what, door.Person.Id, entry, cancellation);
            await idempotency.Save(db, row.Id, now, cancellation);
            return row.Id;
        }
        catch (DbUpdateException failure) when (failure.IsConflict())
        {
            return CampaignRefusals.Moved;
        }
    }
}

/// <summary>Why a plan is not taken.</summary>
public static class PlanRefusals
{
    private static Refusal Begun { get; } = Refusals.Of("campaign-moved.plan-after-start");

    /// <summary>Why a campaign that is there already keeps its plan; null: it is the person's own and has not begun, or there is none.</summary>
    public static Refusal? Of(CampaignRow? there, Person person)
    {
        ArgumentNullException.ThrowIfNull(person);
        return there is null ? null : there.OrganisationId != person.OrganisationId ? Taken(there.Id) : there.Phase == CampaignPhases.Planned ? null : Begun;
    }

    private static Refusal Taken(string id) => Refusals.Of("plan-exists", id);
}
