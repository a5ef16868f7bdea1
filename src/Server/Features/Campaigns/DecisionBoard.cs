using Microsoft.EntityFrameworkCore;
using Qingyi.Domain.Deadlines;
using Qingyi.Domain.Organisations;
using Qingyi.Domain.People;
using Qingyi.Server.Features.Returns;
using Qingyi.Server.Storage;
using Qingyi.Server.Web.Components;
using Qingyi.Server.Web.Pages.Staff;

namespace Qingyi.Server.Features.Campaigns;

/// <summary>免除 and 重新启动 of a campaign, as a page shows them to one person.</summary>
public sealed class DecisionBoard(CaseDb db, CampaignQueries campaigns, ReopenCampaign reopen, TimeProvider clock)
{
    // What lies further ahead is not waived today.
    private const int DaysAhead = 45;

    public async Task<DecisionsView> Of(Campaign of, Person person, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(of);
        ArgumentNullException.ThrowIfNull(person);
        var all = await db.Organisations.AsNoTracking().ToListAsync(cancellation);
        var (names, owner) = (all.ToDictionary(o => o.Id, o => o.Name, StringComparer.Ordinal), all.First(o => o.Id == of.Row.OrganisationId));
        var titles = of.Plan.Obligations.ToDictionary(o => o.Id, o => o.Title, StringComparer.Ordinal);
        var leads = person.IsAny(Role.Leader, Role.PrincipalLeader) && of.OrganisationPath.StartsWith(person.Path, StringComparison.Ordinal);
        var waivers = await db.DutyWaivers.AsNoTracking().Where(w => w.CampaignId == of.Row.Id).OrderByDescending(w => w.Id).ToListAsync(cancellation);
        var until = LegalDay.Of(clock.GetUtcNow()).AddDays(DaysAhead);
        var mayWaive = leads && DutyBook.Begun(of);
        return new DecisionsView(
            waivers.ConvertAll(w => new WaiverLine(ReturnHand.Name(titles.GetValueOrDefault(w.Obligation, w.Obligation), w.Period), w.UnitId.Length == 0 ? Texts.Of("campaigns.waiver.all-units") : names.GetValueOrDefault(w.UnitId, ""), w.Reason, w.ByName, w.At)),
            await reopen.List(of.Row.Id, cancellation) ?? [],
            mayWaive ? [.. campaigns.Rows(of.Plan).Where(r => of.Of(r) is null && r.Due <= until).Select(r => new Option(r.Period is null ? r.Obligation : $"{r.Obligation}/{r.Period}", ReturnHand.Name(r.Title, r.Period ?? "")))] : [],
            mayWaive ? [.. of.Plan.Obligations.SelectMany(o => o.Responsible).Distinct().SelectMany(r => NamedUnits.Of(r, owner, all)).DistinctBy(u => u.Id).OrderBy(u => u.Path, StringComparer.Ordinal).Select(u => new Option(u.Id, u.Name))] : [],
            mayWaive, of.Ended && person.OrganisationId == owner.Id && person.IsAny(Role.Supervisor, Role.SectionHead, Role.Leader, Role.PrincipalLeader),
            leads && (owner.ParentId is null ? person.Is(Role.PrincipalLeader) : person.OrganisationId != owner.Id));
    }
}
