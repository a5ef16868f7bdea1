using Microsoft.AspNetCore.Mvc;
using Qingyi.Domain;
using Qingyi.Domain.People;
using Qingyi.Server.Hosting;
using Qingyi.Server.Http;
using Qingyi.Server.Web;

namespace Qingyi.Server.Features.Rules;

/// <summary>规则台: the schedules in force, their drafts, and what a draft would change.</summary>
public static class RulePages
{
    /// <summary>A form of two hundred bands has some 1,600 fields; one of many more is kept, too, and its faults are named.</summary>
    private const int MostFields = 100_000;

    public static IServiceCollection AddRuleBench(this IServiceCollection services)
    {
        services.AddScoped<RuleSave>().AddScoped<ScheduleCheck>().AddScoped<ScheduleDesk>().AddScoped<ScheduleApproval>().AddScoped<ScheduleShow>().AddScoped<DraftShow>().AddScoped<SimulationShow>();
        return services.AddSingleton<ComparedRules>().AddRounds<SimulationRun>();
    }

    public static void MapRulePages(this IEndpointRouteBuilder app)
    {
        app.MapGet(Paths.Rules, (ScheduleShow show, HttpContext http, CancellationToken cancellation) => show.Bench(http, cancellation)).For(ScheduleDesk.Readers);
        app.MapGet(Paths.Rules + "/schedules/{line}", (string line, ScheduleShow show, HttpContext http, CancellationToken cancellation) => show.One(http, line, null, cancellation)).For(ScheduleDesk.Readers);
        app.MapPost(Paths.Rules + "/schedules/{line}/draft", async (string line, ScheduleDesk desk, ScheduleShow show, HttpContext http, CancellationToken cancellation) =>
        {
            var how = (await http.Request.ReadFormAsync(cancellation))["how"].ToString() switch
            {
                "own-area" => DraftBeginning.OwnArea,
                "successor" => DraftBeginning.Successor,
                "offered" => DraftBeginning.Offered,
                _ => DraftBeginning.Change,
            };
            var outcome = await desk.Begin(line, how, cancellation);
            return outcome.Done ? Results.Redirect(Paths.ScheduleDraft(outcome.Value!.Id)) : await show.One(http, line, outcome.Refusal, cancellation);
        }).For(Role.Supervisor).AddEndpointFilter<FormGuard>();
        app.MapGet(Paths.Rules + "/simulations/{id}", (string id, SimulationShow show, HttpContext http, CancellationToken cancellation) => show.One(http, id, cancellation)).For(ScheduleDesk.Approvers);
        MapDrafts(app.MapGroup(Paths.Rules + "/drafts/{id}"));
    }

    private static void MapDrafts(RouteGroupBuilder draft)
    {
        draft.MapGet("/", (string id, DraftShow show, HttpContext http, CancellationToken cancellation) => show.One(http, id, cancellation)).For(ScheduleDesk.Approvers);
        draft.MapPost("/", Save).For(Role.Supervisor).AddEndpointFilter<FormGuard>().WithFormOptions(valueCountLimit: MostFields, bufferBody: true).WithMetadata(new RequestFormLimitsAttribute { ValueCountLimit = MostFields });
        draft.MapPost("/discard", async (string id, ScheduleDesk desk, DraftShow show, HttpContext http, CancellationToken cancellation) =>
            await desk.Discard(id, cancellation) is { Refusal: { } refusal } ? await show.One(http, id, cancellation, refusal) : Results.Redirect(Paths.Rules)).For(Role.Supervisor).AddEndpointFilter<FormGuard>();
        draft.MapPost("/simulate", Simulate).For(Role.Supervisor).AddEndpointFilter<FormGuard>();
        draft.MapPost("/submit", (string id, ScheduleApproval approval, DraftShow show, HttpContext http, CancellationToken cancellation) =>
            Decided(id, approval.Submit, show, http, cancellation)).For(Role.Supervisor).AddEndpointFilter<FormGuard>();
        draft.MapPost("/withdraw", (string id, ScheduleApproval approval, DraftShow show, HttpContext http, CancellationToken cancellation) =>
            Decided(id, (draft, _, token) => approval.Withdraw(draft, token), show, http, cancellation)).For(Role.Supervisor).AddEndpointFilter<FormGuard>();
        draft.MapPost("/approve", (string id, ScheduleApproval approval, DraftShow show, HttpContext http, CancellationToken cancellation) =>
            Decided(id, approval.Approve, show, http, cancellation)).For(ScheduleDesk.Approvers).AddEndpointFilter<FormGuard>();
        draft.MapPost("/refuse", (string id, ScheduleApproval approval, DraftShow show, HttpContext http, CancellationToken cancellation) =>
            Decided(id, approval.Refuse, show, http, cancellation)).For(ScheduleDesk.Approvers).AddEndpointFilter<FormGuard>();
    }

    private static async Task<IResult> Save(string id, ScheduleDesk desk, DraftShow show, HttpContext http, CancellationToken cancellation)
    {
        if (await desk.Find(id, cancellation) is not { } draft)
        {
            return await ProblemPages.Answer(http, RulesRefusals.NoSuchDraft);
        }

        var posted = await http.Request.ReadFormAsync(cancellation);
        var form = PostedSchedule.Read(posted, ScheduleForm.Read(draft.Typed));
        var outcome = await desk.Save(id, form, long.TryParse(posted["version"], out var version) ? version : -1, cancellation);
        return outcome.Refusal is { } refusal ? await show.One(http, id, cancellation, refusal, form: form) : Results.Redirect(Paths.ScheduleDraft(id));
    }

    // A short one is awaited, so that its result is the next thing seen.
    private static async Task<IResult> Simulate(string id, ScheduleApproval approval, SimulationShow simulations, DraftShow show, HttpContext http, CancellationToken cancellation)
    {
        var outcome = await approval.Simulate(id, cancellation);
        if (outcome.Refusal is { } refusal)
        {
            return await show.One(http, id, cancellation, refusal);
        }

        for (var looks = 0; looks < 15 && await simulations.Runs(outcome.Value!.Id, cancellation); looks++)
        {
            await Task.Delay(100, cancellation);
        }

        return Results.Redirect(Paths.Simulation(outcome.Value!.Id));
    }

    private static async Task<IResult> Decided(string id, Func<string, string?, CancellationToken, Task<Outcome<ScheduleDraftRow>>> decide, DraftShow show, HttpContext http, CancellationToken cancellation)
    {
        var reason = (await http.Request.ReadFormAsync(cancellation))["reason"].ToString();
        var outcome = await decide(id, reason, cancellation);
        return outcome.Refusal is { } refusal ? await show.One(http, id, cancellation, refusal, reason) : Results.Redirect(Paths.ScheduleDraft(id));
    }
}
