using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Qingyi.Domain.Deadlines;
using Qingyi.Server.Http;
using Qingyi.Server.Storage;
using Qingyi.Server.Web;
using Qingyi.Server.Web.Components;
using Qingyi.Server.Web.Pages;
using Qingyi.Server.Web.Pages.Public;

namespace Qingyi.Server.Features.Publication;

/// <summary>公示公告 for everybody; a withdrawn one answers 410 and shows number, day and reason alone.</summary>
public static class NoticePages
{
    private const int PageSize = 20;

    public static void MapNoticePages(this IEndpointRouteBuilder app)
    {
        app.MapGet(Paths.Notices, List).OpenToAll();
        app.MapGet(Paths.Notices + "/{id}", One).OpenToAll();
    }

    private static async Task<IResult> List(
        string? organisation, string? kind, string? year, string? after, CaseDb db, PageFrames frames, TimeProvider clock, HttpContext http, CancellationToken cancellation)
    {
        var today = LegalDay.Of(clock.GetUtcNow());
        var all = db.Notices.AsNoTracking().Where(n => n.Scope == "public");
        var rows = all;
        if (!string.IsNullOrEmpty(organisation))
        {
            rows = rows.Where(n => n.OrganisationId == organisation);
        }

        // Every public notice is one of a penalty, until other kinds are published.
        if (!string.IsNullOrEmpty(kind) && kind != nameof(NoticeKind.Penalty))
        {
            rows = rows.Where(_ => false);
        }

        if (int.TryParse(year, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 2000 and < 9999)
        {
            var (from, to) = (LegalDay.Start(new DateOnly(number, 1, 1)), LegalDay.Start(new DateOnly(number + 1, 1, 1)));
            rows = rows.Where(n => n.PublishedAt >= from && n.PublishedAt < to);
        }

        var total = await rows.CountAsync(cancellation);
        if (!string.IsNullOrEmpty(after))
        {
            rows = rows.Where(n => string.Compare(n.Id, after) < 0);
        }

        var page = await rows.OrderByDescending(n => n.Id).Take(PageSize + 1).ToListAsync(cancellation);
        var lines = page.Take(PageSize).Select(n => NoticeLines.Line(n, today)).ToList();
        var publishers = await db.Organisations.AsNoTracking().Where(o => all.Any(n => n.OrganisationId == o.Id)).OrderBy(o => o.Path).ToListAsync(cancellation);
        var first = await all.OrderBy(n => n.Id).Select(n => (DateTimeOffset?)n.PublishedAt).FirstOrDefaultAsync(cancellation);
        var years = first is { } earliest ? Enumerable.Range(LegalDay.Of(earliest).Year, today.Year - LegalDay.Of(earliest).Year + 1).Reverse().ToList() : [];
        return await frames.Public(http, new NoticesView(
            lines, [.. publishers.Select(o => new Option(o.Id, o.Name))], years, organisation ?? "", kind ?? "", year ?? "",
            new PagerView(lines.Count, total, after is null ? null : Addresses.Without(http, "after"), page.Count > PageSize ? Addresses.With(http, "after", lines[^1].Id) : null)));
    }

    private static async Task<IResult> One(string id, CaseDb db, PageFrames frames, TimeProvider clock, HttpContext http, CancellationToken cancellation)
    {
        var row = await db.Notices.AsNoTracking().FirstOrDefaultAsync(n => n.Id == id && n.Scope == "public", cancellation);
        if (row is null)
        {
            return await ProblemPages.Answer(http, NoticeEndpoints.NoSuchNotice);
        }

        var published = LegalDay.Of(row.PublishedAt);
        if (row.WithdrawnAt is { } withdrawn)
        {
            return await frames.Public(http, new NoticeWithdrawnView(row.Number, published, LegalDay.Of(withdrawn), row.WithdrawalReason ?? ""), StatusCodes.Status410Gone);
        }

        var today = LegalDay.Of(clock.GetUtcNow());
        var line = NoticeLines.Line(row, today);
        if (line.State == NoticeState.Expired)
        {
            return await ProblemPages.Answer(http, NoticeEndpoints.Past(row), StatusCodes.Status410Gone);
        }

        var authority = await db.Organisations.AsNoTracking().Where(o => o.Id == row.OrganisationId).Select(o => o.Name).FirstAsync(cancellation);
        var served = (await db.Cases.AsNoTracking().FirstAsync(c => c.Id == row.CaseId, cancellation)).Facts.Service?.On;
        return await frames.Public(http, new NoticeView(
            line, authority, [.. row.Body.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(p => (IReadOnlyList<NoticeRun>)[new NoticeRun(p)])],
            published, served, Texts.Of("publication.notice.basis"), (0, ""), row.Hash, today));
    }
}
