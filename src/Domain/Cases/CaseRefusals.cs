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

    public static Refusal SameHandlerTwice { get; } = Refusals.Of("same-handler-twice");
    public static Refusal NothingVerified { get; } = Refusals.Of("nothing-verified");
    public static Refusal NoEvidence { get; } = Refusals.Of("no-evidence");
    public static Refusal NotGraded { get; } = Refusals.Of(NotGradedCode);
    public static Refusal FineIsCompulsory { get; } = Refusals.Of("fine-compulsory");
    public static Refusal DayNotYetCome { get; } = Refusals.Of("day-not-yet-come");
    public static Refusal NoHearingOffered { get; } = Refusals.Of("no-hearing-offered");
    public static Refusal DiscussionNeedsSeveral { get; } = Refusals.Of("discussion-needs-several");
    public static Refusal VotesOfAttendees { get; } = Refusals.Of("votes-of-attendees");
    public static Refusal NoSuchMeasure { get; } = Refusals.Of("no-such-measure");

    public static Refusal NoMajority(int inFavour, int all) => Refusals.Of("no-majority", all, inFavour);

    public static Refusal UnfitHandler(string name) => Refusals.Of("unfit-handler", name);
    public static Refusal SanctionOutsideArticle(string sanction) => Refusals.Of("sanction-outside-article", sanction);

    public static Refusal FineOutsideRange(decimal min, decimal max) =>
        Refusals.Of("fine-outside-range", min, max);

    public static Refusal HearingTooLate(DateOnly last) => Refusals.Of("hearing-too-late", last);
    public static Refusal DefenceStillOpen(DateOnly last) => Refusals.Of("defence-still-open", last);
    public static Refusal HearingNoticeTooShort(DateOnly earliest) => Refusals.Of("hearing-notice-too-short", earliest);
    public static Refusal HearingNotYet(DateOnly on) => Refusals.Of("hearing-not-yet", on);
    public static Refusal MeasureStillRuns(DateOnly last) => Refusals.Of("measure-still-runs", last);
    public static Refusal NoticeNames(string what) => Refusals.Of("notice-names", what);
    public static Refusal OutOfTurn(CaseTrigger trigger, CaseStage stage) => Refusals.Of("out-of-turn", stage.Chinese(), Steps[trigger]);

    private static readonly HashSet<string> MissingSteps = new(StringComparer.Ordinal)
    {
        VerifiedByTwo, NoReport, NotGradedCode, DeviationOpen, NoReview, NoNotice, DefenceMissing, DefenceUnread, HearingNotArranged, HearingOutstanding, NoDiscussion, NoDraft, NotServed,
        NotApproved, MeasuresOpen,
    };

    /// <summary>The refusal asks for a step that has not been taken; a drawing has to lead to it.</summary>
    public static bool NamesMissingStep(string code) => MissingSteps.Contains(code);

    public static Refusal ByCode(string code) => Refusals.Of(code);

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
