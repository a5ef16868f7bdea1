using System.Text.Json.Nodes;
using Qingyi.Engine.Definitions;
using Qingyi.Engine.Runs;

namespace Qingyi.Engine.Activities.BuiltIn;

/// <summary>Runs its body again and again. A Break inside ends it.</summary>
internal abstract class Loop : Container
{
    public override IReadOnlyList<(string Name, string DisplayName)> EmbeddedPorts => [("Body", "循环体")];

    protected static Node? Body(ActivityExecutionContext context) => context.Node.Children.Count > 0 ? context.Node.Children[0] : null;

    protected static void RunBody(ActivityExecutionContext context, JsonNode? value = null, int? index = null)
    {
        var variables = index is null ? null : new ValueMap { ["CurrentValue"] = value, ["CurrentIndex"] = JsonValue.Create(index.Value) };
        context.Run.Schedule(context.Execution, Body(context)!, variables);
    }

    protected static JsonNode? Recall(ActivityExecutionContext context, string name) => context.Execution.Memory?[name];

    protected static void Remember(ActivityExecutionContext context, string name, JsonNode? value) => (context.Execution.Memory ??= [])[name] = value;
}

[Activity("Elsa", "While", DisplayName = "当……时重复", Category = "循环")]
internal sealed class While : Loop
{
    [Input(DisplayName = "条件", DefaultSyntax = "JavaScript")]
    public Input<bool>? Condition { get; set; }

    protected internal override void Execute(ActivityExecutionContext context) => Next(context, context.Get(Condition));

    public override void ChildCompleted(ActivityExecutionContext context, Node child, Execution execution, IReadOnlyList<string> outcomes) =>
        Next(context, context.GetAgain(Condition));

    private static void Next(ActivityExecutionContext context, bool again)
    {
        if (again && Body(context) is not null)
        {
            RunBody(context);
        }
        else
        {
            context.CompleteActivity();
        }
    }
}

[Activity("Elsa", "ForEach", DisplayName = "逐项重复", Category = "循环", Description = "循环体内可用变量 CurrentValue、CurrentIndex")]
internal sealed class ForEach : Loop
{
    [Input(DisplayName = "项目", DefaultSyntax = "JavaScript")]
    public Input<JsonArray>? Items { get; set; }

    [Output(DisplayName = "当前项")]
    public Output<object>? CurrentValue { get; set; }

    protected internal override void Execute(ActivityExecutionContext context)
    {
        Remember(context, "items", context.Get(Items) ?? []);
        Next(context, 0);
    }

    public override void ChildCompleted(ActivityExecutionContext context, Node child, Execution execution, IReadOnlyList<string> outcomes) =>
        Next(context, Recall(context, "index")!.GetValue<int>() + 1);

    private void Next(ActivityExecutionContext context, int index)
    {
        var items = Recall(context, "items")!.AsArray();
        if (index >= items.Count || Body(context) is null)
        {
            context.CompleteActivity();
            return;
        }

        Remember(context, "index", JsonValue.Create(index));
        var value = items[index]?.DeepClone();
        context.Set(CurrentValue, (object?)value);
        RunBody(context, value, index);
    }
}

[Activity("Elsa", "ParallelForEach", DisplayName = "逐项并行", Category = "循环", Description = "各项同时进行；循环体内可用变量 CurrentValue、CurrentIndex")]
internal sealed class ParallelForEach : Loop
{
    [Input(DisplayName = "项目", DefaultSyntax = "JavaScript")]
    public Input<JsonArray>? Items { get; set; }

    protected internal override void Execute(ActivityExecutionContext context)
    {
        var items = context.Get(Items) ?? [];
        if (items.Count == 0 || Body(context) is null)
        {
            context.CompleteActivity();
            return;
        }

        for (var i = 0; i < items.Count; i++)
        {
            RunBody(context, items[i]?.DeepClone(), i);
        }
    }

    public override void ChildCompleted(ActivityExecutionContext context, Node child, Execution execution, IReadOnlyList<string> outcomes)
    {
        if (!context.Run.HasChildren(context.Execution))
        {
            context.CompleteActivity();
        }
    }
}

[Activity("Elsa", "For", DisplayName = "按次数重复", Category = "循环", Description = "循环体内可用变量 CurrentValue、CurrentIndex")]
internal sealed class For : Loop
{
    [Input(DisplayName = "从", Order = 1)]
    public Input<long>? Start { get; set; }

    [Input(DisplayName = "到", Order = 2)]
    public Input<long>? End { get; set; }

    [Input(DisplayName = "步长", DefaultValue = 1, Order = 3)]
    public Input<long>? Step { get; set; }

    [Input(DisplayName = "含终值", DefaultValue = true, Order = 4)]
    public Input<bool>? OuterBoundInclusive { get; set; }

    [Output(DisplayName = "当前值")]
    public Output<object>? CurrentValue { get; set; }

    protected internal override void Execute(ActivityExecutionContext context)
    {
        if (context.Get(Step) == 0)
        {
            throw new InvalidOperationException("步长不能为 0。");
        }

        Next(context, 0);
    }

    public override void ChildCompleted(ActivityExecutionContext context, Node child, Execution execution, IReadOnlyList<string> outcomes) =>
        Next(context, Recall(context, "index")!.GetValue<int>() + 1);

    private void Next(ActivityExecutionContext context, int index)
    {
        var (step, end) = (context.Get(Step), context.Get(End));
        var current = context.Get(Start) + (index * step);
        var isInside = step > 0 ? current < end : current > end;
        if (!(isInside || (current == end && context.Get(OuterBoundInclusive))) || Body(context) is null)
        {
            context.CompleteActivity();
            return;
        }

        Remember(context, "index", JsonValue.Create(index));
        var value = JsonValue.Create(current);
        context.Set(CurrentValue, (object?)value);
        RunBody(context, value, index);
    }
}

[Activity("Elsa", "Break", DisplayName = "跳出循环", Category = "循环", IsTerminal = true)]
internal sealed class Break : Activity
{
    protected internal override void Execute(ActivityExecutionContext context)
    {
        var around = new List<Execution>();
        for (var at = context.Execution.Parent; at is not null; at = at.Parent)
        {
            around.Add(at);
            if (at.Node.Activity is Loop)
            {
                around.ForEach(e => e.IsBreaking = true);
                return;
            }
        }
    }
}
