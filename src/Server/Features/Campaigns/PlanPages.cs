using System.Text;
using Qingyi.Client;
using Qingyi.Domain;
using Qingyi.Domain.People;
using Qingyi.Server.Hosting;
using Qingyi.Server.Http;
using Qingyi.Server.Web;
using Qingyi.Server.Web.Layout;
using Qingyi.Server.Web.Pages.Staff;

namespace Qingyi.Server.Features.Campaigns;

/// <summary>建立行动: a plan file is looked at, corrected on the spot, and becomes a campaign; each plan can be taken out again as the file that it is.</summary>
public static class PlanPages
{
    public static void MapPlanPages(this IEndpointRouteBuilder app)
    {
        app.MapGet(Paths.PlanNew, async (PageFrames frames, HttpContext http) => await frames.Staff(http, StaffPage.Campaigns, new PlanAdoptionView("", null, null))).For(Role.Supervisor);
        app.MapPost(Paths.PlanNew, Look).For(Role.Supervisor).AddEndpointFilter<FormGuard>();
        app.MapPost(Paths.PlanNew + "/adopt", Adopt).For(Role.Supervisor).AddEndpointFilter<FormGuard>();
        app.MapGet(Paths.PlanSchema, () => Results.File(Path.Combine(Shipped.Plans, "plan.schema.json"), "application/schema+json", "plan.schema.json")).For(Role.Supervisor);
        app.MapGet(Paths.Campaigns + "/{id}/plan.yaml", async (string id, PlansInForce plans, HttpContext http, CancellationToken cancellation) => await plans.Yaml(id, cancellation) is { } yaml
            ? Results.File(Encoding.UTF8.GetBytes(yaml), "application/yaml", $"{id}.yaml") : await ProblemPages.Answer(http, CampaignRefusals.NoSuchCampaign)).For();
    }

    private static async Task<IResult> Look(LookAtPlan looking, PageFrames frames, HttpContext http, CancellationToken cancellation)
    {
        var form = await http.Request.ReadFormAsync(cancellation);
        var given = form.Files is [{ Length: > 0 } file, ..] ? await Read(file, cancellation) : form.Text("yaml").ReplaceLineEndings("\n");
        var refusal = given is null ? Refusals.Of("plan-unusable.file-not-utf8") : string.IsNullOrWhiteSpace(given) ? Refusals.Of("plan-unusable.nothing-given") : null;
        return await Show(frames, http, given ?? "", refusal is null ? await looking.Look(given!, cancellation) : null, refusal);
    }

    private static async Task<IResult> Adopt(AdoptPlan adopt, LookAtPlan looking, PageFrames frames, HttpContext http, CancellationToken cancellation)
    {
        var form = await http.Request.ReadFormAsync(cancellation);
        var yaml = form.Text("yaml").ReplaceLineEndings("\n");
        var adopted = await adopt.Adopt(new PlanAdoption(yaml, form.Text("confirmed") == "true"), cancellation);
        return adopted.Refusal is { } refusal ? await Show(frames, http, yaml, await looking.Look(yaml, cancellation), refusal) : Results.Redirect(Paths.Campaign(adopted.Value!));
    }

    private static Task<IResult> Show(PageFrames frames, HttpContext http, string yaml, PlanLook? look, Refusal? refusal)
    {
        var why = refusal ?? look?.Refusal;
        return frames.Staff(http, StaffPage.Campaigns, new PlanAdoptionView(yaml, look, why?.Sentence), why is not null ? Problems.Status(why.Code) : StatusCodes.Status200OK);
    }

    // Null: no text, or far too much of it.
    private static async Task<string?> Read(IFormFile file, CancellationToken cancellation)
    {
        if (file.Length > 1024 * 1024)
        {
            return null;
        }

        using var content = new MemoryStream();
        await file.CopyToAsync(content, cancellation);
        return StrictText.Of(content.ToArray())?.ReplaceLineEndings("\n");
    }
}
