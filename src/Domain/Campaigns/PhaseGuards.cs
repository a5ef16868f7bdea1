using System.Globalization;

namespace Qingyi.Domain.Campaigns;

/// <summary>The conditions for leaving each stage. With facts their sentences say what is missing today; without, what the condition is.</summary>
internal sealed class PhaseGuards
{
    private readonly CampaignPlan plan;
    private readonly PhaseFacts? facts;

    public PhaseGuards(CampaignPlan plan, PhaseFacts? facts)
    {
        ArgumentNullException.ThrowIfNull(plan);
        this.plan = plan;
        this.facts = facts;
    }

    /// <param name="index">0 before the first phase, then the number of the phase.</param>
    public IEnumerable<Tuple<Func<bool>, string>> Leaving(int index)
    {
        var current = index == 0 ? null : plan.Phases[index - 1];
        var next = index < plan.Phases.Count ? plan.Phases[index] : null;
        if (current is null && plan.Instrument.Issued is { } issued)
        {
            yield return NotBefore(issued, Texts.Of("campaigns.guard.issued-on", Iso(issued)), Texts.Of("campaigns.guard.not-before-issue"));
        }

        if (next is not null)
        {
            yield return NotBefore(next.From, Texts.Of("campaigns.guard.phase-begins", next.Title, Iso(next.From)), Texts.Of("campaigns.guard.not-enterable"));
        }
        else if ((current?.To ?? plan.To) is { } last)
        {
            yield return NotBefore(last, Texts.Of("campaigns.guard.ends-on", Iso(last)), Texts.Of("campaigns.guard.not-closable"));
        }

        if (current is not null)
        {
            yield return AllDone(current, [.. plan.Phases.Take(index).Select(p => p.Id)]);
        }
    }

    /// <summary>The last phase that has begun; without facts the last of the plan.</summary>
    public PlanPhase LastBegun => plan.Phases.LastOrDefault(p => facts is null || p.From <= facts.Today) ?? plan.Phases[0];

    public Tuple<Func<bool>, string> Reopening => Tuple.Create<Func<bool>, string>(() => facts is null or { ReopeningApproved: true }, Texts.Of("campaigns.guard.reopening-approval"));

    private Tuple<Func<bool>, string> NotBefore(DateOnly day, string condition, string consequence) => facts is null
        ? Tuple.Create<Func<bool>, string>(() => true, condition)
        : Tuple.Create<Func<bool>, string>(() => facts.Today >= day, Texts.Of("campaigns.guard.not-before", condition, Iso(facts.Today), consequence));

    private Tuple<Func<bool>, string> AllDone(PlanPhase current, HashSet<string> phases)
    {
        if (facts is null)
        {
            return Tuple.Create<Func<bool>, string>(() => true, Texts.Of("campaigns.guard.all-done", current.Title));
        }

        var open = facts.Obligations.Where(o => o.Holds(phases) && o.Open).ToList();
        var named = string.Join('、', open.Take(3).Select(o => o.Period is null ? o.Title : $"{o.Title}（{o.Period}）"));
        return Tuple.Create<Func<bool>, string>(() => open.Count == 0, Texts.Of("campaigns.guard.open-obligations", current.Title, open.Count, named, open.Count > 3 ? Texts.Of("campaigns.guard.and-others") : string.Empty));
    }

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
