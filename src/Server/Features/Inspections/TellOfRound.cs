using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Qingyi.Client;
using Qingyi.Domain;
using Qingyi.Domain.Cases;
using Qingyi.Domain.Inspections;
using Qingyi.Server.People;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Features.Inspections;

/// <summary>通报: once every unit of the round has been inspected, a leader makes the result known. What goes to the whole area stands on the public page.</summary>
public sealed class TellOfRound(Transitions transitions, RoundQueries queries, PersonAtDoor door)
{
    private static readonly string[] Scopes = ["area", "inspected", "internal"];

    public async Task<Outcome<string>> Tell(string id, RoundCircular given, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(given);
        if (await queries.Find(door.Person, id, cancellation) is not { } seen || seen.OrganisationId != door.Person.OrganisationId)
        {
            return InspectionRefusals.NoSuchRound;
        }

        var summary = given.Summary.Trim();
        if (!Scopes.Contains(given.Scope) || summary.Length is 0 or > 4000)
        {
            return Refusals.Of("invalid-data.inspection-circular");
        }

        return await transitions.Run<string>(id, door.Person, async t =>
        {
            var round = await t.Db.InspectionRounds.FirstAsync(r => r.Id == id, cancellation);
            if (round.State != RoundState.Drawn)
            {
                return InspectionRefusals.NotDrawn;
            }

            var visits = await t.Db.InspectionVisits.AsNoTracking().Where(v => v.RoundId == id).Select(v => v.MatterId).ToListAsync(cancellation);
            var open = await t.Db.Cases.CountAsync(c => visits.Contains(c.Id) && c.Stage == CaseStage.Underway, cancellation);
            if (open > 0 || visits.Contains(null))
            {
                return InspectionRefusals.NotClosed;
            }

            (round.Circular, round.CircularScope, round.CircularAt, round.CircularBy) = (summary, given.Scope, t.Now, t.By.Id);
            t.Audit("round-made-known", new JsonObject { ["scope"] = given.Scope, ["hash"] = ProvableDraw.Hash(summary) });
            return id;
        }, cancellation);
    }
}
