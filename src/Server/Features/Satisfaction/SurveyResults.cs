using Microsoft.EntityFrameworkCore;
using Qingyi.Domain.Organisations;
using Qingyi.Domain.People;
using Qingyi.Server.People;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Features.Satisfaction;

/// <summary>A ward in a month.</summary>
/// <param name="Sheets">How many were counted; a multiple that never falls below five.</param>
/// <param name="Means">Mean of each question, one decimal.</param>
/// <param name="Satisfied">Share of scores of 4 and 5 over all questions.</param>
public sealed record WardMonth(string Point, string Month, int Sheets, IReadOnlyList<decimal> Means, decimal Satisfied);

/// <summary>Codes and results: a hospital's liaison sees the own ones, leaders and supervisors those of their jurisdiction.</summary>
public sealed class SurveyResults(CaseDb db)
{
    public static IReadOnlyList<string> Makers { get; } = [Role.Hospital, Role.Supervisor];
    public static IReadOnlyList<string> Readers { get; } = [Role.Hospital, Role.Supervisor, Role.SectionHead, Role.Leader, Role.PrincipalLeader];

    public IQueryable<SurveyPointRow> PointsOf(Person person)
    {
        var path = person.Path;
        var overseeing = person.IsAny(Readers.Where(r => r != Role.Hospital));
        return db.SurveyPoints.Where(p => db.Organisations.Any(o => o.Id == p.OrganisationId && (o.Id == person.OrganisationId || (overseeing && o.Path.StartsWith(path)))));
    }

    /// <summary>Hospitals that the person may hang codes in.</summary>
    public async Task<IReadOnlyList<Organisation>> Hospitals(Person person, CancellationToken cancellation)
    {
        var path = person.Path;
        var overseeing = person.Is(Role.Supervisor);
        return await db.Organisations.AsNoTracking().Where(o => o.Level == OrganisationLevel.Hospital && o.ClosedAt == null && (o.Id == person.OrganisationId || (overseeing && o.Path.StartsWith(path)))).OrderBy(o => o.Path).ToListAsync(cancellation);
    }

    public async Task<IReadOnlyList<WardMonth>> Of(IReadOnlyList<string> points, CancellationToken cancellation)
    {
        var figures = await db.SurveyFigures.AsNoTracking().Where(f => points.Contains(f.PointId)).ToListAsync(cancellation);
        return [.. figures.GroupBy(f => (f.PointId, f.Month)).Select(g => Ward(g.Key.PointId, g.Key.Month, [.. g])).Where(w => w.Sheets >= TakeSheet.Least).OrderByDescending(w => w.Month, StringComparer.Ordinal).ThenBy(w => w.Point, StringComparer.Ordinal)];
    }

    private static WardMonth Ward(string point, string month, IReadOnlyList<SurveyFigureRow> figures)
    {
        var means = Enumerable.Range(1, TakeSheet.Questions).Select(q => figures.Where(f => f.Question == q).ToList())
            .Select(q => q.Sum(f => f.Count) is > 0 and var n ? Math.Round((decimal)q.Sum(f => f.Score * f.Count) / n, 1) : 0).ToList();
        var all = figures.Sum(f => f.Count);
        return new WardMonth(point, month, figures.Where(f => f.Question == 1).Sum(f => f.Count), means, all == 0 ? 0 : Math.Round(100m * figures.Where(f => f.Score >= 4).Sum(f => f.Count) / all, 1));
    }
}
