
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

    public static Refusal CopyBeforeApplication { get; } = Refusals.Of("copy-before-application");
    public static Refusal ResultBeforeApplication { get; } = Refusals.Of("result-before-application");
    public static Refusal AnnulledWithFine { get; } = Refusals.Of("annulled-with-fine");
    public static Refusal DeferralInPast { get; } = Refusals.Of("deferral-in-past");
    public static Refusal NotCarriedOut { get; } = Refusals.Of("not-carried-out");
    public static Refusal ReviewedByTwo { get; } = Refusals.Of("reviewed-by-two");
    public static Refusal WitnessIsOther { get; } = Refusals.Of("witness-is-other");
    public static Refusal MergedIntoItself { get; } = Refusals.Of("merged-into-itself");
    public static Refusal LeadingElsewhere { get; } = Refusals.Of("leading-elsewhere");
    public static Refusal LeadsOthers { get; } = Refusals.Of("leads-others");
    public static Refusal NotRefused { get; } = Refusals.Of("not-refused");
    public static Refusal ServiceOpen { get; } = Refusals.Of("service-open");

    public static Refusal ChallengedBeforeService(DateOnly served) => Refusals.Of("challenged-before-service", served);
    public static Refusal CorrectionHeavier(decimal fine) => Refusals.Of("correction-heavier", fine);
    public static Refusal ResultBinds(string result) => Refusals.Of("result-binds", Texts.Later(result switch { "changed" => "cases.challenge-result.changed", "annulled" => "cases.challenge-result.annulled", _ => "cases.challenge-result.redo" }));
    public static Refusal PaymentNotDue(DateOnly last) => Refusals.Of("payment-not-due", last);
    public static Refusal PaymentShort(decimal owed) => Refusals.Of("payment-short", owed);
    public static Refusal ReminderRuns(DateOnly last) => Refusals.Of("reminder-runs", last);
    public static Refusal DeferralRuns(DateOnly last) => Refusals.Of("deferral-runs", last);
    public static Refusal SuitStillOpen(DateOnly first) => Refusals.Of("suit-still-open", first);
    public static Refusal CourtTooLate(DateOnly last) => Refusals.Of("court-too-late", last);
    public static Refusal RepairTooEarly(DateOnly last) => Refusals.Of("repair-too-early", last);
    public static Refusal LeadingDecided(string number) => Refusals.Of("leading-decided", number);
    public static Refusal LeadingMerged(string number) => Refusals.Of("leading-merged", number);
    public static Refusal RetentionRuns(DateOnly last) => Refusals.Of("retention-runs", last);
}
