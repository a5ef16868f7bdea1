using System.Text.Json.Nodes;
using Qingyi.Domain;
using Qingyi.Domain.Cases;
using Qingyi.Server.Features.Tasks;

namespace Qingyi.Server.Features.Verification;

/// <summary>初步核实 by the lead handler.</summary>
public sealed class VerifyTip : Act
{
    public override string Id => "verify-tip";
    public override string Name => Texts.Of("verification.verify-tip.name");
    public override CaseStage Stage => CaseStage.Verification;
    public override string Role => Domain.People.Role.Handler;

    public override IReadOnlyDictionary<string, string> Outcomes => Are(
        ("substantiated", Texts.Of("verification.verify-tip.substantiated")), ("unsubstantiated", Texts.Of("verification.verify-tip.unsubstantiated")),
        ("more-needed", Texts.Of("verification.verify-tip.more-needed")),
        ("transfer", Texts.Of("verification.verify-tip.transfer")), ("keep-on-file", Texts.Of("verification.verify-tip.keep-on-file")), ("recuse", Texts.Of("verification.verify-tip.recuse")));
    public override IReadOnlyList<CaseTrigger> Fires(string outcome, Case of) => outcome is "recuse" or "more-needed" ? [] : [CaseTrigger.Verify];

    public override JsonObject Form(ActView view) => Forms.Of(Forms.Long("summary", Texts.Of("verification.verify-tip.summary")).Required().Hint(Texts.Of("verification.verify-tip.summary-hint")));

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
    public override string Name => Texts.Of("verification.confirm-verification.name");
    public override CaseStage Stage => CaseStage.Verification;
    public override string Role => Domain.People.Role.Handler;
    public override IReadOnlyDictionary<string, string> Outcomes => Are(("agreed", Texts.Of("verification.confirm-verification.agreed")), ("disagreed", Texts.Of("verification.confirm-verification.disagreed")));
    public override IReadOnlyList<CaseTrigger> Fires(string outcome, Case of) => outcome != "agreed" ? [] : [of.Facts.Verification?.Conclusion == "substantiated" ? CaseTrigger.Substantiate : CaseTrigger.Verify];

    public override JsonObject Form(ActView view) => Forms.Of(Forms.Long("reason", Texts.Of("verification.confirm-verification.reason")).Hint(Texts.Of("verification.confirm-verification.reason-hint")));

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
    public override string Name => Texts.Of("verification.dispose-of-tip.name");
    public override CaseStage Stage => CaseStage.Verification;
    public override string Role => Domain.People.Role.SectionHead;
    public override IReadOnlyDictionary<string, string> Outcomes => Are(("approved", Texts.Of("verification.confirm-verification.agreed")), ("returned", Texts.Of("verification.dispose-of-tip.returned")));
    public override IReadOnlyList<CaseTrigger> Fires(string outcome, Case of) => outcome == "approved" ? [CaseTrigger.Dispose] : [];

    public override JsonObject Form(ActView view) => Forms.Of(Forms.Long("reason", Texts.Of("verification.dispose-of-tip.reason")).Hint(Texts.Of("verification.dispose-of-tip.reason-hint")));

    public override Refusal? Apply(Doing doing)
    {
        if (doing.Outcome == "returned")
        {
            return doing.ReasonGiven();
        }

        return doing.Case.Dispose(doing.By, doing.Now);
    }
}
