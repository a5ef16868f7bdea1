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
        app.MapGet(Paths.Audit, async (string? chain, string? who, string? from, string? to, string? before, AuditTrail trail, Columns columns, PageFrames frames, HttpContext http, CancellationToken cancellation) =>
            await Shown(new AuditFilter(chain ?? AuditTrail.Chains[0], who ?? "", Day(from), Day(to), before), null, trail, columns, frames, http, cancellation)).For(Role.Auditor);
        app.MapGet(Paths.Audit + "/export", async (string? chain, string? who, string? from, string? to, string? format, AuditTrail trail, ListFile file, CancellationToken cancellation) =>
        {
            var filter = new AuditFilter(chain ?? AuditTrail.Chains[0], who ?? "", Day(from), Day(to), null);
            return await file.Answer("audit-exported", Words.Chinese["audit-trail"], format, filter != new AuditFilter("", "", null, null, null), AuditTrail.Heading, trail.Rows(filter, cancellation), cancellation);
        }).For(Role.Auditor);
        app.MapPost(Paths.AuditCheck, Check).For(Role.Auditor).AddEndpointFilter<FormGuard>();
    }

    // Some thousand links are read while one waits; more become a job.
    private static async Task<IResult> Check(AuditCheck check, AccountSave save, Jobs.Jobs jobs, JobSettings settings, AuditTrail trail, Columns columns, PersonAtDoor door, PageFrames frames, HttpContext http, CancellationToken cancellation)
    {
        var form = await http.Request.ReadFormAsync(cancellation);
        var scope = new AuditScope(form.Text("chain"), Day(form.Text("from")), Day(form.Text("to")));
        if (await check.Links(scope, cancellation) > settings.LongList)
        {
            var asked = await jobs.Ask(AuditCheckJob.Name, "audit", scope.ToString(), cancellation);
            return asked.Refusal is { } refusal ? await ProblemPages.Answer(http, refusal) : Results.Redirect(Paths.Jobs);
        }

        var found = await check.Run(scope, null, cancellation);
        await save.Save(AuditCheckJob.What, door.Person.Id, AuditCheckJob.Data(found), cancellation);
        return await Shown(new AuditFilter(scope.Chain, form.Text("who"), scope.From, scope.To, null), found, trail, columns, frames, http, cancellation);
    }

    private static async Task<IResult> Shown(AuditFilter filter, AuditChecked? found, AuditTrail trail, Columns columns, PageFrames frames, HttpContext http, CancellationToken cancellation)
    {
        var page = await trail.Page(filter, cancellation);
        var lines = page.Value ?? [];
        var older = lines.Count == Paging.Size ? found is null ? Addresses.With(http, "before", lines[^1].Id) : Paths.AuditTrail(filter.Chain, filter.Who, filter.From, filter.To, lines[^1].Id) : null;
        return await frames.Staff(http, StaffPage.Audit, new AuditTrailView(
            lines, filter, [.. (await trail.Administrators(cancellation)).Select(a => new Option(a.Id, a.Name))],
            new PagerView(lines.Count, null, string.IsNullOrEmpty(filter.Before) ? null : Addresses.Without(http, "before"), older), page.Refusal?.Sentence)
            {
                Checked = found, Exports = found is null ? ListFile.Buttons(http, Paths.Audit, "before") : [],
                Columns = found is null ? await columns.Of("audit", http, cancellation) : await columns.Of("audit", Paths.Audit, cancellation),
            },
            page.Refusal is { } refusal ? Problems.Status(refusal.Code) : StatusCodes.Status200OK);
    }

    private static DateOnly? Day(string? text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", out var day) ? day : null;
}
