using System.Globalization;
using Stateless;
using Stateless.Graph;

namespace Qingyi.Domain.Campaigns;

/// <summary>Whether a campaign may go on. Mobilisation, implementation, summary, or what the plan calls them, in the order of the plan.</summary>
public sealed class CampaignPhases
{
    /// <summary>Before the first phase.</summary>
    public const string Planned = "planned";

    /// <summary>After the last phase.</summary>
    public const string Closed = "closed";

    /// <summary>Ended before its time.</summary>
    public const string Terminated = "terminated";

    private enum Trigger
    {
        Advance,
        Terminate,
    }

    private readonly StateMachine<string, Trigger> machine;
    private readonly StateMachine<string, Trigger>.TriggerWithParameters<string> terminate;

    /// <param name="plan">Its phases are the states.</param>
    /// <param name="stage">Where the campaign stands: <see cref="Planned"/>, a phase of the plan, <see cref="Closed"/> or <see cref="Terminated"/>.</param>
    /// <param name="facts">Today and what has been done; the guards read nothing else.</param>
    /// <exception cref="ArgumentException">The plan has no such phase.</exception>
    public CampaignPhases(CampaignPlan plan, string stage, PhaseFacts facts)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(facts);
        string[] stages = [Planned, .. plan.Phases.Select(p => p.Id), Closed];
        if (stage != Terminated && !stages.Contains(stage))
        {
            throw new ArgumentException($"Plan '{plan.Id}' has no phase '{stage}'; it has {string.Join(", ", stages)}.", nameof(stage));
        }

        machine = new StateMachine<string, Trigger>(stage);
        terminate = machine.SetTriggerParameters<string>(Trigger.Terminate);
        for (var i = 0; i < stages.Length - 1; i++)
        {
            machine.Configure(stages[i])
                .PermitIf(Trigger.Advance, stages[i + 1], [.. Guards(plan, facts, i)])
                .PermitIf(terminate, Terminated, reason => !string.IsNullOrWhiteSpace(reason), "终止行动应当写明理由");
        }

        machine.Configure(Closed);
        machine.Configure(Terminated);
    }

    public string Stage => machine.State;

    /// <summary>The sentences that keep the campaign where it is; empty where it may go on.</summary>
    public IReadOnlyList<string> Obstacles() => machine.CanFire(Trigger.Advance, out var unmet) ? [] : unmet.Count > 0 ? [.. unmet] : ["行动已经结束，没有下一阶段"];

    /// <summary>Goes on to the next phase, or says why not and stays.</summary>
    public PhaseMove Advance()
    {
        var obstacles = Obstacles();
        if (obstacles.Count == 0)
        {
            machine.Fire(Trigger.Advance);
        }

        return new PhaseMove(obstacles.Count == 0, Stage, obstacles);
    }

    /// <summary>Ends the campaign early; needs a reason.</summary>
    public PhaseMove Terminate(string reason)
    {
        if (machine.CanFire(terminate, reason, out var unmet))
        {
            machine.Fire(terminate, reason);
            return new PhaseMove(true, Stage, []);
        }

        return new PhaseMove(false, Stage, unmet.Count > 0 ? [.. unmet] : ["行动已经结束，不能终止"]);
    }

    /// <summary>The states and guards as a Mermaid diagram.</summary>
    public string Graph() => MermaidGraph.Format(machine.GetInfo(), MermaidGraphDirection.LeftToRight);

    private static IEnumerable<Tuple<Func<bool>, string>> Guards(CampaignPlan plan, PhaseFacts facts, int index)
    {
        var current = index == 0 ? null : plan.Phases[index - 1];
        var next = index < plan.Phases.Count ? plan.Phases[index] : null;
        if (current is null && plan.Instrument.Issued is { } issued)
        {
            yield return Guard(() => facts.Today >= issued, $"通知于 {Iso(issued)} 印发，印发前不能启动行动");
        }

        if (next is not null)
        {
            yield return Guard(() => facts.Today >= next.From, $"“{next.Title}”阶段自 {Iso(next.From)} 开始，今天是 {Iso(facts.Today)}，尚不能转入");
        }
        else if ((current?.To ?? plan.To) is { } last)
        {
            yield return Guard(() => facts.Today >= last, $"行动至 {Iso(last)} 结束，今天是 {Iso(facts.Today)}，尚不能办结");
        }

        if (current is not null)
        {
            var sofar = plan.Phases.Take(index).Select(p => p.Id).ToHashSet();
            var open = facts.Obligations.Where(o => o.Holds(sofar) && o.Open).ToList();
            yield return Guard(() => open.Count == 0, Unfinished(current, open));
        }
    }

    private static string Unfinished(PlanPhase current, List<ObligationStanding> open)
    {
        var named = string.Join('、', open.Take(3).Select(o => o.Period is null ? o.Title : $"{o.Title}（{o.Period}）"));
        return string.Create(CultureInfo.InvariantCulture,
            $"“{current.Title}”阶段还有 {open.Count} 项任务未完成：{named}{(open.Count > 3 ? "等" : string.Empty)}；完成，或者注明理由予以免除，方可转段");
    }

    private static Tuple<Func<bool>, string> Guard(Func<bool> met, string sentence) => Tuple.Create(met, sentence);

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
