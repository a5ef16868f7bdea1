using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Qingyi.Client;
using Qingyi.Domain;
using Qingyi.Domain.Inspections;
using Qingyi.Server.People;
using Qingyi.Server.Secrets;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Features.Inspections;

/// <summary>固定名单: candidates, inspectors, avoidances and numbers become one text whose hash is public. Nothing of it changes afterwards.</summary>
public sealed class FixList(Transitions transitions, RoundQueries queries, Candidates candidates, PersonAtDoor door, RandomSource random)
{
    private static readonly string[] LeftOutGrounds = ["just-inspected", "closed", "other"];
    internal static readonly string[] AvoidGrounds = ["own-unit", "former-unit", "relative", "interest", "other"];

    public async Task<Outcome<string>> Fix(string id, ListFixing given, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(given);
        if (await queries.Find(door.Person, id, cancellation) is not { } seen || seen.OrganisationId != door.Person.OrganisationId)
        {
            return InspectionRefusals.NoSuchRound;
        }

        if (seen.State != RoundState.Committed)
        {
            return InspectionRefusals.AlreadyFixed;
        }

        var item = (await queries.Items(cancellation)).First(i => i.Plan == seen.CampaignId && i.Id == seen.Item);
        var salt = Convert.ToHexStringLower(Bytes(16));
        var from = await candidates.Of(seen.OrganisationId, item, seen.Year, cancellation);
        var made = Make(seen, item, from, given, salt);
        if (made.Refusal is { } refusal)
        {
            return refusal;
        }

        var (list, people) = made.Value;
        return await transitions.Run<string>(id, door.Person, async t =>
        {
            var round = await t.Db.InspectionRounds.FirstAsync(r => r.Id == id, cancellation);
            if (round.State != RoundState.Committed)
            {
                return InspectionRefusals.AlreadyFixed;
            }

            (round.State, round.ListText, round.ListHash, round.FixedAt, round.FixedBy) = (RoundState.Fixed, list.Text, list.Hash, t.Now, t.By.Id);
            round.People = JsonSerializer.Serialize(people, Transition.Plain);
            t.Audit("draw-list-fixed", new JsonObject { ["hash"] = list.Hash, ["units"] = list.Units.Count, ["inspectors"] = list.Inspectors.Count });
            return id;
        }, cancellation);
    }

    private static Outcome<(DrawList List, ListPeople People)> Make(InspectionRoundRow round, InspectionItem item, CandidateList from, ListFixing given, string salt)
    {
        var source = given.Source.Trim();
        if (source.Length is < 4 or > 200 || source.Any(char.IsControl))
        {
            return InspectionRefusals.BadSource(Texts.Of("inspections.fix-list.public-value-source"));
        }

        if ((given.LeftOut ?? []).FirstOrDefault(l => !LeftOutGrounds.Contains(l.Ground) || from.Units.All(u => u.Code != l.Unit)) is { } wrong)
        {
            return Refusals.Of("invalid-data.draw-left-out", wrong.Unit, string.Join('、', LeftOutGrounds));
        }

        if ((given.Avoid ?? []).FirstOrDefault(a => !AvoidGrounds.Contains(a.Ground) || from.Inspectors.All(i => i.Id != a.Inspector) || from.Units.All(u => u.Code != a.Unit)) is { } unknown)
        {
            return Refusals.Of("invalid-data.draw-recusal", unknown.Unit, string.Join('、', AvoidGrounds));
        }

        // Codes follow the account ids, which nobody chooses.
        var codes = from.Inspectors.OrderBy(i => i.Id, StringComparer.Ordinal).Select((p, i) => (p.Id, Code: $"P{i + 1:00}")).ToDictionary(p => p.Id, p => p.Code, StringComparer.Ordinal);
        var byType = given.ByType || item.Types.Count > 0;
        var absent = (given.LeftOut ?? []).Select(l => l.Unit).ToHashSet(StringComparer.Ordinal);
        var list = new DrawList
        {
            Round = round.Number, Plan = round.CampaignId, Item = round.Item, Period = round.Period, Attempt = round.Attempt, Commitment = round.Commitment, Source = source,
            Takes = [.. given.Takes.Where(t => t.Count != 0).Select(t => new Take(t.Stratum, t.Count))],
            Units = [.. from.Units.Where(u => !absent.Contains(u.Code)).Select(u => new DrawUnit(u.Code, byType ? u.Type : Strata.All, u.Type, u.Level, u.Owner, u.Name))],
            Inspectors = [.. codes.Select(c => new DrawInspector(c.Value, ProvableDraw.Digest(c.Key, salt)))],
            Avoidances = [.. from.Avoid.Concat(given.Avoid ?? []).Where(a => !absent.Contains(a.Unit)).DistinctBy(a => (a.Inspector, a.Unit)).Select(a => new Avoidance(codes[a.Inspector], a.Unit, a.Ground))],
            LeftOut = [.. from.LeftOut.Concat(given.LeftOut ?? []).DistinctBy(l => l.Unit).Select(l => new LeftOut(l.Unit, l.Ground))],
            Lacking = from.Lacking,
        };
        if (list.Takes.GroupBy(t => t.Stratum).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            return Refusals.Of("invalid-data.draw-number-twice", Strata.Name(twice.Key));
        }

        return (ListChecks.Refuse(list) ?? ListChecks.Uncovered(list, item.Types)) is { } refusal
            ? refusal
            : (list, new ListPeople(salt, codes.ToDictionary(c => c.Value, c => c.Key, StringComparer.Ordinal)));
    }

    private byte[] Bytes(int count)
    {
        var bytes = new byte[count];
        random(bytes);
        return bytes;
    }
}
