namespace Qingyi.Engine.Activities.BuiltIn;

/// <summary>The <c>Elsa.*</c> activities that the engine offers. Scripts and HTTP are left out on purpose.</summary>
internal static class BuiltIns
{
    public static ActivityRegistry AddTo(ActivityRegistry registry) => registry
        .Register<Flowchart>().Register<Sequence>().Register<Parallel>().Register<Fork>().Register<FlowNode>()
        .Register<Start>().Register<End>().Register<Finish>().Register<Complete>().Register<Fault>()
        .Register<FlowDecision>().Register<FlowSwitch>().Register<FlowFork>().Register<FlowJoin>().Register<If>().Register<Switch>()
        .Register<ForEach>().Register<ParallelForEach>().Register<While>().Register<For>().Register<Break>()
        .Register<SetVariable>().Register<SetOutput>().Register<SetName>().Register<Correlate>().Register<WriteLine>()
        .Register<EventActivity>().Register<PublishEvent>().Register<RunTask>()
        .Register<Delay>().Register<TimerActivity>().Register<StartAt>().Register<Cron>()
        .Register<ExecuteWorkflow>().Register<DispatchWorkflow>().Register<BulkDispatchWorkflows>();
}
