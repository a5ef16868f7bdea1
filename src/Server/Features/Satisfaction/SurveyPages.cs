using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Qingyi.Client;
using Qingyi.Domain;
using Qingyi.Server.Features.Admin;
using Qingyi.Server.Http;
using Qingyi.Server.People;
using Qingyi.Server.Storage;
using Qingyi.Server.Web;
using Qingyi.Server.Web.Components;
using Qingyi.Server.Web.Layout;
using Qingyi.Server.Web.Pages.Public;
using Qingyi.Server.Web.Pages.Staff;

namespace Qingyi.Server.Features.Satisfaction;

/// <summary>满意度: the form behind a code for everybody, codes and results for the staff.</summary>
public static class SurveyPages
{
    public static void MapSurveyPages(this IEndpointRouteBuilder app)
    {
        app.MapGet(Paths.Satisfaction + "/{code}", async (string code, SurveyDesk desk, TakeSheet take, PageFrames frames, HttpContext http, CancellationToken cancellation) =>
            await desk.Form(code, new int[TakeSheet.Questions], take.NewKey(), null, cancellation) is { } view ? await frames.Public(http, view) : await ProblemPages.Answer(http, TakeSheet.NoSuchPoint)).OpenToAll();
        app.MapPost(Paths.Satisfaction + "/{code}", Answer).OpenToAll().AddEndpointFilter<FloodFilter>();

        var desk = app.MapGroup(Paths.SatisfactionDesk);
        desk.MapGet("/", async (SurveyDesk surveys, PageFrames frames, HttpContext http, CancellationToken cancellation) =>
            await frames.Staff(http, StaffPage.Satisfaction, await surveys.Desk(null, null, cancellation))).For([.. SurveyResults.Readers]);
        desk.MapGet("/{code}/sheet", async (string code, SurveyDesk surveys, PageFrames frames, HttpContext http, CancellationToken cancellation) =>
            await surveys.Sheet(code, http, cancellation) is { } view ? await frames.Staff(http, StaffPage.Satisfaction, view) : await ProblemPages.Answer(http, TakeSheet.NoSuchPoint)).For([.. SurveyResults.Readers]);
        desk.MapPost("/", async (KeepPoints keep, SurveyDesk surveys, PersonAtDoor door, PageFrames frames, HttpContext http, CancellationToken cancellation) =>
        {
            var form = await http.Request.ReadFormAsync(cancellation);
            var given = new NewPoint(form.Text("organisation"), form.Text("place"), form.Text("ward"));
            var made = await keep.Make(given, door.Person, cancellation);
            return made.Refusal is { } refusal
                ? await frames.Staff(http, StaffPage.Satisfaction, await surveys.Desk(given, refusal.Sentence, cancellation), Problems.Status(refusal.Code))
                : Results.Redirect(Paths.SurveySheet(made.Value!));
        }).For([.. SurveyResults.Makers]).AddEndpointFilter<FormGuard>();
        desk.MapPost("/{code}/close", async (string code, KeepPoints keep, PersonAtDoor door, HttpContext http, CancellationToken cancellation) =>
            (await keep.Close(code, door.Person, cancellation)).Refusal is { } refusal ? await ProblemPages.Answer(http, refusal) : Results.Redirect(Paths.SatisfactionDesk)).For([.. SurveyResults.Makers]).AddEndpointFilter<FormGuard>();

        app.MapPost("/api/satisfaction/codes", async (NewPoint given, KeepPoints keep, PersonAtDoor door, CancellationToken cancellation) =>
            (await keep.Make(given, door.Person, cancellation)).Result(id => Results.Json(new { id, path = Paths.Survey(id) }, WireJson.Options))).For([.. SurveyResults.Makers]).Idempotent();
        app.MapGet("/api/satisfaction/results", async (SurveyResults results, PersonAtDoor door, CancellationToken cancellation) =>
            Results.Json(await results.Of(await results.PointsOf(door.Person).Select(p => p.Id).ToListAsync(cancellation), cancellation), WireJson.Options)).For([.. SurveyResults.Readers]).Produces<IReadOnlyList<WardMonth>>();
    }

    private static async Task<IResult> Answer(string code, TakeSheet take, SurveyDesk desk, PageFrames frames, HttpContext http, CancellationToken cancellation)
    {
        var form = await PublicForms.Read(http.Request, cancellation);
        var scores = Enumerable.Range(1, TakeSheet.Questions).Select(q => int.TryParse(form.Text($"q{q}"), NumberStyles.None, CultureInfo.InvariantCulture, out var score) ? score : 0).ToList();
        var taken = await take.Take(code, form.Text("key"), scores, cancellation);
        return taken.Refusal is not { } refusal ? await frames.Public(http, new SurveyThanksView(await desk.Organisation(code, cancellation)))
            : refusal.Code == "invalid-data" && await desk.Form(code, scores, form.Text("key") is { Length: 32 } key ? key : take.NewKey(), PageFrames.WordsOf(http).Said(refusal), cancellation) is { } view ? await frames.Public(http, view, StatusCodes.Status422UnprocessableEntity)
            : await ProblemPages.Answer(http, refusal);
    }
}

/// <summary>Puts the pages of satisfaction together.</summary>
public sealed class SurveyDesk(CaseDb db, SurveyResults results, Dictionaries dictionaries, PersonAtDoor door)
{
    public async Task<SurveyFormView?> Form(string code, IReadOnlyList<int> scores, string key, string? error, CancellationToken cancellation) =>
        await db.SurveyPoints.AsNoTracking().FirstOrDefaultAsync(p => p.Id == code && p.ClosedAt == null, cancellation) is { } point
            ? new SurveyFormView(code, await Name(point.OrganisationId, cancellation), await Place(point, cancellation), point.Ward, scores, key, error) : null;

    public Task<string?> Organisation(string code, CancellationToken cancellation) => db.SurveyPoints.Where(p => p.Id == code).Select(p => p.OrganisationId).FirstOrDefaultAsync(cancellation);

    public async Task<SurveySheetView?> Sheet(string code, HttpContext http, CancellationToken cancellation) =>
        await results.PointsOf(door.Person).AsNoTracking().FirstOrDefaultAsync(p => p.Id == code && p.ClosedAt == null, cancellation) is { } point
            ? new SurveySheetView(code, $"{http.Request.Scheme}://{http.Request.Host}{Paths.Survey(code)}", await Name(point.OrganisationId, cancellation), await Place(point, cancellation), point.Ward) : null;

    public async Task<SurveyDeskView> Desk(NewPoint? draft, string? refusal, CancellationToken cancellation)
    {
        var points = await results.PointsOf(door.Person).AsNoTracking().OrderBy(p => p.OrganisationId).ThenBy(p => p.Place).ThenBy(p => p.Ward).ToListAsync(cancellation);
        var places = await dictionaries.All(cancellation);
        var names = places.First(d => d.Key == Dictionaries.Places).Items.ToDictionary(i => i.Code, i => i.Name, StringComparer.Ordinal);
        var homes = points.Select(p => p.OrganisationId).Distinct().ToList();
        var organisations = await db.Organisations.AsNoTracking().Where(o => homes.Contains(o.Id)).ToDictionaryAsync(o => o.Id, o => o.Name, cancellation);
        var lines = points.ConvertAll(p => new SurveyPointLine(p.Id, organisations[p.OrganisationId], names.GetValueOrDefault(p.Place, p.Place), p.Ward, p.ClosedAt is not null));
        var months = await results.Of([.. points.Select(p => p.Id)], cancellation);
        var makes = door.Person.IsAny(SurveyResults.Makers);
        return new SurveyDeskView(
            lines, months, makes ? [.. (await results.Hospitals(door.Person, cancellation)).Select(o => new Option(o.Id, o.Name))] : [], [.. (await dictionaries.Open(Dictionaries.Places, cancellation)).Select(i => new Option(i.Code, i.Name))], draft, refusal, makes);
    }

    private Task<string> Name(string organisation, CancellationToken cancellation) => db.Organisations.Where(o => o.Id == organisation).Select(o => o.Name).FirstAsync(cancellation);

    private async Task<string> Place(SurveyPointRow point, CancellationToken cancellation) =>
        (await dictionaries.All(cancellation)).First(d => d.Key == Dictionaries.Places).Items.FirstOrDefault(i => i.Code == point.Place)?.Name ?? point.Place;
}
