using Microsoft.EntityFrameworkCore;
using Qingyi.Domain.Cases;
using Qingyi.Domain.People;
using Qingyi.Server.Deadlines;
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
    public static void MapCasesPages(this IEndpointRouteBuilder app) => app.MapGet(Paths.Cases, List).ForSeats([.. Role.OfCases]);

    private static async Task<IResult> List(
        string? stage, string? light, string? organisation, string? q, string? reached, string? after,
        CaseQueries queries, CaseDb db, LightViews lights, PersonAtDoor door, PageFrames frames, HttpContext http, CancellationToken cancellation)
    {
        var wanted = string.IsNullOrEmpty(light) ? null : light == "paused" ? "grey" : light;
        var page = await queries.List(door.Person, new CaseFilter(stage, wanted, organisation, q?.Trim(), after, reached), cancellation);
        var ids = page.Select(c => c.Id).ToList();
        var tasks = (await db.Tasks.AsNoTracking().Where(t => t.State == "open" && ids.Contains(t.CaseId)).ToListAsync(cancellation)).ToLookup(t => t.CaseId);
        var running = (await db.Deadlines.AsNoTracking().Where(d => ids.Contains(d.CaseId) && (d.State == "running" || d.State == "paused")).ToListAsync(cancellation)).ToLookup(d => d.CaseId);
        var holders = tasks.SelectMany(t => t).Select(t => t.Assignee).OfType<string>().Distinct().ToList();
        var people = await db.Users.AsNoTracking().Where(u => holders.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.DisplayName, cancellation);
        var organisations = await db.Organisations.AsNoTracking().Where(o => db.VisibleTo(door.Person).Any(c => c.OrganisationId == o.Id && c.Kind == Case.OfCase)).OrderBy(o => o.Path).ToListAsync(cancellation);
        var names = organisations.ToDictionary(o => o.Id, o => o.Name, StringComparer.Ordinal);
        return await frames.Staff(http, StaffPage.Cases, new CasesView(
            [.. page.Select(c => new CaseLine(
                c.Id, c.Number, c.Title, names.GetValueOrDefault(c.Organisation, ""), StageNames.Of(StageCodes.Read(c.Stage)!.Value), lights.Worst(running[c.Id]),
                string.Join('、', tasks[c.Id].Select(t => t.Assignee is { } holder ? people.GetValueOrDefault(holder, "工作人员") : $"{Role.Names[t.Role]}（待签收）").Distinct()), c.OpenedOn, c.Due))],
            [.. Enum.GetValues<CaseStage>().Where(s => s is not (CaseStage.Adjudication or CaseStage.Service or CaseStage.Underway or CaseStage.Cancelled)).Select(s => new Option(s.Kebab(), StageNames.Of(s)))],
            [.. organisations.Select(o => new Option(o.Id, o.Name))], stage ?? "", light ?? "", organisation ?? "", q ?? "",
            new PagerView(page.Count, null, string.IsNullOrEmpty(after) ? null : Addresses.Without(http, "after"), page.Count == Paging.Size ? Addresses.With(http, "after", page[^1].Id) : null))
        {
            Reached = Reached.Word(reached) is null ? "" : reached!,
        });
    }
}
