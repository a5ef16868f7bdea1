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
    public override string Name => Texts.Of("closing.give-feedback.name");
    public override CaseStage Stage => CaseStage.Enforcement;
    public override string Role => Domain.People.Role.Handler;
    public override IReadOnlyDictionary<string, string> Outcomes => Are(("given", Texts.Of("closing.give-feedback.given")));
    public override IReadOnlyList<CaseTrigger> Fires(string outcome, Case of) => [CaseTrigger.GiveFeedback];

    public override JsonObject Form(ActView view) => Forms.Of(Forms.Long("message", Texts.Of("closing.give-feedback.message")).Required().Hint(Texts.Of("closing.give-feedback.message-hint")));

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
    public override string Name => Texts.Of("closing.close-case.name");
    public override CaseStage Stage => CaseStage.Enforcement;
    public override string Role => Domain.People.Role.SectionHead;
    public override IReadOnlyDictionary<string, string> Outcomes => Are(("closed", Texts.Of("closing.close-case.closed")), ("returned", Texts.Of("closing.close-case.returned")));
    public override IReadOnlyList<CaseTrigger> Fires(string outcome, Case of) => outcome == "closed" ? [CaseTrigger.Close] : [];

    public override JsonObject Form(ActView view) => Forms.Of(Forms.Text("volume", Texts.Of("closing.close-case.volume")).Hint(Texts.Of("closing.close-case.volume-hint")), Forms.Long("reason", Texts.Of("closing.close-case.reason")).Hint(Texts.Of("closing.close-case.reason-hint")));

    public override Refusal? Apply(Doing doing)
    {
        if (doing.Outcome == "returned")
        {
            return doing.ReasonGiven();
        }

        return doing.Case.Close(doing.Text("volume") ?? doing.Case.Number, doing.By, doing.Now);
    }
}
