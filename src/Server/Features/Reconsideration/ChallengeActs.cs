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
    public override string Name => Texts.Of("reconsideration.register-challenge.name");
    public override CaseStage Stage => CaseStage.Enforcement;
    public override string Role => Domain.People.Role.LegalReviewer;
    public override IReadOnlyDictionary<string, string> Outcomes => Are(("reconsideration", Texts.Of("reconsideration.register-challenge.reconsideration")), ("suit", Texts.Of("reconsideration.register-challenge.suit")));
    public override IReadOnlyList<CaseTrigger> Fires(string outcome, Case of) => [CaseTrigger.RegisterChallenge];

    public override JsonObject Form(ActView view) => Forms.Of(
        Forms.Text("organ", Texts.Of("reconsideration.register-challenge.organ")).Required(),
        Forms.Text("number", Texts.Of("reconsideration.register-challenge.number")).Required(),
        Forms.Day("appliedOn", Texts.Of("reconsideration.register-challenge.applied-on")).Required()
            .Hint(Texts.Of("reconsideration.register-challenge.applied-on-hint")),
        Forms.Day("copyReceived", Texts.Of("reconsideration.register-challenge.copy-received")).Required().Default(IssuePriorNotice.Day(view.Today)).Hint(Texts.Of("reconsideration.register-challenge.copy-received-hint")),
        Forms.Long("gist", Texts.Of("reconsideration.register-challenge.gist")));

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
    public override string Name => Texts.Of("reconsideration.decide-stay.name");
    public override CaseStage Stage => CaseStage.Enforcement;
    public override string Role => Domain.People.Role.Leader;
    public override IReadOnlyDictionary<string, string> Outcomes => Are(("continue", Texts.Of("reconsideration.decide-stay.continue")), ("stayed", Texts.Of("reconsideration.decide-stay.stayed")));
    public override IReadOnlyList<CaseTrigger> Fires(string outcome, Case of) => [CaseTrigger.DecideStay];

    public override JsonObject Form(ActView view) => Forms.Of(
        Forms.Long("ground", Texts.Of("reconsideration.decide-stay.ground")).Required().Hint(Texts.Of("reconsideration.decide-stay.ground-hint")));

    public override Refusal? Apply(Doing doing) => doing.Case.DecideStay(doing.Outcome == "stayed", doing.Sealed("ground"), doing.By, doing.Now);
}

/// <summary>复议答复、诉讼答辩, with the material on which the decision rests.</summary>
public sealed class AnswerChallenge : Act
{
    public override string Id => "answer-challenge";
    public override string Name => Texts.Of("reconsideration.answer-challenge.name");
    public override CaseStage Stage => CaseStage.Enforcement;
    public override string Role => Domain.People.Role.LegalReviewer;
    public override IReadOnlyDictionary<string, string> Outcomes => Are(("answered", Texts.Of("reconsideration.answer-challenge.answered")));
    public override IReadOnlyList<CaseTrigger> Fires(string outcome, Case of) => [CaseTrigger.AnswerChallenge];

    public override JsonObject Form(ActView view) => Forms.Of(Forms.Long("answer", Texts.Of("reconsideration.answer-challenge.answer")).Required(), Forms.Long("materials", Texts.Of("reconsideration.answer-challenge.materials")).Required());

    public override Refusal? Apply(Doing doing) => doing.Case.AnswerChallenge(doing.Transition.Seal($"{doing.Text("answer")}\n{doing.Text("materials")}")!, doing.By, doing.Now);
}

/// <summary>结果: upheld, or something follows for the decision.</summary>
public sealed class ConcludeChallenge : Act
{
    public override string Id => "conclude-challenge";
    public override string Name => Texts.Of("reconsideration.conclude-challenge.name");
    public override CaseStage Stage => CaseStage.Enforcement;
    public override string Role => Domain.People.Role.LegalReviewer;
    public override IReadOnlyDictionary<string, string> Outcomes => Are(("upheld", Texts.Of("reconsideration.conclude-challenge.upheld")), ("changed", Texts.Of("reconsideration.conclude-challenge.changed")), ("annulled", Texts.Of("reconsideration.conclude-challenge.annulled")), ("redo", Texts.Of("reconsideration.conclude-challenge.redo")));
    public override IReadOnlyList<CaseTrigger> Fires(string outcome, Case of) => [CaseTrigger.ConcludeChallenge];

    public override JsonObject Form(ActView view) => Forms.Of(Forms.Day("on", Texts.Of("reconsideration.conclude-challenge.on")).Required(), Forms.Long("result", Texts.Of("reconsideration.conclude-challenge.result")).Required());

    public override Refusal? Apply(Doing doing) => doing.Case.ConcludeChallenge(doing.Outcome, doing.Day("on")!.Value, doing.Sealed("result"), doing.By, doing.Now);
}
