using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Qingyi.Server.Features.Grading;
using Qingyi.Server.Features.Investigation;
using Qingyi.Server.Http;
using Qingyi.Server.People;
using Qingyi.Server.Storage;
using Qingyi.Server.Web;
using Qingyi.Server.Web.Components;
using Qingyi.Server.Web.Layout;
using Qingyi.Server.Web.Pages.Staff;

namespace Qingyi.Server.Features.Rules;

/// <summary>A simulation as a page. Cases out of the reader's sight are counted and nothing else.</summary>
public sealed class SimulationShow(CaseDb db, RulesInForce rules, ScheduleDesk desk, PageFrames frames, PersonAtDoor door)
{
    private static Words W => Words.Spoken;

    public Task<bool> Runs(string id, CancellationToken cancellation) => db.Simulations.AsNoTracking().AnyAsync(s => s.Id == id && s.State == "running", cancellation);

    public async Task<IResult> One(HttpContext http, string id, CancellationToken cancellation)
    {
        if (await db.Simulations.AsNoTracking().FirstOrDefaultAsync(s => s.Id == id, cancellation) is not { } run || await desk.Find(run.DraftId, cancellation) is not { } draft)
        {
            return await ProblemPages.Answer(http, RulesRefusals.NoSuchSimulation);
        }

        var visible = db.VisibleTo(door.Person);
        var all = db.SimulatedCases.AsNoTracking().Where(c => c.SimulationId == id);
        var mine = all.Where(c => visible.Any(v => v.Id == c.CaseId));
        var figures = await Figures(all, mine, cancellation);
        var after = http.Request.Query["after"].ToString();
        var lines = await Lines(mine, after, cancellation);
        var fresh = draft.State == ScheduleDraftState.Published || (run.Hash == draft.Hash && run.RuleSet == (await rules.Now(db, cancellation)).Hash);
        var view = new SimulationView(
            id, draft.Id, ScheduleForm.Read(draft.Typed).Title, Paths.Simulation(id), run.State, fresh, run.Done, run.Total,
            [
                new(W["rules.started"], $"{await desk.NameOf(run.StartedBy, cancellation)} · {Show.Moment(run.StartedAt)}"), new(W["rules.content-hash"], Short(run.Hash)), new(W["rules.compared-with"], Short(run.RuleSet)),
            ],
            figures, await Matrix(mine, cancellation), [.. lines.Select(l => l.Line)],
            new PagerView(lines.Count, figures.Changed, after.Length == 0 ? null : Addresses.Without(http, "after"), lines.Count < Paging.Size ? null : Addresses.With(http, "after", lines[^1].Case)));
        return await frames.Staff(http, StaffPage.Rules, view);
    }

    private static async Task<SimulationFigures> Figures(IQueryable<SimulatedCaseRow> all, IQueryable<SimulatedCaseRow> mine, CancellationToken cancellation)
    {
        var (total, totalChanged) = (await all.CountAsync(cancellation), await all.CountAsync(c => c.Changed, cancellation));
        var (seen, changed) = (await mine.CountAsync(cancellation), await mine.CountAsync(c => c.Changed, cancellation));
        var fines = mine.Select(c => (c.NewFine ?? 0) - (c.OldFine ?? 0));
        return new SimulationFigures(
            seen, changed, await fines.CountAsync(f => f > 0, cancellation), await fines.CountAsync(f => f < 0, cancellation), await fines.Where(f => f > 0).SumAsync(cancellation) / 100m,
            -await fines.Where(f => f < 0).SumAsync(cancellation) / 100m, total - seen, totalChanged - changed, await mine.CountAsync(c => c.OldTier == "", cancellation));
    }

    private static async Task<List<MatrixRow>> Matrix(IQueryable<SimulatedCaseRow> mine, CancellationToken cancellation)
    {
        var counts = (await mine.GroupBy(c => new { c.OldTier, c.NewTier }).Select(g => new { g.Key.OldTier, g.Key.NewTier, Count = g.Count() }).ToListAsync(cancellation)).ToDictionary(c => (c.OldTier, c.NewTier), c => c.Count);
        var tiers = GradingWords.Tiers.Select(t => t.Code).ToList();
        return [.. tiers.Select(old => new MatrixRow(GradingWords.Tier(old), [.. tiers.Select(now => counts.GetValueOrDefault((old, now)))]))];
    }

    private async Task<List<(string Case, SimulatedLine Line)>> Lines(IQueryable<SimulatedCaseRow> mine, string after, CancellationToken cancellation)
    {
        var page = await mine.Where(c => c.Changed && string.Compare(c.CaseId, after) > 0).OrderBy(c => c.CaseId).Take(Paging.Size)
            .Join(db.Cases, c => c.CaseId, c => c.Id, (row, of) => new { Row = row, of.Number, of.Title }).ToListAsync(cancellation);
        return
        [
            .. page.OrderBy(p => p.Row.CaseId, StringComparer.Ordinal).Select(p => (p.Row.CaseId, new SimulatedLine(
                Paths.Case(p.Row.CaseId), p.Number, p.Title, GradingWords.Tier(p.Row.OldTier), GradingWords.Tier(p.Row.NewTier), Severity(p.Row.OldSeverity), Severity(p.Row.NewSeverity),
                Change(Yuan(p.Row.OldFine), Yuan(p.Row.NewFine)), Change(Suspension(p.Row.OldMonths, p.Row.OldRevocation), Suspension(p.Row.NewMonths, p.Row.NewRevocation))))),
        ];
    }

    private static string Severity(string code) => GradingTexts.Severity(Enum.TryParse<Domain.Grading.Severity>(code.Replace("-", "", StringComparison.Ordinal), ignoreCase: true, out var severity) ? severity : default);

    private static string Yuan(long? fen) => fen is { } sum ? Show.Money(sum / 100m) : "—";

    private static string Suspension(int? months, bool revocation) => revocation ? W["rules.revocation"] : months is { } count ? W["rules.months", count.ToString(CultureInfo.InvariantCulture)] : "—";

    private static string Change(string old, string now) => old == now ? now : $"{old} → {now}";

    private static string Short(string hash) => hash[..Math.Min(19, hash.Length)];
}
