using System.Text.Json.Nodes;
using Qingyi.Engine.Definitions;
using Qingyi.Engine.Runs;

namespace Qingyi.Engine.Activities.BuiltIn;

/// <summary>Starts a definition once for each item. Waiting, it goes on when all have ended; each end may have a step of its own.</summary>
[Activity("Elsa", "BulkDispatchWorkflows", DisplayName = "批量派发子流程", Category = "子流程", Description = "每项一个子流程；等待时在各子流程都结束后继续",
    Outcomes = ["Completed", "Canceled", "Done"], OutcomeNames = ["都已完成", "有被撤销的", "继续"])]
internal sealed class BulkDispatchWorkflows : Container
{
    /// <summary>Each child that ends at once is one level deeper.</summary>
    private const int MostItems = 500;
    private const string Cancelled = "cancelled";

    [Input(DisplayName = "流程", UIHint = "workflow-definition-picker", IsRequired = true, Order = 1)]
    public Input<string>? WorkflowDefinitionId { get; set; }

    [Input(DisplayName = "项目", DefaultSyntax = "JavaScript", Order = 2)]
    public Input<JsonArray>? Items { get; set; }

    [Input(DisplayName = "项目的输入名", DefaultValue = "Item", Order = 3)]
    public Input<string>? DefaultItemInputKey { get; set; }

    [Input(DisplayName = "输入", Order = 4)]
    public Input<JsonObject>? Input { get; set; }

    [Input(DisplayName = "等待完成", DefaultValue = true, Order = 5)]
    public Input<bool>? WaitForCompletion { get; set; }

    public override IReadOnlyList<(string Name, string DisplayName)> EmbeddedPorts => [("ChildCompleted", "一个子流程完成"), ("ChildFaulted", "一个子流程出错")];

    protected internal override void Execute(ActivityExecutionContext context)
    {
        var items = context.Get(Items) ?? [];
        if (items.Count > MostItems)
        {
            throw new InvalidOperationException($"一次最多派发 {MostItems} 个子流程，现有 {items.Count} 项。");
        }

        var waits = context.Get(WaitForCompletion);
        foreach (var item in items)
        {
            var dispatch = new WorkflowDispatch(context.NewId(), context.Run.Data.Id, context.Get(WorkflowDefinitionId)!, context.CorrelationId, InputOf(context, item));
            if (waits)
            {
                context.CreateBookmark(context.ActivityType, new JsonObject { ["childInstanceId"] = dispatch.InstanceId });
                context.Run.StartAtRest(context.Execution, dispatch);
            }
            else
            {
                context.Run.Burst.Add(dispatch);
            }
        }

        if (!waits)
        {
            context.CompleteActivity("Done");
        }
        else
        {
            GoOn(context);
        }
    }

    protected internal override void Resume(ActivityExecutionContext context, ResumeInput input)
    {
        if (input.ChildEnded == InstanceSubStatus.Cancelled)
        {
            context.Execution.Remembered = new ValueMap { [Cancelled] = JsonValue.Create(true) };
        }

        var port = input.ChildEnded == InstanceSubStatus.Faulted ? "ChildFaulted" : "ChildCompleted";
        if (context.Node.Children.FirstOrDefault(c => c.EmbeddedPort == port) is { } step)
        {
            context.Run.Schedule(context.Execution, step, new ValueMap { ["ChildOutput"] = input.ChildOutput?.DeepClone() });
        }

        GoOn(context);
    }

    public override void ChildCompleted(ActivityExecutionContext context, Node child, Execution execution, IReadOnlyList<string> outcomes) => GoOn(context);

    private static void GoOn(ActivityExecutionContext context)
    {
        if (!context.Run.Data.Bookmarks.Exists(b => b.ExecutionId == context.ExecutionId) && !context.Run.HasChildren(context.Execution))
        {
            context.CompleteActivity(context.Execution.Memory is not null ? "Canceled" : "Completed", "Done");
        }
    }

    // An object gives its own entries; anything else stands under the name for items.
    private JsonObject InputOf(ActivityExecutionContext context, JsonNode? item)
    {
        var input = (JsonObject)(context.Get(Input) ?? []).DeepClone();
        foreach (var (name, value) in item as JsonObject ?? new JsonObject { [context.Get(DefaultItemInputKey) ?? "Item"] = item?.DeepClone() })
        {
            input[name] = value?.DeepClone();
        }

        return input;
    }
}
