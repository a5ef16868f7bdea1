using Qingyi.Domain;
using Qingyi.Domain.People;
using Qingyi.Server.Http;
using Qingyi.Server.People;
using Qingyi.Server.Web;
using Qingyi.Server.Web.Layout;

namespace Qingyi.Server.Deadlines;

/// <summary>工作日历: who designs and audits may look, the administrator imports.</summary>
public static class CalendarPages
{
    public static IReadOnlyList<string> Readers { get; } = [Role.Supervisor, Role.Administrator, Role.Auditor];

    // The arrangement of a year is a page of text.
    private const long Largest = 1024 * 1024;

    public static void MapCalendarPages(this IEndpointRouteBuilder app)
    {
        app.MapGet(Paths.Calendars, async (string? id, CalendarDesk desk, PageFrames frames, HttpContext http, CancellationToken cancellation) =>
            await frames.Staff(http, StaffPage.Calendars, await desk.View(id is null ? null : await desk.Find(id, cancellation), null, cancellation))).For([.. Readers]);

        var acts = app.MapGroup(Paths.Calendars).For(Role.Administrator);
        acts.MapPost("/", Import).AddEndpointFilter<FormGuard>();
        acts.MapPost("/{id}/confirm", async (string id, CalendarDesk desk, HttpContext http, CancellationToken cancellation) => await Done(await desk.Confirm(id, cancellation), http)).AddEndpointFilter<FormGuard>();
        acts.MapPost("/{id}/drop", async (string id, CalendarDesk desk, HttpContext http, CancellationToken cancellation) => await Done(await desk.Drop(id, cancellation), http)).AddEndpointFilter<FormGuard>();
    }

    private static async Task<IResult> Import(CalendarDesk desk, PageFrames frames, HttpContext http, CancellationToken cancellation)
    {
        var form = await http.Request.ReadFormAsync(cancellation);
        var file = form.Files.Count > 0 ? form.Files[0] : null;
        if (file is null || file.Length is 0 or > Largest)
        {
            return await frames.Staff(http, StaffPage.Calendars, await desk.View(null, Texts.Of("deadlines.calendar.file-needed"), cancellation), StatusCodes.Status422UnprocessableEntity);
        }

        using var reader = new StreamReader(file.OpenReadStream());
        var imported = await desk.Import(await reader.ReadToEndAsync(cancellation), cancellation);
        return imported.Refusal is { } refusal
            ? await frames.Staff(http, StaffPage.Calendars, await desk.View(null, refusal.Sentence, cancellation), StatusCodes.Status422UnprocessableEntity)
            : Results.Redirect(Paths.Calendar(imported.Value!.Id));
    }

    private static async Task<IResult> Done(Refusal? refusal, HttpContext http) => refusal is null ? Results.Redirect(Paths.Calendars) : await ProblemPages.Answer(http, refusal);
}
