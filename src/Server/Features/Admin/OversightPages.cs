using Qingyi.Domain.People;
using Qingyi.Server.Http;
using Qingyi.Server.Web;
using Qingyi.Server.Web.Components;
using Qingyi.Server.Web.Layout;
using Qingyi.Server.Web.Pages.Staff;

namespace Qingyi.Server.Features.Admin;

/// <summary>权限矩阵 and 审计轨迹.</summary>
public static class OversightPages
{
    public static void MapOversightPages(this IEndpointRouteBuilder app)
    {
        app.MapGet(Paths.Roles, async (RoleMatrix matrix, PageFrames frames, HttpContext http) => await frames.Staff(http, StaffPage.Roles, new RolesView(matrix))).For([.. Separation.Three]);
        app.MapGet(Paths.Audit, async (string? chain, string? who, string? from, string? to, string? before, AuditTrail trail, PageFrames frames, HttpContext http, CancellationToken cancellation) =>
        {
            var filter = new AuditFilter(chain ?? AuditTrail.Chains[0], who ?? "", Day(from), Day(to), before);
            var page = await trail.Page(filter, cancellation);
            var lines = page.Value ?? [];
            return await frames.Staff(http, StaffPage.Audit, new AuditTrailView(
                lines, filter, [.. (await trail.Administrators(cancellation)).Select(a => new Option(a.Id, a.Name))],
                new PagerView(lines.Count, null, string.IsNullOrEmpty(before) ? null : Addresses.Without(http, "before"), lines.Count == Paging.Size ? Addresses.With(http, "before", lines[^1].Id) : null), page.Refusal?.Sentence),
                page.Refusal is { } refusal ? Problems.Status(refusal.Code) : StatusCodes.Status200OK);
        }).For(Role.Auditor);
    }

    private static DateOnly? Day(string? text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", out var day) ? day : null;
}
