using Microsoft.EntityFrameworkCore;
using Qingyi.Client;
using Qingyi.Domain.Deadlines;
using Qingyi.Domain.People;
using Qingyi.Server.Http;
using Qingyi.Server.People;
using Qingyi.Server.Storage;
using Qingyi.Server.Web;
using Qingyi.Server.Web.Components;
using Qingyi.Server.Web.Layout;
using Qingyi.Server.Web.Pages.Public;
using Qingyi.Server.Web.Pages.Staff;

namespace Qingyi.Server.Features.Articles;

/// <summary>政策法规 and 典型案例 before the public, and the desk that publishes them.</summary>
public static class ArticlePages
{
    private const int PageSize = 20;

    public static void MapArticlePages(this IEndpointRouteBuilder app)
    {
        app.MapGet(Paths.Policies, List).OpenToAll();
        app.MapGet(Paths.Policies + "/{id}", One).OpenToAll();
        app.MapPost("/api/articles", async (NewArticle given, KeepArticles keep, PersonAtDoor door, CancellationToken cancellation) =>
            (await keep.Publish(given, door.Person, cancellation)).Result(id => Results.Json(new { id }, WireJson.Options))).For(Role.Publisher).Idempotent();
        app.MapPost("/api/articles/{id}/withdraw", async (string id, ArticleWithdrawal given, KeepArticles keep, PersonAtDoor door, CancellationToken cancellation) =>
            (await keep.Withdraw(id, given.Reason, door.Person, cancellation)).Result(_ => Results.NoContent())).For(Role.Publisher).IdempotentWithoutContent();

        var desk = app.MapGroup(Paths.ArticleDesk);
        desk.MapGet("/", async (CaseDb db, PersonAtDoor door, PageFrames frames, HttpContext http, CancellationToken cancellation) => await Desk(null, null, db, door, frames, http, cancellation)).For(Role.Publisher);
        desk.MapPost("/", async (KeepArticles keep, CaseDb db, PersonAtDoor door, PageFrames frames, HttpContext http, CancellationToken cancellation) =>
        {
            var form = await http.Request.ReadFormAsync(cancellation);
            var given = new NewArticle(form.Text("kind"), form.Text("title"), form.Text("body"), form.Text("source") is { Length: > 0 } source ? source : null, LegalDay.Read(form.Text("from")), LegalDay.Read(form.Text("until")));
            var published = await keep.Publish(given, door.Person, cancellation);
            return published.Refusal is { } refusal ? await Desk(given, refusal, db, door, frames, http, cancellation) : Results.Redirect(Paths.ArticleDesk);
        }).For(Role.Publisher).AddEndpointFilter<FormGuard>();
        desk.MapPost("/{id}/withdraw", async (string id, KeepArticles keep, CaseDb db, PersonAtDoor door, PageFrames frames, HttpContext http, CancellationToken cancellation) =>
        {
            var done = await keep.Withdraw(id, (await http.Request.ReadFormAsync(cancellation)).Text("reason"), door.Person, cancellation);
            return done.Refusal is { } refusal ? await Desk(null, refusal, db, door, frames, http, cancellation) : Results.Redirect(Paths.ArticleDesk);
        }).For(Role.Publisher).AddEndpointFilter<FormGuard>();
    }

    private static async Task<IResult> List(string? kind, string? after, CaseDb db, PageFrames frames, TimeProvider clock, HttpContext http, CancellationToken cancellation)
    {
        var rows = db.Articles.AsNoTracking();
        if (kind is ArticleRow.Policy or ArticleRow.TypicalCase)
        {
            rows = rows.Where(a => a.Kind == kind);
        }

        var total = await rows.CountAsync(cancellation);
        var page = await rows.Where(a => string.IsNullOrEmpty(after) || string.Compare(a.Id, after) < 0).OrderByDescending(a => a.Id).Take(PageSize + 1).ToListAsync(cancellation);
        var shown = page.Take(PageSize).ToList();
        var names = await Names(db, shown, cancellation);
        var today = LegalDay.Of(clock.GetUtcNow());
        return await frames.Public(http, new ArticlesView(
            [.. shown.Select(a => Line(a, names[a.OrganisationId], today))], kind ?? "",
            new PagerView(shown.Count, total, string.IsNullOrEmpty(after) ? null : Addresses.Without(http, "after"), page.Count > PageSize ? Addresses.With(http, "after", shown[^1].Id) : null)));
    }

    private static async Task<IResult> One(string id, CaseDb db, PageFrames frames, TimeProvider clock, HttpContext http, CancellationToken cancellation)
    {
        if (await db.Articles.AsNoTracking().FirstOrDefaultAsync(a => a.Id == id, cancellation) is not { } article)
        {
            return await ProblemPages.Answer(http, KeepArticles.NoSuchArticle);
        }

        var line = Line(article, (await Names(db, [article], cancellation))[article.OrganisationId], LegalDay.Of(clock.GetUtcNow()));
        var gone = article.WithdrawnAt is not null;
        return await frames.Public(http, new ArticleView(line, gone ? [] : article.Body.Split('\n', StringSplitOptions.RemoveEmptyEntries), article.Hash), gone ? StatusCodes.Status410Gone : StatusCodes.Status200OK);
    }

    private static async Task<IResult> Desk(NewArticle? draft, Domain.Refusal? refusal, CaseDb db, PersonAtDoor door, PageFrames frames, HttpContext http, CancellationToken cancellation)
    {
        var after = http.Request.Query["after"].ToString();
        var mine = db.Articles.AsNoTracking().Where(a => a.OrganisationId == door.Person.OrganisationId);
        var page = await mine.Where(a => after.Length == 0 || string.Compare(a.Id, after) < 0).OrderByDescending(a => a.Id).Take(PageSize + 1).ToListAsync(cancellation);
        var shown = page.Take(PageSize).ToList();
        var names = await Names(db, shown, cancellation);
        return await frames.Staff(http, StaffPage.Articles, new ArticleDeskView(
            [.. shown.Select(a => Line(a, names[a.OrganisationId], LegalDay.Of(a.PublishedAt)))],
            new PagerView(shown.Count, await mine.CountAsync(cancellation), after.Length == 0 ? null : Addresses.Without(http, "after"), page.Count > PageSize ? Addresses.With(http, "after", shown[^1].Id) : null), draft, refusal?.Sentence),
            refusal is null ? StatusCodes.Status200OK : Problems.Status(refusal.Code));
    }

    private static ArticleLine Line(ArticleRow row, string organisation, DateOnly today) => new(
        row.Id, row.Kind, row.WithdrawnAt is null ? row.Title : "", organisation, row.WithdrawnAt is null ? row.Source : null, LegalDay.Of(row.PublishedAt), row.InForceFrom, row.InForceUntil,
        row.WithdrawnAt is { } at ? LegalDay.Of(at) : null, row.WithdrawalReason, row.InForceUntil < today);

    private static async Task<Dictionary<string, string>> Names(CaseDb db, IEnumerable<ArticleRow> rows, CancellationToken cancellation)
    {
        var ids = rows.Select(r => r.OrganisationId).Distinct().ToList();
        return await db.Organisations.AsNoTracking().Where(o => ids.Contains(o.Id)).ToDictionaryAsync(o => o.Id, o => o.Name, cancellation);
    }
}
