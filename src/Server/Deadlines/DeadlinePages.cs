using Qingyi.Client;
using Qingyi.Domain;
using Qingyi.Domain.Deadlines;
using Qingyi.Server.Features.Matters;
using Qingyi.Server.Http;
using Qingyi.Server.People;
using Qingyi.Server.Web;
using Qingyi.Server.Web.Layout;
using Qingyi.Server.Web.Pages.Staff;
using System.Globalization;

namespace Qingyi.Server.Deadlines;

/// <summary>期限推导: how a last day was reached, day by day, and who was told; extension and pause beside it.</summary>
public static class DeadlinePages
{
    public static void MapDeadlinePages(this IEndpointRouteBuilder app)
    {
        app.MapGet("/workbench/deadlines/{id}", async (string id, DeadlineProof proof, PageFrames frames, HttpContext http, CancellationToken cancellation) =>
            await proof.Of(id, null, cancellation) is { } view
                ? await frames.Staff(http, StaffPage.Cases, view)
                : await ProblemPages.Answer(http, Refusals.Of("no-such-case.deadline"))).ForSeats([.. MatterEndpoints.Readers]);

        var acts = app.MapGroup("/workbench/deadlines/{id}").ForSeats([.. ApprovalRanks.Roles]);
        Map(acts, "extend", (change, id, form, cancellation) => change.Extend(id, new DeadlineExtension(form.Text(DeadlineFields.Ground), Number(form), form.Text(DeadlineFields.Reason)), cancellation));
        Map(acts, "pause", (change, id, form, cancellation) =>
            change.Pause(id, new DeadlinePause(form.Text(DeadlineFields.Ground), form.Text(DeadlineFields.Reason), Day(form, DeadlineFields.From), Day(form, DeadlineFields.Last)), cancellation));
        Map(acts, "resume", (change, id, form, cancellation) => change.Resume(id, new DeadlineResumption(form.Text(DeadlineFields.Reason), Day(form, DeadlineFields.Last)), cancellation));
    }

    /// <summary>The number of an extension's form; 0 for what is none.</summary>
    internal static int Number(IFormCollection form) => int.TryParse(form.Text(DeadlineFields.Amount), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private static void Map(RouteGroupBuilder acts, string act, Func<ChangeDeadline, string, IFormCollection, CancellationToken, Task<Outcome<DeadlineNow>>> take) =>
        acts.MapPost("/" + act, async (string id, ChangeDeadline change, DeadlineProof proof, PageFrames frames, HttpContext http, CancellationToken cancellation) =>
        {
            var form = await http.Request.ReadFormAsync(cancellation);
            var refusal = (await take(change, id, form, cancellation)).Refusal;
            if (refusal is null)
            {
                return Results.Redirect(Paths.Deadline(id));
            }

            var draft = new DeadlineDraft(act, form.Text(DeadlineFields.Ground), form.Text(DeadlineFields.Amount), form.Text(DeadlineFields.From), form.Text(DeadlineFields.Last), form.Text(DeadlineFields.Reason), refusal.Sentence);
            return await proof.Of(id, draft, cancellation) is { } view
                ? await frames.Staff(http, StaffPage.Cases, view, StatusCodes.Status422UnprocessableEntity)
                : await ProblemPages.Answer(http, DeadlineRefusals.NoSuchDeadline);
        }).AddEndpointFilter<FormGuard>();

    private static DateOnly? Day(IFormCollection form, string field) =>
        DateOnly.TryParseExact(form.Text(field), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
