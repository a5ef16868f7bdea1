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
            yield return NotBefore(issued, $"通知于 {Iso(issued)} 印发", "印发前不能启动行动");
        }

        if (next is not null)
        {
            yield return NotBefore(next.From, $"“{next.Title}”阶段自 {Iso(next.From)} 开始", "尚不能转入");
        }
        else if ((current?.To ?? plan.To) is { } last)
        {
            yield return NotBefore(last, $"行动至 {Iso(last)} 结束", "尚不能办结");
        }

        if (current is not null)
        {
            yield return AllDone(current, [.. plan.Phases.Take(index).Select(p => p.Id)]);
        }
    }

    /// <summary>The last phase that has begun; without facts the last of the plan.</summary>
    public PlanPhase LastBegun => plan.Phases.LastOrDefault(p => facts is null || p.From <= facts.Today) ?? plan.Phases[0];

    public Tuple<Func<bool>, string> Reopening => Tuple.Create<Func<bool>, string>(() => facts is null or { ReopeningApproved: true }, "重新启动应当经上级批准");

    private Tuple<Func<bool>, string> NotBefore(DateOnly day, string condition, string consequence) => facts is null
        ? Tuple.Create<Func<bool>, string>(() => true, condition)
        : Tuple.Create<Func<bool>, string>(() => facts.Today >= day, $"{condition}，今天是 {Iso(facts.Today)}，{consequence}");

    private Tuple<Func<bool>, string> AllDone(PlanPhase current, HashSet<string> phases)
    {
        if (facts is null)
        {
            return Tuple.Create<Func<bool>, string>(() => true, $"“{current.Title}”阶段的任务均已完成或者注明理由免除");
        }

        var open = facts.Obligations.Where(o => o.Holds(phases) && o.Open).ToList();
        var named = string.Join('、', open.Take(3).Select(o => o.Period is null ? o.Title : $"{o.Title}（{o.Period}）"));
        return Tuple.Create<Func<bool>, string>(() => open.Count == 0, string.Create(CultureInfo.InvariantCulture,
            $"“{current.Title}”阶段还有 {open.Count} 项任务未完成：{named}{(open.Count > 3 ? "等" : string.Empty)}；完成，或者注明理由予以免除，方可转段"));
    }

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
