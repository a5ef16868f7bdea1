using System.Text.Json.Nodes;
using Qingyi.Domain;
using Qingyi.Domain.Cases;
using Qingyi.Server.Features.Tasks;

namespace Qingyi.Server.Features.Verification;

/// <summary>初步核实 by the lead handler.</summary>
public sealed class VerifyTip : Act
{
    public override string Id => "verify-tip";
    public override string Name => "初步核实";
    public override CaseStage Stage => CaseStage.Verification;
    public override string Role => Domain.People.Role.Handler;

    public override IReadOnlyDictionary<string, string> Outcomes { get; } = Are(
        ("substantiated", "属实，建议立案"), ("unsubstantiated", "不属实，建议了结"), ("more-needed", "需要补充核实"),
        ("transfer", "建议移送"), ("keep-on-file", "暂存待查"), ("recuse", "申请回避"));
    public override IReadOnlyList<CaseTrigger> Fires(string outcome, Case of) => outcome is "recuse" or "more-needed" ? [] : [CaseTrigger.Verify];

    public override JsonObject Form(ActView view) => Forms.Of(Forms.Long("summary", "核实情况").Required().Hint("写明查了什么、查到什么；申请回避的写明理由。"));

    public override Refusal? Apply(Doing doing)
    {
        switch (doing.Outcome)
        {
            case "recuse":
                doing.Case.AskRecusal(doing.Sealed("summary"), doing.By, doing.Now);
                return null;
            case "more-needed":
                doing.Sealed("summary");
                return null;
            default:
                return doing.Case.Verify(doing.Outcome, doing.Sealed("summary"), doing.By, doing.Now);
        }
    }
}

/// <summary>The second handler signs the verification or sends it back.</summary>
public sealed class ConfirmVerification : Act
{
    public override string Id => "confirm-verification";
    public override string Name => "核实会签";
    public override CaseStage Stage => CaseStage.Verification;
    public override string Role => Domain.People.Role.Handler;
    public override IReadOnlyDictionary<string, string> Outcomes { get; } = Are(("agreed", "同意"), ("disagreed", "不同意，退回核实"));
    public override IReadOnlyList<CaseTrigger> Fires(string outcome, Case of) => outcome != "agreed" ? [] : [of.Facts.Verification?.Conclusion == "substantiated" ? CaseTrigger.Substantiate : CaseTrigger.Verify];

    public override JsonObject Form(ActView view) => Forms.Of(Forms.Long("reason", "意见").Hint("不同意时必填。"));

    public override Refusal? Apply(Doing doing)
    {
        if (doing.Outcome == "disagreed")
        {
            return doing.ReasonGiven();
        }

        return doing.Case.ConfirmVerification(doing.By, doing.Now);
    }
}

/// <summary>了结: the head ends a clue that both handlers want to end.</summary>
public sealed class DisposeOfTip : Act
{
    public override string Id => "dispose-of-tip";
    public override string Name => "了结审批";
    public override CaseStage Stage => CaseStage.Verification;
    public override string Role => Domain.People.Role.SectionHead;
    public override IReadOnlyDictionary<string, string> Outcomes { get; } = Are(("approved", "同意"), ("returned", "退回补充核实"));
    public override IReadOnlyList<CaseTrigger> Fires(string outcome, Case of) => outcome == "approved" ? [CaseTrigger.Dispose] : [];

    public override JsonObject Form(ActView view) => Forms.Of(Forms.Long("reason", "退回理由").Hint("退回时必填。"));

    public override Refusal? Apply(Doing doing)
    {
        if (doing.Outcome == "returned")
        {
            return doing.ReasonGiven();
        }

        return doing.Case.Dispose(doing.By, doing.Now);
    }
}
