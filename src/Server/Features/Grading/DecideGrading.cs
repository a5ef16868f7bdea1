using System.Globalization;
using System.Text.Json.Nodes;
using Qingyi.Domain;
using Qingyi.Domain.Cases;
using Qingyi.Domain.Cases.Grading;
using Qingyi.Server.Features.Investigation;
using Qingyi.Server.Features.Tasks;

namespace Qingyi.Server.Features.Grading;

/// <summary>裁量: the rules have proposed, the lead handler decides; another tier or figure is a deviation and needs a leader.</summary>
public sealed class DecideGrading : Act
{
    public override string Id => "decide-grading";
    public override string Name => Texts.Of("grading.decide-grading.name");
    public override CaseStage Stage => CaseStage.Grading;
    public override string Role => Domain.People.Role.Handler;
    public override IReadOnlyDictionary<string, string> Outcomes => Are(("adopted", Texts.Of("grading.decide-grading.adopted")), ("deviated", Texts.Of("grading.decide-grading.deviated")));
    public override IReadOnlyList<CaseTrigger> Fires(string outcome, Case of) => [CaseTrigger.DecideGrading];

    public override JsonObject Form(ActView view) => Forms.Of(
        Forms.Choice("tier", Texts.Of("grading.decide-grading.tier"), GradingWords.Tiers).Hint(Texts.Of("grading.decide-grading.tier-hint")),
        Forms.Money("fine", Texts.Of("grading.decide-grading.fine")),
        Forms.Whole("suspensionMonths", Texts.Of("grading.decide-grading.suspension-months")),
        Forms.Yes("revocation", Texts.Of("grading.decide-grading.revocation")),
        Forms.Long("reason", Texts.Of("grading.decide-grading.reason")).Hint(Texts.Of("grading.decide-grading.reason-hint")));

    public override Refusal? Apply(Doing doing)
    {
        if (doing.Case.Facts.Proposal?.Response is not { } response)
        {
            return CaseRefusals.NotGraded;
        }

        var signature = Signature.Of(doing.By, doing.Now);
        if (doing.Outcome == "adopted")
        {
            return doing.Case.DecideGrading(Proposed(response, signature), doing.By, doing.Now);
        }

        var reason = doing.Transition.Seal(doing.Text("reason"));
        return reason is null
            ? TaskRefusals.ReasonMissing
            : doing.Case.DecideGrading(
                new GradingDecision(
                    doing.Text("tier") ?? response["tier"]!.GetValue<string>(), doing.Number("fine"), (int?)doing.Number("suspensionMonths"), doing.Flag("revocation"), true, reason, signature, null),
                doing.By, doing.Now);
    }

    // What must be imposed is adopted; what may be imposed is adopted only where the rules put a figure on it.
    private static GradingDecision Proposed(JsonObject response, Signature signature)
    {
        var sanctions = (response["sanctions"] as JsonArray ?? []).OfType<JsonObject>().ToList();
        var fine = sanctions.FirstOrDefault(s => Kind(s) == "fine");
        var suspension = sanctions.FirstOrDefault(s => Kind(s) == "suspension" && Mode(s) == "must");
        var revocation = sanctions.Any(s => Kind(s) == "revocation" && Mode(s) == "must");
        return new GradingDecision(response["tier"]!.GetValue<string>(), Figure(fine, "proposed"), (int?)Figure(suspension, "proposedMonths"), revocation, false, null, signature, null);
    }

    private static string? Kind(JsonObject sanction) => sanction["kind"]?.GetValue<string>();
    private static string? Mode(JsonObject sanction) => sanction["mode"]?.GetValue<string>();
    private static decimal? Figure(JsonObject? sanction, string field) => sanction?[field] is { } n ? decimal.Parse(n.ToJsonString(), CultureInfo.InvariantCulture) : null;
}

/// <summary>A leader approves a deviation, or sends it back.</summary>
public sealed class ApproveDeviation : Act
{
    public override string Id => "approve-deviation";
    public override string Name => Texts.Of("grading.approve-deviation.name");
    public override CaseStage Stage => CaseStage.Grading;
    public override string Role => Domain.People.Role.Leader;
    public override IReadOnlyDictionary<string, string> Outcomes => Are(("approved", Texts.Of("grading.approve-deviation.approved")), ("returned", Texts.Of("grading.approve-deviation.returned")));
    public override IReadOnlyList<CaseTrigger> Fires(string outcome, Case of) => outcome == "approved" ? [CaseTrigger.ApproveDeviation] : [];

    public override JsonObject Form(ActView view) => Forms.Of(Forms.Long("reason", Texts.Of("grading.approve-deviation.reason")).Hint(Texts.Of("grading.approve-deviation.reason-hint")));

    public override Refusal? Apply(Doing doing)
    {
        if (doing.Outcome == "returned")
        {
            return doing.ReasonGiven();
        }

        return doing.Case.ApproveDeviation(doing.By, doing.Now);
    }
}
