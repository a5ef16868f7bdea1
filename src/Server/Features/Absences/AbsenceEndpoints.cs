using System.Globalization;
using Qingyi.Client;
using Qingyi.Domain;
using Qingyi.Domain.People;
using Qingyi.Server.Http;
using Qingyi.Server.Web;
using Qingyi.Server.Web.Layout;
using Qingyi.Server.Web.Pages.Staff;

namespace Qingyi.Server.Features.Absences;

/// <summary>请假与代理: calls and page.</summary>
public static class AbsenceEndpoints
{
    public static void MapAbsences(this IEndpointRouteBuilder app)
    {
        var absences = app.MapGroup("/api/absences").For([.. Role.Lendable]);
        absences.MapGet("/", async (string? of, AbsenceLists lists, CancellationToken cancellation) => Results.Json(
            of switch { "acting" => await lists.Acting(cancellation), "below" => await lists.Below(cancellation), _ => await lists.Own(cancellation) }, WireJson.Options)).Produces<IReadOnlyList<AbsenceItem>>();
        absences.MapPost("/", async (AbsenceEntering given, AbsenceDesk desk, CancellationToken cancellation) =>
            (await desk.Enter(given, cancellation)).Result(a => Results.Json(a, WireJson.Options, statusCode: StatusCodes.Status201Created))).Idempotent().Produces<AbsenceItem>(StatusCodes.Status201Created);
        absences.MapPost("/{id}/shorten", async (string id, AbsenceShortening given, AbsenceDesk desk, CancellationToken cancellation) =>
            (await desk.Shorten(id, given, cancellation)).Result()).Idempotent().Produces<AbsenceItem>();
        absences.MapPost("/{id}/withdraw", async (string id, AbsenceDesk desk, CancellationToken cancellation) =>
            (await desk.Withdraw(id, cancellation)).Result()).Idempotent().Produces<AbsenceItem>();
    }

    public static void MapAbsencePages(this IEndpointRouteBuilder app)
    {
        var pages = app.MapGroup(Paths.Absences).For([.. Role.Lendable]);
        pages.MapGet("/", async (AbsenceLists lists, PageFrames frames, HttpContext http, CancellationToken cancellation) =>
            await frames.Staff(http, StaffPage.Absences, await lists.View(null, cancellation)));
        pages.MapPost("/", Enter).AddEndpointFilter<FormGuard>();
        pages.MapPost("/{id}/shorten", async (string id, AbsenceDesk desk, AbsenceLists lists, PageFrames frames, HttpContext http, CancellationToken cancellation) =>
        {
            var form = await http.Request.ReadFormAsync(cancellation);
            var outcome = Day(form, AbsenceFields.Until) is { } until ? await desk.Shorten(id, new AbsenceShortening(until), cancellation) : AbsenceRefusals.NotShorter;
            return await Done(outcome.Refusal, new AbsenceDraft { Of = id, Until = form.Text(AbsenceFields.Until) }, lists, frames, http, cancellation);
        }).AddEndpointFilter<FormGuard>();
        pages.MapPost("/{id}/withdraw", async (string id, AbsenceDesk desk, AbsenceLists lists, PageFrames frames, HttpContext http, CancellationToken cancellation) =>
            await Done((await desk.Withdraw(id, cancellation)).Refusal, new AbsenceDraft { Of = id }, lists, frames, http, cancellation)).AddEndpointFilter<FormGuard>();
    }

    private static async Task<IResult> Enter(AbsenceDesk desk, AbsenceLists lists, PageFrames frames, HttpContext http, CancellationToken cancellation)
    {
        var form = await http.Request.ReadFormAsync(cancellation);
        var draft = new AbsenceDraft
        {
            Person = form.Text(AbsenceFields.Person), From = form.Text(AbsenceFields.From), Until = form.Text(AbsenceFields.Until), Ground = form.Text(AbsenceFields.Ground),
            Substitute = form.Text(AbsenceFields.Substitute),
        };
        var outcome = (Day(form, AbsenceFields.From), Day(form, AbsenceFields.Until)) is ({ } from, { } until)
            ? await desk.Enter(new AbsenceEntering(from, until, draft.Ground, draft.Substitute, draft.Person), cancellation)
            : AbsenceRefusals.BadDays;
        return await Done(outcome.Refusal, draft, lists, frames, http, cancellation);
    }

    private static async Task<IResult> Done(Refusal? refusal, AbsenceDraft draft, AbsenceLists lists, PageFrames frames, HttpContext http, CancellationToken cancellation) =>
        refusal is null ? Results.Redirect(Paths.Absences)
        : refusal.Code == AbsenceRefusals.NoSuchAbsence.Code ? await ProblemPages.Answer(http, refusal)
        : await frames.Staff(http, StaffPage.Absences, await lists.View(draft with { Error = refusal.Sentence }, cancellation), StatusCodes.Status422UnprocessableEntity);

    private static DateOnly? Day(IFormCollection form, string field) =>
        DateOnly.TryParseExact(form.Text(field), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
