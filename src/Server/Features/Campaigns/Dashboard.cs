using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Qingyi.Client;
using Qingyi.Domain.Campaigns;
using Qingyi.Domain.Cases;
using Qingyi.Domain.Deadlines;
using Qingyi.Domain.People;
using Qingyi.Domain.Returns;
using Qingyi.Server.Features.Cases;
using Qingyi.Server.Features.Indicators;
using Qingyi.Server.Features.Inspections;
using Qingyi.Server.Features.Investigation;
using Qingyi.Server.Features.Returns;
using Qingyi.Server.People;
using Qingyi.Server.Storage;
using Qingyi.Server.Web;
using Qingyi.Server.Web.Components;
using Qingyi.Server.Web.Pages.Staff;

namespace Qingyi.Server.Features.Campaigns;

/// <summary>行动总览 in figures: what the jurisdiction of whoever looks has done of a campaign. Every number opens the list that it was counted from.</summary>
public sealed class Dashboard(CaseDb db, CampaignQueries campaigns, IndicatorFigures indicators, QuotaBoard quota, ReturnQueries returns, CampaignViews views, DecisionBoard decisions, TimeProvider clock)
{
    // More units than fit a screen make no picture.
    private const int MostUnits = 30;

    public async Task<CampaignView> Of(PlanInForce of, Person person, CancellationToken cancellation)
    {
        var plain = views.Whole(of);
        if (!person.IsAny([.. Role.OfCases, Role.Hospital]) || await campaigns.Find(person, of.Plan.Id, cancellation) is not { } found)
        {
            return plain;
        }

        var cases = person.IsAny(Role.OfCases);
        var figures = (await indicators.Of(person, of.Plan, cancellation)).Select(f => cases || !OfCases(f.Link) ? f : f with { Link = "" }).ToList();
        var items = await returns.Of(found, person, cancellation);
        var (matrix, units) = Matrix(found.Plan, items);
        var funnel = cases ? await Funnel(person, cancellation) : [];
        var tiers = cases ? await Tiers(person, cancellation) : null;
        var today = LegalDay.Of(clock.GetUtcNow());
        var owed = cases ? (await quota.Of(person.OrganisationId, today.Year, cancellation)).Where(q => q.Campaign == of.Plan.Id).ToList() : [];
        return plain with
        {
            Phase = found.PhaseTitle,
            Unmet = campaigns.Phases(found).Obstacles(),
            Units = units.Count > 0 ? units.Count : plain.Units,
            Advance = MayAdvance(found, person) ? ActionView.Send(Texts.Of("campaigns.advance"), $"{Paths.Campaign(of.Plan.Id)}/advance", "chevron-right", primary: true, confirm: Texts.Of("campaigns.advance.confirm")) : null,
            Rings = [.. figures.Where(f => f.Whole is not null && f.Target is not null && IsOwn(f, of.Plan.Id)).Select(Ring)],
            Obligations = [.. Lines(found, items), .. plain.Obligations.Where(o => o.Due is null)],
            Matrix = matrix,
            Returns = [.. items.Where(i => !ReturnState.IsIn(i.State) && i.Light is "red" or "yellow").OrderBy(i => i.Due).Take(12).Select(i => new ReturnLine(i.UnitName, i.Period.Length == 0 ? i.Title : $"{i.Title}（{i.Period}）", Light(i.Light, i.LightText)))],
            Figures = [.. figures],
            Quota = owed,
            Charts = [.. Charts(of.Plan.Id, figures, funnel, tiers, units)],
            Decisions = await decisions.Of(found, person, cancellation),
            MayFreeze = person.IsAny(Role.SectionHead, Role.Supervisor),
            LastQuarter = Period.Of(PeriodLength.Quarter, today.AddMonths(-3)).Id,
        };
    }

    // Lists that a hospital's liaison may not open.
    private static bool OfCases(string link) => link.StartsWith(Paths.Cases, StringComparison.Ordinal) || link.StartsWith(Paths.Inspections, StringComparison.Ordinal);

    // The plan's own indicators have rings; what else it is measured by stands in the table.
    private static bool IsOwn(IndicatorValue of, string plan) => Indicators.Indicator.All.First(i => i.Key == of.Key).Plans.Any(p => p.StartsWith(plan + "/", StringComparison.Ordinal));

    private static bool MayAdvance(Campaign of, Person person) =>
        person.IsAny(Role.Supervisor, Role.SectionHead, Role.Leader, Role.PrincipalLeader) && of.OrganisationPath.StartsWith(person.Path, StringComparison.Ordinal)
        && of.Row.Phase is not (CampaignPhases.Closed or CampaignPhases.Terminated);

    private static string? Idle(string phase) => phase switch { CampaignPhases.Planned => Texts.Of("campaigns.phase.planned"), CampaignPhases.Terminated => Texts.Of("campaigns.phase.terminated"), _ => null };

    private static RingView Ring(IndicatorValue of) => new(
        of.Title, (long)of.Part, (long)(of.Whole ?? 0), "", of.Whole == 0 ? new LightView(LightState.None, Text: Texts.Of("campaigns.ring.no-data")) : of.State == "met" ? new LightView(LightState.Done, Text: Texts.Of("campaigns.ring.met")) : new LightView(LightState.Yellow, Text: Texts.Of("campaigns.ring.target", of.Target)), of.Link.Length == 0 ? null : of.Link);

    private IEnumerable<ObligationLine> Lines(Campaign of, IReadOnlyList<ReturnItem> items)
    {
        var by = items.ToLookup(i => (i.Obligation, i.Period));
        foreach (var item in campaigns.Obligations(of))
        {
            var mine = by[(item.Obligation, item.Period ?? "")].ToList();
            yield return new ObligationLine(
                item.Title, item.Period ?? Texts.Of("campaigns.duty.once"), item.Due, Light(item.Light, item.State switch { "met" => Texts.Of("campaigns.duty.met"), "missed" => Texts.Of("campaigns.due.past"), "waived" => Texts.Of("campaigns.duty.waived"), _ => Idle(of.Row.Phase) }),
                mine.Count(i => ReturnState.IsIn(i.State)), mine.Count == 0 ? item.Responsible.Count : mine.Count, item.Source, mine.Count > 0 ? Paths.Returns : null);
        }
    }

    /// <summary>Unit × task, the units with the most done first: a ranking among those whom the person oversees, and nobody else.</summary>
    private static (UnitMatrix? Matrix, IReadOnlyList<(string Unit, int In, int Missing)> Units) Matrix(CampaignPlan plan, IReadOnlyList<ReturnItem> items)
    {
        var tasks = plan.Obligations.Where(o => items.Any(i => i.Obligation == o.Id)).ToList();
        var units = items.GroupBy(i => (i.Unit, i.UnitName)).Select(g => (Name: g.Key.UnitName, Items: g.ToList()))
            .OrderByDescending(u => (decimal)u.Items.Count(i => ReturnState.IsIn(i.State)) / u.Items.Count).ThenBy(u => u.Items.Count(i => i.Late)).ThenBy(u => u.Name, StringComparer.Ordinal).ToList();
        if (tasks.Count == 0)
        {
            return (null, []);
        }

        return (
            new UnitMatrix([.. tasks.Select(t => t.Title)], [.. units.Take(MostUnits).Select(u => (u.Name, (IReadOnlyList<LightView?>)[.. tasks.Select(t => Worst(u.Items.Where(i => i.Obligation == t.Id).ToList()))]))]),
            [.. units.Select(u => (u.Name, u.Items.Count(i => ReturnState.IsIn(i.State)), u.Items.Count(i => !ReturnState.IsIn(i.State))))]);
    }

    private static LightView? Worst(List<ReturnItem> of) =>
        of.Count == 0 ? null : of.FirstOrDefault(i => i.Light == "red") is { } red ? Light("red", red.LightText) : of.FirstOrDefault(i => i.Light == "yellow") is { } yellow ? Light("yellow", yellow.LightText)
        : of.All(i => ReturnState.IsIn(i.State)) ? new LightView(of.Any(i => i.Late) ? LightState.Late : LightState.Done, Text: of.Any(i => i.Late) ? Texts.Of("campaigns.duty.handed-in-late") : Texts.Of("campaigns.duty.handed-in")) : Light("green", null);

    private async Task<IReadOnlyList<BarView>> Funnel(Person person, CancellationToken cancellation)
    {
        var visible = db.VisibleTo(person).AsNoTracking().Where(c => c.Kind == Case.OfCase);
        async Task<BarView> Bar(string name, string? step) =>
            new(name, await visible.ThatReached(db, step).CountAsync(cancellation), Link: step is null ? Paths.Cases : $"{Paths.Cases}?reached={step}");
        return [await Bar(Texts.Of("campaigns.funnel.received"), null), await Bar(Texts.Of("campaigns.funnel.verified"), Reached.Verified), await Bar(Texts.Of("campaigns.funnel.filed"), Reached.Filed), await Bar(Texts.Of("campaigns.funnel.handled"), Reached.Handled), await Bar(Texts.Of("campaigns.funnel.published"), Reached.Published)];
    }

    private async Task<TierTable> Tiers(Person person, CancellationToken cancellation)
    {
        var visible = db.VisibleTo(person).Where(c => c.Kind == Case.OfCase).Select(c => c.Id);
        var counts = await db.ClosedGradings.AsNoTracking().Where(g => visible.Contains(g.CaseId)).GroupBy(g => new { g.Year, g.Tier }).Select(g => new { g.Key.Year, g.Key.Tier, Count = g.Count() }).ToListAsync(cancellation);
        var tiers = GradingWords.Tiers.Where(t => t.Code != "none").ToList();
        return new TierTable([.. tiers.Select(t => t.Name)], [.. counts.Select(c => c.Year).Distinct().Order().Select(y =>
            (y.ToString(CultureInfo.InvariantCulture), (IReadOnlyList<int>)[.. tiers.Select(t => counts.Where(c => c.Year == y && c.Tier == t.Code).Sum(c => c.Count))]))]);
    }

    private static IEnumerable<ChartView> Charts(string campaign, IReadOnlyList<IndicatorValue> figures, IReadOnlyList<BarView> funnel, TierTable? tiers, IReadOnlyList<(string Unit, int In, int Missing)> units)
    {
        var shares = figures.Where(f => f.Asked && f.Percent is not null).ToList();
        if (shares.Count > 0)
        {
            yield return Chart("indicators", "bar", Texts.Of("campaigns.chart.indicators"), shares.Select(f => f.Title), shares.Select(f => f.Link), (Texts.Of("campaigns.chart.now"), shares.Select(f => f.Percent!.Value)), (Texts.Of("campaigns.chart.target"), shares.Select(f => f.Target ?? 0)));
        }

        if (funnel.Count > 0)
        {
            yield return Chart("funnel", "funnel", Texts.Of("campaigns.chart.funnel"), funnel.Select(b => b.Name), funnel.Select(b => b.Link ?? ""), (Texts.Of("campaigns.chart.count"), funnel.Select(b => b.Value)));
        }

        if (tiers is { Rows.Count: > 0 })
        {
            yield return Chart("tiers", "stack", Texts.Of("campaigns.chart.tiers"), tiers.Rows.Select(r => r.Period), tiers.Rows.Select(r => $"{Paths.Cases}?reached={r.Period}"), [.. GradingWords.Tiers.Where(t => t.Code != "none").Select(t => "-" + t.Code)],
                [.. tiers.Tiers.Select((t, i) => (t, tiers.Rows.Select(r => (decimal)r.Persons[i])))]);
        }

        if (units.Count > 0)
        {
            var most = units.Take(MostUnits).ToList();
            yield return Chart("returns", "stack", Texts.Of("campaigns.chart.returns"), most.Select(u => u.Unit), most.Select(u => ReturnScope.Of(campaign, u.Unit)), [$"&state={ReturnFilter.In}", $"&state={ReturnFilter.Missing}"],
                [(Texts.Of("campaigns.chart.returns-in"), most.Select(u => (decimal)u.In)), (Texts.Of("campaigns.chart.returns-missing"), most.Select(u => (decimal)u.Missing))]);
        }

        var periods = figures.SelectMany(f => f.Frozen).Select(f => f.Period).Where(p => !p.StartsWith("phase:", StringComparison.Ordinal)).Distinct().Order(StringComparer.Ordinal).ToList();
        if (periods.Count > 0 && shares.Count > 0)
        {
            yield return Chart("trend", "line", Texts.Of("campaigns.chart.trend"), periods, periods.Select(_ => "#frozen"),
                [.. shares.Select(f => (f.Title, periods.Select(p => f.Frozen.FirstOrDefault(z => z.Period == p)?.Percent ?? 0)))]);
        }
    }

    private static ChartView Chart(string id, string kind, string title, IEnumerable<string> names, IEnumerable<string> links, params (string Name, IEnumerable<decimal> Values)[] series) =>
        Chart(id, kind, title, names, links, [], series);

    private static ChartView Chart(string id, string kind, string title, IEnumerable<string> names, IEnumerable<string> links, IReadOnlyList<string> parts, (string Name, IEnumerable<decimal> Values)[] series)
    {
        var (all, to) = (names.ToList(), links.ToList());
        var rows = series.Select(s => (s.Name, Values: s.Values.ToList())).ToList();
        var json = new JsonObject
        {
            ["kind"] = kind, ["names"] = JsonSerializer.SerializeToNode(all), ["links"] = JsonSerializer.SerializeToNode(to), ["parts"] = JsonSerializer.SerializeToNode(parts),
            ["series"] = new JsonArray([.. rows.Select(r => new JsonObject { ["name"] = r.Name, ["values"] = JsonSerializer.SerializeToNode(r.Values) })]),
        };
        return new ChartView(id, title, json.ToJsonString(Transition.Plain), [.. rows.Select(r => r.Name)], [.. all.Select((n, i) => (n, to[i], (IReadOnlyList<decimal>)[.. rows.Select(r => r.Values[i])]))]) { Parts = parts };
    }

    private static LightView Light(string code, string? text) => new(code switch
    {
        "red" => LightState.Red, "yellow" => LightState.Yellow, "green" => LightState.Green, "blue" => LightState.Done, "grey" => LightState.Paused, _ => LightState.None,
    }, Text: text);

    // Persons of each tier by year.
    private sealed record TierTable(IReadOnlyList<string> Tiers, IReadOnlyList<(string Period, IReadOnlyList<int> Persons)> Rows);
}
