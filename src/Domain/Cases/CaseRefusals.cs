
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
    public static Refusal OutOfTurn(CaseTrigger trigger, CaseStage stage) => Refusals.Of("out-of-turn", stage.Term(), Texts.Later("cases.step." + Domain.Grading.Words.Of(trigger)));

    private static readonly HashSet<string> MissingSteps = new(StringComparer.Ordinal)
    {
        VerifiedByTwo, NoReport, NotGradedCode, DeviationOpen, NoReview, NoNotice, DefenceMissing, DefenceUnread, HearingNotArranged, HearingOutstanding, NoDiscussion, NoDraft, NotServed,
        NotApproved, MeasuresOpen,
    };

    /// <summary>The refusal asks for a step that has not been taken; a drawing has to lead to it.</summary>
    public static bool NamesMissingStep(string code) => MissingSteps.Contains(code);

    public static Refusal ByCode(string code) => Refusals.Of(code);
}
