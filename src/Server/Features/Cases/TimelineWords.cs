using System.Text.Json.Nodes;
using Qingyi.Server.Features.Tasks;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Features.Cases;

/// <summary>Audit entries as sentences for people.</summary>
public static class TimelineWords
{
    public static string Sentence(AuditRow row, IReadOnlyDictionary<string, string> people)
    {
        var data = JsonNode.Parse(row.Data)!.AsObject();
        var who = Who(row.Who, data, people);
        var act = data["act"]?.GetValue<string>() is { } code ? Acts.Find(code) : null;
        var outcome = data["outcome"]?.GetValue<string>() is { } o ? act?.Outcomes.GetValueOrDefault(o, o) : null;
        return row.What switch
        {
            "tip-received" when data["source"]?.GetValue<string>() == "matter" => "由事项转来问题线索，内容已加密，仅核查组可见",
            "tip-received" when data["source"]?.GetValue<string>() == "desk" => $"{who} 登记来件，内容已加密，仅核查组可见",
            "tip-received" => "收到举报，内容已加密，仅核查组可见",
            "reporter-wrote" => data["about"]?.GetValue<string>() switch { Reporters.ReporterLetter.Retaliation => "举报人反映受到打击报复", Reporters.ReporterLetter.Review => "举报人申请复核", _ => "举报人补充了内容" },
            "wrote-to-reporter" => $"{who} 致信举报人",
            "handling-rated" => $"举报人评价办理情况：{data["score"]}分",
            "attachment-received" => "举报人提交了附件",
            "task-opened" => $"产生任务：{data["title"]?.GetValue<string>() ?? act?.Name}",
            "task-completed" => $"{who} 办理{data["title"]?.GetValue<string>() ?? act?.Name}：{data["outcomeName"]?.GetValue<string>() ?? outcome}",
            "task-cancelled" => "任务撤销",
            "task-claimed" => $"{who} 签收任务",
            "task-released" => $"{who} 退回待办",
            "task-delegated" => $"{who} 转办任务",
            "handlers-assigned" => $"{who} 指定两名承办人",
            "deadline-opened" => $"开始计算期限，{data["due"]}到期",
            "deadline-ended" => data["state"]?.GetValue<string>() switch { "met" => "期限内办结", "missed" => "超期办结", _ => data["ground"]?.GetValue<string>() == "merged" ? "期限因并案终止" : "期限终止" },
            "deadline-extended" => $"{who} 批准延期{data["amount"]}，到期日由{data["before"]}改为{data["due"]}（理由已密封）",
            "deadline-paused" => $"{who} 登记期限暂停（理由已密封）" + (data["due"] is { } due ? $"，到期日改为{due}" : ""),
            "deadline-resumed" => $"{who} 恢复计算期限，到期日为{data["due"]}",
            "deadline-recounted" => $"工作日历更新，期限重新计算，到期日由{data["before"]}改为{data["due"]}",
            "deadline-rang" => $"期限提醒发给{Recipient(data["recipient"]?.GetValue<string>())}" + (data["instead"] is { } meant ? $"（{Recipient(meant.GetValue<string>())}请假，无人代理）" : ""),
            "escalation-passed-on" => $"督办由{Recipient(data["from"]?.GetValue<string>())}改报{Recipient(data["recipient"]?.GetValue<string>())}（请假，无人代理）",
            "grading-proposed" => $"系统提出裁量建议：{Investigation.GradingWords.Tier(data["tier"]?.GetValue<string>() ?? "none")}",
            "reported-up" => data["to"]?.GetValue<string>() == "paper" ? "上报上级（书面）" : $"上报{data["to"]}",
            "transferred" => $"移送{data["to"]}",
            "transfer-received" => $"收到{data["partner"]}移送",
            "sender-told" => $"向移送机关反馈：{Reporting.SenderFeedback.Word(data["outcome"]?.GetValue<string>())}",
            "partner-unreachable" => $"发往{data["partner"]}的报文未能送达",
            "letter-retried" => $"管理员重新发送发往{data["partner"]}的报文",
            "letter-given-up" => $"管理员放弃发送发往{data["partner"]}的报文",
            "partner-receipt" => $"收到回执：{data["receipt"]}",
            "partner-feedback" => $"收到反馈：{Reporting.SenderFeedback.Word(data["outcome"]?.GetValue<string>())}",
            "notice-published" => "发布公示",
            "notice-withdrawn" => $"{who} 撤回公示",
            "file-attached" => $"{who} 上传附件",
            "evidence-added" => $"{who} 上传证据",
            "document-kept" or "document-final" => $"{who} {(row.What == "document-final" ? "定稿" : "保存")}{Documents.DocumentTemplates.Find(data["kind"]?.GetValue<string>() ?? "")?.Head.Name ?? "文书"}第{data["version"]}版{(data["number"] is { } number ? $"，文号{number}" : "")}",
            "circulated" => $"{who} 传阅给{string.Join('、', (data["to"] as JsonArray ?? []).Select(p => people.GetValueOrDefault(p?.ToString() ?? "", "工作人员")))}",
            "circulation-read" => $"{who} 已阅",
            "volume-exported" => $"{who} 导出案卷",
            "step-held" => "自动步骤被暂停，等待业务主管处理",
            "case-moved" => $"{who} 将案件迁移到新版本的流程",
            "step-retried" => $"{who} 重试被暂停的步骤",
            "step-skipped" => $"{who} 跳过被暂停的步骤（理由已密封）",
            "step-handed-over" => $"{who} 把被暂停的步骤交人补办（理由已密封）",
            "step-cancelled" => $"{who} 撤销所在的流程（理由已密封）",
            "held-step-recorded" => $"{who} 记录补办情况（已密封）",
            "workflow-dispatched" => $"启动流程 {data["definition"]}",
            "event-published" => $"发布事件“{data["event"]}”",
            "event-received" => $"收到事件“{data["event"]}”",
            "wait-ended" => "等待到时，流程继续",
            "run-task-completed" => $"{who} 报告外部任务完成",
            "instance-cancelled" => $"{who} 终止流程",
            "escalation-answered" => $"{who} 批示",
            "challenge-late" => $"申请超过期限（最后一日{data["last"]}），是否受理由复议机关或者人民法院决定",
            "procedure-stopped" => $"停止程序：{Procedures.SideProcedures.Find(data["procedure"]?.GetValue<string>())?.Name ?? "原办理流程"}",
            "case-merged" => $"{who} 批准并入{data["number"]}",
            "case-took-in" => $"{data["number"]}并入本案",
            "case-unmerged" => $"{who} 批准从{data["number"]}分出",
            "case-let-go" => $"{data["number"]}从本案分出",
            "files-destroyed" => $"{who} 销毁案卷：文书{data["texts"]}份、往来{data["messages"]}件、文件{data["files"]}个",
            "files-held" => $"{who} 暂缓销毁案卷",
            "files-released" => $"{who} 解除暂缓销毁",
            "decision-prepared" => "准备处理决定稿，等待领导签署",
            "service-opened" => $"产生送达任务：{Service.ServiceDuties.Documents.FirstOrDefault(d => d.Code == data["document"]?.GetValue<string>()).Name}",
            "procedure-started" => $"{who} 启动程序：{Procedures.SideProcedures.Find(data["procedure"]?.GetValue<string>())?.Name}",
            "publicity-ended" => $"{who} 因信用修复停止公示",
            "tip-opened" => $"{who} 查看举报内容",
            "matter-opened" => row.Who is null ? "由前一程序自动开启" : $"{who} 开启事项",
            "matter-closed" => "事项办结",
            "matter-cancelled" => $"{who} 撤销事项",
            "matter-begun" => $"转出{data["name"]}",
            Matters.MatterQueries.ClueRaised => "转出问题线索",
            "department-refused" => "指定的办理机构不能参加，任务交给本机关",
            "inspectors-drawn" => "随机抽取检查对象和两名检查人员",
            _ => row.What,
        };
    }

    /// <summary>Accounts that entries name: who did something, and for whom.</summary>
    public static IReadOnlyList<string> Accounts(IEnumerable<AuditRow> rows) =>
        [.. rows.SelectMany(r => new[] { r.Who, For(JsonNode.Parse(r.Data)) }).OfType<string>().Distinct(StringComparer.Ordinal)];

    /// <summary>Who did it: 李某, or 李某（代张某） where somebody was away.</summary>
    public static string Who(AuditRow row, IReadOnlyDictionary<string, string> people) => Who(row.Who, JsonNode.Parse(row.Data), people);

    private static string Who(string? who, JsonNode? data, IReadOnlyDictionary<string, string> people) => who is null
        ? "系统"
        : people.GetValueOrDefault(who, "工作人员") + (For(data) is { } absent ? $"（代{people.GetValueOrDefault(absent, "工作人员")}）" : "");

    private static string? For(JsonNode? data) => data is JsonObject entry ? entry["for"]?.GetValue<string>() : null;

    public static string Recipient(string? recipient) => recipient switch
    {
        "handler" => "承办人", "section-head" => "科室负责人", "leader-in-charge" => "分管领导", "principal-leader" => "主要领导", "upper-commission" => "上级机关", _ => "有关人员",
    };
}
