using Qingyi.Engine.Activities;

namespace Qingyi.Server.Activities;

/// <summary>The closed list of activity types of this product.</summary>
public static class ActivityTypes
{
    public static ActivityRegistry Registry() => new ActivityRegistry().RegisterBuiltIns()
        .Register<HumanTask>().Register<Deadline>().Register<GradePenalty>().Register<ReportUp>().Register<Transfer>().Register<PublishNotice>().Register<Notify>()
        .Register<PrepareDecision>().Register<ServeDocument>()
        .Register<CloseMatter>().Register<OpenRegisterEntry>().Register<StartInspection>().Register<RaiseClue>();
}
