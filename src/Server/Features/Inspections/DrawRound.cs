using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Qingyi.Client;
using Qingyi.Domain;
using Qingyi.Domain.Inspections;
using Qingyi.Server.Features.Matters;
using Qingyi.Server.People;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Features.Inspections;

/// <summary>抽取: opens the secret, mixes in the public value, and publishes seed and result. Each drawn unit becomes a matter, in a transition of its own.</summary>
public sealed class DrawRound(Transitions transitions, RoundQueries queries, Candidates candidates, PersonAtDoor door)
{
    public async Task<Outcome<string>> Draw(string id, DrawRequest given, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(given);
        if (await queries.Find(door.Person, id, cancellation) is not { } seen || seen.OrganisationId != door.Person.OrganisationId)
        {
            return InspectionRefusals.NoSuchRound;
        }

        var value = given.Value.Trim();
        if (value.Length is < 4 or > 200 || value.Any(char.IsControl))
        {
            return InspectionRefusals.BadSource(Texts.Of("inspections.draw-round.public-value"));
        }

        var item = (await queries.Items(cancellation)).First(i => i.Plan == seen.CampaignId && i.Id == seen.Item);
        var homes = (await candidates.Counted(seen.OrganisationId, item, cancellation)).Where(u => u.Institution is not null).ToDictionary(u => u.Code, u => u.Institution, StringComparer.Ordinal);
        return await transitions.Run<string>(id, door.Person, async t =>
        {
            var round = await t.Db.InspectionRounds.FirstAsync(r => r.Id == id, cancellation);
            if (round.State != RoundState.Fixed)
            {
                return round.State == RoundState.Committed ? InspectionRefusals.NotFixed : InspectionRefusals.AlreadyDrawn;
            }

            var secret = (await SealedCopies.Open(t, id, new Dictionary<string, string> { ["secret"] = round.SecretText }, cancellation))["secret"];
            var list = RoundQueries.List(round);
            if (ProvableDraw.Commit(secret) != round.Commitment || list.Hash != round.ListHash)
            {
                throw new InvalidOperationException($"Secret or list of {id} is not what was published.");
            }

            var result = ProvableDraw.Draw(list, ProvableDraw.Seed(secret, list.Hash, value));
            (round.State, round.Secret, round.PublicValue, round.Seed, round.ResultText, round.DrawnAt, round.DrawnBy) = (RoundState.Drawn, secret, value, result.Seed, result.Text, t.Now, t.By.Id);
            foreach (var drawn in result.Drawn)
            {
                var unit = drawn.Unit;
                t.Db.InspectionVisits.Add(new InspectionVisitRow
                {
                    RoundId = id, Unit = unit.Code, Name = unit.Name, Stratum = unit.Stratum, Type = unit.Type, Level = unit.Level, Owner = unit.Owner,
                    InstitutionId = homes.GetValueOrDefault(unit.Code), Lead = drawn.Lead, Second = drawn.Second, Replaced = "[]",
                });
                t.Later(OpenVisit.Name, new JsonObject { ["unit"] = unit.Code });
            }

            t.Audit("inspectors-drawn", new JsonObject { ["seed"] = result.Seed, ["list"] = list.Hash, ["result"] = ProvableDraw.Hash(result.Text), ["units"] = result.Drawn.Count });
            return id;
        }, cancellation);
    }
}
