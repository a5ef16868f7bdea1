using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Qingyi.Client;
using Qingyi.Domain.Campaigns;
using Qingyi.Domain.Cases;
using Qingyi.Domain.Inspections;
using Qingyi.Domain.People;
using Qingyi.Server.Features.Tasks;
using Qingyi.Server.Http;
using Qingyi.Server.People;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Features.Inspections;

/// <summary>Whose code is whose in a list; known to the staff alone.</summary>
internal sealed record ListPeople(string Salt, IReadOnlyDictionary<string, string> Codes)
{
    public static ListPeople Of(InspectionRoundRow round) =>
        round.People is { } json ? JsonSerializer.Deserialize<ListPeople>(json, Transition.Plain)! : new("", new Dictionary<string, string>());
}

/// <summary>Reads rounds: everybody the published part, the staff the rest as far as they may see the round.</summary>
public sealed class RoundQueries(CaseDb db)
{
    public IQueryable<InspectionRoundRow> Visible(Person person)
    {
        var seen = db.VisibleTo(person).Where(c => c.Kind == Case.OfDraw).Select(c => c.Id);
        return db.InspectionRounds.AsNoTracking().Where(r => seen.Contains(r.Id));
    }

    public Task<InspectionRoundRow?> Find(Person person, string id, CancellationToken cancellation) => Visible(person).FirstOrDefaultAsync(r => r.Id == id, cancellation);

    /// <summary>The newest first.</summary>
    public static Task<List<InspectionRoundRow>> Page(IQueryable<InspectionRoundRow> rounds, string? after, CancellationToken cancellation) =>
        (after is { Length: > 0 } ? rounds.Where(r => string.Compare(r.Id, after) < 0) : rounds).OrderByDescending(r => r.Id).Take(Paging.Size).ToListAsync(cancellation);

    public async Task<IReadOnlyList<PublicRound>> Public(IReadOnlyList<InspectionRoundRow> rounds, CancellationToken cancellation)
    {
        var ids = rounds.Select(r => r.Id).ToList();
        var visits = (await db.InspectionVisits.AsNoTracking().Where(v => ids.Contains(v.RoundId)).ToListAsync(cancellation)).ToLookup(v => v.RoundId);
        var later = await db.InspectionRounds.AsNoTracking().Where(r => r.RepeatsId != null && ids.Contains(r.RepeatsId)).ToDictionaryAsync(r => r.RepeatsId!, r => r.Id, cancellation);
        var owners = rounds.Select(r => r.OrganisationId).Distinct().ToList();
        var names = await db.Organisations.AsNoTracking().Where(o => owners.Contains(o.Id)).ToDictionaryAsync(o => o.Id, o => o.Name, cancellation);
        var items = await Items(cancellation);
        return [.. rounds.Select(r => new PublicRound(
            r.Id, r.Number, names[r.OrganisationId], r.CampaignId, r.Item, items.FirstOrDefault(i => (i.Plan, i.Id) == (r.CampaignId, r.Item))?.Title ?? r.Item, r.Period, r.Attempt, r.State,
            r.Commitment, r.CommittedAt, r.ListText is null ? null : List(r).Source, r.ListText, r.ListHash, r.FixedAt, r.Secret, r.PublicValue, r.Seed, r.ResultText, r.DrawnAt,
            [.. visits[r.Id].OrderBy(v => v.Stratum, StringComparer.Ordinal).ThenBy(v => v.Unit, StringComparer.Ordinal).Select(v => new PublicVisit(v.Unit, v.Name, v.Stratum, v.Lead, v.Second, Replaced(v)))],
            r.RepeatsId, r.Reason, later.GetValueOrDefault(r.Id), r.CircularScope == "area" ? r.Circular : null, r.CircularScope == "area" ? r.CircularAt : null))];
    }

    public async Task<RoundDetail> Detail(InspectionRoundRow round, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(round);
        var people = ListPeople.Of(round);
        var ids = people.Codes.Values.ToList();
        var names = await db.Users.AsNoTracking().Where(u => ids.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.DisplayName, cancellation);
        var visits = await db.InspectionVisits.AsNoTracking().Where(v => v.RoundId == round.Id).OrderBy(v => v.Stratum).ThenBy(v => v.Unit).ToListAsync(cancellation);
        var matters = visits.Select(v => v.MatterId).OfType<string>().ToList();
        var states = await db.Cases.AsNoTracking().Where(c => matters.Contains(c.Id)).Select(c => new { c.Id, c.Number, c.Stage }).ToDictionaryAsync(c => c.Id, cancellation);
        string Name(string code) => people.Codes.TryGetValue(code, out var id) ? names.GetValueOrDefault(id, code) : code;
        return new RoundDetail(
            (await Public([round], cancellation))[0], round.Checklist, people.Salt.Length == 0 ? null : people.Salt,
            [.. people.Codes.OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => new InspectorItem(c.Key, c.Value, Name(c.Key)))],
            [.. visits.Select(v => new VisitItem(
                v.Unit, v.Name, v.Stratum, v.MatterId, v.MatterId is { } m ? states[m].Number : null, v.MatterId is { } id ? states[id].Stage.Kebab() : "opening", Name(v.Lead), Name(v.Second)))]);
    }

    /// <summary>What the plans here demand of inspections.</summary>
    public async Task<IReadOnlyList<InspectionItem>> Items(CancellationToken cancellation)
    {
        var rows = await db.Campaigns.AsNoTracking().OrderBy(c => c.Id).Select(c => new { c.Id, c.Yaml }).ToListAsync(cancellation);
        return [.. rows.Select(r => Campaigns.ReadPlans.Of(r.Id, r.Yaml)).SelectMany(InspectionItem.Of)];
    }

    internal static DrawList List(InspectionRoundRow round) => DrawListReader.Read(round.ListText!).List ?? throw new InvalidOperationException($"The stored list of {round.Id} is faulty.");

    internal static IReadOnlyList<ReplacementItem> Replaced(InspectionVisitRow visit) =>
        [.. JsonSerializer.Deserialize<List<Replacement>>(visit.Replaced, Transition.Plain)!.Select(r => new ReplacementItem(r.From, r.To, r.Ground, r.At))];
}
