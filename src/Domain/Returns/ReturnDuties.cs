using Qingyi.Domain.Campaigns;
using Qingyi.Domain.Deadlines;
using Qingyi.Domain.Organisations;

namespace Qingyi.Domain.Returns;

/// <summary>Why a unit hands a return in.</summary>
public static class DutyKind
{
    /// <summary>The plan names the unit.</summary>
    public const string Plan = "plan";

    /// <summary>For the sum of the commission above, which the plan names.</summary>
    public const string Gather = "gather";

    /// <summary>It adds up what the named units handed in.</summary>
    public const string Collect = "collect";

    /// <summary>On its own account, without a date.</summary>
    public const string ByHand = "by-hand";
}

/// <summary>One unit's return under one obligation in one period.</summary>
/// <param name="Period">As in <see cref="ObligationRow"/>; empty for a single one.</param>
/// <param name="Upper">Who receives it; null at the top.</param>
/// <param name="Due">Last day, inclusive; null where no date stands.</param>
/// <param name="Enforceable">Whether it may be marked overdue.</param>
public sealed record ReturnDuty(
    string Campaign, string Obligation, string Title, string Period, Organisation Unit, Organisation? Upper, string Kind, DateOnly? Opens, DateOnly? Due, bool Enforceable, string Template,
    IReadOnlyList<string> Derivation);

/// <summary>Who hands in what to whom, out of a plan and the tree of organisations.</summary>
public static class ReturnDuties
{
    /// <param name="owner">The organisation that runs the campaign.</param>
    /// <param name="rows">The plan's obligations with their days.</param>
    /// <param name="units">Narrows the units; null: all.</param>
    public static IReadOnlyList<ReturnDuty> Of(
        CampaignPlan plan, Organisation owner, IReadOnlyCollection<Organisation> all, IEnumerable<ObligationRow> rows, IReadOnlyCollection<ReturnTemplate> templates, WorkingDays calendar, Func<Organisation, bool>? units = null)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(rows);
        var duties = new List<ReturnDuty>();
        foreach (var group in rows.GroupBy(r => r.Obligation, StringComparer.Ordinal))
        {
            var obligation = plan.Obligations.First(o => o.Id == group.Key);
            if (Template(plan.Id, obligation, templates) is { } template)
            {
                var tree = new ReturnTree(obligation, owner, all, template);
                duties.AddRange(group.SelectMany(row => tree.Units.Where(u => units is null || units(u.Unit)).Select(u => Duty(plan.Id, row, u, template, calendar))));
            }
        }

        return duties;
    }

    /// <summary>
    /// The template that serves the obligation by name, else the one for every obligation of its kind; null where it is met otherwise: a study of every month stands in its register, an inspection in its rounds,
    /// and nobody reports what the house knows.
    /// </summary>
    public static ReturnTemplate? Template(string plan, Obligation obligation, IReadOnlyCollection<ReturnTemplate> templates)
    {
        ArgumentNullException.ThrowIfNull(obligation);
        return templates.FirstOrDefault(t => t.Serves.Any(s => s.Plan == plan && s.Obligation == obligation.Id))
            ?? templates.FirstOrDefault(t => t.Serves.Any(s => s.Plan == "*" && s.Obligation == obligation.Id))
            ?? (obligation is { Kind: ObligationKind.Study, First: not null } ? null : templates.FirstOrDefault(t => t.Serves.Any(s => s is { Plan: "*", Obligation: "*" } && Serves(s, obligation.Kind))));
    }

    private static bool Serves(ServedDuty served, ObligationKind kind) => string.Equals(served.Kind ?? nameof(ObligationKind.Report), kind.ToString(), StringComparison.OrdinalIgnoreCase);

    private static ReturnDuty Duty(string plan, ObligationRow row, ReturnUnit unit, ReturnTemplate template, WorkingDays calendar)
    {
        var (due, derivation) = unit.Kind switch
        {
            DutyKind.Plan => ((DateOnly?)row.Due, row.Derivation),
            DutyKind.Gather => Earlier(row, unit.Depth * template.LeadWorkdays, calendar),
            _ => (null, [Texts.Of("returns.duty.gathered")]),
        };
        return new(plan, row.Obligation, row.Title, row.Period ?? "", unit.Unit, unit.Upper, unit.Kind, row.Opens, due, unit.Kind == DutyKind.Plan && row.Enforceable, template.Key, derivation);
    }

    private static (DateOnly? Due, IReadOnlyList<string> Derivation) Earlier(ObligationRow row, int workdays, WorkingDays calendar)
    {
        var due = workdays == 0 ? row.Due : calendar.Add(row.Due, -workdays);
        if (row.Opens is { } opens && due < opens)
        {
            due = opens;
        }

        return (due, [.. row.Derivation, Texts.Of("returns.duty.earlier", row.Due, workdays, due)]);
    }
}

/// <param name="Depth">Levels below the named commission.</param>
internal sealed record ReturnUnit(Organisation Unit, Organisation? Upper, string Kind, int Depth);

/// <summary>The named units, those below that they add up, and those above that add them up.</summary>
internal sealed class ReturnTree
{
    private readonly IReadOnlyCollection<Organisation> _all;
    private readonly Organisation _owner;
    private readonly HashSet<OrganisationLevel> _recipients;

    public ReturnTree(Obligation obligation, Organisation owner, IReadOnlyCollection<Organisation> all, ReturnTemplate template)
    {
        (_all, _owner) = (all, owner);
        _recipients = obligation.Recipient is { } to ? [.. NamedUnits.Of(to, owner, all).Select(o => o.Level)] : [];
        var named = obligation.Responsible.SelectMany(r => NamedUnits.Of(r, owner, all)).DistinctBy(o => o.Id).ToList();
        var units = named.ToDictionary(o => o.Id, o => new ReturnUnit(o, Upper(o), DutyKind.Plan, 0), StringComparer.Ordinal);
        foreach (var above in template.Sum ? named.SelectMany(Above) : [])
        {
            units.TryAdd(above.Id, new(above, Upper(above), DutyKind.Collect, 0));
        }

        foreach (var commission in template.Gather ? named.Where(o => o.Level != OrganisationLevel.Hospital) : [])
        {
            foreach (var below in all.Where(o => o.Id != commission.Id && commission.Governs(o)))
            {
                units.TryAdd(below.Id, new(below, Parent(below), DutyKind.Gather, Depth(below) - Depth(commission)));
            }
        }

        Units = [.. units.Values.OrderBy(u => u.Unit.Path, StringComparer.Ordinal)];
    }

    public IReadOnlyList<ReturnUnit> Units { get; }

    private IEnumerable<Organisation> Above(Organisation unit)
    {
        for (var above = Upper(unit); above is not null; above = Upper(above))
        {
            yield return above;
        }
    }

    // Nobody above the recipient that the notice names, and nobody above the organisation that runs the campaign.
    private Organisation? Upper(Organisation unit) =>
        unit.Id == _owner.Id || _recipients.Contains(unit.Level) ? null : Parent(unit) is { } parent && _owner.Governs(parent) ? parent : null;

    private Organisation? Parent(Organisation of) => _all.FirstOrDefault(o => o.Id == of.ParentId);

    private static int Depth(Organisation of) => of.Path.Count(c => c == '/');
}
