namespace Qingyi.Server.Web;

/// <summary>Addresses that the pages link and post to; the endpoints are mapped at the same names. Here those of the workbench.</summary>
public static partial class Paths
{
    public const string SignIn = "/sign-in";
    public const string SignOut = "/sign-out";
    public const string Password = "/account/password";
    public const string Totp = "/account/totp";
    public const string Workbench = "/workbench";
    public const string Inbox = "/workbench/inbox";
    public const string Intake = "/workbench/intake";
    public const string IntakeHints = "/workbench/intake/hints";
    public const string Cases = "/workbench/cases";
    public const string SavedFilters = Inbox + "/filters";

    public static string RemoveFilter(string id) => $"{SavedFilters}/{Uri.EscapeDataString(id)}/remove";

    /// <summary>批量签收.</summary>
    public const string ClaimTasks = Inbox + "/claim";

    /// <summary>列设置.</summary>
    public const string Columns = "/workbench/columns";
    public const string Phrases = "/workbench/phrases";

    public static string RemovePhrase(string id) => $"{Phrases}/{Uri.EscapeDataString(id)}/remove";

    /// <summary>传阅 of a case or a matter.</summary>
    public static string Circulate(string id) => $"{Workbench}/circulate/{Uri.EscapeDataString(id)}";

    public static string ReadCirculation(string id) => $"{Workbench}/circulations/{Uri.EscapeDataString(id)}/read";

    /// <summary>任务中心.</summary>
    public const string Jobs = "/workbench/jobs";

    public static string CancelJob(string id) => $"{Jobs}/{Uri.EscapeDataString(id)}/cancel";

    public static string JobFile(string id) => $"{Jobs}/{Uri.EscapeDataString(id)}/file";

    /// <summary>全文检索.</summary>
    public const string Search = "/workbench/search";

    public const string Matters = "/workbench/matters";
    public const string Registers = "/workbench/registers";
    public const string Inspections = "/workbench/inspections";
    public const string Returns = "/workbench/returns";
    public const string Supervise = "/workbench/supervise";

    /// <summary>移送与反馈.</summary>
    public const string Transfers = "/workbench/transfers";

    /// <summary>期限日历.</summary>
    public const string DueCalendar = "/workbench/deadlines";

    /// <summary>消息.</summary>
    public const string Messages = "/workbench/messages";
    public const string Campaigns = "/workbench/campaigns";
    public const string PlanNew = "/workbench/campaigns/plan";
    public const string PlanSchema = "/workbench/campaigns/plan/schema";
    public const string NoticeDesk = "/workbench/notices";

    /// <summary>规则台.</summary>
    public const string Rules = "/workbench/rules";

    public const string SatisfactionDesk = "/workbench/satisfaction";

    public static string SurveySheet(string code) => $"{SatisfactionDesk}/{Uri.EscapeDataString(code)}/sheet";

    public const string ArticleDesk = "/workbench/articles";

    public static string WithdrawArticle(string id) => $"{ArticleDesk}/{Uri.EscapeDataString(id)}/withdraw";

    /// <param name="line">Key of a schedule, with its area where it has one.</param>
    public static string Schedule(string line) => $"{Rules}/schedules/{Uri.EscapeDataString(line)}";

    public static string ScheduleDraft(string id) => $"{Rules}/drafts/{Uri.EscapeDataString(id)}";

    public static string Simulation(string id) => $"{Rules}/simulations/{Uri.EscapeDataString(id)}";

    /// <summary>裁量试算: facts in the address, the answer on the page; nothing is kept.</summary>
    public const string WhatIf = "/workbench/rules/what-if";

    /// <summary>请假与代理.</summary>
    public const string Absences = "/workbench/absences";

    public const string Incidents = "/workbench/incidents";

    public static string Incident(string id) => $"{Incidents}/{Uri.EscapeDataString(id)}";

    /// <param name="how"><c>retry</c>, <c>skip</c>, <c>hand-over</c> or <c>cancel</c>.</param>
    public static string Resolve(string incident, string how) => $"{Incident(incident)}/{how}";

    /// <summary>The inbox with this task in the preview.</summary>
    public static string Task(string id) => $"{Inbox}?task={Uri.EscapeDataString(id)}";

    public static string CompleteTask(string id) => $"/workbench/tasks/{Uri.EscapeDataString(id)}/complete";

    public static string ClaimTask(string id) => $"/workbench/tasks/{Uri.EscapeDataString(id)}/claim";

    public static string ReleaseTask(string id) => $"/workbench/tasks/{Uri.EscapeDataString(id)}/release";

    public static string Case(string id) => $"{Cases}/{Uri.EscapeDataString(id)}";

    public static string Matter(string id) => $"{Matters}/{Uri.EscapeDataString(id)}";

    /// <summary>One round of inspections, from commitment to circular.</summary>
    public static string Inspection(string id) => $"{Inspections}/{Uri.EscapeDataString(id)}";

    public static string CancelMatter(string id) => $"{Matter(id)}/cancel";

    /// <summary>文书制作; without a version the last one.</summary>
    /// <param name="page">The page of the case or the matter.</param>
    public static string Document(string page, string kind, int? version = null) => $"{page}/documents/{Uri.EscapeDataString(kind)}{(version is { } one ? $"?version={one}" : "")}";

    public static string DocumentPreview(string page, string kind) => Document(page, kind) + "/preview";

    public static string DocumentDifferences(string page, string kind, int from, int to) => $"{Document(page, kind)}/differences?from={from}&to={to}";

    /// <param name="format">docx or pdf.</param>
    public static string DocumentFile(string page, string kind, int version, string format) => $"{Document(page, kind)}/file?version={version}&format={format}";

    /// <summary>案卷, every document in one file.</summary>
    public static string Volume(string page, string format) => $"{page}/volume?format={format}";

    /// <summary>The page of a case, or of a matter of some kind.</summary>
    public static string Of(string kind, string id) => kind switch
    {
        Domain.Cases.Case.OfCase => Case(id),
        Domain.Cases.Case.OfRegister => RegisterBook(id),
        Domain.Cases.Case.OfDraw => Inspection(id),
        _ => Matter(id),
    };

    /// <param name="tab">Lower-case name of a CaseTab.</param>
    public static string CaseTab(string id, string tab) => $"{Case(id)}?tab={Uri.EscapeDataString(tab)}";

    /// <summary>裁量说明书: the grading as a page of the file.</summary>
    public static string Explanation(string id) => $"{Case(id)}/explanation";

    /// <summary>Beginning with the facts of a case.</summary>
    public static string WhatIfOf(string id) => $"{WhatIf}?case={Uri.EscapeDataString(id)}";

    /// <summary>Where evidence of the case is handed in.</summary>
    public static string CaseEvidence(string id) => $"{Case(id)}/evidence";

    /// <summary>致信举报人.</summary>
    public static string WriteToReporter(string id) => $"{Case(id)}/tip/messages";

    /// <summary>Where a procedure of the case is started.</summary>
    public static string CaseProcedures(string id) => $"{Case(id)}/procedures";

    public static string Deadline(string id) => $"/workbench/deadlines/{Uri.EscapeDataString(id)}";

    public static string Register(string key) => $"{Registers}/{Uri.EscapeDataString(key)}";

    /// <summary>The register of a book, narrowed to the organisation that keeps it.</summary>
    public static string RegisterBook(string book) => $"{Registers}/books/{Uri.EscapeDataString(book)}";

    public static string Return(string id) => $"{Returns}/{Uri.EscapeDataString(id)}";

    /// <summary>The rows behind one figure of a return.</summary>
    public static string ReturnFigure(string id, string key) => $"{Return(id)}/figures/{Uri.EscapeDataString(key)}";

    public static string ReturnReceipt(string id) => $"{Return(id)}/receipt";

    /// <summary>What the units below handed in under one obligation.</summary>
    public static string ReturnsBelow(string campaign, string obligation) => $"{Returns}/below?campaign={Uri.EscapeDataString(campaign)}&obligation={Uri.EscapeDataString(obligation)}";

    public static string NewEntry(string register) => $"{Register(register)}/new";

    public static string Entry(string register, string id) => $"{Register(register)}/entries/{Uri.EscapeDataString(id)}";

    /// <summary>A step for several entries of a list.</summary>
    public static string MoveEntries(string register, string step) => $"{Register(register)}/steps/{Uri.EscapeDataString(step)}";

    public static string MoveEntry(string register, string id, string step) => $"{Entry(register, id)}/{Uri.EscapeDataString(step)}";

    public static string RegisterImport(string register) => $"{Register(register)}/import";

    public static string CommitImport(string register, string id) => $"{RegisterImport(register)}/{Uri.EscapeDataString(id)}";

    public static string RegisterStatistics(string register) => $"{Register(register)}/statistics";

    public static string RegisterParameters(string register) => $"{Register(register)}/parameters";

    public static string Campaign(string id) => $"{Campaigns}/{Uri.EscapeDataString(id)}";

    public static string PlanFile(string campaign) => $"{Campaign(campaign)}/plan.yaml";

    public static string WithdrawNotice(string id) => $"{NoticeDesk}/{Uri.EscapeDataString(id)}/withdraw";

    public static string Instruct(string escalation) => $"{Supervise}/{Uri.EscapeDataString(escalation)}/instruct";

    public static string Reassign(string escalation) => $"{Supervise}/{Uri.EscapeDataString(escalation)}/reassign";

    public static string Extend(string escalation) => $"{Supervise}/{Uri.EscapeDataString(escalation)}/extend";
}
