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
            return new Refusal("plan-faulty", $"方案文件有{look.Faults.Count}处错误：{string.Join("；", look.Faults.Take(5).Select(f => $"第{f.Line}行 {f.Path} {f.Message}"))}");
        }

        if (look.Contradicts && !given.Confirmed)
        {
            return new Refusal("plan-unconfirmed", "方案检查发现自相矛盾之处；请看过检查结果后确认按原文建立，或者改正后再建立。");
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
    private static Refusal Begun { get; } = new("campaign-moved", "这个行动已经启动，方案不能再换；补充要求请另建一个行动，或者由领导免除有关任务。");

    /// <summary>Why a campaign that is there already keeps its plan; null: it is the person's own and has not begun, or there is none.</summary>
    public static Refusal? Of(CampaignRow? there, Person person)
    {
        ArgumentNullException.ThrowIfNull(person);
        return there is null ? null : there.OrganisationId != person.OrganisationId ? Taken(there.Id) : there.Phase == CampaignPhases.Planned ? null : Begun;
    }

    private static Refusal Taken(string id) => new("plan-exists", $"编号“{id}”已经被其他单位的方案使用；请换一个 id。");
}
