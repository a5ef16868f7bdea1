using Microsoft.EntityFrameworkCore;
using Qingyi.Client;
using Qingyi.Domain.Campaigns;
using Qingyi.Domain.Deadlines;
using Qingyi.Domain.People;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Features.Campaigns;

/// <summary>A campaign as it stands: its row, its plan, and the organisation that runs it.</summary>
public sealed record Campaign(CampaignRow Row, CampaignPlan Plan, string OrganisationName, string OrganisationPath)
{
    /// <summary>What is met or waived; read where one campaign is looked at, and empty in lists of them.</summary>
    public IReadOnlyDictionary<(string Obligation, string Period), DutyStanding> Standings { get; init; } = new Dictionary<(string, string), DutyStanding>();

    public bool Ended => Row.Phase is CampaignPhases.Closed or CampaignPhases.Terminated;

    /// <summary>Null: still owed.</summary>
    public DutyStanding? Of(ObligationRow row) => Standings.GetValueOrDefault((row.Obligation, row.Period ?? ""));

    /// <summary>What people call the phase.</summary>
    public string PhaseTitle => Row.Phase switch
    {
        CampaignPhases.Planned => Texts.Of("campaigns.phase.planned"),
        CampaignPhases.Closed => Texts.Of("campaigns.phase.ended"),
        CampaignPhases.Terminated => Texts.Of("campaigns.phase.terminated"),
        var phase => Plan.Phases.FirstOrDefault(p => p.Id == phase)?.Title ?? phase,
    };
}

/// <summary>Campaigns of somebody's jurisdiction: those of organisations above, which bind them, and of those below, which they oversee.</summary>
public sealed class CampaignQueries(CaseDb db, House house, DutyStandings standings, TimeProvider clock)
{
    public async Task<IReadOnlyList<Campaign>> VisibleTo(Person person, CancellationToken cancellation)
    {
        var rows = await db.Campaigns.AsNoTracking().Join(db.Organisations, c => c.OrganisationId, o => o.Id, (c, o) => new { Row = c, o.Name, o.Path })
            .Where(x => x.Path.StartsWith(person.Path) || person.Path.StartsWith(x.Path)).OrderBy(x => x.Row.Id).ToListAsync(cancellation);
        return rows.ConvertAll(x => new Campaign(x.Row, ReadPlans.Of(x.Row.Id, x.Row.Yaml), x.Name, x.Path));
    }

    /// <summary>One campaign, with what is met and waived of it.</summary>
    public async Task<Campaign?> Find(Person person, string id, CancellationToken cancellation) => (await VisibleTo(person, cancellation)).FirstOrDefault(c => c.Row.Id == id) is { } found
        ? found with { Standings = await standings.Of(found.Row, found.Plan, Rows(found.Plan), Today, cancellation) } : null;

    public static CampaignSummary Summary(Campaign of) => new(of.Row.Id, of.Row.Title, of.Plan.Organisation, of.PhaseTitle, of.Plan.From, of.Plan.To);

    public CampaignDetail Detail(Campaign of)
    {
        var (plan, at) = (of.Plan, of.Plan.Phases.ToList().FindIndex(p => p.Id == of.Row.Phase));
        return new CampaignDetail(
            of.Row.Id, of.Row.Title, plan.Organisation, of.PhaseTitle, plan.From, plan.To,
            [.. plan.Phases.Select((p, i) => new CampaignPhaseItem(p.Title, p.From, p.To, of.Ended || i < at ? "done" : i == at ? "current" : "ahead"))],
            [.. plan.Indicators.Select(i => new IndicatorItem(i.Title, "%", i.Source, i.Target))],
            of.Ended ? [] : [new LawfulStep("advance", Phases(of).Obstacles()), new LawfulStep("terminate", [])]);
    }

    public IReadOnlyList<ObligationItem> Obligations(Campaign of) => [.. Rows(of.Plan).Select(r => Item(of, r))];

    /// <summary>The state machine of the campaign, on what is known today.</summary>
    /// <param name="reopening">The level above has approved that it goes on.</param>
    public CampaignPhases Phases(Campaign of, bool reopening = false) =>
        new(of.Plan, of.Row.Phase, new PhaseFacts(Today, [.. Rows(of.Plan).Select(r => new ObligationStanding(r.Title, r.Period, r.Phase, of.Of(r) is { Met: true }, of.Of(r)?.WaivedBecause))], reopening));

    private DateOnly Today => LegalDay.Of(clock.GetUtcNow());

    public IReadOnlyList<ObligationRow> Rows(CampaignPlan plan) => ReadPlans.RowsOf(plan, house.Calendar.Days);

    private ObligationItem Item(Campaign of, ObligationRow row)
    {
        // What has not begun, or was broken off, is owed by nobody.
        var idle = of.Row.Phase is CampaignPhases.Planned or CampaignPhases.Terminated;
        var state = of.Of(row) switch { { Met: true } => "met", { WaivedBecause: not null } => "waived", _ => !idle && row.Enforceable && row.Due < Today ? "missed" : "open" };
        var light = state switch { "met" => "blue", "waived" => "grey", "missed" => "red", _ => idle ? "grey" : row.Alert <= Today && row.Enforceable ? "yellow" : "green" };
        return new ObligationItem(
            row.Period is null ? row.Obligation : $"{row.Obligation}/{row.Period}", row.Obligation, row.Title, row.Period, row.Opens, row.Due, row.Responsible.Split('、'), row.Phase ?? "", row.Source,
            row.Derivation, state, light);
    }
}
