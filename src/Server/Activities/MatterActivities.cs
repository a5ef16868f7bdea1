using System.Text.Json.Nodes;
using Qingyi.Domain;
using Qingyi.Domain.Cases;
using Qingyi.Engine.Activities;
using Qingyi.Server.Features.Matters;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Activities;

[Activity("Case", "CloseMatter", DisplayName = "办结事项", Category = "案件办理", Description = "事项办结；还缺必经步骤的，停在这里等业务主管处理。")]
public sealed class CloseMatter : CaseActivity
{
    public override IReadOnlyList<CaseTrigger> Fires => [];

    [Input(DisplayName = "办结方式", Description = "代码，如 passed、returned、clue", UIHint = "singleline", DefaultValue = "done", Order = 1, IsRequired = true)]
    public Input<string>? Result { get; set; }

    protected override Refusal? Take(Transition transition, ActivityExecutionContext context)
    {
        var result = context.Get(Result) ?? "done";
        var refusal = transition.Case.EndMatter(result, transition.By, transition.Now);
        if (refusal is null)
        {
            transition.Audit("matter-closed", new JsonObject { ["result"] = result });
        }

        return refusal;
    }
}

/// <summary>A step after which another procedure begins, in a transition of its own.</summary>
public abstract class LeadingOn : CaseActivity
{
    public override IReadOnlyList<CaseTrigger> Fires => [];

    [Input(DisplayName = "取自步骤", Description = "把这一步填报的内容交给新事项；填步骤编号", UIHint = "singleline", Order = 2)]
    public Input<string>? Step { get; set; }

    [Input(DisplayName = "医疗机构", Description = "不填为本事项涉及的机构；逐条开启时，条目自己的机构优先", UIHint = "singleline", DefaultSyntax = "JavaScript", Order = 4)]
    public Input<string>? Institution { get; set; }

    private protected Refusal? Leave(Transition t, ActivityExecutionContext context, string inner, string kind, string? list, string? reason = null)
    {
        if (t.Case.LeadOn(t.By) is { } refusal)
        {
            return refusal;
        }

        var institution = context.Get(Institution) is { Length: > 0 } chosen ? chosen : t.Case.InstitutionId;
        foreach (var handover in Handover.From(t.Case, kind, context.Get(Step) ?? "", list is { Length: > 0 } ? list : null, institution, reason))
        {
            t.Later(inner, handover.Payload(), null, context.Instance.Id);
        }

        return null;
    }
}

[Activity("Case", "OpenRegisterEntry", DisplayName = "开启登记事项", Category = "案件办理", Description = "开启一件登记类事项，注明来源。")]
public sealed class OpenRegisterEntry : LeadingOn
{
    [Input(DisplayName = "事项种类", UIHint = "dropdown", Order = 1, IsRequired = true, Options = ["surrender=上缴登记", "rep-visit=违规接待或拜访", "drug-use=用药预警约谈", "periodic-return=报送"])]
    public Input<string>? Kind { get; set; }

    protected override Refusal? Take(Transition transition, ActivityExecutionContext context) => Leave(transition, context, OpenMatterStep.Name, context.Get(Kind) ?? "", null);
}

[Activity("Case", "StartInspection", DisplayName = "开启检查或整改", Category = "案件办理", Description = "开启抽查督导或者整改；可以按列表逐条开启。")]
public sealed class StartInspection : LeadingOn
{
    [Input(DisplayName = "事项种类", UIHint = "dropdown", Order = 1, IsRequired = true, Options = ["inspection-round=抽查督导", "rectification=整改"])]
    public Input<string>? Kind { get; set; }

    [Input(DisplayName = "逐条开启的列表", Description = "填报中的列表字段，如 findings：每条开启一件；不填只开启一件", UIHint = "singleline", Order = 3)]
    public Input<string>? List { get; set; }

    protected override Refusal? Take(Transition transition, ActivityExecutionContext context) => Leave(transition, context, OpenMatterStep.Name, context.Get(Kind) ?? "", context.Get(List));
}

[Activity("Case", "RaiseClue", DisplayName = "转问题线索", Category = "案件办理", Description = "作为问题线索登记，进入受理分办，注明来源；不会交给被反映的单位。")]
public sealed class RaiseClue : LeadingOn
{
    [Input(DisplayName = "问题类型", UIHint = "dropdown", Order = 1, IsRequired = true)]
    public Input<string>? Conduct { get; set; }

    [Input(DisplayName = "逐条转出的列表", Description = "填报中的列表字段；不填只转一条", UIHint = "singleline", Order = 3)]
    public Input<string>? List { get; set; }

    [Input(DisplayName = "转出的理由", UIHint = "singleline", Order = 5, IsRequired = true)]
    public Input<string>? Reason { get; set; }

    protected override Refusal? Take(Transition transition, ActivityExecutionContext context) =>
        Leave(transition, context, RaiseClueStep.Name, context.Get(Conduct) ?? "other", context.Get(List), context.Get(Reason));
}
