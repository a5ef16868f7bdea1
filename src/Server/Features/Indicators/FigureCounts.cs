using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Qingyi.Domain.Campaigns;
using Qingyi.Domain.Deadlines;
using Qingyi.Domain.People;
using Qingyi.Server.Deadlines;
using Qingyi.Server.Features.Campaigns;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Features.Indicators;

/// <summary>Counts all figures of a campaign for an organisation and puts them, frozen, into a unit of work.</summary>
public sealed class FigureCounts(CaseDb db, IndicatorFigures figures, House house, TimeProvider clock)
{
    /// <param name="until">The quarter; null for the figures at the end of a phase.</param>
    /// <param name="by">Null: the hour alone.</param>
    public async Task<IReadOnlyList<FrozenFigureRow>> Of(CampaignPlan plan, string organisation, string period, Period? until, string? by, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var (viewer, now, rows) = (await Viewer(organisation, cancellation), clock.GetUtcNow(), new List<FrozenFigureRow>());
        foreach (var of in Indicator.Of(plan))
        {
            var counted = await figures.Count(of, viewer, figures.SpanOf(of, plan, until), cancellation);
            rows.Add(new FrozenFigureRow
            {
                Id = house.Ids.New(), OrganisationId = organisation, CampaignId = plan.Id, Indicator = of.Key, Period = period,
                Part = IndicatorFigures.Text(counted.Part)!, Whole = IndicatorFigures.Text(counted.Whole), At = now, By = by,
            });
        }

        return rows;
    }

    /// <summary>Puts counted figures into the unit of work, with their link; the turn at the chain is the caller's.</summary>
    public async Task Append(IReadOnlyList<FrozenFigureRow> counted, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(counted);
        if (counted is not [var first, ..])
        {
            return;
        }

        db.FrozenFigures.AddRange(counted);
        await AuditChain.Append(db, ImportPlans.Chain, first.At, "figures-frozen", first.By, new JsonObject
        {
            ["campaign"] = first.CampaignId, ["organisation"] = first.OrganisationId, ["period"] = first.Period,
            ["figures"] = new JsonObject(counted.Select(f => KeyValuePair.Create(f.Indicator, (JsonNode?)$"{f.Part}/{f.Whole}"))),
        }, cancellation);
    }

    /// <summary>Figures of an organisation are those of its whole jurisdiction, whoever freezes them.</summary>
    public async Task<Person> Viewer(string organisation, CancellationToken cancellation)
    {
        var own = await db.Organisations.AsNoTracking().FirstAsync(o => o.Id == organisation, cancellation);
        return new Person("", "", own.Id, own.Path, new HashSet<string>([Role.Supervisor], StringComparer.Ordinal));
    }
}
