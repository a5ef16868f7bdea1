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
            "tip-received" when data["source"]?.GetValue<string>() == "matter" => Texts.Of("cases.timeline.tip-received-matter"),
            "tip-received" when data["source"]?.GetValue<string>() == "desk" => Texts.Of("cases.timeline.tip-received-desk", who),
            "tip-received" => Texts.Of("cases.timeline.tip-received"),
            "reporter-wrote" => data["about"]?.GetValue<string>() switch { Reporters.ReporterLetter.Retaliation => Texts.Of("cases.timeline.letter-retaliation"), Reporters.ReporterLetter.Review => Texts.Of("cases.timeline.letter-review"), _ => Texts.Of("cases.timeline.letter-addition") },
            "wrote-to-reporter" => Texts.Of("cases.timeline.wrote-to-reporter", who),
            "handling-rated" => Texts.Of("cases.timeline.handling-rated", data["score"]),
            "attachment-received" => Texts.Of("cases.timeline.attachment-received"),
            "task-opened" => Texts.Of("cases.timeline.task-opened", data["title"]?.GetValue<string>() ?? act?.Name),
            "task-completed" => Texts.Of("cases.timeline.task-completed", who, data["title"]?.GetValue<string>() ?? act?.Name, data["outcomeName"]?.GetValue<string>() ?? outcome),
            "task-cancelled" => Texts.Of("cases.timeline.task-cancelled"),
            "task-claimed" => Texts.Of("cases.timeline.task-claimed", who),
            "task-released" => Texts.Of("cases.timeline.task-released", who),
            "task-delegated" => Texts.Of("cases.timeline.task-delegated", who),
            "handlers-assigned" => Texts.Of("cases.timeline.handlers-assigned", who),
            "deadline-opened" => Texts.Of("cases.timeline.deadline-opened", data["due"]),
            "deadline-ended" => data["state"]?.GetValue<string>() switch { "met" => Texts.Of("cases.timeline.deadline-met"), "missed" => Texts.Of("cases.timeline.deadline-missed"), _ => data["ground"]?.GetValue<string>() == "merged" ? Texts.Of("cases.timeline.deadline-ended-merged") : Texts.Of("cases.timeline.deadline-ended") },
            "deadline-extended" => Texts.Of("cases.timeline.deadline-extended", who, data["amount"], data["before"], data["due"]),
            "deadline-paused" => Texts.Of("cases.timeline.deadline-paused", who, data["due"] is { } due ? Texts.Of("cases.timeline.deadline-paused-due", due) : ""),
            "deadline-resumed" => Texts.Of("cases.timeline.deadline-resumed", who, data["due"]),
            "deadline-recounted" => Texts.Of("cases.timeline.deadline-recounted", data["before"], data["due"]),
            "deadline-rang" => Texts.Of("cases.timeline.deadline-rang", Recipient(data["recipient"]?.GetValue<string>()), data["instead"] is { } meant ? Texts.Of("cases.timeline.deadline-rang-instead", Recipient(meant.GetValue<string>())) : ""),
            "escalation-passed-on" => Texts.Of("cases.timeline.escalation-passed-on", Recipient(data["from"]?.GetValue<string>()), Recipient(data["recipient"]?.GetValue<string>())),
            "grading-proposed" => Texts.Of("cases.timeline.grading-proposed", Investigation.GradingWords.Tier(data["tier"]?.GetValue<string>() ?? "none")),
            "reported-up" => data["to"]?.GetValue<string>() == "paper" ? Texts.Of("cases.timeline.reported-up-paper") : Texts.Of("cases.timeline.reported-up", data["to"]),
            "transferred" => Texts.Of("cases.timeline.transferred", data["to"]),
            "transfer-received" => Texts.Of("cases.timeline.transfer-received", data["partner"]),
            "sender-told" => Texts.Of("cases.timeline.sender-told", Reporting.SenderFeedback.Word(data["outcome"]?.GetValue<string>())),
            "partner-unreachable" => Texts.Of("cases.timeline.partner-unreachable", data["partner"]),
            "letter-retried" => Texts.Of("cases.timeline.letter-retried", data["partner"]),
            "letter-given-up" => Texts.Of("cases.timeline.letter-given-up", data["partner"]),
            "partner-receipt" => Texts.Of("cases.timeline.partner-receipt", data["receipt"]),
            "partner-feedback" => Texts.Of("cases.timeline.partner-feedback", Reporting.SenderFeedback.Word(data["outcome"]?.GetValue<string>())),
            "notice-published" => Texts.Of("cases.timeline.notice-published"),
            "notice-withdrawn" => Texts.Of("cases.timeline.notice-withdrawn", who),
            "file-attached" => Texts.Of("cases.timeline.file-attached", who),
            "evidence-added" => Texts.Of("cases.timeline.evidence-added", who),
            "document-kept" or "document-final" => Texts.Of("cases.timeline.document-line", who, row.What == "document-final" ? Texts.Of("cases.timeline.document-final") : Texts.Of("cases.timeline.document-kept"), Documents.DocumentTemplates.Find(data["kind"]?.GetValue<string>() ?? "")?.Head.Name ?? Texts.Of("cases.timeline.document-unnamed"), data["version"], data["number"] is { } number ? Texts.Of("cases.timeline.document-number", number) : ""),
            "circulated" => Texts.Of("cases.timeline.circulated", who, string.Join('、', (data["to"] as JsonArray ?? []).Select(p => people.GetValueOrDefault(p?.ToString() ?? "", Texts.Of("cases.line.staff-member"))))),
            "circulation-read" => Texts.Of("cases.timeline.circulation-read", who),
            "volume-exported" => Texts.Of("cases.timeline.volume-exported", who),
            "step-held" => Texts.Of("cases.timeline.step-held"),
            "case-moved" => Texts.Of("cases.timeline.instance-moved", who),
            "step-retried" => Texts.Of("cases.timeline.step-retried", who),
            "step-skipped" => Texts.Of("cases.timeline.step-skipped", who),
            "step-handed-over" => Texts.Of("cases.timeline.step-handed-over", who),
            "step-cancelled" => Texts.Of("cases.timeline.step-cancelled", who),
            "held-step-recorded" => Texts.Of("cases.timeline.held-step-recorded", who),
            "workflow-dispatched" => Texts.Of("cases.timeline.workflow-dispatched", data["definition"]),
            "event-published" => Texts.Of("cases.timeline.event-published", data["event"]),
            "event-received" => Texts.Of("cases.timeline.event-received", data["event"]),
            "wait-ended" => Texts.Of("cases.timeline.wait-ended"),
            "run-task-completed" => Texts.Of("cases.timeline.run-task-completed", who),
            "instance-cancelled" => Texts.Of("cases.timeline.instance-cancelled", who),
            "escalation-answered" => Texts.Of("cases.timeline.escalation-answered", who),
            "challenge-late" => Texts.Of("cases.timeline.challenge-late", data["last"]),
            "procedure-stopped" => Texts.Of("cases.timeline.procedure-stopped", Procedures.SideProcedures.Find(data["procedure"]?.GetValue<string>())?.Name ?? Texts.Of("cases.timeline.original-workflow")),
            "case-merged" => Texts.Of("cases.timeline.merger-approved", who, data["number"]),
            "case-took-in" => Texts.Of("cases.timeline.merger-took-in", data["number"]),
            "case-unmerged" => Texts.Of("cases.timeline.unmerging-approved", who, data["number"]),
            "case-let-go" => Texts.Of("cases.timeline.unmerging-let-go", data["number"]),
            "files-destroyed" => Texts.Of("cases.timeline.files-destroyed", who, data["texts"], data["messages"], data["files"]),
            "files-held" => Texts.Of("cases.timeline.files-held", who),
            "files-released" => Texts.Of("cases.timeline.files-released", who),
            "decision-prepared" => Texts.Of("cases.timeline.decision-prepared"),
            "service-opened" => Texts.Of("cases.timeline.service-opened", Service.ServiceDuties.Documents[data["document"]?.GetValue<string>() ?? ""]),
            "procedure-started" => Texts.Of("cases.timeline.procedure-started", who, Procedures.SideProcedures.Find(data["procedure"]?.GetValue<string>())?.Name),
            "publicity-ended" => Texts.Of("cases.timeline.publicity-ended", who),
            "tip-opened" => Texts.Of("cases.timeline.tip-opened", who),
            "matter-opened" => row.Who is null ? Texts.Of("cases.timeline.matter-opened-automatically") : Texts.Of("cases.timeline.matter-opened", who),
            "matter-closed" => Texts.Of("cases.timeline.matter-closed"),
            "matter-cancelled" => Texts.Of("cases.timeline.matter-cancelled", who),
            "matter-begun" => Texts.Of("cases.timeline.matter-begun", data["name"]),
            Matters.MatterQueries.ClueRaised => Texts.Of("cases.timeline.clue-raised"),
            "department-refused" => Texts.Of("cases.timeline.department-refused"),
            "inspectors-drawn" => Texts.Of("cases.timeline.inspectors-drawn"),
            _ => row.What,
        };
    }

    /// <summary>Accounts that entries name: who did something, and for whom.</summary>
    public static IReadOnlyList<string> Accounts(IEnumerable<AuditRow> rows) =>
        [.. rows.SelectMany(r => new[] { r.Who, For(JsonNode.Parse(r.Data)) }).OfType<string>().Distinct(StringComparer.Ordinal)];

    /// <summary>Who did it: 李某, or 李某（代张某） where somebody was away.</summary>
    public static string Who(AuditRow row, IReadOnlyDictionary<string, string> people) => Who(row.Who, JsonNode.Parse(row.Data), people);

    private static string Who(string? who, JsonNode? data, IReadOnlyDictionary<string, string> people) => who is null
        ? Texts.Of("cases.who.system")
        : people.GetValueOrDefault(who, Texts.Of("cases.line.staff-member")) + (For(data) is { } absent ? Texts.Of("cases.who.acting-for", people.GetValueOrDefault(absent, Texts.Of("cases.line.staff-member"))) : "");

    private static string? For(JsonNode? data) => data is JsonObject entry ? entry["for"]?.GetValue<string>() : null;

    public static string Recipient(string? recipient) => recipient switch
    {
        "handler" => Texts.Of("cases.fact.handlers"), "section-head" => Texts.Of("cases.recipient.section-head"),
        "leader-in-charge" => Texts.Of("cases.recipient.leader-in-charge"), "principal-leader" => Texts.Of("cases.recipient.principal-leader"),
        "upper-commission" => Texts.Of("cases.recipient.upper-commission"), _ => Texts.Of("cases.recipient.others"),
    };
}
