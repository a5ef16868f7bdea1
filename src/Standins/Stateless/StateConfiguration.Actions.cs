namespace Stateless;

public partial class StateMachine<TState, TTrigger>
{
    public partial class StateConfiguration
    {
        public StateConfiguration OnEntry(Action entryAction, string? entryActionDescription = null) =>
            Enter(Step.Of(_ => entryAction(), entryAction, entryActionDescription));

        public StateConfiguration OnEntry(Action<Transition> entryAction, string? entryActionDescription = null) =>
            Enter(Step.Of(entryAction, entryAction, entryActionDescription));

        public StateConfiguration OnEntryAsync(Func<Task> entryAction, string? entryActionDescription = null) =>
            Enter(Step.Of(_ => entryAction(), entryAction, entryActionDescription));

        public StateConfiguration OnEntryAsync(Func<Transition, Task> entryAction, string? entryActionDescription = null) =>
            Enter(Step.Of(entryAction, entryAction, entryActionDescription));

        /// <summary>Runs only where the state is entered by this trigger.</summary>
        public StateConfiguration OnEntryFrom(TTrigger trigger, Action entryAction, string? entryActionDescription = null) =>
            Enter(Step.Of(_ => entryAction(), entryAction, entryActionDescription).On(trigger));

        public StateConfiguration OnEntryFrom(TTrigger trigger, Action<Transition> entryAction, string? entryActionDescription = null) =>
            Enter(Step.Of(entryAction, entryAction, entryActionDescription).On(trigger));

        public StateConfiguration OnEntryFrom<TArg0>(TriggerWithParameters<TArg0> trigger, Action<TArg0> entryAction, string? entryActionDescription = null) =>
            Enter(Step.Of(t => entryAction(Arguments.Take<TArg0>(t.Parameters, 0)), entryAction, entryActionDescription).On(Plain(trigger)));

        public StateConfiguration OnEntryFrom<TArg0>(
            TriggerWithParameters<TArg0> trigger, Action<TArg0, Transition> entryAction, string? entryActionDescription = null) =>
            Enter(Step.Of(t => entryAction(Arguments.Take<TArg0>(t.Parameters, 0), t), entryAction, entryActionDescription).On(Plain(trigger)));

        public StateConfiguration OnEntryFrom<TArg0, TArg1>(
            TriggerWithParameters<TArg0, TArg1> trigger, Action<TArg0, TArg1> entryAction, string? entryActionDescription = null) =>
            Enter(Step.Of(t => entryAction(Arguments.Take<TArg0>(t.Parameters, 0), Arguments.Take<TArg1>(t.Parameters, 1)),
                entryAction, entryActionDescription).On(Plain(trigger)));

        public StateConfiguration OnEntryFrom<TArg0, TArg1, TArg2>(
            TriggerWithParameters<TArg0, TArg1, TArg2> trigger, Action<TArg0, TArg1, TArg2> entryAction, string? entryActionDescription = null) =>
            Enter(Step.Of(
                t => entryAction(Arguments.Take<TArg0>(t.Parameters, 0), Arguments.Take<TArg1>(t.Parameters, 1), Arguments.Take<TArg2>(t.Parameters, 2)),
                entryAction, entryActionDescription).On(Plain(trigger)));

        public StateConfiguration OnEntryFromAsync(TTrigger trigger, Func<Task> entryAction, string? entryActionDescription = null) =>
            Enter(Step.Of(_ => entryAction(), entryAction, entryActionDescription).On(trigger));

        public StateConfiguration OnEntryFromAsync(TTrigger trigger, Func<Transition, Task> entryAction, string? entryActionDescription = null) =>
            Enter(Step.Of(entryAction, entryAction, entryActionDescription).On(trigger));

        public StateConfiguration OnEntryFromAsync<TArg0>(
            TriggerWithParameters<TArg0> trigger, Func<TArg0, Task> entryAction, string? entryActionDescription = null) =>
            Enter(Step.Of(t => entryAction(Arguments.Take<TArg0>(t.Parameters, 0)), entryAction, entryActionDescription).On(Plain(trigger)));

        public StateConfiguration OnExit(Action exitAction, string? exitActionDescription = null) =>
            Leave(Step.Of(_ => exitAction(), exitAction, exitActionDescription));

        public StateConfiguration OnExit(Action<Transition> exitAction, string? exitActionDescription = null) =>
            Leave(Step.Of(exitAction, exitAction, exitActionDescription));

        public StateConfiguration OnExitAsync(Func<Task> exitAction, string? exitActionDescription = null) =>
            Leave(Step.Of(_ => exitAction(), exitAction, exitActionDescription));

        public StateConfiguration OnExitAsync(Func<Transition, Task> exitAction, string? exitActionDescription = null) =>
            Leave(Step.Of(exitAction, exitAction, exitActionDescription));

        /// <summary>Runs on <see cref="StateMachine{TState, TTrigger}.Activate"/> only, never on a transition.</summary>
        public StateConfiguration OnActivate(Action activateAction, string? activateActionDescription = null) =>
            AddTo(node.Activation, Step.Of(_ => activateAction(), activateAction, activateActionDescription));

        public StateConfiguration OnActivateAsync(Func<Task> activateAction, string? activateActionDescription = null) =>
            AddTo(node.Activation, Step.Of(_ => activateAction(), activateAction, activateActionDescription));

        public StateConfiguration OnDeactivate(Action deactivateAction, string? deactivateActionDescription = null) =>
            AddTo(node.Deactivation, Step.Of(_ => deactivateAction(), deactivateAction, deactivateActionDescription));

        public StateConfiguration OnDeactivateAsync(Func<Task> deactivateAction, string? deactivateActionDescription = null) =>
            AddTo(node.Deactivation, Step.Of(_ => deactivateAction(), deactivateAction, deactivateActionDescription));

        private StateConfiguration Enter(Step step) => AddTo(node.Entry, step);

        private StateConfiguration Leave(Step step) => AddTo(node.Exit, step);

        private StateConfiguration AddTo(List<Step> steps, Step step)
        {
            steps.Add(step);
            return this;
        }
    }
}
