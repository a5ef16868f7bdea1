using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Qingyi.Client;
using Qingyi.Domain;
using Qingyi.Domain.Campaigns;
using Qingyi.Domain.Organisations;
using Qingyi.Domain.People;
using Qingyi.Server.Http;
using Qingyi.Server.People;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Features.Campaigns;

/// <summary>
/// 重新启动: what has ended goes on only when the level above agrees. Asked for by the organisation that runs the campaign; decided by a leader above it. Above the top works nobody here: there the principal
/// leader, who is not the one that asked, records the number of the upper document.
/// </summary>
public sealed class ReopenCampaign(CaseDb db, CampaignQueries campaigns, House house, PersonAtDoor door, IdempotencyScope idempotency, WriteGate gate, TimeProvider clock)
{
    public async Task<IReadOnlyList<ReopeningItem>?> List(string id, CancellationToken cancellation) => await campaigns.Find(door.Person, id, cancellation) is null ? null
        : [.. (await db.CampaignReopenings.AsNoTracking().Where(r => r.CampaignId == id).OrderBy(r => r.Id).ToListAsync(cancellation)).Select(Item)];

    public async Task<Outcome<string>> Ask(string id, string? reason, CancellationToken cancellation)
    {
        if (await campaigns.Find(door.Person, id, cancellation) is not { } found)
        {
            return CampaignRefusals.NoSuchCampaign;
        }

        if (door.Person.OrganisationId != found.Row.OrganisationId)
        {
            return CampaignRefusals.NotYours(found.OrganisationName);
        }

        if (!found.Ended)
        {
            return CampaignRefusals.NotEnded;
        }

        if (string.IsNullOrWhiteSpace(reason) || reason.Length > 500)
        {
            return Refusals.Of("reason-missing.reopening-of-campaign");
        }

        await using var turn = await ChainTurn.Take(db, gate, ImportPlans.Chain, cancellation);
        if (await db.CampaignReopenings.AnyAsync(r => r.CampaignId == id && r.DecidedAt == null, cancellation))
        {
            return CampaignRefusals.AlreadyAsked;
        }

        var asked = new CampaignReopeningRow { Id = house.Ids.New(), CampaignId = id, Reason = reason.Trim(), AskedAt = clock.GetUtcNow(), AskedBy = door.Person.Id, AskedByName = door.Person.Name };
        db.CampaignReopenings.Add(asked);
        await AuditChain.Append(db, ImportPlans.Chain, asked.AskedAt, "reopening-asked", door.Person.Id, new JsonObject { ["campaign"] = id, ["reopening"] = asked.Id, ["reason"] = asked.Reason }, cancellation);
        await idempotency.Save(db, asked.Id, asked.AskedAt, cancellation);
        return asked.Id;
    }

    public async Task<Outcome<string>> Decide(string id, string reopening, ReopeningDecision given, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(given);
        if (await campaigns.Find(door.Person, id, cancellation) is not { } found || await db.CampaignReopenings.FirstOrDefaultAsync(r => r.Id == reopening && r.CampaignId == id, cancellation) is not { } asked)
        {
            return CampaignRefusals.NoSuchCampaign;
        }

        var owner = await db.Organisations.AsNoTracking().FirstAsync(o => o.Id == found.Row.OrganisationId, cancellation);
        if (!Above(owner, asked))
        {
            return CampaignRefusals.NotAbove(found.OrganisationName);
        }

        if (asked.DecidedAt is not null || !found.Ended)
        {
            return CampaignRefusals.Moved;
        }

        if (string.IsNullOrWhiteSpace(given.Opinion) || given.Opinion.Length > 500)
        {
            return Refusals.Of(owner.ParentId is null ? "reason-missing.number-of-approval" : "reason-missing.opinion");
        }

        (asked.Approved, asked.Opinion, asked.DecidedAt, asked.DecidedBy, asked.DecidedByName) = (given.Approved, given.Opinion.Trim(), clock.GetUtcNow(), door.Person.Id, door.Person.Name);
        var from = found.Row.Phase;
        if (given.Approved)
        {
            db.Campaigns.Attach(found.Row);
            found.Row.Phase = campaigns.Phases(found, reopening: true).Reopen().Stage;
            found.Row.Version++;
        }

        try
        {
            await using var turn = await ChainTurn.Take(db, gate, ImportPlans.Chain, cancellation);
            var entry = new JsonObject { ["campaign"] = id, ["reopening"] = asked.Id, ["approved"] = given.Approved, ["from"] = from, ["to"] = found.Row.Phase, ["opinion"] = asked.Opinion };
            await AuditChain.Append(db, ImportPlans.Chain, asked.DecidedAt.Value, "reopening-decided", door.Person.Id, entry, cancellation);
            await idempotency.Save(db, asked.Id, asked.DecidedAt.Value, cancellation);
            return asked.Id;
        }
        catch (DbUpdateException failure) when (failure.IsConflict())
        {
            return CampaignRefusals.Moved;
        }
    }

    private bool Above(Organisation owner, CampaignReopeningRow asked) => owner.ParentId is null
        ? door.Person.OrganisationId == owner.Id && door.Person.Is(Role.PrincipalLeader) && door.Person.Id != asked.AskedBy
        : door.Person.OrganisationId != owner.Id && owner.Path.StartsWith(door.Person.Path, StringComparison.Ordinal) && door.Person.IsAny(Role.Leader, Role.PrincipalLeader);

    private static ReopeningItem Item(CampaignReopeningRow of) => new(of.Id, of.Reason, of.AskedByName, of.AskedAt, of.Approved, of.Opinion, of.DecidedByName, of.DecidedAt);
}
