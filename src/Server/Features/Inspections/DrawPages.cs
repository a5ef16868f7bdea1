using Microsoft.EntityFrameworkCore;
using Qingyi.Client;
using Qingyi.Domain.Inspections;
using Qingyi.Server.Http;
using Qingyi.Server.Storage;
using Qingyi.Server.Web;
using Qingyi.Server.Web.Components;
using Qingyi.Server.Web.Pages.Public;

namespace Qingyi.Server.Features.Inspections;

/// <summary>随机抽取 for everybody: list, result, and how to repeat them with what every computer has.</summary>
public static class DrawPages
{
    public static void MapDrawPages(this IEndpointRouteBuilder app)
    {
        app.MapGet(Paths.Draws, async (string? after, CaseDb db, RoundQueries queries, PageFrames frames, HttpContext http, CancellationToken cancellation) =>
        {
            var page = await RoundQueries.Page(db.InspectionRounds.AsNoTracking(), after, cancellation);
            var pager = new PagerView(page.Count, null, after is null ? null : Addresses.Without(http, "after"), page.Count == Paging.Size ? Addresses.With(http, "after", page[^1].Id) : null);
            return await frames.Public(http, new DrawsView(await queries.Public(page, cancellation), pager));
        }).OpenToAll();

        app.MapGet(Paths.Draws + "/{id}", async (string id, CaseDb db, RoundQueries queries, PageFrames frames, HttpContext http, CancellationToken cancellation) =>
            await InspectionEndpoints.One(db, id, cancellation) is { } round
                ? await frames.Public(http, View((await queries.Public([round], cancellation))[0], round, PageFrames.WordsOf(http)))
                : await ProblemPages.Answer(http, InspectionRefusals.NoSuchRound)).OpenToAll();
    }

    private static DrawView View(PublicRound shown, InspectionRoundRow round, Words words)
    {
        if (round.Seed is not { } seed)
        {
            return new DrawView(shown, []);
        }

        var list = RoundQueries.List(round);
        var drawn = ProvableDraw.Draw(list, seed);
        var lines = new List<ProofLine>
        {
            new(words["draw.line.list"], ProofLines.List, $"{list.Hash}  list.txt"),
            new(words["draw.line.commitment"], ProofLines.Commitment(round.Secret!), round.Commitment),
            new(words["draw.line.seed"], ProofLines.Seed(round.Secret!, list.Hash, round.PublicValue!), seed),
        };
        lines.AddRange(list.Takes.OrderBy(t => t.Stratum, StringComparer.Ordinal).Select(t => new ProofLine(
            words["draw.line.units", Strata.Name(t.Stratum)], ProofLines.Units(seed, t.Stratum, t.Count),
            string.Join('\n', drawn.Drawn.Where(d => d.Unit.Stratum == t.Stratum).Select(d => $"{d.Ticket} {d.Unit.Code}")))));
        if (drawn.Drawn.Count > 0)
        {
            var unit = drawn.Drawn[0].Unit;
            lines.Add(new(words["draw.line.inspectors", unit.Name], ProofLines.Inspectors(seed, unit.Code),
                string.Join('\n', ProvableDraw.Order(list, seed, unit.Code).Select(c => $"{ProvableDraw.Hash($"{seed} inspector {unit.Code} {c}")} {c}"))));
        }

        return new DrawView(shown, lines);
    }
}
