using Microsoft.EntityFrameworkCore;
using Qingyi.Domain.Deadlines;
using Qingyi.Server.Features.Campaigns;
using Qingyi.Server.Features.Integrity;
using Qingyi.Server.Features.Publication;
using Qingyi.Server.Http;
using Qingyi.Server.Storage;
using Qingyi.Server.Web;
using Qingyi.Server.Web.Pages.Public;

namespace Qingyi.Server.Features.Home;

/// <summary>首页 of the public site.</summary>
public static class HomePages
{
    private const int Latest = 6;

    public static void MapHomePages(this IEndpointRouteBuilder app) =>
        app.MapGet(Paths.Home, async (CaseDb db, PlansInForce plans, PublicChannels channels, LastMonth lastMonth, PageFrames frames, TimeProvider clock, HttpContext http, CancellationToken cancellation) =>
        {
            var shown = db.Notices.AsNoTracking().Where(n => n.Scope == "public" && n.WithdrawnAt == null);
            var latest = await shown.OrderByDescending(n => n.Id).Take(Latest).ToListAsync(cancellation);
            var today = LegalDay.Of(clock.GetUtcNow());
            var campaign = (await plans.Running(cancellation)).Where(p => p.Plan.To is not null && p.Plan.From <= today).OrderByDescending(p => p.Plan.From).FirstOrDefault();
            return await frames.Public(http, new HomeView(
                campaign is null ? null : new CampaignBanner(campaign.Plan.Title, CampaignViews.PhaseName(campaign), campaign.Plan.From, campaign.Plan.To!.Value), [.. latest.Select(n => NoticeLines.Line(n, today))], await shown.CountAsync(cancellation), await channels.All(cancellation), await lastMonth.Of(cancellation)));
        }).OpenToAll();
}
