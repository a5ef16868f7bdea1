using Microsoft.EntityFrameworkCore;
using Qingyi.Domain.Campaigns;
using Qingyi.Domain.Cases;
using Qingyi.Domain.Deadlines;
using Qingyi.Domain.Inspections;
using Qingyi.Domain.Organisations;
using Qingyi.Domain.Returns;
using Qingyi.Server.Features.Inspections;
using Qingyi.Server.Features.Returns;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Features.Campaigns;

/// <summary>How one obligation of one period stands over all units that owe it.</summary>
/// <param name="Met">Every unit that still owes it has done it.</param>
/// <param name="WaivedBecause">Nobody owes it any more, and why; null: it is owed or met.</param>
public sealed record DutyStanding(bool Met, string? WaivedBecause = null);

/// <summary>
/// Which obligations are met: by returns that were handed in, by studies that stand in their register, by inspections whose quota is full; and which were waived. The guards of the campaign's phases look at them.
/// </summary>
public sealed class DutyStandings(CaseDb db, TemplateShelf shelf, QuotaBoard quota)
{
    private const string Studies = "study-sessions";
    private static readonly string[] Held = ["held", "checked"];

    /// <returns>By obligation and period (empty for a single one), those that are met or waived.</returns>
    public async Task<IReadOnlyDictionary<(string Obligation, string Period), DutyStanding>> Of(CampaignRow campaign, CampaignPlan plan, IReadOnlyList<ObligationRow> rows, DateOnly today, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(campaign);
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(rows);
        if (campaign.Phase == CampaignPhases.Planned)
        {
            return new Dictionary<(string, string), DutyStanding>();
        }

        var all = await db.Organisations.AsNoTracking().ToListAsync(cancellation);
        var owner = all.First(o => o.Id == campaign.OrganisationId);
        var units = plan.Obligations.ToDictionary(o => o.Id, o => o.Responsible.SelectMany(r => NamedUnits.Of(r, owner, all)).DistinctBy(u => u.Id).ToList(), StringComparer.Ordinal);
        var done = await Done(campaign, plan, [.. rows.Where(r => (r.Opens ?? DateOnly.MinValue) <= today)], units, cancellation);
        var waivers = await db.DutyWaivers.AsNoTracking().Where(w => w.CampaignId == campaign.Id).ToListAsync(cancellation);
        var standings = new Dictionary<(string, string), DutyStanding>();
        foreach (var row in rows)
        {
            var period = row.Period ?? "";
            var of = waivers.Where(w => w.Obligation == row.Obligation && w.Period == period).ToList();
            if (Standing(row.Obligation, period, units[row.Obligation], done, of) is { } standing)
            {
                standings[(row.Obligation, period)] = standing;
            }
        }

        return standings;
    }

    private static DutyStanding? Standing(string obligation, string period, List<Organisation> units, HashSet<(string, string, string)> done, List<DutyWaiverRow> waivers)
    {
        var (open, some) = (units.Where(u => !done.Contains((obligation, period, u.Id))).ToList(), units.Any(u => done.Contains((obligation, period, u.Id))));
        return some && open.Count == 0 ? new DutyStanding(true)
            : waivers.FirstOrDefault(w => w.UnitId.Length == 0) is { } whole ? new DutyStanding(false, whole.Reason)
            : waivers.Count == 0 || open.Any(u => !waivers.Any(w => w.Frees(obligation, period, u.Id))) ? null
            : some ? new DutyStanding(true) : new DutyStanding(false, waivers[0].Reason);
    }

    private async Task<HashSet<(string Obligation, string Period, string Unit)>> Done(
        CampaignRow campaign, CampaignPlan plan, IReadOnlyList<ObligationRow> begun, Dictionary<string, List<Organisation>> units, CancellationToken cancellation)
    {
        var templates = (await shelf.All(cancellation)).Select(t => t.Template).ToList();
        var kinds = plan.Obligations.ToDictionary(o => o.Id, o => ReturnDuties.Template(plan.Id, o, templates) is not null ? ObligationKind.Report : o.Kind, StringComparer.Ordinal);
        var done = (await db.Returns.AsNoTracking().Where(r => r.CampaignId == campaign.Id && r.Kind == DutyKind.Plan && (r.State == ReturnState.Submitted || r.State == ReturnState.Received))
            .Select(r => new { r.Obligation, r.Period, r.UnitId }).ToListAsync(cancellation)).Select(r => (r.Obligation, r.Period, r.UnitId)).ToHashSet();
        var studies = begun.Where(r => kinds[r.Obligation] == ObligationKind.Study).ToList();
        if (studies.Count > 0)
        {
            var sessions = (await db.RegisterEntries.AsNoTracking().Where(e => e.Register == Studies && Held.Contains(e.State) && e.On >= plan.From).Select(e => new { e.OrganisationId, e.On }).ToListAsync(cancellation)).ToLookup(e => e.OrganisationId, e => e.On);
            done.UnionWith(studies.SelectMany(r => units[r.Obligation].Where(u => sessions[u.Id].Any(on => on >= r.Opens && on <= r.Due)).Select(u => (r.Obligation, r.Period ?? "", u.Id))));
        }

        foreach (var row in begun.Where(r => kinds[r.Obligation] == ObligationKind.Inspection))
        {
            foreach (var unit in units[row.Obligation])
            {
                if (await Inspected(plan, row, unit.Id, cancellation))
                {
                    done.Add((row.Obligation, row.Period ?? "", unit.Id));
                }
            }
        }

        return done;
    }

    /// <summary>The commission's quotas of that year are full; where the plan sets it none, one round of its own is done. Who has nobody in its list of institutions has inspected nobody.</summary>
    private async Task<bool> Inspected(CampaignPlan plan, ObligationRow row, string commission, CancellationToken cancellation)
    {
        var owed = (await quota.Of(commission, row.Due.Year, cancellation)).Where(q => q.Campaign == plan.Id).ToList();
        if (owed.Count > 0)
        {
            return owed.All(q => q.State == "met") && owed.Any(q => q.Rows[0].Candidates > 0);
        }

        var (from, to) = (LegalDay.Start(row.Opens ?? plan.From), LegalDay.End(row.Due));
        var visits = await db.InspectionVisits.AsNoTracking()
            .Join(db.InspectionRounds.Where(r => r.OrganisationId == commission && r.CampaignId == plan.Id && r.State == RoundState.Drawn && r.DrawnAt >= from && r.DrawnAt < to), v => v.RoundId, r => r.Id, (v, _) => v)
            .Select(v => new { v.RoundId, Closed = db.Cases.Any(c => c.Id == v.MatterId && c.Stage == CaseStage.Closed) }).ToListAsync(cancellation);
        return visits.GroupBy(v => v.RoundId).Any(r => r.All(v => v.Closed));
    }
}
