using System.Text.Json.Nodes;
using Qingyi.Domain;
using Qingyi.Domain.Cases;
using Qingyi.Engine.Activities;
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
