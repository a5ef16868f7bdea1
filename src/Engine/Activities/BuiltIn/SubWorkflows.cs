using System.Text.Json.Nodes;
using Qingyi.Engine.Runs;

namespace Qingyi.Engine.Activities.BuiltIn;

/// <summary>Starts another definition; what runs in the same transition and is waited for is a child of this instance.</summary>
internal abstract class SubWorkflow : Activity
{
    [Input(DisplayName = "流程", UIHint = "workflow-definition-picker", IsRequired = true, Order = 1)]
    public Input<string>? WorkflowDefinitionId { get; set; }

    [Input(DisplayName = "关联号", Order = 2)]
    public Input<string>? CorrelationId { get; set; }

    [Input(DisplayName = "输入", Order = 3)]
    public Input<JsonObject>? Input { get; set; }

    [Input(DisplayName = "等待完成", Order = 4)]
    public Input<bool>? WaitForCompletion { get; set; }

    [Output(DisplayName = "输出")]
    public Output<object>? Result { get; set; }

    protected internal override void Resume(ActivityExecutionContext context, ResumeInput input)
    {
        context.Set(Result, (object?)input.ChildOutput);
        context.CompleteActivity();
    }

    protected void RunChild(ActivityExecutionContext context)
    {
        var child = context.Run.Burst.StartChild(context.Run, context.Execution, new WorkflowDispatch(
            context.NewId(),
            context.Run.Data.Id,
            context.Get(WorkflowDefinitionId)!,
            context.Get(CorrelationId) ?? context.CorrelationId,
            context.Get(Input) ?? []));
        if (child.Data.Status == InstanceStatus.Finished)
        {
            context.Set(Result, (object?)child.State.Output);
        }
        else if (context.Get(WaitForCompletion))
        {
            context.CreateBookmark(context.ActivityType, new JsonObject { ["childInstanceId"] = child.Data.Id });
        }
        else
        {
            child.Data.IsDetached = true;
        }
    }
}

[Activity("Elsa", "ExecuteWorkflow", DisplayName = "执行子流程", Category = "子流程", Description = "在同一次推进中执行")]
internal sealed class ExecuteWorkflow : SubWorkflow
{
    protected internal override void Execute(ActivityExecutionContext context) => RunChild(context);
}

[Activity("Elsa", "DispatchWorkflow", DisplayName = "派发子流程", Category = "子流程", Description = "等待时在本实例歇下后于同一次推进中启动，不等待时另行启动")]
internal sealed class DispatchWorkflow : SubWorkflow
{
    [Input(DisplayName = "通道", Order = 5, IsBrowsable = false)]
    public Input<string>? ChannelName { get; set; }

    protected internal override void Execute(ActivityExecutionContext context)
    {
        var dispatch = new WorkflowDispatch(
            context.NewId(),
            context.Run.Data.Id,
            context.Get(WorkflowDefinitionId)!,
            context.Get(CorrelationId) ?? context.CorrelationId,
            context.Get(Input) ?? []);
        if (!context.Get(WaitForCompletion))
        {
            context.Run.Burst.Add(dispatch);
            return;
        }

        context.CreateBookmark(context.ActivityType, new JsonObject { ["childInstanceId"] = dispatch.InstanceId });
        context.Run.StartAtRest(context.Execution, dispatch);
    }
}
