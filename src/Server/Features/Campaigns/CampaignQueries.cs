using Microsoft.EntityFrameworkCore;
using Qingyi.Client;
using Qingyi.Domain.Campaigns;
using Qingyi.Domain.Deadlines;
using Qingyi.Domain.People;
using Qingyi.Server.Features.Returns;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Features.Campaigns;

/// <summary>A campaign as it stands: its row, its plan, and the organisation that runs it.</summary>
public sealed record Campaign(CampaignRow Row, CampaignPlan Plan, string OrganisationName, string OrganisationPath)
{
    /// <summary>Obligations that every responsible unit has met, by period (null for a single one).</summary>
    public IReadOnlySet<(string Obligation, string? Period)> Met { get; init; } = new HashSet<(string, string?)>();

    /// <summary>What people call the phase.</summary>
    public string PhaseTitle => Row.Phase switch
    {
        CampaignPhases.Planned => "未启动",
        CampaignPhases.Closed => "已结束",
        CampaignPhases.Terminated => "已终止",
        var phase => Plan.Phases.FirstOrDefault(p => p.Id == phase)?.Title ?? phase,
    };
}

/// <summary>Campaigns of somebody's jurisdiction: those of organisations above, which bind them, and of those below, which they oversee.</summary>
public sealed class CampaignQueries(CaseDb db, House house, ObligationsMet met, TimeProvider clock)
{
    public async Task<IReadOnlyList<Campaign>> VisibleTo(Person person, CancellationToken cancellation)
    {
        var rows = await db.Campaigns.AsNoTracking().Join(db.Organisations, c => c.OrganisationId, o => o.Id, (c, o) => new { Row = c, o.Name, o.Path })
            .Where(x => x.Path.StartsWith(person.Path) || person.Path.StartsWith(x.Path)).OrderBy(x => x.Row.Id).ToListAsync(cancellation);
        var all = new List<Campaign>();
        foreach (var x in rows)
        {
            var plan = Plan(x.Row);
            all.Add(new Campaign(x.Row, plan, x.Name, x.Path) { Met = await met.Of(x.Row.Id, plan, x.Row.OrganisationId, cancellation) });
        }

        return all;
    }

    public async Task<Campaign?> Find(Person person, string id, CancellationToken cancellation) => (await VisibleTo(person, cancellation)).FirstOrDefault(c => c.Row.Id == id);

    public static CampaignSummary Summary(Campaign of) => new(of.Row.Id, of.Row.Title, of.Plan.Organisation, of.PhaseTitle, of.Plan.From, of.Plan.To);

    public CampaignDetail Detail(Campaign of)
    {
        var (plan, at) = (of.Plan, of.Plan.Phases.ToList().FindIndex(p => p.Id == of.Row.Phase));
        var ended = of.Row.Phase is CampaignPhases.Closed or CampaignPhases.Terminated;
        return new CampaignDetail(
            of.Row.Id, of.Row.Title, plan.Organisation, of.PhaseTitle, plan.From, plan.To,
            [.. plan.Phases.Select((p, i) => new CampaignPhaseItem(p.Title, p.From, p.To, ended || i < at ? "done" : i == at ? "current" : "ahead"))],
            [.. plan.Indicators.Select(i => new IndicatorItem(i.Title, "%", i.Source, i.Target))],
            ended ? [] : [new LawfulStep("advance", Phases(of).Obstacles()), new LawfulStep("terminate", [])]);
    }

    public IReadOnlyList<ObligationItem> Obligations(Campaign of) => [.. Rows(of.Plan).Select(r => Item(r, of.Met.Contains((r.Obligation, r.Period))))];

    /// <summary>The state machine of the campaign, on what is known today.</summary>
    public CampaignPhases Phases(Campaign of) =>
        new(of.Plan, of.Row.Phase, new PhaseFacts(Today, [.. Rows(of.Plan).Select(r => new ObligationStanding(r.Title, r.Period, r.Phase, of.Met.Contains((r.Obligation, r.Period))))]));

    private DateOnly Today => LegalDay.Of(clock.GetUtcNow());

    private static CampaignPlan Plan(CampaignRow row) =>
        PlanReader.Read(row.Yaml, row.Id).Plan ?? throw new InvalidOperationException($"The stored plan {row.Id} is faulty.");

    // A year without a calendar yields no dates rather than wrong ones.
    public IReadOnlyList<ObligationRow> Rows(CampaignPlan plan)
    {
        try
        {
            return Domain.Campaigns.Obligations.Expand(plan, null, null, house.Calendar.Days);
        }
        catch (CalendarUnknownException)
        {
            return Domain.Campaigns.Obligations.Expand(plan, null, new DateOnly(house.Calendar.Days.Years[^1] - 1, 12, 31), house.Calendar.Days);
        }
    }

    private ObligationItem Item(ObligationRow row, bool done)
    {
        var missed = !done && row.Enforceable && row.Due < Today;
        var light = done ? "blue" : missed ? "red" : row.Alert <= Today && row.Enforceable ? "yellow" : "green";
        return new ObligationItem(
            row.Period is null ? row.Obligation : $"{row.Obligation}/{row.Period}", row.Obligation, row.Title, row.Period, row.Opens, row.Due, row.Responsible.Split('、'), row.Phase ?? "", row.Source,
            row.Derivation, done ? "met" : missed ? "missed" : "open", light);
    }
}
