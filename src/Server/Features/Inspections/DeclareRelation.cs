using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Qingyi.Client;
using Qingyi.Domain;
using Qingyi.Server.Http;
using Qingyi.Server.People;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Features.Inspections;

/// <summary>申报: an inspector's standing relations to units. From then on nobody can draw them for the unit; ended, they stay in the record.</summary>
public sealed class DeclareRelation(CaseDb db, House house, PersonAtDoor door, WriteGate gate, TimeProvider clock, IdempotencyScope idempotency)
{
    private const string Chain = "inspections";

    public async Task<IReadOnlyList<RelationItem>> Mine(CancellationToken cancellation) =>
        [.. await db.InspectorRelations.AsNoTracking().Where(r => r.AccountId == door.Person.Id && r.EndedAt == null).OrderBy(r => r.Id)
            .Select(r => new RelationItem(r.Id, r.Unit, r.Ground, r.At)).ToListAsync(cancellation)];

    public async Task<Outcome<RelationItem>> Declare(RelationDeclaring given, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(given);
        var unit = given.Unit.Trim();
        if (unit.Length is 0 or > 40 || !FixList.AvoidGrounds.Contains(given.Ground))
        {
            return Refusals.Of("invalid-data.inspector-declaration", string.Join('、', FixList.AvoidGrounds));
        }

        var row = new InspectorRelationRow { Id = house.Ids.New(), AccountId = door.Person.Id, OrganisationId = door.Person.OrganisationId, Unit = unit, Ground = given.Ground, At = clock.GetUtcNow() };
        db.InspectorRelations.Add(row);
        var item = new RelationItem(row.Id, row.Unit, row.Ground, row.At);
        idempotency.Status = StatusCodes.Status201Created;
        await Save("relation-declared", row, item, cancellation);
        return item;
    }

    public async Task<Outcome<string>> End(string id, CancellationToken cancellation)
    {
        if (await db.InspectorRelations.FirstOrDefaultAsync(r => r.Id == id && r.AccountId == door.Person.Id && r.EndedAt == null, cancellation) is not { } row)
        {
            return Refusals.Of("no-such-entry");
        }

        row.EndedAt = clock.GetUtcNow();
        await Save<string>("relation-ended", row, null, cancellation);
        return id;
    }

    private async Task Save<T>(string what, InspectorRelationRow row, T? answer, CancellationToken cancellation)
    {
        await using var turn = await ChainTurn.Take(db, gate, Chain, cancellation);
        await AuditChain.Append(db, Chain, clock.GetUtcNow(), what, door.Person.Id, new JsonObject { ["relation"] = row.Id, ["unit"] = row.Unit, ["ground"] = row.Ground }, cancellation);
        await idempotency.Save(db, answer, clock.GetUtcNow(), cancellation);
    }
}
