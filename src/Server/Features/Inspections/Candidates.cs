using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Qingyi.Client;
using Qingyi.Domain.Cases;
using Qingyi.Domain.Inspections;
using Qingyi.Domain.Organisations;
using Qingyi.Domain.People;
using Qingyi.Server.People;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Features.Inspections;

/// <summary>
/// Who and what may be drawn: institutions of the organisation's own 实施范围台账 (or the commissions below, where their work is inspected), and its case handlers with what they declared.
/// </summary>
public sealed class Candidates(CaseDb db)
{
    /// <summary>Left out by the house: what a higher commission inspects itself, and what this year's quota already has.</summary>
    public const string Upward = "upward";
    public const string AlreadyDrawn = "already-drawn";

    public async Task<CandidateList> Of(string organisation, InspectionItem item, int year, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(item);
        var own = await db.Organisations.AsNoTracking().FirstAsync(o => o.Id == organisation, cancellation);
        var all = item.Areas ? await Areas(own, cancellation) : await Institutions(own, item, cancellation);
        var drawn = item.Percent is null ? [] : await Drawn(organisation, item, year, cancellation);
        var left = all.Where(u => u.Upward || drawn.Contains(u.Unit.Code)).Select(u => new LeftOutItem(u.Unit.Code, u.Upward ? Upward : AlreadyDrawn)).ToList();
        var units = all.Where(u => !u.Upward && !drawn.Contains(u.Unit.Code)).Select(u => u.Unit).OrderBy(u => u.Code, StringComparer.Ordinal).ToList();
        var people = await PersonAtDoor.WithRole(db, organisation, Role.Handler, cancellation);
        return new CandidateList(
            units, left, [.. people.Select(p => new CandidateInspector(p.Id, p.Name))], await Avoid(units, people, cancellation),
            Owed(item, units, all.Count(u => !u.Upward), drawn.Count), [.. item.Types.Where(t => all.All(u => u.Upward || u.Unit.Type != t))]);
    }

    /// <summary>Everything that counts for a quota, drawn or not.</summary>
    public async Task<IReadOnlyList<CandidateUnit>> Counted(string organisation, InspectionItem item, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(item);
        var own = await db.Organisations.AsNoTracking().FirstAsync(o => o.Id == organisation, cancellation);
        return [.. (item.Areas ? await Areas(own, cancellation) : await Institutions(own, item, cancellation)).Where(u => !u.Upward).Select(u => u.Unit)];
    }

    private sealed record Found(CandidateUnit Unit, bool Upward);

    private async Task<IReadOnlyList<Found>> Areas(Organisation own, CancellationToken cancellation) =>
        [.. (await db.Organisations.AsNoTracking().Where(o => o.ParentId == own.Id && o.Level != OrganisationLevel.Hospital).OrderBy(o => o.Id).ToListAsync(cancellation))
            .Select(o => new Found(new CandidateUnit(o.AreaCode ?? o.Id, o.Name, Strata.Areas, "none", "public", null), false))];

    // 委属、省属和国家委驻地方的机构由省卫生健康委抽查（S0-032）：the province draws those alone, everybody else never.
    private async Task<IReadOnlyList<Found>> Institutions(Organisation own, InspectionItem item, CancellationToken cancellation)
    {
        var rows = await db.RegisterEntries.AsNoTracking().Where(e => e.Register == "institutions" && e.OrganisationId == own.Id && e.State != "removed").ToListAsync(cancellation);
        var province = own.Level == OrganisationLevel.Province;
        var found = new List<Found>();
        foreach (var codes in rows.Select(r => JsonNode.Parse(r.Codes)!.AsObject()))
        {
            var unit = new CandidateUnit(
                Text(codes, "code"), Text(codes, "name"), Text(codes, "type"), Text(codes, "level"), Text(codes, "owner"), codes["institution"]?.ToString());
            var upward = Text(codes, "affiliation") is "national" or "province";
            if (item.Holds(unit.Level, area: false) && (!province || upward))
            {
                found.Add(new Found(unit, upward && !province));
            }
        }

        return found;
    }

    private static string Text(JsonObject codes, string field) => codes[field]?.ToString() ?? "";

    private async Task<HashSet<string>> Drawn(string organisation, InspectionItem item, int year, CancellationToken cancellation)
    {
        var units = await db.InspectionVisits.AsNoTracking()
            .Where(v => db.InspectionRounds.Any(r => r.Id == v.RoundId && r.OrganisationId == organisation && r.CampaignId == item.Plan && r.Item == item.Id && r.Year == year && r.State == RoundState.Drawn))
            .Where(v => v.MatterId == null || !db.Cases.Any(c => c.Id == v.MatterId && c.Stage == CaseStage.Cancelled))
            .Select(v => v.Unit).ToListAsync(cancellation);
        return [.. units];
    }

    private async Task<IReadOnlyList<AvoidItem>> Avoid(List<CandidateUnit> units, IReadOnlyList<Person> people, CancellationToken cancellation)
    {
        var ids = people.Select(p => p.Id).ToList();
        var codes = units.Select(u => u.Code).ToHashSet(StringComparer.Ordinal);
        var declared = await db.InspectorRelations.AsNoTracking().Where(r => ids.Contains(r.AccountId) && r.EndedAt == null).ToListAsync(cancellation);
        var own = people.SelectMany(p => units.Where(u => u.Institution == p.OrganisationId).Select(u => new AvoidItem(p.Id, u.Code, "own-unit")));
        return [.. declared.Where(r => codes.Contains(r.Unit)).Select(r => new AvoidItem(r.AccountId, r.Unit, r.Ground)).Concat(own).DistinctBy(a => (a.Inspector, a.Unit))];
    }

    private static IReadOnlyList<TakeItem> Owed(InspectionItem item, List<CandidateUnit> units, int counted, int drawn) => item switch
    {
        { Types.Count: > 0 } => [.. item.Types.Where(t => units.Any(u => u.Type == t)).Select(t => new TakeItem(t, 1))],
        { Percent: not null } => [new TakeItem(Strata.All, Math.Clamp(item.Owed(counted)!.Value - drawn, 0, units.Count))],
        { Areas: true } => [new TakeItem(Strata.All, units.Count)],
        _ => [new TakeItem(Strata.All, Math.Min(1, units.Count))],
    };
}
