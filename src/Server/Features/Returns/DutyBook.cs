using Microsoft.EntityFrameworkCore;
using Qingyi.Domain.Campaigns;
using Qingyi.Domain.Organisations;
using Qingyi.Domain.People;
using Qingyi.Domain.Returns;
using Qingyi.Server.Features.Campaigns;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Features.Returns;

/// <summary>Who owes which return to whom, out of the campaigns that have begun.</summary>
public sealed class DutyBook(CaseDb db, CampaignQueries campaigns, TemplateShelf shelf, House house)
{
    private IReadOnlyList<Organisation>? _organisations;

    public async Task<IReadOnlyList<Organisation>> Organisations(CancellationToken cancellation) =>
        _organisations ??= await db.Organisations.AsNoTracking().OrderBy(o => o.Path).ToListAsync(cancellation);

    /// <summary>Campaigns of the person's jurisdiction under which returns are made: begun, and not broken off.</summary>
    public async Task<IReadOnlyList<Campaign>> Campaigns(Person person, CancellationToken cancellation) => [.. (await campaigns.VisibleTo(person, cancellation)).Where(Begun)];

    public static bool Begun(Campaign of)
    {
        ArgumentNullException.ThrowIfNull(of);
        return of.Row.Phase is not (CampaignPhases.Planned or CampaignPhases.Terminated);
    }

    /// <param name="which">Narrows the rows of the plan; null: all.</param>
    /// <param name="units">Narrows the units; null: all of the campaign.</param>
    public async Task<IReadOnlyList<ReturnDuty>> Of(Campaign campaign, Func<ObligationRow, bool>? which, Func<Organisation, bool>? units, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(campaign);
        var all = await Organisations(cancellation);
        var owner = all.First(o => o.Id == campaign.Row.OrganisationId);
        var templates = (await shelf.All(cancellation)).Select(t => t.Template).ToList();
        var rows = campaigns.Rows(campaign.Plan).Where(r => which is null || which(r));
        return ReturnDuties.Of(campaign.Plan, owner, all, rows, templates, house.Calendar.Days, units);
    }

    /// <summary>One duty, whoever asks.</summary>
    public async Task<ReturnDuty?> Find(Person person, string campaign, string obligation, string period, string unit, CancellationToken cancellation) =>
        (await Campaigns(person, cancellation)).FirstOrDefault(c => c.Row.Id == campaign) is { } found
            && await Of(found, r => r.Obligation == obligation && (r.Period ?? "") == period, o => o.Id == unit, cancellation) is [var duty, ..] ? duty : null;

    /// <summary>The duties of the units that hand in to this one, for the same obligation and period.</summary>
    public async Task<IReadOnlyList<ReturnDuty>> Below(Person person, ReturnRow of, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(of);
        return (await Campaigns(person, cancellation)).FirstOrDefault(c => c.Row.Id == of.CampaignId) is { } campaign
            ? [.. (await Of(campaign, r => r.Obligation == of.Obligation && (r.Period ?? "") == of.Period, null, cancellation)).Where(d => d.Upper?.Id == of.UnitId)] : [];
    }
}
