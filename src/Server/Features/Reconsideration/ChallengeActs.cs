using System.Text.Json.Nodes;
using Qingyi.Domain;
using Qingyi.Domain.Cases;
using Qingyi.Domain.Cases.Reconsideration;
using Qingyi.Server.Features.PriorNotice;
using Qingyi.Server.Features.Tasks;

namespace Qingyi.Server.Features.Reconsideration;

/// <summary>登记: who was applied to, and when; an application after the time is registered with a warning, since the organ decides on it.</summary>
public sealed class RegisterChallenge : Act
{
    public override string Id => "register-challenge";
    public override string Name => "登记复议诉讼";
    public override CaseStage Stage => CaseStage.Enforcement;
    public override string Role => Domain.People.Role.LegalReviewer;
    public override IReadOnlyDictionary<string, string> Outcomes { get; } = Are(("reconsideration", "行政复议"), ("suit", "行政诉讼"));
    public override IReadOnlyList<CaseTrigger> Fires(string outcome, Case of) => [CaseTrigger.RegisterChallenge];

    public override JsonObject Form(ActView view) => Forms.Of(
        Forms.Text("organ", "复议机关或者人民法院").Required(),
        Forms.Text("number", "案号或者收文号").Required(),
        Forms.Day("appliedOn", "申请或者起诉日期").Required()
            .Hint("复议自知道决定之日起六十日，诉讼六个月；超过的也要登记，是否受理由复议机关或者人民法院决定。"),
        Forms.Day("copyReceived", "收到副本日期").Required().Default(IssuePriorNotice.Day(view.Today)).Hint("答复十日、答辩十五日从这一天起算。"),
        Forms.Long("gist", "请求和理由摘要"));

    public override Refusal? Apply(Doing doing)
    {
        if (doing.Case.Facts.Service is not { On: var served })
        {
            return CaseRefusals.ByCode(CaseRefusals.NothingServed);
        }

        var last = doing.Transition.Calendar.LastDay(doing.Outcome == "suit" ? "lawsuit" : "administrative-review", served);
        var challenge = new Challenge(
            doing.Outcome, doing.Text("organ")!, doing.Text("number")!, doing.Day("appliedOn")!.Value, doing.Day("copyReceived")!.Value, last, doing.Transition.Seal(doing.Text("gist")),
            new(doing.By.Id, doing.By.Name, doing.Now));
        if (doing.Case.RegisterChallenge(challenge, doing.By, doing.Now) is { } refusal)
        {
            return refusal;
        }

        if (challenge.Late)
        {
            doing.Transition.Audit("challenge-late", new JsonObject { ["kind"] = challenge.Kind, ["last"] = IssuePriorNotice.Day(last) });
        }

        return null;
    }
}

/// <summary>停止执行 (行政复议法 42, 行政诉讼法 56): decided by a leader, never by itself.</summary>
public sealed class DecideStay : Act
{
    public override string Id => "decide-stay";
    public override string Name => "决定是否停止执行";
    public override CaseStage Stage => CaseStage.Enforcement;
    public override string Role => Domain.People.Role.Leader;
    public override IReadOnlyDictionary<string, string> Outcomes { get; } = Are(("continue", "不停止执行"), ("stayed", "停止执行"));
    public override IReadOnlyList<CaseTrigger> Fires(string outcome, Case of) => [CaseTrigger.DecideStay];

    public override JsonObject Form(ActView view) => Forms.Of(
        Forms.Long("ground", "理由").Required().Hint("复议、诉讼期间不停止执行（行政处罚法第七十三条）；认为需要停止，或者复议机关、人民法院决定停止的，写明依据。"));

    public override Refusal? Apply(Doing doing) => doing.Case.DecideStay(doing.Outcome == "stayed", doing.Sealed("ground"), doing.By, doing.Now);
}

/// <summary>复议答复、诉讼答辩, with the material on which the decision rests.</summary>
public sealed class AnswerChallenge : Act
{
    public override string Id => "answer-challenge";
    public override string Name => "答复或者答辩";
    public override CaseStage Stage => CaseStage.Enforcement;
    public override string Role => Domain.People.Role.LegalReviewer;
    public override IReadOnlyDictionary<string, string> Outcomes { get; } = Are(("answered", "已提交"));
    public override IReadOnlyList<CaseTrigger> Fires(string outcome, Case of) => [CaseTrigger.AnswerChallenge];

    public override JsonObject Form(ActView view) => Forms.Of(Forms.Long("answer", "答复或者答辩意见").Required(), Forms.Long("materials", "提交的证据、依据和其他材料").Required());

    public override Refusal? Apply(Doing doing) => doing.Case.AnswerChallenge(doing.Transition.Seal($"{doing.Text("answer")}\n{doing.Text("materials")}")!, doing.By, doing.Now);
}

/// <summary>结果: upheld, or something follows for the decision.</summary>
public sealed class ConcludeChallenge : Act
{
    public override string Id => "conclude-challenge";
    public override string Name => "记录复议诉讼结果";
    public override CaseStage Stage => CaseStage.Enforcement;
    public override string Role => Domain.People.Role.LegalReviewer;
    public override IReadOnlyDictionary<string, string> Outcomes { get; } = Are(("upheld", "维持、驳回或者撤回申请"), ("changed", "变更"), ("annulled", "撤销"), ("redo", "撤销并责令重新作出"));
    public override IReadOnlyList<CaseTrigger> Fires(string outcome, Case of) => [CaseTrigger.ConcludeChallenge];

    public override JsonObject Form(ActView view) => Forms.Of(Forms.Day("on", "决定或者裁判日期").Required(), Forms.Long("result", "结果摘要").Required());

    public override Refusal? Apply(Doing doing) => doing.Case.ConcludeChallenge(doing.Outcome, doing.Day("on")!.Value, doing.Sealed("result"), doing.By, doing.Now);
}
