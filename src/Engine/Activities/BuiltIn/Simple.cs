using System.Text.Json.Nodes;
using Qingyi.Engine.Definitions;

namespace Qingyi.Engine.Activities.BuiltIn;

[Activity("Elsa", "Start", DisplayName = "开始", Category = "流程", IsStart = true)]
internal sealed class Start : Activity
{
    protected internal override void Execute(ActivityExecutionContext context) => context.CompleteActivity();
}

[Activity("Elsa", "End", DisplayName = "结束", Category = "流程", Description = "结束所在的流程图", IsTerminal = true)]
internal sealed class End : Activity
{
    protected internal override void Execute(ActivityExecutionContext context) => context.CompleteActivity();
}

[Activity("Elsa", "Finish", DisplayName = "结束流程", Category = "流程", Description = "结束整个流程", IsTerminal = true)]
internal sealed class Finish : Activity
{
    protected internal override void Execute(ActivityExecutionContext context) => context.EndsWorkflow = true;
}

[Activity("Elsa", "Complete", DisplayName = "完成流程", Category = "流程", Description = "完成整个流程，并给出结果", IsTerminal = true)]
internal sealed class Complete : Activity
{
    [Input(DisplayName = "结果", UIHint = "outcome-picker")]
    public Input<string[]>? Outcomes { get; set; }

    protected internal override void Execute(ActivityExecutionContext context) => context.EndsWorkflow = true;
}

[Activity("Elsa", "Fault", DisplayName = "报错", Category = "流程", Description = "使流程出错")]
internal sealed class Fault : Activity
{
    [Input(DisplayName = "代码", Order = 1)]
    public Input<string>? Code { get; set; }

    [Input(DisplayName = "类别", Order = 2)]
    public Input<string>? Category { get; set; }

    [Input(DisplayName = "错误类型", Order = 3)]
    public Input<string>? FaultType { get; set; }

    [Input(DisplayName = "说明", Order = 4)]
    public Input<string>? Message { get; set; }

    protected internal override void Execute(ActivityExecutionContext context) =>
        throw new WorkflowFaultException(context.Get(Code), context.Get(Message) ?? "流程在此报错。");
}

/// <summary>A definition asked for a fault.</summary>
public sealed class WorkflowFaultException(string? code, string message) : Exception(message)
{
    public string? Code { get; } = code;
}

[Activity("Elsa", "FlowDecision", DisplayName = "判断", Category = "分支", Outcomes = ["True", "False"], OutcomeNames = ["是", "否"])]
internal sealed class FlowDecision : Activity
{
    [Input(DisplayName = "条件", DefaultSyntax = "JavaScript")]
    public Input<bool>? Condition { get; set; }

    protected internal override void Execute(ActivityExecutionContext context) => context.CompleteActivity(context.Get(Condition) ? "True" : "False");
}

[Activity("Elsa", "FlowFork", DisplayName = "分支并行", Category = "分支", Description = "同时走所有分支")]
internal sealed class FlowFork : Activity
{
    [Input(DisplayName = "分支", UIHint = "dynamic-outcomes", DefaultSyntax = "Object")]
    public Input<string[]>? Branches { get; set; }

    protected internal override void Execute(ActivityExecutionContext context) => context.CompleteActivity(context.Get(Branches) ?? []);
}

[Activity("Elsa", "SetVariable", DisplayName = "设置变量", Category = "数据")]
internal sealed class SetVariable : Activity
{
    [Input(DisplayName = "变量", UIHint = "variable-picker", Order = 1)]
    public JsonNode? Variable { get; set; }

    [Input(DisplayName = "值", Order = 2)]
    public Input<object>? Value { get; set; }

    protected internal override void Execute(ActivityExecutionContext context)
    {
        var reference = Variable as JsonObject;
        var slot = context.Scope.Find(reference?.Text("id"), reference?.Text("name"))
            ?? throw new InvalidOperationException($"没有变量 “{reference?.Text("name") ?? "（未选择）"}”。");
        slot.Value = (JsonNode?)context.Get(Value);
    }
}

[Activity("Elsa", "SetOutput", DisplayName = "设置输出", Category = "数据")]
internal sealed class SetOutput : Activity
{
    [Input(DisplayName = "输出", UIHint = "output-picker", Order = 1)]
    public Input<string>? OutputName { get; set; }

    [Input(DisplayName = "值", Order = 2)]
    public Input<object>? OutputValue { get; set; }

    protected internal override void Execute(ActivityExecutionContext context) =>
        context.Run.Data.Output[context.Get(OutputName) ?? throw new InvalidOperationException("没有指定输出的名称。")] = (JsonNode?)context.Get(OutputValue);
}

[Activity("Elsa", "SetName", DisplayName = "设置名称", Category = "数据", Description = "给流程实例起名")]
internal sealed class SetName : Activity
{
    [Input(DisplayName = "名称")]
    public Input<string>? Value { get; set; }

    protected internal override void Execute(ActivityExecutionContext context) => context.Run.Data.Name = context.Get(Value);
}

[Activity("Elsa", "Correlate", DisplayName = "关联案号", Category = "数据", Description = "给流程实例关联号")]
internal sealed class Correlate : Activity
{
    [Input(DisplayName = "关联号")]
    public Input<string>? CorrelationId { get; set; }

    protected internal override void Execute(ActivityExecutionContext context) => context.Run.Data.CorrelationId = context.Get(CorrelationId);
}

[Activity("Elsa", "WriteLine", DisplayName = "记录文字", Category = "数据", Description = "把文字写进流程日志")]
internal sealed class WriteLine : Activity
{
    [Input(DisplayName = "文字")]
    public Input<string>? Text { get; set; }

    protected internal override void Execute(ActivityExecutionContext context) => context.CompleteActivity();
}
