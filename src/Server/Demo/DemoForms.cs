using System.Globalization;
using System.Text.Json.Nodes;
using Calendar = Qingyi.Server.Deadlines.Calendar;

namespace Qingyi.Server.Demo;

/// <summary>The usual entries of each act's form; what a case says differently takes their place.</summary>
internal static class DemoForms
{
    private static readonly string[] Respondents = ["张某", "李某", "王某", "刘某", "陈某", "杨某", "黄某", "周某"];

    /// <param name="of">The case.</param>
    /// <param name="number">Its place in the list; turns names and handlers.</param>
    /// <param name="institution">Name of the organisation that the tip names.</param>
    /// <param name="received">Legal day of the tip.</param>
    /// <param name="handlers">Account ids of the desk's handlers.</param>
    /// <param name="today">Legal day of the step.</param>
    public static JsonObject Of(DemoCase of, DemoStep step, int number, string institution, DateOnly received, IReadOnlyList<string> handlers, DateOnly today, Calendar calendar)
    {
        var data = Usual(of, step, number, institution, received, handlers, today, calendar);
        foreach (var (field, value) in of.Data?.GetValueOrDefault(step.Act) ?? [])
        {
            data[field] = value?.DeepClone();
        }

        return data;
    }

    private static JsonObject Usual(DemoCase of, DemoStep step, int number, string institution, DateOnly received, IReadOnlyList<string> handlers, DateOnly today, Calendar calendar) => (step.Act, step.Outcome) switch
    {
        ("assign-handlers", _) => TwoOf(handlers, number),
        ("decide-recusal", _) => TwoOf(handlers, number + 1),
        ("verify-tip", "recuse") => new() { ["summary"] = "与被举报人系同学，申请回避。" },
        ("verify-tip", _) => new() { ["summary"] = "调取了收费、处方和值班记录，询问了有关人员。" },
        ("investigate", _) => Investigation(of, number, institution, received),
        ("review-legality", _) => new() { ["points"] = new JsonArray("authority", "facts", "law", "discretion", "procedure"), ["reviewOpinion"] = "事实清楚，证据充分，程序合法，裁量适当。" },
        ("accept-tip", "declined") => new() { ["reason"] = "不属于卫生健康行政部门的职责，请向有关部门反映。" },
        ("issue-prior-notice", _) => new() { ["servedOn"] = Iso(today), ["text"] = "拟作出的处罚及其事实、理由、依据，和陈述、申辩、听证的权利。" },
        ("record-defence", _) => new() { ["on"] = Iso(today), ["statement"] = step.Outcome == "waived" ? "书面放弃陈述、申辩。" : "对数额有不同意见。" },
        ("review-defence", _) => new() { ["review"] = "所述理由没有证据支持，不予采纳；不因申辩加重处罚。" },
        ("arrange-hearing", _) => new() { ["notifiedOn"] = Iso(today), ["heldOn"] = Iso(calendar.EarliestHearing(today)), ["place"] = "本机关三楼会议室" },
        ("hold-hearing", _) => new() { ["record"] = "听取了调查人员和当事人的意见，双方质证，笔录经签字确认。" },
        ("discuss-collectively", _) => new() { ["on"] = Iso(today), ["attendees"] = new JsonArray("主要领导", "分管领导", "法制机构负责人"), ["minutes"] = "与会人员一致同意处理意见。" },
        ("decide", _) => new() { ["reason"] = "违法事实成立，依法给予处罚。" },
        ("serve-decision", _) => new() { ["method"] = "in-person", ["on"] = Iso(today), ["receiptNo"] = string.Create(CultureInfo.InvariantCulture, $"送{number + 1:000}") },
        ("draft-notice", _) => new() { ["scope"] = "public" },
        ("give-feedback", _) => new() { ["message"] = "您反映的问题已经办结，感谢监督。" },
        ({ } act, _) when act.StartsWith("start-", StringComparison.Ordinal) => new() { ["what"] = Measures[act], ["from"] = Iso(today) },
        ({ } act, _) when act.StartsWith("finish-", StringComparison.Ordinal) => new() { ["proof"] = string.Create(CultureInfo.InvariantCulture, $"凭证{number + 1:000}号") },
        _ => [],
    };

    private static readonly Dictionary<string, string> Measures = new(StringComparer.Ordinal)
    {
        ["start-licence"] = "暂停执业活动，收存执业证书", ["start-insurance"] = "函请医疗保障行政部门处理", ["start-money"] = "缴纳罚没款",
        ["start-personnel"] = "记入医德档案，取消当年评优资格", ["start-transfer"] = "移送案件材料",
    };

    private static JsonObject TwoOf(IReadOnlyList<string> handlers, int turn) =>
        new() { ["lead"] = handlers[turn % handlers.Count], ["second"] = handlers[(turn + 1) % handlers.Count] };

    private static JsonObject Investigation(DemoCase of, int number, string institution, DateOnly received)
    {
        var finding = new JsonObject { ["conduct"] = of.Conduct, ["times"] = of.Times };
        if (of.Amount is { } amount)
        {
            finding["amount"] = amount;
        }

        return new JsonObject
        {
            ["respondent"] = of.Subject is "institution" ? institution : of.Subject is "company" ? "示例医药有限公司" : Respondents[number % Respondents.Length],
            ["institution"] = institution,
            ["subjectKind"] = of.Subject,
            ["publicInstitution"] = true,
            ["actedOn"] = Iso(received.AddDays(-of.Acted)),
            ["findings"] = new JsonArray(finding),
            ["circumstances"] = new JsonArray([.. (of.Circumstances ?? []).Select(c => (JsonNode)c)]),
            ["summary"] = "经调查，上述事实有书证、转账记录和询问笔录证实。",
        };
    }

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
