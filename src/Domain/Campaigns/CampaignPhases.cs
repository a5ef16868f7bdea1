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
        Reopen,
    }

    private readonly StateMachine<string, Trigger> machine;
    private readonly StateMachine<string, Trigger>.TriggerWithParameters<string> terminate;

    /// <param name="plan">Its phases are the states.</param>
    /// <param name="stage">Where the campaign stands: <see cref="Planned"/>, a phase of the plan, <see cref="Closed"/> or <see cref="Terminated"/>.</param>
    /// <param name="facts">Today and what has been done; the guards read nothing else.</param>
    /// <exception cref="ArgumentException">The plan has no such phase.</exception>
    public CampaignPhases(CampaignPlan plan, string stage, PhaseFacts facts)
        : this(plan, stage, new PhaseGuards(plan, facts ?? throw new ArgumentNullException(nameof(facts))))
    {
    }

    private CampaignPhases(CampaignPlan plan, string stage, PhaseGuards guards)
    {
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
                .PermitIf(Trigger.Advance, stages[i + 1], [.. guards.Leaving(i)])
                .PermitIf(terminate, Terminated, reason => !string.IsNullOrWhiteSpace(reason), Texts.Of("campaigns.phase.terminate-reason-missing"));
        }

        // What has ended goes on where the plan stands by now.
        var again = guards.LastBegun.Id;
        machine.Configure(Closed).PermitIf(Trigger.Reopen, again, [guards.Reopening]);
        machine.Configure(Terminated).PermitIf(Trigger.Reopen, again, [guards.Reopening]);
    }

    public string Stage => machine.State;

    /// <summary>The sentences that keep the campaign where it is; empty where it may go on.</summary>
    public IReadOnlyList<string> Obstacles() => machine.CanFire(Trigger.Advance, out var unmet) ? [] : unmet.Count > 0 ? [.. unmet] : [Texts.Of("campaigns.phase.no-next")];

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

        return new PhaseMove(false, Stage, unmet.Count > 0 ? [.. unmet] : [Texts.Of("campaigns.phase.over-cannot-terminate")]);
    }

    /// <summary>Goes on after the end; only when the level above has approved it.</summary>
    public PhaseMove Reopen()
    {
        if (machine.CanFire(Trigger.Reopen, out var unmet))
        {
            machine.Fire(Trigger.Reopen);
            return new PhaseMove(true, Stage, []);
        }

        return new PhaseMove(false, Stage, unmet.Count > 0 ? [.. unmet] : [Texts.Of("campaigns.phase.not-over")]);
    }

    /// <summary>Every way of a plan's campaign with its conditions: onward, then out, then back in, each in the order of the stages.</summary>
    public static IReadOnlyList<PhaseWay> Ways(CampaignPlan plan) =>
    [
        .. new CampaignPhases(plan, Planned, new PhaseGuards(plan, null)).machine.GetInfo().States.SelectMany(s => s.FixedTransitions.Select(t => new PhaseWay(
            (string)s.UnderlyingState, (string)t.DestinationState.UnderlyingState, (Trigger)t.Trigger.UnderlyingTrigger switch { Trigger.Advance => "advance", Trigger.Terminate => "terminate", _ => "reopen" },
            [.. t.GuardConditionsMethodDescriptions.Select(g => g.Description)]))).OrderBy(w => w.Kind switch { "advance" => 0, "terminate" => 1, _ => 2 }),
    ];

    /// <summary>The way of a plan's campaign with its conditions, as a Mermaid diagram.</summary>
    public static string Graph(CampaignPlan plan) =>
        MermaidGraph.Format(new CampaignPhases(plan, Planned, new PhaseGuards(plan, null)).machine.GetInfo(), MermaidGraphDirection.LeftToRight);
}
