using System.Text.Json.Nodes;
using Qingyi.Domain;
using Qingyi.Domain.Cases;
using Qingyi.Server.Features.Tasks;

namespace Qingyi.Server.Features.Investigation;

/// <summary>调查取证: the lead handler's report, whose facts the rules then grade.</summary>
public sealed class Investigate : Act
{
    public override string Id => "investigate";
    public override string Name => Texts.Of("investigation.investigate.name");
    public override CaseStage Stage => CaseStage.Investigation;
    public override string Role => Domain.People.Role.Handler;
    public override IReadOnlyDictionary<string, string> Outcomes => Are(("concluded", Texts.Of("investigation.investigate.concluded")), ("recuse", Texts.Of("investigation.investigate.recuse")));
    public override IReadOnlyList<CaseTrigger> Fires(string outcome, Case of) => outcome == "concluded" ? [CaseTrigger.RecordInvestigation] : [];

    public override JsonObject Form(ActView view) => Forms.Of(
        Forms.Text("respondent", Texts.Of("investigation.investigate.respondent")).Required(),
        Forms.Text("institution", Texts.Of("investigation.investigate.institution")),
        Forms.Choice("subjectKind", Texts.Of("investigation.investigate.subject-kind"), GradingWords.Subjects).Required(),
        Forms.Yes("managementPower", Texts.Of("investigation.investigate.management-power")).Hint(Texts.Of("investigation.investigate.management-power-hint")),
        Forms.Yes("publicInstitution", Texts.Of("investigation.investigate.public-institution")),
        Forms.Yes("partyMember", Texts.Of("investigation.investigate.party-member")),
        Forms.Yes("designated", Texts.Of("investigation.investigate.designated")),
        Forms.Day("actedOn", Texts.Of("investigation.investigate.acted-on")).Required().Hint(Texts.Of("investigation.investigate.acted-on-hint")),
        Forms.Day("actedFrom", Texts.Of("investigation.investigate.acted-from")),
        Forms.Rows("findings", Texts.Of("investigation.investigate.findings"),
            Forms.Choice("conduct", Texts.Of("investigation.investigate.conduct"), GradingWords.Conducts).Required(),
            Forms.Money("amount", Texts.Of("investigation.investigate.amount")),
            Forms.Whole("times", Texts.Of("investigation.investigate.times")).AtLeast(1),
            Forms.Whole("persons", Texts.Of("investigation.investigate.persons")).AtLeast(1),
            Forms.Yes("harm", Texts.Of("investigation.investigate.harm")),
            Forms.Yes("unproven", Texts.Of("investigation.investigate.unproven"))).Required().AtLeast(1),
        Forms.Choices("circumstances", Texts.Of("investigation.investigate.circumstances"), GradingWords.Circumstances),
        Forms.Long("summary", Texts.Of("investigation.investigate.summary")).Required().Hint(view.Evidence == 0 ? Texts.Of("investigation.investigate.evidence-missing") : Texts.Of("investigation.investigate.evidence-count", view.Evidence)));

    public override Refusal? Apply(Doing doing)
    {
        if (doing.Outcome == "recuse")
        {
            doing.Case.AskRecusal(doing.Sealed("summary"), doing.By, doing.Now);
            return null;
        }

        return doing.Case.ReportInvestigation(
            doing.Text("respondent")!, doing.Text("institution"), Request(doing.Data), doing.Transition.Records.Evidence, doing.Sealed("summary"), doing.By, doing.Now);
    }

    private static readonly string[] Flags = ["managementPower", "publicInstitution", "partyMember", "designated"];

    // The grading request without id and dates of the decision, which the grading step adds.
    private static JsonObject Request(JsonObject data)
    {
        var request = new JsonObject { ["actedOn"] = Copy(data, "actedOn") };
        if (data["actedFrom"] is not null)
        {
            request["actedFrom"] = Copy(data, "actedFrom");
        }

        var subject = new JsonObject { ["kind"] = Copy(data, "subjectKind") };
        foreach (var flag in Flags.Where(f => data[f] is not null))
        {
            subject[flag] = Copy(data, flag);
        }

        request["subject"] = subject;
        request["findings"] = Findings(data);
        request["circumstances"] = Copy(data, "circumstances") ?? new JsonArray();
        return request;
    }

    // Asked for the other way round: what nobody ticks is proven, as it is where the grading request says nothing.
    private static JsonArray Findings(JsonObject data)
    {
        var findings = (JsonArray)Copy(data, "findings")!;
        foreach (var finding in findings.OfType<JsonObject>())
        {
            if (finding.Remove("unproven", out var said) && said?.GetValue<bool>() == true)
            {
                finding["proven"] = false;
            }
        }

        return findings;
    }

    private static JsonNode? Copy(JsonObject data, string field) => data[field]?.DeepClone();
}

/// <summary>The second handler signs the report or sends it back.</summary>
public sealed class ConfirmInvestigation : Act
{
    public override string Id => "confirm-investigation";
    public override string Name => Texts.Of("investigation.confirm-investigation.name");
    public override CaseStage Stage => CaseStage.Investigation;
    public override string Role => Domain.People.Role.Handler;
    public override IReadOnlyDictionary<string, string> Outcomes => Are(("agreed", Texts.Of("investigation.confirm-investigation.agreed")), ("disagreed", Texts.Of("investigation.confirm-investigation.disagreed")));
    public override IReadOnlyList<CaseTrigger> Fires(string outcome, Case of) => outcome == "agreed" ? [CaseTrigger.ConcludeInvestigation] : [];

    public override JsonObject Form(ActView view) => Forms.Of(Forms.Long("reason", Texts.Of("investigation.confirm-investigation.reason")).Hint(Texts.Of("investigation.confirm-investigation.reason-hint")));

    public override Refusal? Apply(Doing doing)
    {
        if (doing.Outcome == "disagreed")
        {
            return doing.ReasonGiven();
        }

        return doing.Case.ConcludeInvestigation(doing.By, doing.Now);
    }
}
