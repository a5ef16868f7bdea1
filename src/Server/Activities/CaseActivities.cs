using System.Text.Json.Nodes;
using Qingyi.Domain;
using Qingyi.Domain.Cases;
using Qingyi.Engine.Activities;
using Qingyi.Server.Deadlines;
using Qingyi.Server.Features.Grading;
using Qingyi.Server.Features.Publication;
using Qingyi.Server.Features.Reporting;
using Qingyi.Server.Features.Returns;
using Qingyi.Server.Storage;
using Qingyi.Server.Studio.Walking;

namespace Qingyi.Server.Activities;

/// <summary>A step that the house takes by itself. A refusal of the law holds it as an incident; nothing is recorded then.</summary>
public abstract class CaseActivity : Activity
{
    protected sealed override void Execute(ActivityExecutionContext context)
    {
        if (context.GetService<Rehearsing>() is { } rehearsing)
        {
            Rehearse(rehearsing, context);
            return;
        }

        var transition = context.GetRequiredService<Transition>();
        var before = transition.Case.Fired.Count;
        if (Take(transition, context) is { } refusal)
        {
            throw new ActivityRefusedException(refusal.Code, refusal.Sentence);
        }

        var others = transition.Case.Fired.Skip(before).Except(Fires).ToList();
        if (others.Count > 0)
        {
            throw new InvalidOperationException($"{context.ActivityType} declares [{string.Join(", ", Fires)}] and fired [{string.Join(", ", others)}].");
        }

        transition.RefreshFacts();
        context.CompleteActivity();
    }

    private void Rehearse(Rehearsing rehearsing, ActivityExecutionContext context)
    {
        if (rehearsing.Take(this, context) is { } refusal)
        {
            throw new ActivityRefusedException(refusal.Code, refusal.Sentence);
        }

        context.CompleteActivity();
    }

    /// <summary>
    /// What the step does to the law: the only triggers that <see cref="Take"/> may fire. A drawing is walked by this word before it is published, and a
    /// step that fires anything else is a fault.
    /// </summary>
    public abstract IReadOnlyList<CaseTrigger> Fires { get; }

    protected abstract Refusal? Take(Transition transition, ActivityExecutionContext context);
}

[Activity("Case", "GradePenalty", DisplayName = "裁量建议", Category = "案件办理", Description = "由规则给出裁量建议及条文、理由；由人决定。")]
public sealed class GradePenalty : CaseActivity
{
    public override IReadOnlyList<CaseTrigger> Fires => [CaseTrigger.ProposeGrading];

    protected override Refusal? Take(Transition transition, ActivityExecutionContext context) => ProposeGrading.For(transition);
}

[Activity("Case", "ReportUp", DisplayName = "上报", Category = "案件办理", Description = "把处理结果报上级卫生健康行政部门。")]
public sealed class ReportUp : CaseActivity
{
    public override IReadOnlyList<CaseTrigger> Fires => [CaseTrigger.ReportUp];

    protected override Refusal? Take(Transition transition, ActivityExecutionContext context) => transition.Case.IsMatter ? ReportMatter.Up(transition) : ReportCase.Up(transition);
}

[Activity("Case", "Transfer", DisplayName = "移送", Category = "案件办理", Description = "把线索或者案件移送有管辖权的机关。")]
public sealed class Transfer : CaseActivity
{
    public override IReadOnlyList<CaseTrigger> Fires => [CaseTrigger.TransferOut];

    protected override Refusal? Take(Transition transition, ActivityExecutionContext context) => TransferCase.Out(transition);
}

[Activity("Case", "PublishNotice", DisplayName = "发布公示", Category = "案件办理", Description = "把审核通过的公示稿发布。")]
public sealed class PublishNotice : CaseActivity
{
    public override IReadOnlyList<CaseTrigger> Fires => [CaseTrigger.PublishNotice];

    protected override Refusal? Take(Transition transition, ActivityExecutionContext context) => Publish.Notice(transition);
}

[Activity("Case", "Deadline", DisplayName = "法定期限", Category = "案件办理", Description = "开始或者结束一个贯穿多个步骤的期限。")]
public sealed class Deadline : CaseActivity
{
    public override IReadOnlyList<CaseTrigger> Fires => [];

    [Input(DisplayName = "期限", UIHint = "dropdown", Order = 1, IsRequired = true)]
    public Input<string>? Limit { get; set; }

    [Input(DisplayName = "动作", UIHint = "dropdown", Options = ["start=开始", "stop=结束"], DefaultValue = "start", Order = 2)]
    public Input<string>? Action { get; set; }

    protected override Refusal? Take(Transition transition, ActivityExecutionContext context)
    {
        var limit = context.Get(Limit) ?? "";
        if (context.Get(Action) == "stop")
        {
            DeadlineRows.MeetByLimit(transition, limit);
        }
        else
        {
            DeadlineRows.Open(transition, limit, null, null);
        }

        return null;
    }
}

[Activity("Case", "Notify", DisplayName = "通知", Category = "案件办理", Description = "告诉某个角色一件事；不需要办理。")]
public sealed class Notify : CaseActivity
{
    public override IReadOnlyList<CaseTrigger> Fires => [];

    [Input(DisplayName = "角色", UIHint = "dropdown", Order = 1, IsRequired = true)]
    public Input<string>? Role { get; set; }

    [Input(DisplayName = "内容", UIHint = "singleline", Order = 2, IsRequired = true)]
    public Input<string>? Message { get; set; }

    protected override Refusal? Take(Transition transition, ActivityExecutionContext context)
    {
        DeadlineRows.Tell(transition, context.Get(Role) ?? "", context.Get(Message) ?? "");
        return null;
    }
}
