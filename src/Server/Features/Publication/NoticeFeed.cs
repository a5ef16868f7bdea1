using System.Xml.Linq;
using Microsoft.EntityFrameworkCore;
using Qingyi.Domain.Deadlines;
using Qingyi.Server.Http;
using Qingyi.Server.Storage;
using Qingyi.Server.Web;
using Qingyi.Server.Web.Pages;

namespace Qingyi.Server.Features.Publication;

/// <summary>订阅: the newest notices as an Atom feed. What was withdrawn or is over is named by its number alone, as the list names it.</summary>
public static class NoticeFeed
{
    private const int Newest = 50;

    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    public static void MapNoticeFeed(this IEndpointRouteBuilder app) => app.MapGet(Paths.NoticeFeed, async (CaseDb db, TimeProvider clock, HttpContext http, CancellationToken cancellation) =>
    {
        var now = clock.GetUtcNow();
        var rows = await db.Notices.AsNoTracking().Where(n => n.Scope == "public").OrderByDescending(n => n.Id).Take(Newest).ToListAsync(cancellation);
        var house = $"{http.Request.Scheme}://{http.Request.Host}";
        var words = PageFrames.WordsOf(http);
        var feed = new XElement(Atom + "feed", new XAttribute(XNamespace.Xml + "lang", words.Language),
            new XElement(Atom + "id", house + Paths.NoticeFeed),
            new XElement(Atom + "title", $"{words["notices"]} · {words["site.name"]}"),
            new XElement(Atom + "updated", At(rows.Count == 0 ? now : rows.Max(Changed))),
            new XElement(Atom + "author", new XElement(Atom + "name", await PageFrames.Authority(db, cancellation))),
            new XElement(Atom + "link", new XAttribute("rel", "self"), new XAttribute("href", house + Paths.NoticeFeed)),
            new XElement(Atom + "link", new XAttribute("href", house + Paths.Notices)),
            rows.Select(r => Entry(r, LegalDay.Of(now), house, words)));
        return Results.Text(new XDeclaration("1.0", "utf-8", null) + "\n" + feed, "application/atom+xml; charset=utf-8");
    }).OpenToAll();

    private static XElement Entry(NoticeRow row, DateOnly today, string house, Words words)
    {
        var line = NoticeLines.Line(row, today);
        var link = house + Paths.Notice(row.Id);
        return new XElement(Atom + "entry",
            new XElement(Atom + "id", link),
            new XElement(Atom + "title", line.State == NoticeState.InForce ? line.Heading : words["notices.stub", line.Number ?? line.Id]),
            new XElement(Atom + "published", At(row.PublishedAt)),
            new XElement(Atom + "updated", At(Changed(row))),
            new XElement(Atom + "link", new XAttribute("href", link)),
            new XElement(Atom + "category", new XAttribute("term", NoticeShow.Tag(line.Kind, words).Text)),
            new XElement(Atom + "summary", line.State switch
            {
                NoticeState.InForce => line.Number ?? line.Heading,
                NoticeState.Withdrawn => words["notices.withdrawn", line.Reason?.TrimEnd('。', '.')],
                _ => words["notices.expired"],
            }));
    }

    private static DateTimeOffset Changed(NoticeRow row) => row.WithdrawnAt ?? row.PublishedAt;

    private static string At(DateTimeOffset at) => Show.Machine(at);
}
