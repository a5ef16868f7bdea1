using Microsoft.EntityFrameworkCore;
using Qingyi.Client;
using Qingyi.Domain.Cases;
using Qingyi.Domain.Grading;
using Qingyi.Domain.People;
using Qingyi.Server.Features.Investigation;
using Qingyi.Server.People;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Features.Grading;

/// <summary>类案参考: closed cases of the same commission, conduct, kind of respondent and article, the nearest amounts first.</summary>
public sealed class SimilarCaseQuery(CaseDb db)
{
    /// <summary>A figure stands for at least so many cases, so that nobody can be recognised by it.</summary>
    public const int Least = 3;

    /// <summary>Cases that the spread is drawn from at most, and those that are listed.</summary>
    public const int Most = 30;
    private const int Listed = 6;

    public async Task<SimilarCases?> Of(Case of, Person person, CancellationToken cancellation)
    {
        if (of.Facts.Proposal is not { } proposal)
        {
            return null;
        }

        var request = GradingJson.Read(proposal.Request.ToJsonString()).Request!;
        var near = await Near(of, request, ClosedGrading.ArticleOf(GradingJson.ReadResponse(proposal.Response.ToJsonString())), cancellation);
        if (near.Count < Least)
        {
            return new SimilarCases(Web.Words.Spoken["similar.few", Least], null, null, null, null, null, []);
        }

        var ids = near.Take(Listed).Select(n => n.CaseId).ToList();
        var seen = await db.VisibleTo(person).Where(c => ids.Contains(c.Id)).Select(c => new { c.Id, c.Number }).ToDictionaryAsync(c => c.Id, c => c.Number, cancellation);
        return new SimilarCases(
            Web.Words.Spoken["similar.many", near.Count], near.Count,
            Spread(near.Select(n => n.Amount / 100m)), Spread(near.Select(n => n.Fine / 100m)), Spread(near.Select(n => (decimal?)n.SuspensionMonths)),
            GradingWords.Tiers.ToDictionary(t => t.Code, t => near.Count(n => n.Tier == t.Code), StringComparer.Ordinal),
            [.. near.Take(Listed).Select(n => Told(n, seen.GetValueOrDefault(n.CaseId)))]);
    }

    /// <summary>Both neighbours of the amount are ranges of one index: at most twice <see cref="Most"/> rows are read, however many cases are closed.</summary>
    private async Task<List<ClosedGrading>> Near(Case of, GradingRequest request, string article, CancellationToken cancellation)
    {
        var (conduct, subject) = (ClosedGrading.ConductOf(request), ClosedGrading.Code(request.Subject.Kind));
        var same = db.ClosedGradings.AsNoTracking()
            .Where(g => g.OrganisationId == of.OrganisationId && g.Conduct == conduct && g.Subject == subject && g.Article == article && g.CaseId != of.Id);
        if (ClosedGrading.AmountOf(request) is not { } amount)
        {
            return await same.Where(g => g.Amount == null).OrderByDescending(g => g.CaseId).Take(Most).ToListAsync(cancellation);
        }

        var below = await same.Where(g => g.Amount <= amount).OrderByDescending(g => g.Amount).ThenByDescending(g => g.CaseId).Take(Most).ToListAsync(cancellation);
        var above = await same.Where(g => g.Amount > amount).OrderBy(g => g.Amount).ThenBy(g => g.CaseId).Take(Most).ToListAsync(cancellation);
        return [.. below.Concat(above).OrderBy(g => Math.Abs(g.Amount!.Value - amount)).ThenByDescending(g => g.CaseId, StringComparer.Ordinal).Take(Most)];
    }

    /// <summary>Null where too few cases have the figure.</summary>
    internal static Spread? Spread(IEnumerable<decimal?> figures)
    {
        var known = figures.OfType<decimal>().Order().ToList();
        return known.Count < Least ? null : new Spread(known.Count, known[0], (known[(known.Count - 1) / 2] + known[known.Count / 2]) / 2, known[^1]);
    }

    // To whoever may not see the case, an exact sum could tell whose it is.
    private static SimilarCase Told(ClosedGrading g, string? number) => new(
        number is null && g.Amount is { } fen ? Rough(fen / 100m) : g.Amount / 100m, number is null, g.Tier, g.Fine / 100m, g.SuspensionMonths, g.Revocation, g.Year, number is null ? null : g.CaseId, number);

    /// <summary>Two significant digits.</summary>
    internal static decimal Rough(decimal yuan)
    {
        var unit = 1m;
        while (yuan / unit >= 100)
        {
            unit *= 10;
        }

        return Math.Round(yuan / unit, MidpointRounding.AwayFromZero) * unit;
    }
}
