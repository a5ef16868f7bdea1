using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Qingyi.Domain;
using Qingyi.Domain.Campaigns;
using Qingyi.Domain.Deadlines;
using Qingyi.Server.Deadlines;
using Qingyi.Server.Http;
using Qingyi.Server.Storage;
using Qingyi.Server.Web;
using Qingyi.Server.Web.Components;
using Qingyi.Server.Web.Layout;
using Qingyi.Server.Web.Pages.Staff;

namespace Qingyi.Server.Features.Campaigns;

/// <summary>行动总览: plans that were imported, else those that ship with the product; phases, what is owed and by when, with the paragraph behind each.</summary>
public static class CampaignPages
{
    public static void MapCampaignPages(this IEndpointRouteBuilder app)
    {
        app.MapGet(Paths.Campaigns, async (PlansInForce plans, CampaignViews views, PageFrames frames, HttpContext http, CancellationToken cancellation) =>
            await frames.Staff(http, StaffPage.Campaigns, new CampaignsView([.. (await plans.All(cancellation)).Select(views.Row)]))).For();

        app.MapGet(Paths.Campaigns + "/{id}", async (string id, PlansInForce plans, CampaignViews views, PageFrames frames, HttpContext http, CancellationToken cancellation) =>
            (await plans.All(cancellation)).FirstOrDefault(p => p.Plan.Id == id) is { } found
                ? await frames.Staff(http, StaffPage.Campaigns, views.Whole(found))
                : await ProblemPages.Answer(http, new Refusal("no-such-campaign", "没有这个行动方案。"))).For();
    }
}

/// <summary>A plan and the phase that its campaign is in.</summary>
public sealed record PlanInForce(CampaignPlan Plan, string Phase);

/// <summary>The plans of this installation.</summary>
public sealed class PlansInForce(CaseDb db, LightViews lights)
{
    public async Task<IReadOnlyList<PlanInForce>> All(CancellationToken cancellation)
    {
        var rows = await db.Campaigns.AsNoTracking().OrderBy(c => c.Id).ToListAsync(cancellation);
        var imported = rows.Select(r => (Row: r, PlanReader.Read(r.Yaml, r.Id).Plan)).Where(r => r.Plan is not null).Select(r => new PlanInForce(r.Plan!, r.Row.Phase)).ToList();
        return imported.Count > 0 ? imported : [.. PlanReader.Shipped.Select(p => new PlanInForce(p, ByDate(p)))];
    }

    /// <summary>Those that are in one of their phases.</summary>
    public async Task<IReadOnlyList<PlanInForce>> Running(CancellationToken cancellation) =>
        [.. (await All(cancellation)).Where(p => p.Plan.Phases.Any(phase => phase.Id == p.Phase))];

    private string ByDate(CampaignPlan plan)
    {
        var today = lights.Today;
        return plan.To is { } to && today > to ? CampaignPhases.Closed : plan.Phases.LastOrDefault(p => p.From <= today)?.Id ?? CampaignPhases.Planned;
    }
}

/// <summary>Plans as pages show them.</summary>
public sealed class CampaignViews(House house, LightViews lights)
{
    public CampaignRowView Row(PlanInForce of)
    {
        var running = of.Phase is not (CampaignPhases.Closed or CampaignPhases.Terminated or CampaignPhases.Planned);
        return new CampaignRowView(
            of.Plan.Id, of.Plan.Title, of.Plan.Organisation, PhaseName(of),
            running ? new LightView(LightState.Green, Text: "进行中") : new LightView(LightState.None, Text: of.Phase == CampaignPhases.Planned ? "未启动" : "已结束"), of.Plan.From, of.Plan.To);
    }

    public CampaignView Whole(PlanInForce of)
    {
        var plan = of.Plan;
        var rows = Owed(plan);
        var at = plan.Phases.ToList().FindIndex(p => p.Id == of.Phase);
        var ended = of.Phase is CampaignPhases.Closed or CampaignPhases.Terminated;
        var blocks = plan.Phases.Select((p, i) => new PhaseBlock(
            p.Title, p.From, p.To ?? plan.To ?? Later(lights.Today, p.From), ended || i < at ? StepState.Done : i == at ? StepState.Now : StepState.Future,
            ended || i < at ? new LightView(LightState.Done, Text: "已结束") : i == at ? new LightView(LightState.Green, Text: "进行中") : new LightView(LightState.None, Text: "未开始"),
            p.Derived ? "按任务归并" : null)).ToList();
        return new CampaignView(
            plan.Id, plan.Title, PhaseName(of), plan.Units.Count, lights.Today, blocks, null, [], [],
            [.. rows.Select(Line), .. plan.Standing.Select(s => new ObligationLine(s.Title, s.Pace switch { DutyPace.Timely => "及时", DutyPace.Periodic => "定期", _ => "持续" }, null, new LightView(LightState.None, Text: "不设日期"), 0, s.Responsible.Count, s.Source))],
            null, [], null, []);
    }

    // A year without a calendar yields no dates rather than wrong ones.
    private IReadOnlyList<ObligationRow> Owed(CampaignPlan plan)
    {
        try
        {
            return Obligations.Expand(plan, null, null, house.Calendar.Days);
        }
        catch (CalendarUnknownException)
        {
            return Obligations.Expand(plan, null, new DateOnly(house.Calendar.Days.Years[^1] - 1, 12, 31), house.Calendar.Days);
        }
    }

    private ObligationLine Line(ObligationRow row)
    {
        var left = row.Due.DayNumber - lights.Today.DayNumber;
        var light = left < 0 ? new LightView(LightState.None, Text: "已过截止日") : left <= 7
            ? new LightView(LightState.Yellow, Text: string.Create(CultureInfo.InvariantCulture, $"剩{left}日")) : new LightView(LightState.Green, Text: "未到期");
        return new ObligationLine(row.Title, row.Period ?? "一次", row.Due, light, 0, row.Responsible.Split('、').Length, row.Source);
    }

    public static string PhaseName(PlanInForce of) => of.Phase switch
    {
        CampaignPhases.Planned => "未启动",
        CampaignPhases.Closed => "已结束",
        CampaignPhases.Terminated => "已终止",
        _ => of.Plan.Phases.FirstOrDefault(p => p.Id == of.Phase)?.Title ?? of.Phase,
    };

    private static DateOnly Later(DateOnly a, DateOnly b) => a > b ? a : b;
}
