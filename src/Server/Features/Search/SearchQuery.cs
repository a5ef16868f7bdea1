using Microsoft.EntityFrameworkCore;
using Qingyi.Domain.Cases;
using Qingyi.Server.Features.Cases;
using Qingyi.Server.Http;
using Qingyi.Server.People;
using Qingyi.Server.Storage;
using Qingyi.Server.Web;
using Qingyi.Server.Web.Components;
using Qingyi.Server.Web.Pages.Staff;

namespace Qingyi.Server.Features.Search;

/// <summary>全文检索: cases and matters that the person may see and that hold every word, the newest first. What the person may not see is neither shown nor counted.</summary>
public sealed class SearchQuery(CaseDb db, PersonAtDoor door)
{
    private const int PageSize = 20;
    private const int Longest = 100;
    private const int MostWords = 6;

    // An organisation's name that so many have says nothing.
    private const int MostOrganisations = 500;

    private const int Enough = 200;

    private static Words W => Words.Spoken;

    public async Task<SearchView> View(HttpContext http, CancellationToken cancellation)
    {
        var (typed, after) = (http.Request.Query["q"].ToString().Trim(), http.Request.Query["after"].ToString());
        var words = Folded.Of(typed).Text.Split([Folded.Break], StringSplitOptions.RemoveEmptyEntries).SelectMany(w => w.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Distinct(StringComparer.Ordinal).ToList();
        if (Wrong(typed, words) is { } wrong)
        {
            return new SearchView(typed.Length <= Longest ? typed : typed[..Longest], [], new PagerView(0, null, null, null)) { Wrong = wrong };
        }

        var wanted = words.Where(w => Folded.Letters(w) >= 2).ToList();
        var cases = db.VisibleTo(door.Person).AsNoTracking();
        var organisations = new HashSet<string>(StringComparer.Ordinal);
        foreach (var word in wanted)
        {
            var rows = db.Holding(word);
            var named = await rows.Where(r => r.Kind == SearchTables.OfOrganisation).OrderBy(r => r.Subject).Take(MostOrganisations).Select(r => r.Subject).ToListAsync(cancellation);
            organisations.UnionWith(named);

            // A page further down does not gather again what stood on those before it.
            var holding = (after.Length == 0 ? rows : rows.Where(r => string.Compare(r.CaseId, after) < 0)).Select(r => r.CaseId);

            // What few cases hold is found by its letters; among all of them PostgreSQL would walk through the cases from the newest down, as is right for what every case holds.
            var few = named.Count > 0 ? [] : await holding.Take(Enough + 1).ToListAsync(cancellation);
            cases = named.Count > 0 ? cases.Where(c => holding.Contains(c.Id) || named.Contains(c.OrganisationId) || (c.InstitutionId != null && named.Contains(c.InstitutionId)))
                : few.Count > Enough ? cases.Where(c => holding.Contains(c.Id))
                : cases.Where(c => few.Contains(c.Id));
        }

        if (after.Length > 0)
        {
            cases = cases.Where(c => string.Compare(c.Id, after) < 0);
        }

        var page = await cases.OrderByDescending(c => c.Id).Take(PageSize + 1).ToListAsync(cancellation);
        var more = page.Count > PageSize;
        page = [.. page.Take(PageSize)];
        return new SearchView(typed, await Hits(page, wanted, organisations, cancellation), new PagerView(
            page.Count, null, after.Length == 0 ? null : Addresses.Without(http, "after"), more ? Addresses.With(http, "after", page[^1].Id) : null))
        {
            LeftOut = [.. words.Except(wanted)],
        };
    }

    private static string? Wrong(string typed, List<string> words) => typed switch
    {
        "" => W["search.begin"],
        { Length: > Longest } => W["search.too-long", Longest],
        _ when words.Count == 0 => W["search.no-letters"],
        _ when words.All(w => Folded.Letters(w) < 2) => W["search.too-short"],
        _ when words.Count > MostWords => W["search.too-many", MostWords],
        _ => null,
    };

    private async Task<IReadOnlyList<SearchHit>> Hits(IReadOnlyList<Case> page, IReadOnlyList<string> words, HashSet<string> named, CancellationToken cancellation)
    {
        var ids = page.Select(c => c.Id).ToList();
        var rows = (await db.SearchRows.AsNoTracking().Where(r => ids.Contains(r.CaseId)).ToListAsync(cancellation)).ToLookup(r => r.CaseId);
        var organisations = page.SelectMany(c => new[] { c.OrganisationId, c.InstitutionId }).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        var names = await db.Organisations.AsNoTracking().Where(o => organisations.Contains(o.Id)).ToDictionaryAsync(o => o.Id, o => o.Name, cancellation);
        return [.. page.Select(c => new SearchHit(
            Paths.Of(c.Kind, c.Id), Mark.Whole(c.Title, words), Mark.Whole(c.Number, words), c.IsMatter ? Matters.MatterQueries.KindName(c.Kind) : StageNames.Of(c.Stage), names.GetValueOrDefault(c.OrganisationId, ""),
            Show.LocalDay(c.ReceivedAt), [.. Places(c, rows[c.Id], words, named, names)]))];
    }

    // Title and number stand above with their marks: only what else was found needs a line of its own.
    private static IEnumerable<SearchPlace> Places(Case of, IEnumerable<SearchRow> rows, IReadOnlyList<string> words, HashSet<string> named, Dictionary<string, string> names)
    {
        foreach (var row in rows.OrderBy(r => r.Kind, StringComparer.Ordinal))
        {
            foreach (var line in row.Text.Split('\n').Where(l => row.Kind != SearchTables.OfCase || (l != of.Number && l != of.Title)))
            {
                if (Mark.Found(line, words))
                {
                    yield return new SearchPlace(W[$"search.in.{row.Kind}"], Mark.Around(line, words), row.Kind switch
                    {
                        SearchTables.OfNotice => Paths.Notice(row.Subject),
                        SearchTables.OfDocument => of.IsMatter ? Paths.Matter(of.Id) + "#documents" : Paths.CaseTab(of.Id, "documents"),
                        _ => null,
                    });
                }
            }
        }

        foreach (var name in new[] { of.OrganisationId, of.InstitutionId }.OfType<string>().Where(named.Contains).Distinct(StringComparer.Ordinal).Select(o => names.GetValueOrDefault(o, "")))
        {
            yield return new SearchPlace(W["search.in.organisation"], Mark.Whole(name, words), null);
        }
    }
}
