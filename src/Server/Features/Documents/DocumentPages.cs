using Qingyi.Domain.People;
using Qingyi.Server.Documents;
using Qingyi.Server.Features.Matters;
using Qingyi.Server.Http;
using Qingyi.Server.People;
using Qingyi.Server.Web;
using Qingyi.Server.Web.Layout;
using Qingyi.Server.Web.Pages.Staff;

namespace Qingyi.Server.Features.Documents;

/// <summary>文书制作: the text on the left, the sheet as it will be on the right; versions, and what changed between two.</summary>
public static class DocumentPages
{
    public static void MapDocumentPages(this IEndpointRouteBuilder app)
    {
        Map(app.MapGroup(Paths.Cases + "/{id}").ForSeats([.. Role.OfCases]).AddEndpointFilter(new FileKind(matter: false)), StaffPage.Cases, Paths.Case);
        Map(app.MapGroup(Paths.Matters + "/{id}").ForSeats([.. MatterEndpoints.Readers]).AddEndpointFilter(new FileKind(matter: true)), StaffPage.Matters, Paths.Matter);
    }

    private static void Map(RouteGroupBuilder one, StaffPage menu, Func<string, string> page)
    {
        one.MapGet("/documents/{kind}", async (string id, string kind, int? version, DocumentViews views, PageFrames frames, HttpContext http, CancellationToken cancellation) =>
        {
            var view = await views.Page(id, kind, version, cancellation);
            return view.Refusal is { } refusal ? await ProblemPages.Answer(http, refusal) : await frames.Staff(http, menu, view.Value!);
        });
        one.MapPost("/documents/{kind}", async (string id, string kind, KeepDocument keep, DocumentViews views, PageFrames frames, HttpContext http, CancellationToken cancellation) =>
        {
            var form = await http.Request.ReadFormAsync(cancellation);
            var (text, basis, final) = (form["text"].ToString(), int.TryParse(form["basis"], out var based) ? based : 0, form["final"] == "true");
            var kept = await keep.Keep(id, kind, text, basis, final, cancellation, form.ContainsKey("edition") ? form["edition"].ToString() : null);
            if (kept.Refusal is not { } refusal)
            {
                return Results.Redirect(Paths.Document(page(id), kind));
            }

            var view = await views.Page(id, kind, null, cancellation);
            return view.Refusal is null
                ? await frames.Staff(http, menu, view.Value! with { Text = text, Blocks = SheetReader.Blocks(text), Refusal = refusal.Sentence }, Problems.Of(refusal).Status)
                : await ProblemPages.Answer(http, refusal);
        }).AddEndpointFilter<FormGuard>();
        one.MapPost("/documents/{kind}/preview", async (string id, string kind, DocumentViews views, PageFrames frames, HttpContext http, CancellationToken cancellation) =>
        {
            var form = await http.Request.ReadFormAsync(cancellation);
            var view = await views.Preview(id, kind, form["text"].ToString(), cancellation);
            return view.Refusal is { } refusal ? await ProblemPages.Answer(http, refusal) : frames.Part(http, view.Value!);
        }).AddEndpointFilter<FormGuard>();
        one.MapGet("/documents/{kind}/differences", async (string id, string kind, int? from, int? to, DocumentViews views, PageFrames frames, HttpContext http, CancellationToken cancellation) =>
        {
            var view = await views.Differences(id, kind, from, to, cancellation);
            return view.Refusal is { } refusal ? await ProblemPages.Answer(http, refusal) : await frames.Staff(http, menu, view.Value!);
        });
        one.MapGet("/documents/{kind}/file", (string id, string kind, int? version, string? format, DocumentFiles files, HttpContext http, CancellationToken cancellation) =>
            files.One(http, id, kind, version, format, cancellation));
        one.MapGet("/volume", (string id, string? format, DocumentFiles files, HttpContext http, CancellationToken cancellation) => files.Volume(http, id, format, cancellation));
    }
}
