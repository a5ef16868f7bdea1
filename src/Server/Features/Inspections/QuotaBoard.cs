using Microsoft.EntityFrameworkCore;
using Qingyi.Client;
using Qingyi.Domain.Cases;
using Qingyi.Domain.Deadlines;
using Qingyi.Domain.Inspections;
using Qingyi.Domain.Organisations;
using Qingyi.Domain.People;
using Qingyi.Server.People;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Features.Inspections;

/// <summary>年度抽查任务: what a year owes of each quota, what was drawn and done of it, and whether the rest can still be done.</summary>
public sealed class QuotaBoard(CaseDb db, RoundQueries rounds, Candidates candidates, House house, TimeProvider clock)
{
    /// <summary>The row that counts rounds rather than units.</summary>
    public const string Rounds = "rounds";

    public async Task<IReadOnlyList<QuotaItem>> Of(string organisation, int year, CancellationToken cancellation)
    {
        var own = await db.Organisations.AsNoTracking().FirstAsync(o => o.Id == organisation, cancellation);
        if (own.Level == OrganisationLevel.Hospital)
        {
            return [];
        }

        var today = LegalDay.Of(clock.GetUtcNow());
        var pairs = (await PersonAtDoor.WithRole(db, organisation, Role.Handler, cancellation)).Count / 2;
        var items = new List<QuotaItem>();
        foreach (var item in (await rounds.Items(cancellation)).Where(i => i.OwedBy(own.Level) && i.FromYear <= year && year <= i.ToYear))
        {
            var counted = await candidates.Counted(organisation, item, cancellation);
            var visits = await Visits(organisation, item, year, cancellation);
            var rows = item.Percent is null ? ByRounds(item, counted, visits) : ByUnits(item, counted, visits);
            var visitsMissing = item.Percent is null ? rows[0].Missing * Math.Max(1, item.Types.Count(t => counted.Any(u => u.Type == t))) : rows[0].Missing;
            var workdays = Left(year, today);
            items.Add(new QuotaItem(
                item.Plan, item.Id, item.Title, year, item.Percent is null ? Rounds : "units", QuotaStanding.Of(year, today, visitsMissing, workdays, pairs).ToString().ToLowerInvariant(), workdays, pairs,
                [.. rows.Select(r => new QuotaRow(r.Stratum, r.Stratum == Rounds ? Texts.Of("inspections.quota.rounds") : Strata.Name(r.Stratum), r.Candidates, r.Owed, r.Drawn, r.Done, r.Missing))], item.Source));
        }

        return items;
    }

    private sealed record Visit(string Round, string Unit, string Type, bool Done);

    private async Task<IReadOnlyList<Visit>> Visits(string organisation, InspectionItem item, int year, CancellationToken cancellation)
    {
        var rows = await db.InspectionVisits.AsNoTracking()
            .Join(db.InspectionRounds.Where(r => r.OrganisationId == organisation && r.CampaignId == item.Plan && r.Item == item.Id && r.Year == year && r.State == RoundState.Drawn), v => v.RoundId, r => r.Id, (v, _) => v)
            .Select(v => new { v.RoundId, v.Unit, v.Type, Stage = db.Cases.Where(c => c.Id == v.MatterId).Select(c => (CaseStage?)c.Stage).FirstOrDefault() }).ToListAsync(cancellation);
        return [.. rows.Where(r => r.Stage != CaseStage.Cancelled).Select(r => new Visit(r.RoundId, r.Unit, r.Type, r.Stage == CaseStage.Closed))];
    }

    // 每年度不少于N次，每次覆盖规定的类别: a round counts once all its visits are closed.
    private static List<QuotaCount> ByRounds(InspectionItem item, IReadOnlyList<CandidateUnit> counted, IReadOnlyList<Visit> visits)
    {
        var drawn = visits.GroupBy(v => v.Round).ToList();
        var done = drawn.Where(r => r.All(v => v.Done)).ToList();
        var types = item.Types.Where(t => counted.Any(u => u.Type == t));
        return
        [
            new(Rounds, counted.Count, item.Times ?? 0, drawn.Count, done.Count),
            .. types.Select(t => new QuotaCount(t, counted.Count(u => u.Type == t), item.Times ?? 0, drawn.Count(r => r.Any(v => v.Type == t)), done.Count(r => r.Any(v => v.Type == t)))),
        ];
    }

    // “至少50%以上的二级医疗机构及其他类型”: jointly in the first row, which decides; by type below it, since the notice may be read so, too (S2-068).
    private static List<QuotaCount> ByUnits(InspectionItem item, IReadOnlyList<CandidateUnit> counted, IReadOnlyList<Visit> visits)
    {
        var by = visits.GroupBy(v => v.Unit).Select(g => (g.First().Type, Done: g.Any(v => v.Done))).ToList();
        return
        [
            new(Strata.All, counted.Count, item.Owed(counted.Count)!.Value, by.Count, by.Count(v => v.Done)),
            .. Strata.Types.Where(t => counted.Any(u => u.Type == t)).Select(t =>
            {
                var there = counted.Count(u => u.Type == t);
                return new QuotaCount(t, there, item.Owed(there)!.Value, by.Count(v => v.Type == t), by.Count(v => v.Type == t && v.Done));
            }),
        ];
    }

    /// <summary>Working days of the year from today on; weekdays where the year's calendar is not loaded yet, since the board warns and decides nothing.</summary>
    private int Left(int year, DateOnly today)
    {
        var from = today.Year < year ? new DateOnly(year, 1, 1) : today;
        var days = house.Calendar.Days;
        var count = 0;
        for (var day = from; day.Year == year; day = day.AddDays(1))
        {
            count += (days.Knows(day) ? days.IsWorkday(day) : day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)) ? 1 : 0;
        }

        return count;
    }
}
