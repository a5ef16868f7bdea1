using Microsoft.EntityFrameworkCore;
using Qingyi.Domain.Cases;
using Qingyi.Domain.People;
using Qingyi.Server.Features.Tasks;
using Qingyi.Server.Http;
using Qingyi.Server.People;
using Qingyi.Server.Storage;
using Qingyi.Server.Web;
using Qingyi.Server.Web.Components;
using Qingyi.Server.Web.Layout;
using Qingyi.Server.Web.Pages.Staff;

namespace Qingyi.Server.Features.Cases;

/// <summary>案件列表 with its filters, 50 a page.</summary>
public static class CasesPages
{
    public static void MapCasesPages(this IEndpointRouteBuilder app)
    {
        app.MapGet(Paths.Cases, List).ForSeats([.. Role.OfCases]);
        app.MapGet(Paths.Cases + "/export", (string? format, ExportCases export, HttpContext http, CancellationToken cancellation) => export.Answer(http, format, cancellation)).ForSeats([.. Role.OfCases]);
    }

    private static async Task<IResult> List(
        CaseQueries queries, CaseLines lines, ExportCases export, CaseDb db, Columns columns, PersonAtDoor door, PageFrames frames, HttpContext http, CancellationToken cancellation)
    {
        var filter = CaseFilter.Of(http.Request.Query);
        var page = await queries.List(door.Person, filter, cancellation);
        var organisations = await db.HandlingFor(door.Person).AsNoTracking().OrderBy(o => o.Path).Select(o => new Option(o.Id, o.Name)).ToListAsync(cancellation);
        return await frames.Staff(http, StaffPage.Cases, new CasesView(
            await lines.Of(page, cancellation),
            [.. Enum.GetValues<CaseStage>().Where(s => s is not (CaseStage.Adjudication or CaseStage.Service or CaseStage.Underway or CaseStage.Cancelled)).Select(s => new Option(s.Kebab(), StageNames.Of(s)))],
            organisations, filter.Stage ?? "", http.Request.Query["light"].ToString(), filter.Organisation ?? "", filter.Q ?? "",
            new PagerView(page.Count, null, string.IsNullOrEmpty(filter.After) ? null : Addresses.Without(http, "after"), page.Count == Paging.Size ? Addresses.With(http, "after", page[^1].Id) : null))
        {
            Columns = await columns.Of("cases", http, cancellation),
            Exports = await export.Buttons(http, filter, page.Count, cancellation),
            Reached = Reached.Word(filter.Reached) is null ? "" : filter.Reached!,
        });
    }
}
