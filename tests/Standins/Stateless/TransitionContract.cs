using Stateless;

namespace Qingyi.Tests.Standins.Stateless;

/// <summary>The published behaviour of transitions and hierarchy; public API only, so that the package can be held to it too.</summary>
public sealed class TransitionContract
{
    private enum State { A, B, C, Outer, Inner }

    private enum Trigger { X, Y, Z }

    [Fact]
    public void A_permitted_trigger_moves_the_machine()
    {
        var machine = new StateMachine<State, Trigger>(State.A);
        machine.Configure(State.A).Permit(Trigger.X, State.B);

        machine.Fire(Trigger.X);

        Assert.Equal(State.B, machine.State);
    }

    [Fact]
    public void A_state_kept_outside_is_read_and_written()
    {
        var stored = State.A;
        var machine = new StateMachine<State, Trigger>(() => stored, s => stored = s);
        machine.Configure(State.A).Permit(Trigger.X, State.B);
        machine.Configure(State.C).Permit(Trigger.X, State.A);

        machine.Fire(Trigger.X);
        Assert.Equal(State.B, stored);

        stored = State.C;
        machine.Fire(Trigger.X);
        Assert.Equal(State.A, stored);
    }

    [Fact]
    public void A_trigger_without_a_transition_is_an_invalid_operation_and_changes_nothing()
    {
        var machine = new StateMachine<State, Trigger>(State.A);
        machine.Configure(State.A).Permit(Trigger.X, State.B);

        var refusal = Assert.Throws<InvalidOperationException>(() => machine.Fire(Trigger.Y));

        Assert.Contains("'A'", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("'Y'", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(State.A, machine.State);
    }

    [Fact]
    public void Permitting_the_own_state_is_refused_when_it_is_configured()
    {
        var machine = new StateMachine<State, Trigger>(State.A);

        Assert.Throws<ArgumentException>(() => machine.Configure(State.A).Permit(Trigger.X, State.A));
        Assert.Throws<ArgumentException>(() => machine.Configure(State.A).PermitIf(Trigger.X, State.A, () => true));
    }

    [Fact]
    public void Reentry_runs_exit_and_entry()
    {
        var log = new List<string>();
        var machine = new StateMachine<State, Trigger>(State.A);
        machine.Configure(State.A).PermitReentry(Trigger.X).OnEntry(t => log.Add($"entry {t.IsReentry}")).OnExit(t => log.Add($"exit {t.IsReentry}"));

        machine.Fire(Trigger.X);

        Assert.Equal(["exit True", "entry True"], log);
    }

    [Fact]
    public void An_ignored_trigger_does_nothing_and_can_be_fired()
    {
        var log = new List<string>();
        var machine = new StateMachine<State, Trigger>(State.A);
        machine.Configure(State.A).Ignore(Trigger.X).OnExit(() => log.Add("exit"));
        machine.OnTransitioned(_ => log.Add("moved"));

        machine.Fire(Trigger.X);

        Assert.True(machine.CanFire(Trigger.X));
        Assert.Empty(log);
    }

    [Fact]
    public void An_internal_transition_runs_its_action_only()
    {
        var log = new List<string>();
        var machine = new StateMachine<State, Trigger>(State.A);
        machine.Configure(State.A).OnEntry(() => log.Add("entry")).OnExit(() => log.Add("exit"))
            .InternalTransition(Trigger.X, t => log.Add($"{t.Source} {t.Destination}"))
            .InternalTransitionIf(Trigger.Y, _ => false, () => log.Add("never"));

        machine.Fire(Trigger.X);

        Assert.Equal(["A A"], log);
        Assert.Throws<InvalidOperationException>(() => machine.Fire(Trigger.Y));
    }

    [Fact]
    public void A_dynamic_destination_is_chosen_when_fired()
    {
        var target = State.B;
        var machine = new StateMachine<State, Trigger>(State.A);
        var byName = machine.SetTriggerParameters<string>(Trigger.Y);
        machine.Configure(State.A).PermitDynamic(Trigger.X, () => target);
        machine.Configure(State.C).PermitDynamicIf(byName, Enum.Parse<State>, name => name.Length == 1);

        target = State.C;
        machine.Fire(Trigger.X);
        Assert.Equal(State.C, machine.State);
        Assert.False(machine.CanFire(byName, "Outer"));

        machine.Fire(byName, "B");
        Assert.Equal(State.B, machine.State);
    }

    [Fact]
    public void Actions_and_callbacks_run_in_the_published_order()
    {
        var log = new List<string>();
        var machine = new StateMachine<State, Trigger>(State.A);
        machine.Configure(State.A).Permit(Trigger.X, State.B).OnExit(() => log.Add($"exit in {machine.State}"));
        machine.Configure(State.B).OnEntry(() => log.Add($"entry in {machine.State}")).OnEntryFrom(Trigger.X, () => log.Add("entry from X"))
            .OnEntryFrom(Trigger.Y, () => log.Add("entry from Y"));
        machine.OnTransitioned(t => log.Add($"moved {t.Source} {t.Destination} {t.Trigger}"));
        machine.OnTransitionCompleted(_ => log.Add("completed"));

        machine.Fire(Trigger.X);

        Assert.Equal(["exit in A", "moved A B X", "entry in B", "entry from X", "completed"], log);
    }

    [Fact]
    public void A_substate_takes_the_triggers_of_its_superstate()
    {
        var machine = new StateMachine<State, Trigger>(State.Inner);
        machine.Configure(State.Outer).Permit(Trigger.X, State.A);
        machine.Configure(State.Inner).SubstateOf(State.Outer).Permit(Trigger.Y, State.B);

        Assert.True(machine.IsInState(State.Outer));
        Assert.True(machine.IsInState(State.Inner));
        Assert.Equal([Trigger.Y, Trigger.X], machine.GetPermittedTriggers());

        machine.Fire(Trigger.X);
        Assert.Equal(State.A, machine.State);
    }

    [Fact]
    public void Moving_inside_a_superstate_neither_leaves_nor_enters_it()
    {
        var log = new List<string>();
        var machine = new StateMachine<State, Trigger>(State.A);
        machine.Configure(State.A).Permit(Trigger.X, State.B);
        machine.Configure(State.Outer).OnEntry(() => log.Add("+outer")).OnExit(() => log.Add("-outer"));
        machine.Configure(State.B).SubstateOf(State.Outer).OnEntry(() => log.Add("+b")).OnExit(() => log.Add("-b")).Permit(Trigger.X, State.C);
        machine.Configure(State.C).SubstateOf(State.Outer).OnEntry(() => log.Add("+c")).OnExit(() => log.Add("-c")).Permit(Trigger.X, State.A);

        machine.Fire(Trigger.X);
        machine.Fire(Trigger.X);
        machine.Fire(Trigger.X);

        Assert.Equal(["+outer", "+b", "-b", "+c", "-c", "-outer"], log);
    }

    [Fact]
    public void An_initial_transition_leads_on_into_the_substate()
    {
        var log = new List<string>();
        var machine = new StateMachine<State, Trigger>(State.A);
        machine.Configure(State.A).Permit(Trigger.X, State.Outer);
        machine.Configure(State.Outer).InitialTransition(State.Inner).OnEntry(() => log.Add("+outer"));
        machine.Configure(State.Inner).SubstateOf(State.Outer).OnEntry(() => log.Add("+inner"));

        machine.Fire(Trigger.X);

        Assert.Equal(State.Inner, machine.State);
        Assert.Equal(["+outer", "+inner"], log);
    }

    [Fact]
    public void A_circle_of_superstates_is_refused()
    {
        var machine = new StateMachine<State, Trigger>(State.A);
        machine.Configure(State.Inner).SubstateOf(State.Outer);

        Assert.Throws<ArgumentException>(() => machine.Configure(State.Outer).SubstateOf(State.Inner));
    }

    [Fact]
    public void A_queued_trigger_waits_until_the_first_has_run_to_completion()
    {
        var log = new List<string>();
        var machine = new StateMachine<State, Trigger>(State.A, FiringMode.Queued);
        machine.Configure(State.A).Permit(Trigger.X, State.B);
        machine.Configure(State.B).Permit(Trigger.Y, State.C).OnEntry(() =>
        {
            machine.Fire(Trigger.Y);
            log.Add($"end of entry in {machine.State}");
        });

        machine.Fire(Trigger.X);

        Assert.Equal(["end of entry in B"], log);
        Assert.Equal(State.C, machine.State);
    }

    [Fact]
    public void An_immediate_trigger_runs_inside_the_action_that_fires_it()
    {
        var log = new List<string>();
        var machine = new StateMachine<State, Trigger>(State.A, FiringMode.Immediate);
        machine.Configure(State.A).Permit(Trigger.X, State.B);
        machine.Configure(State.B).Permit(Trigger.Y, State.C).OnEntry(() =>
        {
            machine.Fire(Trigger.Y);
            log.Add($"end of entry in {machine.State}");
        });

        machine.Fire(Trigger.X);

        Assert.Equal(["end of entry in C"], log);
    }

    [Fact]
    public void Activation_runs_once_from_the_outside_in_and_never_on_a_transition()
    {
        var log = new List<string>();
        var machine = new StateMachine<State, Trigger>(State.Inner);
        machine.Configure(State.Outer).OnActivate(() => log.Add("+outer")).OnDeactivate(() => log.Add("-outer"));
        machine.Configure(State.Inner).SubstateOf(State.Outer).OnActivate(() => log.Add("+inner")).OnDeactivate(() => log.Add("-inner"));

        machine.Activate();
        machine.Activate();
        machine.Deactivate();

        Assert.Equal(["+outer", "+inner", "-inner", "-outer"], log);
    }
}
