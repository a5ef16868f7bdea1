using Microsoft.EntityFrameworkCore;
using Qingyi.Domain.Campaigns;
using Qingyi.Domain.Deadlines;
using Qingyi.Domain.People;
using Qingyi.Domain.Returns;
using Qingyi.Server.Deadlines;
using Qingyi.Server.Features.Campaigns;
using Qingyi.Server.People;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Features.Returns;

/// <summary>Lists of returns: what one's own unit owes, and what the units below have handed in, are missing or were late with.</summary>
public sealed class ReturnQueries(CaseDb db, DutyBook duties, House house, TimeProvider clock)
{
    // A duty far ahead is none yet.
    private const int ShownDaysAhead = 45;

    public Task<ReturnRow?> Find(Person person, string id, CancellationToken cancellation) => db.ReturnsFor(person).AsNoTracking().FirstOrDefaultAsync(r => r.Id == id, cancellation);

    /// <summary>Everything that the person's own unit has handed in or owes, the most urgent first.</summary>
    public async Task<IReadOnlyList<ReturnItem>> Own(Person person, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(person);
        var today = LegalDay.Of(clock.GetUtcNow());
        var campaigns = await duties.Campaigns(person, cancellation);
        var rows = await db.ReturnsFor(person).AsNoTracking().Where(r => r.UnitId == person.OrganisationId).ToListAsync(cancellation);
        var owed = new List<ReturnDuty>();
        foreach (var campaign in campaigns)
        {
            owed.AddRange((await duties.Of(campaign, r => Opens(r) <= today, o => o.Id == person.OrganisationId, cancellation)).Where(d => rows.All(r => !Same(r, d))));
        }

        var view = await View(rows.Select(r => r.Id), campaigns, cancellation);
        return [.. rows.Select(view.Item).Concat(owed.Select(view.Item)).OrderBy(Urgency).ThenBy(i => i.Due ?? DateOnly.MaxValue).ThenBy(i => i.Title, StringComparer.Ordinal).ThenBy(i => i.Period, StringComparer.Ordinal)];
    }

    /// <summary>Every return that a campaign asks of the jurisdiction and that could be handed in by now.</summary>
    public async Task<IReadOnlyList<ReturnItem>> Of(Campaign campaign, Person person, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(campaign);
        ArgumentNullException.ThrowIfNull(person);
        if (!DutyBook.Begun(campaign))
        {
            return [];
        }

        var today = LegalDay.Of(clock.GetUtcNow());
        var owed = await duties.Of(campaign, r => Opens(r) <= today, u => u.Path.StartsWith(person.Path, StringComparison.Ordinal), cancellation);
        var rows = (await db.ReturnsFor(person).AsNoTracking().Where(r => r.CampaignId == campaign.Row.Id).ToListAsync(cancellation)).ToDictionary(r => (r.UnitId, r.Obligation, r.Period));
        var view = await View(rows.Values.Select(r => r.Id), [campaign], cancellation);
        return [.. owed.Select(d => rows.TryGetValue((d.Unit.Id, d.Obligation, d.Period), out var row) ? view.Item(row) : view.Item(d))];
    }

    /// <summary>The same by the campaign's id; nothing where the person does not see it.</summary>
    public async Task<IReadOnlyList<ReturnItem>> Of(string campaign, Person person, CancellationToken cancellation) =>
        (await duties.Campaigns(person, cancellation)).FirstOrDefault(c => c.Row.Id == campaign) is { } found ? await Of(found, person, cancellation) : [];

    /// <summary>Units × periods of one obligation, as far as they hand in to the person's organisation or below it: what is in, missing and late.</summary>
    public async Task<ReturnMatrix?> Matrix(Person person, string campaign, string obligation, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(person);
        var campaigns = await duties.Campaigns(person, cancellation);
        if (campaigns.FirstOrDefault(c => c.Row.Id == campaign) is not { } found || found.Plan.Obligations.FirstOrDefault(o => o.Id == obligation) is not { } of)
        {
            return null;
        }

        var today = LegalDay.Of(clock.GetUtcNow());
        var below = (await duties.Of(found, r => r.Obligation == obligation && Opens(r) <= today, o => o.Id != person.OrganisationId && o.Path.StartsWith(person.Path, StringComparison.Ordinal), cancellation)).ToList();
        var rows = (await db.ReturnsFor(person).AsNoTracking().Where(r => r.CampaignId == campaign && r.Obligation == obligation).ToListAsync(cancellation)).ToDictionary(r => (r.UnitId, r.Period));
        var view = await View(rows.Values.Select(r => r.Id), campaigns, cancellation);
        var periods = below.Select(d => d.Period).Distinct().Order(StringComparer.Ordinal).ToList();
        var lines = below.GroupBy(d => d.Unit.Id).Select(g => new MatrixLine(
            g.Key, g.First().Unit.Name, g.First().Upper?.Id,
            [.. periods.Select(p => g.FirstOrDefault(d => d.Period == p) is { } duty ? rows.TryGetValue((g.Key, p), out var row) ? view.Item(row) : view.Item(duty) : null)])).ToList();
        return new ReturnMatrix(campaign, obligation, of.Title, periods, lines,
            [.. periods.Select((p, i) => Sum(p, [.. lines.Where(l => l.Upper == person.OrganisationId).Select(l => l.Cells[i]).OfType<ReturnItem>()]))]);
    }

    /// <summary>What one unit handed in, period after period: the series of tips, cases and tiers.</summary>
    public async Task<IReadOnlyList<TrendPoint>> Trend(Person person, string campaign, string obligation, string unit, CancellationToken cancellation)
    {
        var rows = await db.ReturnsFor(person).AsNoTracking().Where(r => r.CampaignId == campaign && r.Obligation == obligation && r.UnitId == unit && r.Round > 0 && r.Period != "").OrderBy(r => r.Period)
            .Join(db.ReturnSubmissions, r => new { r.Id, r.Round }, s => new { Id = s.ReturnId, s.Round }, (r, s) => new { r.Period, r.Id, s.Content }).ToListAsync(cancellation);
        return [.. rows.Select(r => new TrendPoint(
            r.Period, Period.TryParse(r.Period, out var of) ? of.Title : r.Period, r.Id,
            ReturnHand.Content(r.Content).Figures.Where(f => f.Value.Total is not null).ToDictionary(f => f.Key, f => f.Value.Total!.Value, StringComparer.Ordinal)))];
    }

    /// <summary>The obligations of campaigns under which units hand in to the person's organisation.</summary>
    public async Task<IReadOnlyList<(Campaign Campaign, Obligation Obligation)>> Received(Person person, CancellationToken cancellation)
    {
        var all = new List<(Campaign, Obligation)>();
        foreach (var campaign in await duties.Campaigns(person, cancellation))
        {
            var under = await duties.Of(campaign, null, o => o.Path.StartsWith(person.Path, StringComparison.Ordinal), cancellation);
            all.AddRange(campaign.Plan.Obligations.Where(o => under.Any(d => d.Obligation == o.Id && d.Upper?.Id == person.OrganisationId)).Select(o => (campaign, o)));
        }

        return all;
    }

    /// <summary>What was handed in by hand to the person's organisation, the newest first.</summary>
    /// <param name="after">The last return of the page before.</param>
    public async Task<IReadOnlyList<ReturnItem>> ByHand(Person person, ReturnFilter filter, string? after, int count, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(filter);
        var rows = await filter.Of(ReceivedByHand(person)).Where(r => filter.Unit.Length == 0 || db.Organisations.Any(o => o.Id == r.UnitId && o.Name.Contains(filter.Unit)))
            .Where(r => after == null || string.Compare(r.Id, after) < 0).OrderByDescending(r => r.Id).Take(count).ToListAsync(cancellation);
        var view = await View(rows.Select(r => r.Id), await duties.Campaigns(person, cancellation), cancellation);
        return [.. rows.Select(view.Item)];
    }

    /// <summary>What kinds of it there are.</summary>
    public Task<List<string>> TitlesByHand(Person person, CancellationToken cancellation) => ReceivedByHand(person).Select(r => r.Title).Distinct().OrderBy(t => t).ToListAsync(cancellation);

    public async Task<ReturnItem> Item(Person person, ReturnRow row, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(row);
        return (await View([row.Id], await duties.Campaigns(person, cancellation), cancellation)).Item(row);
    }

    /// <summary>Turns rows and duties into lines.</summary>
    public async Task<ReturnView> View(IEnumerable<string> ids, IReadOnlyList<Campaign> campaigns, CancellationToken cancellation)
    {
        var known = ids.ToList();
        var chased = await db.ReturnEvents.AsNoTracking().Where(e => known.Contains(e.ReturnId) && e.What == "chased").GroupBy(e => e.ReturnId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellation);
        var names = (await duties.Organisations(cancellation)).ToDictionary(o => o.Id, o => o.Name, StringComparer.Ordinal);
        var begun = campaigns.Select(c => c.Row.Id).ToList();
        var waivers = await db.DutyWaivers.AsNoTracking().Where(w => begun.Contains(w.CampaignId)).ToListAsync(cancellation);
        return new ReturnView(names, campaigns.ToDictionary(c => c.Row.Id, c => c.Row.Title, StringComparer.Ordinal), chased, waivers, clock.GetUtcNow(), house.Calendar.Days);
    }

    private IQueryable<ReturnRow> ReceivedByHand(Person person) => db.ReturnsFor(person).AsNoTracking().Where(r => r.Kind == DutyKind.ByHand && r.UpperId == person.OrganisationId && r.Round > 0);

    internal static bool Same(ReturnRow row, ReturnDuty duty) => row.CampaignId == duty.Campaign && row.Obligation == duty.Obligation && row.Period == duty.Period && row.UnitId == duty.Unit.Id;

    private static DateOnly Opens(ObligationRow row) => row.Opens ?? row.Due.AddDays(-ShownDaysAhead);

    private static int Urgency(ReturnItem of) => of.Light switch { "red" => 0, "yellow" => 1, "green" => 2, _ => of.State is ReturnState.Submitted or ReturnState.Received ? 4 : 3 };

    private static MatrixSum Sum(string period, IReadOnlyList<ReturnItem> cells) =>
        new(period, cells.Count, cells.Count(c => ReturnState.IsIn(c.State)), cells.Count(c => !ReturnState.IsIn(c.State)), cells.Count(c => c.Late));
}

/// <summary>Rows and duties in the words and lights of a list.</summary>
public sealed class ReturnView(
    IReadOnlyDictionary<string, string> names, IReadOnlyDictionary<string, string> campaigns, IReadOnlyDictionary<string, int> chased, IReadOnlyList<DutyWaiverRow> waivers, DateTimeOffset now, WorkingDays days)
{
    public ReturnItem Item(ReturnRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        var waived = !ReturnState.IsIn(row.State) && Waived(row.CampaignId, row.Obligation, row.Period, row.UnitId);
        var (light, text) = waived ? Free : Light(row.Kind, row.Opens, row.Due, ReturnState.IsIn(row.State) ? row.SubmittedAt : null);
        return new(
            row.Id, row.CampaignId, campaigns.GetValueOrDefault(row.CampaignId, ""), row.Obligation, row.Title, row.Period, row.UnitId, names.GetValueOrDefault(row.UnitId, ""), row.UpperId, row.Kind, row.State, ReturnState.Names[row.State], row.Opens, row.Due,
            light, text, !waived && row.LateAt(now), chased.GetValueOrDefault(row.Id), row.Round);
    }

    public ReturnItem Item(ReturnDuty duty)
    {
        ArgumentNullException.ThrowIfNull(duty);
        var waived = Waived(duty.Campaign, duty.Obligation, duty.Period, duty.Unit.Id);
        var (light, text) = waived ? Free : Light(duty.Kind, duty.Opens, duty.Due, null);
        return new(
            null, duty.Campaign, campaigns.GetValueOrDefault(duty.Campaign, ""), duty.Obligation, duty.Title, duty.Period, duty.Unit.Id, duty.Unit.Name, duty.Upper?.Id, duty.Kind, ReturnState.Open, ReturnState.Names[ReturnState.Open], duty.Opens, duty.Due,
            light, text, !waived && duty is { Kind: DutyKind.Plan, Due: { } due } && now >= LegalDay.End(due), 0, 0);
    }

    private static (string Code, string Text) Free => ("grey", Texts.Of("returns.light.waived"));

    private bool Waived(string campaign, string obligation, string period, string unit) => waivers.Any(w => w.CampaignId == campaign && w.Frees(obligation, period, unit));

    private (string Code, string Text) Light(string kind, DateOnly? opens, DateOnly? due, DateTimeOffset? done)
    {
        if (due is not { } last)
        {
            return ("none", Texts.Of("returns.light.no-deadline"));
        }

        var reading = Lights.Of(new LightFacts(LegalDay.Start(opens ?? last.AddDays(-20)), LegalDay.End(last), LimitUnit.CalendarDay, done), now, days);
        if (kind == DutyKind.Gather && reading.Light is (Domain.Deadlines.Light.Red or Domain.Deadlines.Light.DarkRed))
        {
            return done is null ? ("yellow", Texts.Of("returns.light.internal-passed")) : ("blue", Texts.Of("returns.light.handed-in"));
        }

        return (LightCodes.Of(reading.Light), reading.Text.Replace("办结", "报送", StringComparison.Ordinal));
    }
}
