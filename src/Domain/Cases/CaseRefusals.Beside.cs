using System.Globalization;

namespace Qingyi.Domain.Cases;

/// <summary>What the law forbids beside the main line and after it.</summary>
public static partial class CaseRefusals
{
    public const string NothingServed = "nothing-served";
    public const string ChallengeOpen = "challenge-open";
    public const string NoChallenge = "no-challenge";
    public const string ChallengeUnanswered = "challenge-unanswered";
    public const string ReviewerAnswers = "reviewer-answers";
    public const string LeaderStays = "leader-stays";
    public const string EnforcementStayed = "enforcement-stayed";
    public const string AlreadyAnnulled = "already-annulled";
    public const string NothingCorrected = "nothing-corrected";
    public const string NoRedo = "no-redo";
    public const string HeadSendsBack = "head-sends-back";
    public const string NoFineOwed = "no-fine-owed";
    public const string NotReminded = "not-reminded";
    public const string LeaderDefers = "leader-defers";
    public const string ChallengePending = "challenge-pending";
    public const string NotBeforeCourt = "not-before-court";
    public const string AlreadyRepaired = "already-repaired";
    public const string NoRepairAsked = "no-repair-asked";
    public const string RepairUnchecked = "repair-unchecked";
    public const string LeaderRepairs = "leader-repairs";
    public const string RepairNotGranted = "repair-not-granted";
    public const string RepairUndecided = "repair-undecided";
    public const string NoMergerProposed = "no-merger-proposed";
    public const string MergerUnconfirmed = "merger-unconfirmed";
    public const string LeaderMerges = "leader-merges";
    public const string NotMerged = "not-merged";
    public const string NothingTransferred = "nothing-transferred";
    public const string ReviewersOfFiles = "reviewers-of-files";
    public const string TwoReviewFiles = "two-review-files";
    public const string LeaderDestroys = "leader-destroys";
    public const string ReviewerApproves = "reviewer-approves";
    public const string DestructionNotApproved = "destruction-not-approved";
    public const string HeadDestroys = "head-destroys";
    public const string FilesUnderChallenge = "files-under-challenge";
    public const string FilesHeld = "files-held";
    public const string FilesDestroyed = "files-destroyed";
    public const string CollectionOpen = "collection-open";

    private static readonly Dictionary<string, string> Beside = new(StringComparer.Ordinal)
    {
        [NothingServed] = "处理决定还没有送达当事人，不能办理这一项；请先送达。",
        [ChallengeOpen] = "本案已有一件复议或者诉讼正在进行（行政复议法第二十九条、行政诉讼法第四十四条）；请先记录它的结果。",
        [NoChallenge] = "本案没有正在进行的复议或者诉讼；请先登记。",
        [ChallengeUnanswered] = "还没有提出答复或者答辩（行政复议法第四十八条、行政诉讼法第六十七条）；请先答复。",
        [ReviewerAnswers] = "复议和诉讼由法制审核人员登记、答复；请把任务转给法制审核人员。",
        [LeaderStays] = "停止执行由分管领导或者主要领导决定（行政复议法第四十二条、行政诉讼法第五十六条）；请把任务转给领导。",
        [EnforcementStayed] = "本案已决定停止执行（行政处罚法第七十三条），复议或者诉讼有结果之前不得执行、催告；请等待结果。",
        [AlreadyAnnulled] = "处理决定已经撤销，不能再次变更或者撤销。",
        [NothingCorrected] = "处理决定没有变更或者撤销；请先由领导决定。",
        [NoRedo] = "只有决定“撤销并重新作出”、恢复了执行并告知当事人之后，才能发回重新办理。",
        [HeadSendsBack] = "重新作出决定由科室负责人发回办理；请把任务转给科室负责人。",
        [NoFineOwed] = "本案没有应缴未缴的罚款，不需要催告。",
        [NotReminded] = "还没有催告当事人（行政强制法第五十四条）；请先送达催告书。",
        [LeaderDefers] = "暂缓或者分期缴纳由分管领导或者主要领导批准（行政处罚法第六十六条）；请把任务转给领导。",
        [ChallengePending] = "复议或者诉讼还没有结果，不能申请人民法院强制执行（行政强制法第五十三条）；请等待结果。",
        [NotBeforeCourt] = "还没有申请人民法院强制执行；请先提出申请。",
        [AlreadyRepaired] = "本案的公示已经因信用修复停止，不能再次申请。",
        [NoRepairAsked] = "还没有登记信用修复申请；请先登记。",
        [RepairUnchecked] = "还没有核查处理决定的履行情况；请先由另一名承办人核查。",
        [LeaderRepairs] = "信用修复由分管领导或者主要领导决定；请把任务转给领导。",
        [RepairNotGranted] = "信用修复没有批准，不能提前停止公示（行政处罚法第四十八条）。",
        [RepairUndecided] = "信用修复还没有决定；请先由领导决定。",
        [NoMergerProposed] = "还没有提出并案；请先由承办人提出。",
        [MergerUnconfirmed] = "行政处罚法第四十二条要求两名以上执法人员；请先由另一名承办人确认并案。",
        [LeaderMerges] = "并案和分案由分管领导或者主要领导批准；请把任务转给领导。",
        [NotMerged] = "本案没有并入其他案件，不能分案。",
        [NothingTransferred] = "本案没有等待回执或者结果的移送；请先办理移送（行政处罚法第二十七条）。",
        [ReviewersOfFiles] = "销毁鉴定由科室负责人和法制审核人员进行（档案法第三十一条）；请把任务转给他们。",
        [TwoReviewFiles] = "销毁须经两人鉴定（档案法第三十一条）；请先由另一人鉴定。",
        [LeaderDestroys] = "销毁案卷由分管领导或者主要领导批准；请把任务转给领导。",
        [ReviewerApproves] = "参加鉴定的人不能批准销毁；请由其他领导批准。",
        [DestructionNotApproved] = "销毁还没有批准；请先由领导批准。",
        [HeadDestroys] = "销毁由科室负责人执行，另有一人监销；请把任务转给科室负责人。",
        [FilesUnderChallenge] = "本案正在复议或者诉讼，案卷不得销毁；请等待结果。",
        [FilesHeld] = "本案案卷已暂缓销毁；需要销毁的，请先由领导解除暂缓。",
        [FilesDestroyed] = "本案案卷已经销毁。",
        [CollectionOpen] = "本案罚款还在催缴或者强制执行，案卷不得销毁；请先办结。",
    };

    public static Refusal CopyBeforeApplication { get; } = new("copy-before-application", "收到申请书或者起诉状副本的日期不能早于申请日期；请核对两个日期。");
    public static Refusal ResultBeforeApplication { get; } = new("result-before-application", "结果的日期不能早于申请日期；请核对。");
    public static Refusal AnnulledWithFine { get; } = new("annulled-with-fine", "撤销的决定不再有罚款；要保留罚款的，请选“变更决定”。");
    public static Refusal DeferralInPast { get; } = new("deferral-in-past", "暂缓或者分期的最后一日应当晚于今天；请重新填写。");
    public static Refusal NotCarriedOut { get; } = new("not-carried-out", "处理决定还没有全部履行（还有未办结的执行措施或者未缴清的罚款），不能信用修复；请先办结，或者不予修复。");
    public static Refusal ReviewedByTwo { get; } = new("reviewed-by-two", "销毁鉴定须由两人分别进行（档案法第三十一条）；请由另一人鉴定。");
    public static Refusal WitnessIsOther { get; } = new("witness-is-other", "监销人不能是执行销毁的人；请填写另一人。");
    public static Refusal MergedIntoItself { get; } = new("merged-into-itself", "不能并入本案自己；请填写主案的案号。");
    public static Refusal LeadingElsewhere { get; } = new("leading-elsewhere", "主案由其他机关办理，不能直接并案；请移送该机关。");
    public static Refusal LeadsOthers { get; } = new("leads-others", "已有其他案件并入本案；请先分案，或者以本案为主案。");
    public static Refusal NotRefused { get; } = new("not-refused", "受移送机关没有不予接受，不需要提请复议。");
    public static Refusal ServiceOpen { get; } = new("service-open", "这份文书已有送达任务，还没有送达；请先送达。");

    public static Refusal ChallengedBeforeService(DateOnly served) => new("challenged-before-service", $"处理决定{Day(served)}送达，申请日期不能更早；请核对。");
    public static Refusal CorrectionHeavier(decimal fine) => new("correction-heavier", string.Create(CultureInfo.InvariantCulture, $"变更不得加重当事人的负担（行政复议法第六十三条、行政诉讼法第七十七条），罚款不得高于原来的{fine:0.##}元。"));
    public static Refusal ResultBinds(string result) => new("result-binds", $"复议决定或者裁判结果是“{result switch { "changed" => "变更", "annulled" => "撤销", _ => "责令重新作出" }}”，应当照此办理（行政复议法第七十七条、行政诉讼法第九十四条）。");
    public static Refusal PaymentNotDue(DateOnly last) => new("payment-not-due", $"缴款期限到{Day(last)}届满（行政处罚法第六十七条），届满之后才能催告。");
    public static Refusal PaymentShort(decimal owed) => new("payment-short", string.Create(CultureInfo.InvariantCulture, $"到缴款之日应缴{owed:0.##}元（罚款和每日百分之三的加处罚款，行政处罚法第七十二条）；没有缴足的，请等缴足后记录，或者另行办理减免。"));
    public static Refusal ReminderRuns(DateOnly last) => new("reminder-runs", $"催告书送达十日后仍未履行的才能申请强制执行（行政强制法第五十四条），十日到{Day(last)}届满。");
    public static Refusal DeferralRuns(DateOnly last) => new("deferral-runs", $"暂缓或者分期缴纳到{Day(last)}届满（行政处罚法第六十六条）；请在届满之后记录。");
    public static Refusal SuitStillOpen(DateOnly first) => new("suit-still-open", $"当事人还可以申请复议或者起诉，{Day(first)}起才能申请人民法院强制执行（行政强制法第五十三条）。");
    public static Refusal CourtTooLate(DateOnly last) => new("court-too-late", $"申请强制执行的最后一日是{Day(last)}（行政强制法第五十三条），已经超过；有正当理由的，请写明理由后申请。");
    public static Refusal RepairTooEarly(DateOnly last) => new("repair-too-early", $"最短公示期到{Day(last)}届满，次日起才能申请信用修复；请届满之后再登记。");
    public static Refusal LeadingDecided(string number) => new("leading-decided", $"{number}已经作出决定或者办结，不能再并案、分案。");
    public static Refusal LeadingMerged(string number) => new("leading-merged", $"该案已经并入{number}；请直接并入该案。");
    public static Refusal RetentionRuns(DateOnly last) => new("retention-runs", $"案卷保管到{Day(last)}，期满之后才能销毁（档案法第三十一条）。");
}
