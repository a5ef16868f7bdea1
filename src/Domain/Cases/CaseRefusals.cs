using System.Globalization;

namespace Qingyi.Domain.Cases;

/// <summary>Everything that the law forbids a case to do, with the sentence that tells the officer what to do instead.</summary>
public static partial class CaseRefusals
{
    public const string NotAHandler = "not-a-handler";
    public const string TwoHandlers = "two-handlers";
    public const string VerifiedByTwo = "verified-by-two";
    public const string LeaderFiles = "leader-files";
    public const string LeaderDecides = "leader-decides";
    public const string LeaderDeviates = "leader-approves-deviation";
    public const string HandlerNotJudge = "handler-not-judge";
    public const string NoReport = "no-investigation-report";
    public const string NotGradedCode = "not-graded";
    public const string DeviationOpen = "grading-not-standing";
    public const string OwnInvestigation = "reviews-own-investigation";
    public const string HostInvestigated = "host-investigated";
    public const string NoReview = "no-legal-review";
    public const string NoNotice = "no-prior-notice";
    public const string DefenceMissing = "defence-not-recorded";
    public const string DefenceUnread = "defence-not-reviewed";
    public const string HearingNotRequested = "hearing-not-requested";
    public const string HearingNotArranged = "hearing-not-arranged";
    public const string HearingOutstanding = "hearing-outstanding";
    public const string NoDiscussion = "no-collective-discussion";
    public const string HeavierThanNotice = "heavier-than-notice";
    public const string NoDraft = "no-notice-draft";
    public const string PublisherApproves = "publisher-approves";
    public const string HandlerPublishes = "handler-as-publisher";
    public const string NotServed = "not-served";
    public const string NotApproved = "notice-not-approved";
    public const string NotPublished = "notice-not-published";
    public const string MeasuresOpen = "measures-open";

    private static readonly Dictionary<string, string> Sentences = new(StringComparer.Ordinal)
    {
        [NotAHandler] = "本步骤只能由本案两名承办人之一办理；需要换人的，请科室负责人改派。",
        [TwoHandlers] = "行政处罚法第四十二条要求两名以上执法人员；请由另一名承办人确认。",
        [VerifiedByTwo] = "两名承办人都签字后才能了结；请先由协办人确认核实意见。",
        [LeaderFiles] = "立案由分管领导或者主要领导批准；请把任务转给领导。",
        [LeaderDecides] = "处理决定和集体讨论由分管领导或者主要领导主持；请把任务转给领导。",
        [LeaderDeviates] = "偏离裁量建议须由分管领导或者主要领导批准。",
        [HandlerNotJudge] = "本案承办人不能批准自己办理的案件；请由其他领导办理。",
        [NoReport] = "还没有调查终结报告；请先提交调查报告。",
        [NotGradedCode] = "系统还没有给出裁量建议；请先完成裁量。",
        [DeviationOpen] = "裁量还没有确定，或者偏离裁量还没有批准；请先完成裁量环节。",
        [OwnInvestigation] = "法制审核不能由调查人员进行（行政处罚法第五十八条）；请由没有参与调查的人员审核。",
        [HostInvestigated] = "听证由非本案调查人员主持（行政处罚法第六十四条）；请换一名主持人。",
        [NoReview] = "还没有通过法制审核，不能作出决定（行政处罚法第五十八条）；请先送法制审核。",
        [NoNotice] = "还没有事先告知当事人，不能作出决定（行政处罚法第四十四条、第六十二条）；请先发出事先告知书。",
        [DefenceMissing] = "还没有记录当事人的陈述申辩情况；请先记录陈述申辩，或者等期限届满。",
        [DefenceUnread] = "当事人的陈述申辩还没有复核（行政处罚法第四十五条）；请先复核并记录是否采纳。",
        [HearingNotRequested] = "当事人没有申请听证。",
        [HearingNotArranged] = "听证还没有通知；请先确定听证时间并通知当事人。",
        [HearingOutstanding] = "当事人申请了听证，听证结束前不能作出决定（行政处罚法第六十三条）；请先举行听证。",
        [NoDiscussion] = "本案须经集体讨论（行政处罚法第五十七条）；请先组织集体讨论并形成记录。",
        [HeavierThanNotice] = "决定重于事先告知的内容；不得因申辩加重处罚（行政处罚法第四十五条），有新事实的须重新告知。",
        [NoDraft] = "还没有拟好的公示稿；请先由承办人拟稿。",
        [PublisherApproves] = "公示由公示发布人员审核发布。",
        [HandlerPublishes] = "公示发布人员不能是本案承办人或者拟稿人；请由其他发布人员审核。",
        [NotServed] = "处理决定还没有送达，不能公示；请先送达当事人。",
        [NotApproved] = "公示稿还没有审核通过；请先由公示发布人员审核。",
        [NotPublished] = "本案没有已经发布的公示，不能撤回。",
        [MeasuresOpen] = "还有执行措施没有办结，不能结案；请先办结各项措施并附凭证。",
    };

    public static Refusal SameHandlerTwice { get; } = new("same-handler-twice", "主办人和协办人不能是同一个人；请另选一名协办人。");
    public static Refusal NothingVerified { get; } = new("nothing-verified", "还没有核实意见，无从会签；请先由主办人提交核实情况。");
    public static Refusal NoEvidence { get; } = new("no-evidence", "本案还没有证据材料；请先在“证据”中上传，再提交调查报告。");
    public static Refusal NotGraded { get; } = new(NotGradedCode, Sentences[NotGradedCode]);
    public static Refusal FineIsCompulsory { get; } = new("fine-compulsory", "依据条文应当并处罚款；不罚款属于减轻处罚，请选择“偏离建议”并写明理由。");
    public static Refusal DayNotYetCome { get; } = new("day-not-yet-come", "日期还没有到；请填写实际送达的日期。");
    public static Refusal NoHearingOffered { get; } = new("no-hearing-offered", "本案不属于应当告知听证权利的情形（行政处罚法第六十三条）；请按陈述申辩办理。");
    public static Refusal DiscussionNeedsSeveral { get; } = new("discussion-needs-several", "集体讨论至少要有两名负责人参加；请填写全部参加人员。");
    public static Refusal VotesOfAttendees { get; } = new("votes-of-attendees", "参加人员不能重复；不同意或者弃权的，须是参加人员，每人只列一次。");
    public static Refusal NoSuchMeasure { get; } = new("no-such-measure", "本案没有正在执行的这项措施。");

    public static Refusal NoMajority(int inFavour, int all) => new("no-majority", $"参加表决{all}人，同意{inFavour}人，没有超过半数，不能以“同意处理意见”结束；请核对表决情况，或者退回重新裁量。");

    public static Refusal UnfitHandler(string name) => new("unfit-handler", $"{name}不是承办人，或者已经回避；请另选承办人。");
    public static Refusal SanctionOutsideArticle(string sanction) => new("sanction-outside-article", $"所依据的条文没有规定{sanction}；请从裁量建议列出的种类和幅度中选择。");

    public static Refusal FineOutsideRange(decimal min, decimal max) =>
        new("fine-outside-range", string.Create(CultureInfo.InvariantCulture, $"罚款须在{min:0.##}元至{max:0.##}元之间；请在条文幅度内确定数额。"));

    public static Refusal HearingTooLate(DateOnly last) => new("hearing-too-late", $"申请听证的最后一日是{Day(last)}，已经超过；请按陈述申辩办理。");
    public static Refusal DefenceStillOpen(DateOnly last) => new("defence-still-open", $"陈述申辩和申请听证的期限到{Day(last)}届满，届满前不能按放弃办理；当事人书面放弃的，请选“书面放弃”。");
    public static Refusal HearingNoticeTooShort(DateOnly earliest) => new("hearing-notice-too-short", $"听证七个工作日前须通知当事人，最早可以定在{Day(earliest)}；当事人书面同意提前的，请勾选并附同意书。");
    public static Refusal HearingNotYet(DateOnly on) => new("hearing-not-yet", $"听证定于{Day(on)}举行；请在听证之后记录。");
    public static Refusal MeasureStillRuns(DateOnly last) => new("measure-still-runs", $"措施执行到{Day(last)}；请在期满之后办结。");
    public static Refusal NoticeNames(string what) => new("notice-names", $"公示稿里疑似出现{what}；公示不得包含任何人的姓名、证件号、电话、住址和健康信息，请删去。");
    public static Refusal OutOfTurn(CaseTrigger trigger, CaseStage stage) => new("out-of-turn", $"案件在“{stage.Chinese()}”阶段，不能办理这一步（{Steps[trigger]}）；请先办完当前阶段。");

    private static readonly HashSet<string> MissingSteps = new(StringComparer.Ordinal)
    {
        VerifiedByTwo, NoReport, NotGradedCode, DeviationOpen, NoReview, NoNotice, DefenceMissing, DefenceUnread, HearingNotArranged, HearingOutstanding, NoDiscussion, NoDraft, NotServed,
        NotApproved, MeasuresOpen,
    };

    /// <summary>The refusal asks for a step that has not been taken; a drawing has to lead to it.</summary>
    public static bool NamesMissingStep(string code) => MissingSteps.Contains(code);

    public static Refusal ByCode(string code) => new(code, Sentences.GetValueOrDefault(code) ?? Beside[code]);

    private static readonly Dictionary<CaseTrigger, string> Steps = new()
    {
        [CaseTrigger.Accept] = "受理", [CaseTrigger.Decline] = "不予受理", [CaseTrigger.Assign] = "分办", [CaseTrigger.Reassign] = "改派", [CaseTrigger.Verify] = "核实",
        [CaseTrigger.Substantiate] = "核实属实", [CaseTrigger.Dispose] = "了结", [CaseTrigger.ApproveFiling] = "批准立案", [CaseTrigger.RefuseFiling] = "不予立案",
        [CaseTrigger.RecordInvestigation] = "提交调查报告", [CaseTrigger.ConcludeInvestigation] = "调查终结", [CaseTrigger.ReturnToInvestigation] = "退回补充调查",
        [CaseTrigger.ProposeGrading] = "裁量建议", [CaseTrigger.DecideGrading] = "裁量", [CaseTrigger.ApproveDeviation] = "批准偏离裁量", [CaseTrigger.Review] = "法制审核",
        [CaseTrigger.IssuePriorNotice] = "事先告知", [CaseTrigger.RecordDefence] = "记录陈述申辩", [CaseTrigger.ArrangeHearing] = "通知听证", [CaseTrigger.HoldHearing] = "举行听证",
        [CaseTrigger.ReviewDefence] = "复核申辩", [CaseTrigger.Discuss] = "集体讨论", [CaseTrigger.Decide] = "作出决定", [CaseTrigger.Serve] = "送达", [CaseTrigger.StartMeasure] = "执行措施",
        [CaseTrigger.FinishMeasure] = "办结措施", [CaseTrigger.TransferOut] = "移送", [CaseTrigger.ReportUp] = "上报", [CaseTrigger.DraftNotice] = "拟公示稿",
        [CaseTrigger.ApproveNotice] = "审核公示", [CaseTrigger.PublishNotice] = "发布公示", [CaseTrigger.WithdrawNotice] = "撤回公示", [CaseTrigger.GiveFeedback] = "反馈举报人", [CaseTrigger.Close] = "结案",
        [CaseTrigger.PrepareDecision] = "准备决定稿", [CaseTrigger.RegisterChallenge] = "登记复议诉讼", [CaseTrigger.DecideStay] = "决定是否停止执行", [CaseTrigger.AnswerChallenge] = "答复或者答辩",
        [CaseTrigger.ConcludeChallenge] = "记录复议诉讼结果", [CaseTrigger.CorrectDecision] = "变更或者撤销决定", [CaseTrigger.ReverseMeasures] = "恢复或者变更执行", [CaseTrigger.TellOfCorrection] = "送达变更或者撤销决定",
        [CaseTrigger.RedoDecision] = "重新作出决定", [CaseTrigger.RemindToPay] = "催告", [CaseTrigger.RecordPayment] = "记录缴款", [CaseTrigger.AllowDeferral] = "批准暂缓分期",
        [CaseTrigger.ApplyToCourt] = "申请强制执行", [CaseTrigger.ConcludeExecution] = "记录强制执行结果", [CaseTrigger.ProposeMerger] = "提出并案", [CaseTrigger.ConfirmMerger] = "确认并案",
        [CaseTrigger.Merge] = "批准并案", [CaseTrigger.Unmerge] = "分案", [CaseTrigger.ApplyForRepair] = "登记信用修复申请", [CaseTrigger.CheckRepair] = "核查履行情况", [CaseTrigger.DecideRepair] = "决定信用修复",
        [CaseTrigger.EndPublicity] = "提前停止公示", [CaseTrigger.TellApplicant] = "告知申请人", [CaseTrigger.RecordTransferNews] = "记录移送反馈",
        [CaseTrigger.ReviewDestruction] = "销毁鉴定", [CaseTrigger.ApproveDestruction] = "批准销毁", [CaseTrigger.DestroyFiles] = "销毁案卷",
    };

    private static string Day(DateOnly day) => day.ToString("yyyy年M月d日", CultureInfo.InvariantCulture);
}
