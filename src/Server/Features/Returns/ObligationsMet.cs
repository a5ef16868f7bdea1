using Microsoft.EntityFrameworkCore;
using Qingyi.Domain.Campaigns;
using Qingyi.Domain.Organisations;
using Qingyi.Domain.Returns;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Features.Returns;

/// <summary>Which obligations every responsible unit has met by handing in; the guards of the campaign's phases look at them.</summary>
public sealed class ObligationsMet(CaseDb db, TemplateShelf shelf)
{
    /// <returns>Obligation and period (null for a single one).</returns>
    public async Task<IReadOnlySet<(string Obligation, string? Period)>> Of(string campaign, CampaignPlan plan, string ownerId, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var handedIn = await db.Returns.AsNoTracking().Where(r => r.CampaignId == campaign && r.Kind == DutyKind.Plan && (r.State == ReturnState.Submitted || r.State == ReturnState.Received))
            .GroupBy(r => new { r.Obligation, r.Period }).Select(g => new { g.Key.Obligation, g.Key.Period, Count = g.Count() }).ToListAsync(cancellation);
        if (handedIn.Count == 0)
        {
            return new HashSet<(string, string?)>();
        }

        var all = await db.Organisations.AsNoTracking().ToListAsync(cancellation);
        var owner = all.First(o => o.Id == ownerId);
        var templates = (await shelf.All(cancellation)).Select(t => t.Template).ToList();
        var expected = plan.Obligations.Where(o => ReturnDuties.Template(plan.Id, o, templates) is not null)
            .ToDictionary(o => o.Id, o => o.Responsible.SelectMany(r => NamedUnits.Of(r, owner, all)).DistinctBy(u => u.Id).Count(), StringComparer.Ordinal);
        return handedIn.Where(h => expected.TryGetValue(h.Obligation, out var count) && h.Count >= count).Select(h => (h.Obligation, h.Period.Length == 0 ? null : h.Period)).ToHashSet();
    }
}
