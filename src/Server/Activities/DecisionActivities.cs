using Qingyi.Domain;
using Qingyi.Domain.Cases;
using Qingyi.Engine.Activities;
using Qingyi.Server.Features.Service;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Activities;

/// <summary>A machine decides nothing: the step prepares the decision that the standing grading comes to, where a leader could sign it now.</summary>
[Activity("Case", "Decide", DisplayName = "准备决定稿", Category = "案件办理", Description = "按已经确定的裁量准备处理决定稿，供领导签署；不作出决定。缺少法制审核、事先告知等法定步骤时不能准备。")]
public sealed class PrepareDecision : CaseActivity
{
    public override IReadOnlyList<CaseTrigger> Fires => [CaseTrigger.PrepareDecision];

    [Input(DisplayName = "决定种类", UIHint = "dropdown", Options = ["penalise=给予处罚", "no-penalty=不予处罚", "dismiss=违法事实不成立"], DefaultValue = "penalise", Order = 1)]
    public Input<string>? Kind { get; set; }

    protected override Refusal? Take(Transition transition, ActivityExecutionContext context)
    {
        var kind = context.Get(Kind) ?? "penalise";
        if (transition.Case.PrepareDecision(kind, transition.Now) is { } refusal)
        {
            return refusal;
        }

        transition.Audit("decision-prepared", new() { ["kind"] = kind });
        return null;
    }
}

/// <summary>Opens the duty to serve a document, with its deadline; the act that records the service ends it.</summary>
[Activity("Case", "ServeDocument", DisplayName = "送达文书", Category = "案件办理", Description = "产生一项送达任务和它的期限；记录送达后办结。文书还不能送达时不产生。")]
public sealed class ServeDocument : CaseActivity
{
    public override IReadOnlyList<CaseTrigger> Fires => [];

    [Input(DisplayName = "文书", UIHint = "dropdown", Options = ["prior-notice=事先告知书", "decision=处理决定书", "correction=变更或者撤销决定书"], DefaultValue = "decision", Order = 1, IsRequired = true)]
    public Input<string>? Document { get; set; }

    [Input(DisplayName = "送达方式", UIHint = "dropdown", Options = ["in-person=直接送达", "left=留置送达", "post=邮寄送达", "electronic=电子送达（签有确认书）", "public-notice=公告送达"], DefaultValue = "in-person", Order = 2)]
    public Input<string>? Method { get; set; }

    [Input(DisplayName = "期限", Description = "不填为七个工作日（行政处罚法第六十一条）", UIHint = "dropdown", DefaultValue = "service", Order = 3)]
    public Input<string>? Limit { get; set; }

    protected override Refusal? Take(Transition transition, ActivityExecutionContext context) =>
        ServiceDuties.Open(transition, context.Get(Document) ?? "decision", context.Get(Method) ?? "in-person", context.Get(Limit) is { Length: > 0 } limit ? limit : "service");
}
