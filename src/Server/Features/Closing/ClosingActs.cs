using System.Text.Json.Nodes;
using Qingyi.Domain;
using Qingyi.Domain.Cases;
using Qingyi.Server.Features.TipOffs;
using Qingyi.Server.Features.Tasks;

namespace Qingyi.Server.Features.Closing;

/// <summary>反馈: the answer goes into the tip's own sealed thread, for whoever has the receipt.</summary>
public sealed class GiveFeedback : Act
{
    public override string Id => "give-feedback";
    public override string Name => "反馈举报人";
    public override CaseStage Stage => CaseStage.Enforcement;
    public override string Role => Domain.People.Role.Handler;
    public override IReadOnlyDictionary<string, string> Outcomes { get; } = Are(("given", "已反馈"));
    public override IReadOnlyList<CaseTrigger> Fires(string outcome, Case of) => [CaseTrigger.GiveFeedback];

    public override JsonObject Form(ActView view) => Forms.Of(Forms.Long("message", "反馈内容").Required().Hint("举报人凭回执可见；不写其他人的个人信息。"));

    public override Refusal? Apply(Doing doing)
    {
        var message = TipThread.Answer(doing.Transition, doing.Text("message")!);
        return doing.Case.GiveFeedback(message, doing.By, doing.Now);
    }
}

/// <summary>结案归档.</summary>
public sealed class CloseCase : Act
{
    public override string Id => "close-case";
    public override string Name => "结案归档";
    public override CaseStage Stage => CaseStage.Enforcement;
    public override string Role => Domain.People.Role.SectionHead;
    public override IReadOnlyDictionary<string, string> Outcomes { get; } = Are(("closed", "同意结案"), ("returned", "退回补正"));
    public override IReadOnlyList<CaseTrigger> Fires(string outcome, Case of) => outcome == "closed" ? [CaseTrigger.Close] : [];

    public override JsonObject Form(ActView view) => Forms.Of(Forms.Text("volume", "案卷号").Hint("不填则用案号。"), Forms.Long("reason", "意见").Hint("退回时必填。"));

    public override Refusal? Apply(Doing doing)
    {
        if (doing.Outcome == "returned")
        {
            return doing.ReasonGiven();
        }

        return doing.Case.Close(doing.Text("volume") ?? doing.Case.Number, doing.By, doing.Now);
    }
}
