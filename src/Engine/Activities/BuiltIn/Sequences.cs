using System.Text.Json.Nodes;
using Qingyi.Engine.Definitions;
using Qingyi.Engine.Runs;

namespace Qingyi.Engine.Activities.BuiltIn;

[Activity("Elsa", "Sequence", DisplayName = "顺序", Category = "流程", Description = "依次执行")]
internal sealed class Sequence : Container
{
    protected internal override void Execute(ActivityExecutionContext context) => Next(context, 0);

    public override void ChildCompleted(ActivityExecutionContext context, Node child, Execution execution, IReadOnlyList<string> outcomes)
    {
        if (child.Descriptor?.IsTerminal == true)
        {
            context.CompleteActivity();
            return;
        }

        Next(context, Place(context.Node.Children, child) + 1);
    }

    private static int Place(IReadOnlyList<Node> children, Node child)
    {
        var place = 0;
        while (children[place] != child)
        {
            place++;
        }

        return place;
    }

    private static void Next(ActivityExecutionContext context, int index)
    {
        if (index < context.Node.Children.Count)
        {
            context.Run.Schedule(context.Execution, context.Node.Children[index]);
        }
        else
        {
            context.CompleteActivity();
        }
    }
}

/// <summary>Runs all its children at once and completes with the last, or as <see cref="CompletesWithFirst"/> says with the first.</summary>
internal abstract class AllAtOnce : Container
{
    protected virtual bool CompletesWithFirst => false;

    protected internal override void Execute(ActivityExecutionContext context) => Begin(context, context.Node.Children);

    public override void ChildCompleted(ActivityExecutionContext context, Node child, Execution execution, IReadOnlyList<string> outcomes)
    {
        if (CompletesWithFirst || !context.Run.HasChildren(context.Execution))
        {
            context.CompleteActivity();
        }
    }

    protected static void Begin(ActivityExecutionContext context, IReadOnlyList<Node> children)
    {
        foreach (var child in children)
        {
            context.Run.Schedule(context.Execution, child);
        }

        if (children.Count == 0)
        {
            context.CompleteActivity();
        }
    }
}

[Activity("Elsa", "Parallel", DisplayName = "并行", Category = "流程", Description = "同时执行，全部完成后继续")]
internal sealed class Parallel : AllAtOnce;

[Activity("Elsa", "Fork", DisplayName = "分叉", Category = "流程", IsBrowsable = false)]
internal sealed class Fork : AllAtOnce
{
    [Input(DisplayName = "汇合方式", DefaultValue = "WaitAll", Options = ["WaitAll=全部完成", "WaitAny=任一完成"])]
    public string? JoinMode { get; set; }

    protected override bool CompletesWithFirst => JoinMode == "WaitAny";

    public override IEnumerable<Slot> Slots(JsonObject json) => Members(json, "branches");
}

[Activity("Elsa", "FlowNode", DisplayName = "容器", Category = "流程")]
internal sealed class FlowNode : AllAtOnce
{
    public override IReadOnlyList<(string Name, string DisplayName)> EmbeddedPorts => [("Body", "内容")];
}

[Activity("Elsa", "If", DisplayName = "如果", Category = "分支", Description = "按条件执行内部的一支")]
internal sealed class If : AllAtOnce
{
    [Input(DisplayName = "条件", DefaultSyntax = "JavaScript")]
    public Input<bool>? Condition { get; set; }

    [Output(DisplayName = "结果")]
    public Output<bool>? Result { get; set; }

    public override IReadOnlyList<(string Name, string DisplayName)> EmbeddedPorts => [("Then", "是"), ("Else", "否")];

    protected internal override void Execute(ActivityExecutionContext context)
    {
        var condition = context.Get(Condition);
        context.Set(Result, condition);
        Begin(context, [.. context.Node.Children.Where(c => c.EmbeddedPort == (condition ? "Then" : "Else"))]);
    }
}
