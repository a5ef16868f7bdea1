using Microsoft.EntityFrameworkCore;
using Qingyi.Domain;
using Qingyi.Domain.Campaigns;
using Qingyi.Domain.Deadlines;
using Qingyi.Client;
using Qingyi.Domain.People;
using Qingyi.Server.Features.Indicators;
using Qingyi.Server.People;
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
    private static void Map(
        IEndpointRouteBuilder app, string step, IEnumerable<string> roles, Func<string, IFormCollection, string?, CampaignDesk, HttpContext, CancellationToken, Task<Refusal?>> take) =>
        app.MapPost(Paths.Campaigns + "/{id}/" + step, async (string id, CampaignDesk desk, HttpContext http, CancellationToken cancellation) =>
        {
            var refusal = await take(id, await http.Request.ReadFormAsync(cancellation), http.Request.RouteValues["figure"] as string, desk, http, cancellation);
            return refusal is null ? Results.Redirect(Paths.Campaign(id)) : await desk.Answer(http, id, refusal, cancellation);
        }).For([.. roles]).AddEndpointFilter<FormGuard>();

    public static void MapCampaignPages(this IEndpointRouteBuilder app)
    {
        app.MapGet(Paths.Campaigns, async (PlansInForce plans, CampaignViews views, PersonAtDoor door, PageFrames frames, HttpContext http, CancellationToken cancellation) =>
            await frames.Staff(http, StaffPage.Campaigns, new CampaignsView([.. (await plans.All(cancellation)).Select(views.Row)], door.Person.Is(Role.Supervisor)))).For();

        app.MapGet(Paths.Campaigns + "/{id}", async (string id, CampaignDesk desk, HttpContext http, CancellationToken cancellation) => await desk.Answer(http, id, null, cancellation)).For();
        Map(app, "advance", [Role.Supervisor, Role.SectionHead, Role.Leader, Role.PrincipalLeader], async (id, _, _, desk, http, cancellation) => await desk.Advance(http, id, cancellation));
        Map(app, "waive", [Role.Leader, Role.PrincipalLeader], async (id, form, _, desk, http, cancellation) => (await desk.Waive.Waive(id, Waiving(form), cancellation)).Refusal);
        Map(app, "reopen", [Role.Supervisor, Role.SectionHead, Role.Leader, Role.PrincipalLeader], async (id, form, _, desk, http, cancellation) => (await desk.Reopen.Ask(id, form.Text("reason"), cancellation)).Refusal);
        Map(app, "reopenings/{figure}", [Role.Leader, Role.PrincipalLeader], async (id, form, asked, desk, http, cancellation) =>
            (await desk.Reopen.Decide(id, asked ?? "", new ReopeningDecision(form.Text("approved") == "true", form.Text("opinion")), cancellation)).Refusal);
        Map(app, "freeze", [Role.SectionHead, Role.Supervisor], async (id, form, _, desk, http, cancellation) => (await desk.Freeze.Quarter(id, form.Text("period"), cancellation)).Refusal);
        Map(app, "correct/{figure}", [Role.SectionHead, Role.Supervisor], async (id, form, figure, desk, http, cancellation) => (await desk.Freeze.Correct(figure ?? "", form.Text("reason"), cancellation)).Refusal);
    }

    private static DutyWaiving Waiving(IFormCollection form)
    {
        var parts = form.Text("duty").Split('/', 2);
        return new DutyWaiving(parts[0], form.Text("reason"), parts.Length > 1 ? parts[1] : null, form.Text("unit"));
    }
}

/// <summary>Shows the dashboard, and again with the reason where a step was refused.</summary>
public sealed class CampaignDesk(PlansInForce plans, Dashboard dashboard, AdvanceCampaign advance, FreezeFigures freeze, WaiveDuty waive, ReopenCampaign reopen, PageFrames frames, PersonAtDoor door, House house)
{
    public WaiveDuty Waive => waive;

    public ReopenCampaign Reopen => reopen;

    public FreezeFigures Freeze => freeze;

    public async Task<IResult> Answer(HttpContext http, string id, Refusal? refusal, CancellationToken cancellation)
    {
        var all = await plans.All(cancellation);
        if (all.FirstOrDefault(p => p.Plan.Id == id) is not { } found)
        {
            return await ProblemPages.Answer(http, Refusals.Of("no-such-campaign.plan-of-campaign"));
        }

        var ways = CampaignPhases.Ways(found.Plan);
        var upper = door.Person.IsAny(Role.OfCases) ? (all.FirstOrDefault(p => p.Plan.Id == found.Plan.Parent)?.Plan ?? PlanReader.Shipped.FirstOrDefault(p => p.Id == found.Plan.Parent)) : null;
        var view = await dashboard.Of(found, door.Person, cancellation) with
        {
            Findings = Found(all, found.Plan),
            Refusal = refusal?.Sentence,
            PhaseTitles = found.Plan.Phases.ToDictionary(p => p.Id, p => p.Title, StringComparer.Ordinal),
            Picture = PhasePicture.Of(found.Plan, found.Phase, ways),
            Ways = [.. ways.Select(w => w with { From = PhasePicture.Name(found.Plan, w.From), To = PhasePicture.Name(found.Plan, w.To) })],
            UpperName = upper?.Title ?? "",
            Against = upper is null ? [] : PlanDifferences.Of(found.Plan, upper),
        };
        return await frames.Staff(http, StaffPage.Campaigns, view, refusal is null ? StatusCodes.Status200OK : Problems.Status(refusal.Code));
    }

    // Shown to whoever works with plans; a hospital is given its duties.
    private IReadOnlyList<PlanFinding> Found(IReadOnlyList<PlanInForce> all, CampaignPlan plan) =>
        door.Person.IsAny(Role.OfCases) ? [.. PlanLinter.Check([.. all.Select(p => p.Plan)], house.Calendar.Days).Where(f => f.Path.StartsWith(plan.File + ":", StringComparison.Ordinal))] : [];

    public async Task<Refusal?> Advance(HttpContext http, string id, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(http);
        return await advance.Try(id, new CampaignAdvance("advance"), cancellation);
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
        var imported = rows.ConvertAll(r => new PlanInForce(ReadPlans.Of(r.Id, r.Yaml), r.Phase));
        return imported.Count > 0 ? imported : [.. PlanReader.Shipped.Select(p => new PlanInForce(p, ByDate(p)))];
    }

    /// <summary>Those that are in one of their phases.</summary>
    public async Task<IReadOnlyList<PlanInForce>> Running(CancellationToken cancellation) =>
        [.. (await All(cancellation)).Where(p => p.Plan.Phases.Any(phase => phase.Id == p.Phase))];

    /// <summary>The plan as the file that it is; null: there is none of that id.</summary>
    public async Task<string?> Yaml(string id, CancellationToken cancellation) => await db.Campaigns.AsNoTracking().Where(c => c.Id == id).Select(c => c.Yaml).FirstOrDefaultAsync(cancellation);

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
            running ? new LightView(LightState.Green, Text: Texts.Of("campaigns.phase.underway")) : new LightView(LightState.None, Text: of.Phase == CampaignPhases.Planned ? Texts.Of("campaigns.phase.planned") : Texts.Of("campaigns.phase.ended")), of.Plan.From, of.Plan.To);
    }

    public CampaignView Whole(PlanInForce of)
    {
        var plan = of.Plan;
        var rows = ReadPlans.RowsOf(plan, house.Calendar.Days);
        var at = plan.Phases.ToList().FindIndex(p => p.Id == of.Phase);
        var ended = of.Phase is CampaignPhases.Closed or CampaignPhases.Terminated;
        var blocks = plan.Phases.Select((p, i) => new PhaseBlock(
            p.Title, p.From, p.To ?? plan.To ?? Later(lights.Today, p.From), ended || i < at ? StepState.Done : i == at ? StepState.Now : StepState.Future,
            ended || i < at ? new LightView(LightState.Done, Text: Texts.Of("campaigns.phase.ended")) : i == at ? new LightView(LightState.Green, Text: Texts.Of("campaigns.phase.underway")) : new LightView(LightState.None, Text: Texts.Of("campaigns.phase.not-begun")),
            p.Derived ? Texts.Of("campaigns.phase.derived") : null)).ToList();
        return new CampaignView(
            plan.Id, plan.Title, PhaseName(of), plan.Units.Count, lights.Today, blocks, null, [], [],
            [.. rows.Select(r => Line(r, of.Phase)), .. plan.Standing.Select(s => new ObligationLine(s.Title, s.Pace switch { DutyPace.Timely => Texts.Of("campaigns.pace.timely"), DutyPace.Periodic => Texts.Of("campaigns.pace.periodic"), _ => Texts.Of("campaigns.pace.continuous") }, null, new LightView(LightState.None, Text: Texts.Of("campaigns.due.no-date")), 0, s.Responsible.Count, s.Source))],
            null, []);
    }

    private ObligationLine Line(ObligationRow row, string phase)
    {
        var left = row.Due.DayNumber - lights.Today.DayNumber;
        var light = phase == CampaignPhases.Planned ? new LightView(LightState.Paused, Text: Texts.Of("campaigns.phase.planned")) : phase == CampaignPhases.Terminated ? new LightView(LightState.Paused, Text: Texts.Of("campaigns.phase.terminated")) : left < 0 ? new LightView(LightState.None, Text: Texts.Of("campaigns.due.past")) : left <= 7
            ? new LightView(LightState.Yellow, Text: Texts.Of("campaigns.due.days-left", left)) : new LightView(LightState.Green, Text: Texts.Of("campaigns.due.not-yet"));
        return new ObligationLine(row.Title, row.Period ?? Texts.Of("campaigns.duty.once"), row.Due, light, 0, row.Responsible.Split('、').Length, row.Source);
    }

    public static string PhaseName(PlanInForce of) => PhasePicture.Name(of.Plan, of.Phase);

    private static DateOnly Later(DateOnly a, DateOnly b) => a > b ? a : b;
}
