using System.Text.Json.Nodes;
using Qingyi.Engine.Activities;
using Qingyi.Engine.Runs;
using Qingyi.Server.Features.Tasks;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Activities;

/// <summary>人工任务: waits for a person; the inbox row opens with the bookmark.</summary>
[Activity("Case", "HumanTask", DisplayName = "人工任务", Category = "案件办理", Description = "交给人办理的一步：谁办、办什么、什么时候到期。", CancelConsent = nameof(MayBeCancelled))]
public sealed class HumanTask : Activity
{
    [Input(DisplayName = "办理事项", Description = "决定表单和法律效果", UIHint = "dropdown", Order = 1, IsRequired = true)]
    public Input<string>? Act { get; set; }

    [Input(DisplayName = "任务标题", Description = "待办列表里显示；不填用事项名称", UIHint = "singleline", Order = 2)]
    public Input<string>? Title { get; set; }

    [Input(DisplayName = "办理角色", Description = "不填用事项的默认角色", UIHint = "dropdown", Order = 3)]
    public Input<string>? Role { get; set; }

    [Input(DisplayName = "指定承办人", Description = "主办人或者协办人；不填则由该角色的人签收", UIHint = "dropdown", Options = ["lead=主办人", "second=协办人"], Order = 4)]
    public Input<string>? Part { get; set; }

    [Input(DisplayName = "期限", Description = "到期逐级上报", UIHint = "dropdown", Order = 5)]
    public Input<string>? Limit { get; set; }

    [Input(DisplayName = "不设期限的理由", UIHint = "singleline", Order = 6)]
    public Input<string>? NoDeadlineReason { get; set; }

    [Input(DisplayName = "办理结果", Description = "每个结果是一个出口", UIHint = "dynamic-outcomes", DefaultSyntax = "Object", Order = 7)]
    public Input<string[]>? Outcomes { get; set; }

    [Input(DisplayName = "可以撤销", Description = "汇合不等它，或者流程从并行的一支退回时，还没有办完的可以撤销或者重复；不选则发布前会指出", UIHint = "checkbox", DefaultValue = false, Order = 20)]
    public Input<bool>? MayBeCancelled { get; set; }

    [Output(DisplayName = "办理结果")]
    public Output<string>? Outcome { get; set; }

    protected override void Execute(ActivityExecutionContext context)
    {
        var act = Acts.Find(context.Get(Act) ?? "") ?? throw new InvalidOperationException($"没有“{context.Get(Act)}”这个办理事项。");
        context.CreateBookmark(TaskRows.Bookmark, new JsonObject
        {
            ["act"] = act.Id,
            ["title"] = context.Get(Title),
            ["role"] = context.Get(Role),
            ["part"] = context.Get(Part),
            ["limit"] = context.Get(Limit),
            ["outcomes"] = new JsonArray([.. (context.Get(Outcomes) ?? [.. act.Outcomes.Keys]).Select(o => (JsonNode)o)]),
        });
    }

    protected override void Resume(ActivityExecutionContext context, ResumeInput input)
    {
        context.Set(Outcome, input.Outcomes.Count > 0 ? input.Outcomes[0] : "Done");
        context.CompleteActivity([.. input.Outcomes]);
    }
}
