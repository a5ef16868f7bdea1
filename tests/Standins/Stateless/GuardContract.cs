using Stateless;

namespace Qingyi.Tests.Standins.Stateless;

/// <summary>The published behaviour of guards, parameters, callbacks and asynchronous actions.</summary>
public sealed class GuardContract
{
    private enum State { A, B, C }

    private enum Trigger { X, Y }

    [Fact]
    public void Unmet_guards_are_reported_with_their_descriptions()
    {
        var machine = new StateMachine<State, Trigger>(State.A);
        machine.Configure(State.A).PermitIf(Trigger.X, State.B,
            Tuple.Create<Func<bool>, string>(() => false, "尚未送达事先告知书"),
            Tuple.Create<Func<bool>, string>(() => true, "met"),
            Tuple.Create<Func<bool>, string>(() => false, "听证期限未满"));

        Assert.False(machine.CanFire(Trigger.X, out var unmet));
        Assert.Equal(["尚未送达事先告知书", "听证期限未满"], unmet);
        Assert.Contains("听证期限未满", Assert.Throws<InvalidOperationException>(() => machine.Fire(Trigger.X)).Message, StringComparison.Ordinal);
        Assert.Empty(machine.GetPermittedTriggers());
    }

    [Fact]
    public void A_trigger_that_can_be_fired_has_no_unmet_guards()
    {
        var machine = new StateMachine<State, Trigger>(State.A);
        machine.Configure(State.A).PermitIf(Trigger.X, State.B, () => true, "met").PermitIf(Trigger.X, State.C, () => false, "not met");

        Assert.True(machine.CanFire(Trigger.X, out _));
        machine.Fire(Trigger.X);
        Assert.Equal(State.B, machine.State);
    }

    [Fact]
    public void Two_transitions_whose_guards_are_both_met_are_an_error()
    {
        var machine = new StateMachine<State, Trigger>(State.A);
        machine.Configure(State.A).PermitIf(Trigger.X, State.B, () => true).PermitIf(Trigger.X, State.C, () => true);
        machine.OnUnhandledTrigger((_, _) => { });

        Assert.Throws<InvalidOperationException>(() => machine.Fire(Trigger.X));
    }

    [Fact]
    public void A_guard_sees_the_arguments_of_the_trigger()
    {
        var machine = new StateMachine<State, Trigger>(State.A);
        var fine = machine.SetTriggerParameters<int>(Trigger.X);
        machine.Configure(State.A).PermitIf(fine, State.B, n => n >= 10, "at least ten").PermitIf(fine, State.C, n => n < 0, "below zero");

        Assert.False(machine.CanFire(fine, 5, out var unmet));
        Assert.Equal(["at least ten", "below zero"], unmet);
        Assert.True(machine.CanFire(fine, 10));

        machine.Fire(fine, -1);
        Assert.Equal(State.C, machine.State);
    }

    [Fact]
    public void An_entry_action_receives_the_arguments()
    {
        var seen = new List<object?>();
        var machine = new StateMachine<State, Trigger>(State.A);
        var named = machine.SetTriggerParameters<string, int>(Trigger.X);
        machine.Configure(State.A).Permit(Trigger.X, State.B);
        machine.Configure(State.B).OnEntryFrom(named, (who, days) => seen.AddRange([who, days])).OnEntry(t => seen.AddRange(t.Parameters));

        machine.Fire(named, "张某", 5);

        Assert.Equal(["张某", 5, "张某", 5], seen);
    }

    [Fact]
    public void Arguments_that_do_not_fit_are_refused()
    {
        var machine = new StateMachine<State, Trigger>(State.A);
        var named = machine.SetTriggerParameters(Trigger.X, typeof(string), typeof(int));
        machine.Configure(State.A).Permit(Trigger.X, State.B);

        Assert.Throws<ArgumentException>(() => machine.Fire(Trigger.X));
        Assert.Throws<ArgumentException>(() => machine.Fire(named, "one", "two"));
        Assert.Throws<ArgumentException>(() => machine.Fire(named, "one", 2, 3));
        Assert.Throws<InvalidOperationException>(() => machine.SetTriggerParameters<string>(Trigger.X));
        Assert.Equal(State.A, machine.State);
    }

    [Fact]
    public void A_substate_whose_guard_is_unmet_leaves_the_trigger_to_its_superstate()
    {
        var machine = new StateMachine<State, Trigger>(State.B);
        machine.Configure(State.A).Permit(Trigger.X, State.C);
        machine.Configure(State.B).SubstateOf(State.A).PermitIf(Trigger.X, State.A, () => false);

        machine.Fire(Trigger.X);

        Assert.Equal(State.C, machine.State);
    }

    [Fact]
    public void An_unhandled_trigger_goes_to_the_callback_with_its_unmet_guards()
    {
        (State, Trigger, ICollection<string>)? seen = null;
        var machine = new StateMachine<State, Trigger>(State.A);
        machine.Configure(State.A).PermitIf(Trigger.X, State.B, () => false, "no");
        machine.OnUnhandledTrigger((state, trigger, unmet) => seen = (state, trigger, unmet));

        machine.Fire(Trigger.X);

        Assert.Equal(State.A, seen!.Value.Item1);
        Assert.Equal(Trigger.X, seen.Value.Item2);
        Assert.Equal(["no"], seen.Value.Item3);
    }

    [Fact]
    public async Task Asynchronous_actions_are_awaited_by_FireAsync_and_refused_by_Fire()
    {
        var log = new List<string>();
        var machine = new StateMachine<State, Trigger>(State.A);
        machine.Configure(State.A).Permit(Trigger.X, State.B).OnExitAsync(async () =>
        {
            await Task.Yield();
            log.Add("exit");
        });
        machine.Configure(State.B).OnEntryAsync(async t =>
        {
            await Task.Yield();
            log.Add($"entry {t.Trigger}");
        });
        machine.OnTransitionedAsync(async _ =>
        {
            await Task.Yield();
            log.Add("moved");
        });

        Assert.Throws<InvalidOperationException>(() => machine.Fire(Trigger.X));
        Assert.Equal(State.A, machine.State);

        await machine.FireAsync(Trigger.X);
        Assert.Equal(["exit", "moved", "entry X"], log);
        Assert.Equal(State.B, machine.State);
    }
}
