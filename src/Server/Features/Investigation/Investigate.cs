using System.Text.Json.Nodes;
using Qingyi.Domain;
using Qingyi.Domain.Cases;
using Qingyi.Server.Features.Tasks;

namespace Qingyi.Server.Features.Investigation;

/// <summary>调查取证: the lead handler's report, whose facts the rules then grade.</summary>
public sealed class Investigate : Act
{
    public override string Id => "investigate";
    public override string Name => "调查取证";
    public override CaseStage Stage => CaseStage.Investigation;
    public override string Role => Domain.People.Role.Handler;
    public override IReadOnlyDictionary<string, string> Outcomes { get; } = Are(("concluded", "调查终结"), ("recuse", "申请回避"));
    public override IReadOnlyList<CaseTrigger> Fires(string outcome, Case of) => outcome == "concluded" ? [CaseTrigger.RecordInvestigation] : [];

    public override JsonObject Form(ActView view) => Forms.Of(
        Forms.Text("respondent", "当事人").Required(),
        Forms.Text("institution", "所在单位"),
        Forms.Choice("subjectKind", "当事人类别", GradingWords.Subjects).Required(),
        Forms.Yes("managementPower", "有管理职权").Hint("因职务决定采购、使用或者用人，不只是开处方。"),
        Forms.Yes("publicInstitution", "公立机构"),
        Forms.Yes("partyMember", "中共党员"),
        Forms.Yes("designated", "医保定点（机构）"),
        Forms.Day("actedOn", "（最后一次）行为日期").Required().Hint("决定适用哪一部法律。"),
        Forms.Day("actedFrom", "最早一次行为日期"),
        Forms.Rows("findings", "认定的行为",
            Forms.Choice("conduct", "行为", GradingWords.Conducts).Required(),
            Forms.Money("amount", "金额"),
            Forms.Whole("times", "次数").AtLeast(1),
            Forms.Whole("persons", "人数").AtLeast(1),
            Forms.Yes("harm", "造成不良后果"),
            Forms.Yes("unproven", "证据不足")).Required().AtLeast(1),
        Forms.Choices("circumstances", "情节", GradingWords.Circumstances),
        Forms.Long("summary", "调查终结报告").Required().Hint(view.Evidence == 0 ? "还没有证据材料，请先上传。" : $"已有证据材料{view.Evidence}件。"));

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
    public override string Name => "调查报告会签";
    public override CaseStage Stage => CaseStage.Investigation;
    public override string Role => Domain.People.Role.Handler;
    public override IReadOnlyDictionary<string, string> Outcomes { get; } = Are(("agreed", "同意"), ("disagreed", "不同意，退回调查"));
    public override IReadOnlyList<CaseTrigger> Fires(string outcome, Case of) => outcome == "agreed" ? [CaseTrigger.ConcludeInvestigation] : [];

    public override JsonObject Form(ActView view) => Forms.Of(Forms.Long("reason", "意见").Hint("不同意时必填。"));

    public override Refusal? Apply(Doing doing)
    {
        if (doing.Outcome == "disagreed")
        {
            return doing.ReasonGiven();
        }

        return doing.Case.ConcludeInvestigation(doing.By, doing.Now);
    }
}
