using System.Text.Json.Nodes;
using Qingyi.Engine.Activities;
using Qingyi.Engine.Runs;
using Qingyi.Server.Features.Tasks;

namespace Qingyi.Server.Activities;

/// <summary>人工任务: waits for a person; the inbox row opens with the bookmark.</summary>
[Activity("Case", "HumanTask", DisplayName = "人工任务", Category = "案件办理", Description = "交给人办理的一步：谁办、办什么、什么时候到期。", CancelConsent = nameof(MayBeCancelled))]
public sealed class HumanTask : Activity
{
    private const string Who = "谁办理";
    private const string When = "期限";
    private const string What = "办什么";

    [Input(DisplayName = "办理事项", Description = "决定表单和法律效果", UIHint = "dropdown", Category = What, Order = 1, IsRequired = true)]
    public Input<string>? Act { get; set; }

    [Input(DisplayName = "任务标题", Description = "待办列表里显示；不填用事项名称", UIHint = "singleline", Category = What, Order = 2)]
    public Input<string>? Title { get; set; }

    [Input(DisplayName = "办理角色", Description = "不填用事项的默认角色", UIHint = "dropdown", Category = Who, Order = 3)]
    public Input<string>? Role { get; set; }

    [Input(DisplayName = "办理机构", Description = "不填为案件（事项）所在机关", UIHint = "dropdown", Category = Who, Order = 4,
        Options = ["case=案件（事项）所在机关", "upper=上级机关", "institution=涉及的医疗机构", "fact=按填报内容确定的机构"])]
    public Input<string>? Department { get; set; }

    [Input(DisplayName = "机构编号", Description = "办理机构选“按填报内容确定”时填，如 facts.forms.draw.institution", UIHint = "singleline", DefaultSyntax = "JavaScript", Category = Who, Order = 5)]
    public Input<string>? DepartmentId { get; set; }

    [Input(DisplayName = "指定承办人", Description = "主办人或者协办人；不填则由该角色的人签收", UIHint = "dropdown", Options = ["lead=主办人", "second=协办人"], Category = Who, Order = 6)]
    public Input<string>? Part { get; set; }

    [Input(DisplayName = "指定人员", Description = "账号编号，如 facts.openedBy；须为办理机构中该角色的人员", UIHint = "singleline", DefaultSyntax = "JavaScript", Category = Who, Order = 7)]
    public Input<string>? Assignee { get; set; }

    [Input(DisplayName = "须由他人办理的步骤", Description = "办理过这些步骤的人不能办理本步骤", UIHint = "multitext", DefaultSyntax = "Object", Category = Who, Order = 8)]
    public Input<string[]>? OtherThan { get; set; }

    [Input(DisplayName = "期限", Description = "到期逐级上报", UIHint = "dropdown", Category = When, Order = 9)]
    public Input<string>? Limit { get; set; }

    [Input(DisplayName = "工作日数", Description = "代替期限表中的数目；只适用于由本级设定的期限", UIHint = "singleline", Category = When, Order = 10)]
    public Input<int?>? Workdays { get; set; }

    [Input(DisplayName = "起算时间", Description = "不填从任务产生时起算；如 facts.forms.register.receivedAt", UIHint = "singleline", DefaultSyntax = "JavaScript", Category = When, Order = 11)]
    public Input<string>? LimitFrom { get; set; }

    [Input(DisplayName = "不设期限的理由", UIHint = "singleline", Category = When, Order = 12)]
    public Input<string>? NoDeadlineReason { get; set; }

    [Input(DisplayName = "表单", Description = "JSON Schema；填报登记和审批意见可以加自己的字段", UIHint = "json-editor", DefaultSyntax = "Object", Category = What, Order = 13)]
    public Input<JsonObject>? Form { get; set; }

    [Input(DisplayName = "办理结果", Description = "每个结果是一个出口", UIHint = "dynamic-outcomes", DefaultSyntax = "Object", Category = What, Order = 14)]
    public Input<string[]>? Outcomes { get; set; }

    [Input(DisplayName = "可以撤销", Description = "汇合不等它，或者流程从并行的一支退回时，还没有办完的可以撤销或者重复；不选则发布前会指出", UIHint = "checkbox", DefaultValue = false, Category = When, Order = 20)]
    public Input<bool>? MayBeCancelled { get; set; }

    [Input(DisplayName = "结果名称", Description = "结果代码对应的中文，如 {\"done\": \"提交\"}", UIHint = "json-editor", DefaultSyntax = "Object", Category = What, Order = 15)]
    public Input<JsonObject>? OutcomeNames { get; set; }

    [Output(DisplayName = "办理结果")]
    public Output<string>? Outcome { get; set; }

    protected override void Execute(ActivityExecutionContext context) => context.CreateBookmark(TaskRows.Bookmark, Payload(context));

    protected override void Resume(ActivityExecutionContext context, ResumeInput input)
    {
        context.Set(Outcome, input.Outcomes.Count > 0 ? input.Outcomes[0] : "Done");
        context.CompleteActivity([.. input.Outcomes]);
    }

    protected override JsonObject? Renew(ActivityExecutionContext context, Bookmark bookmark)
    {
        var payload = Payload(context);
        var (before, now) = (bookmark.Payload["act"]?.GetValue<string>(), payload["act"]!.GetValue<string>());
        return before == now ? payload : throw new InvalidOperationException(Texts.Of("activities.human-task.act-differs", Acts.Find(before ?? "")?.Name ?? before, Acts.Find(now)!.Name));
    }

    private JsonObject Payload(ActivityExecutionContext context)
    {
        var act = Acts.Find(context.Get(Act) ?? "") ?? throw new InvalidOperationException(Texts.Of("activities.human-task.act-unknown", context.Get(Act)));
        var form = context.Get(Form);
        if (form is { Count: > 0 } && DrawnForm.Faults(form) is [var (path, sentence), ..])
        {
            throw new InvalidOperationException(Texts.Of("activities.human-task.form-fault", path, sentence));
        }

        if (context.Get(LimitFrom) is { Length: > 0 } from && TaskRows.Moment(from) is null)
        {
            throw new InvalidOperationException(Texts.Of("activities.human-task.limit-from", from));
        }

        return new JsonObject
        {
            ["act"] = act.Id,
            ["title"] = context.Get(Title),
            ["role"] = context.Get(Role),
            ["department"] = context.Get(Department),
            ["departmentId"] = context.Get(DepartmentId),
            ["part"] = context.Get(Part),
            ["assignee"] = context.Get(Assignee),
            ["otherThan"] = Array(context.Get(OtherThan)),
            ["limit"] = context.Get(Limit),
            ["workdays"] = context.Get(Workdays),
            ["from"] = context.Get(LimitFrom),
            ["form"] = form is { Count: > 0 } ? form.DeepClone() : null,
            ["outcomes"] = Array(context.Get(Outcomes)) ?? Array([.. act.Outcomes.Keys]),
            ["outcomeNames"] = context.Get(OutcomeNames)?.DeepClone(),
        };
    }

    private static JsonArray? Array(string[]? texts) => texts is { Length: > 0 } ? [.. texts.Select(t => (JsonNode)t)] : null;
}
