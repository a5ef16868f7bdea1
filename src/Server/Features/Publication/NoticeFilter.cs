using Microsoft.EntityFrameworkCore;
using Qingyi.Domain.Deadlines;
using Qingyi.Server.Http;
using Qingyi.Server.Storage;
using Qingyi.Server.Web;
using Qingyi.Server.Web.Components;
using Qingyi.Server.Web.Pages;
using Qingyi.Server.Web.Pages.Staff;

namespace Qingyi.Server.Features.Publication;

/// <summary>Which notices the desk shows, as it stands in the address.</summary>
/// <param name="State">Waiting, expired or withdrawn; anything else: those in force.</param>
/// <param name="Scope">Before the public, or within the house; empty: both.</param>
/// <param name="Query">A part of the title or of the number.</param>
/// <param name="From">First day of publication, inclusive; so the last.</param>
public sealed record NoticeFilter(string State, string Scope, string Query, DateOnly? From, DateOnly? To)
{
    public const string Waiting = "waiting";
    private const string Internal = "internal";
    private const string Public = "public";

    public static NoticeFilter None { get; } = new("", "", "", null, null);

    public static IReadOnlyList<Option> Scopes => [new(Public, Words.Spoken["notice.penalty"]), new(Internal, Words.Spoken["notice.criticism"])];

    public static NoticeFilter Of(HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(http);
        var query = http.Request.Query;
        return new(query["state"].ToString(), query["kind"].ToString(), query["q"].ToString().Trim(), LegalDay.Read(query["from"]), LegalDay.Read(query["to"]));
    }

    public string Address(string path, string? after = null) =>
        Addresses.Of(path, ("state", State), ("kind", Scope), ("q", Query), ("from", From is { } from ? Show.Day(from) : null), ("to", To is { } to ? Show.Day(to) : null), ("after", after));

    public IQueryable<NoticeRow> Of(IQueryable<NoticeRow> rows)
    {
        rows = Scope.Length == 0 ? rows : rows.Where(n => (n.Scope == Internal) == (Scope == Internal));
        rows = Query.Length == 0 ? rows : rows.Where(n => n.Title.Contains(Query) || (n.Number != null && n.Number.Contains(Query)));
        if (From is { } first)
        {
            var start = LegalDay.Start(first);
            rows = rows.Where(n => n.PublishedAt >= start);
        }

        if (To is { } last)
        {
            var end = LegalDay.End(last);
            rows = rows.Where(n => n.PublishedAt < end);
        }

        return rows;
    }

    /// <summary>The same of what waits, which has neither number nor day yet: a filter by day leaves none.</summary>
    public bool Leaves(NoticeDeskLine of)
    {
        ArgumentNullException.ThrowIfNull(of);
        return (Scope.Length == 0 || (of.Kind == NoticeKind.Criticism) == (Scope == Internal)) && of.Heading.Contains(Query, StringComparison.Ordinal) && From is null && To is null;
    }
}
