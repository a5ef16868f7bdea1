using Qingyi.Domain.Deadlines;
using Qingyi.Domain.People;
using Qingyi.Server.Audit;
using Qingyi.Server.Features.Jobs;
using Qingyi.Server.Features.Lists;
using Qingyi.Server.Features.Tasks;
using Qingyi.Server.Http;
using Qingyi.Server.People;
using Qingyi.Server.Web;
using Qingyi.Server.Web.Components;
using Qingyi.Server.Web.Layout;
using Qingyi.Server.Web.Pages.Staff;

namespace Qingyi.Server.Features.Admin;

/// <summary>权限矩阵 and 审计轨迹, with the verification of what is shown.</summary>
public static class OversightPages
{
    public static void MapOversightPages(this IEndpointRouteBuilder app)
    {
        app.MapGet(Paths.Roles, async (RoleMatrix matrix, PageFrames frames, HttpContext http) => await frames.Staff(http, StaffPage.Roles, new RolesView(matrix))).For([.. Separation.Three]);
        app.MapGet(Paths.Audit, async (AuditTrail trail, JobSettings settings, Columns columns, PageFrames frames, HttpContext http, CancellationToken cancellation) =>
        {
            var filter = AuditFilter.Of(http.Request.Query);
            return await Shown(filter, null, await Ways(filter, trail, settings, http, cancellation), trail, columns, frames, http, cancellation);
        }).For(Role.Auditor);
        app.MapGet(Paths.Audit + "/export", async (string? format, AuditTrail trail, ListFile file, HttpContext http, CancellationToken cancellation) =>
        {
            var filter = AuditFilter.Of(http.Request.Query) with { Before = null };
            return await file.Answer(ExportAuditJob.What, Words.Spoken["audit-trail"], format, filter.Narrows, AuditTrail.Heading, trail.Rows(filter, cancellation), cancellation);
        }).For(Role.Auditor);
        app.MapPost(Paths.AuditCheck, Check).For(Role.Auditor).AddEndpointFilter<FormGuard>();
    }

    // A workbook of too many links to wait for is made in the job centre.
    private static async Task<IReadOnlyList<ActionView>> Ways(AuditFilter filter, AuditTrail trail, JobSettings settings, HttpContext http, CancellationToken cancellation)
    {
        var ways = ListFile.Buttons(http, Paths.Audit, "before");
        return await trail.Count(filter, settings.LongList + 1, cancellation) > settings.LongList
            ? [ActionView.Send(Words.Spoken["register.export-job"], Paths.Jobs, "download", fields: JobFields.Of(ExportAuditJob.Name, "audit", Addresses.QueryWithout(http, "before"))), ways[1]] : ways;
    }

    // Some thousand links are read while one waits; more become a job.
    private static async Task<IResult> Check(AuditCheck check, AccountSave save, Jobs.Jobs jobs, JobSettings settings, AuditTrail trail, Columns columns, PersonAtDoor door, PageFrames frames, HttpContext http, CancellationToken cancellation)
    {
        var form = await http.Request.ReadFormAsync(cancellation);
        var scope = new AuditScope(form.Text("chain"), LegalDay.Read(form.Text("from")), LegalDay.Read(form.Text("to")));
        if (await check.Links(scope, cancellation) > settings.LongList)
        {
            var asked = await jobs.Ask(AuditCheckJob.Name, "audit", scope.ToString(), cancellation);
            return asked.Refusal is { } refusal ? await ProblemPages.Answer(http, refusal) : Results.Redirect(Paths.Jobs);
        }

        var found = await check.Run(scope, null, cancellation);
        await save.Save(AuditCheckJob.What, door.Person.Id, AuditCheckJob.Data(found), cancellation);
        return await Shown(new AuditFilter(scope.Chain, form.Text("who"), scope.From, scope.To, null), found, [], trail, columns, frames, http, cancellation);
    }

    private static async Task<IResult> Shown(AuditFilter filter, AuditChecked? found, IReadOnlyList<ActionView> ways, AuditTrail trail, Columns columns, PageFrames frames, HttpContext http, CancellationToken cancellation)
    {
        var page = await trail.Page(filter, cancellation);
        var lines = page.Value ?? [];
        var older = lines.Count == Paging.Size ? found is null ? Addresses.With(http, "before", lines[^1].Id) : Paths.AuditTrail(filter.Chain, filter.Who, filter.From, filter.To, lines[^1].Id) : null;
        return await frames.Staff(http, StaffPage.Audit, new AuditTrailView(
            lines, filter, [.. (await trail.Administrators(cancellation)).Select(a => new Option(a.Id, a.Name))],
            new PagerView(lines.Count, null, string.IsNullOrEmpty(filter.Before) ? null : Addresses.Without(http, "before"), older), page.Refusal?.Sentence)
            {
                Checked = found, Exports = ways,
                Columns = found is null ? await columns.Of("audit", http, cancellation) : await columns.Of("audit", Paths.Audit, cancellation),
            },
            page.Refusal is { } refusal ? Problems.Status(refusal.Code) : StatusCodes.Status200OK);
    }
}
