namespace Qingyi.Domain.Cases;

/// <summary>The legal stages of a case, in the order in which the law expects them.</summary>
public enum CaseStage
{
    Received, Triage, Verification, Disposed, Filing, Investigation, Adjudication, Grading, LegalReview,
    PriorNotice, Hearing, Discussion, Decision, Service, Enforcement, Closed,

    /// <summary>A matter (事项), which has no legal stages: see Domain/Matters.</summary>
    Underway,

    /// <summary>A matter that was cancelled with a reason.</summary>
    Cancelled,
}

/// <summary>What moves a case.</summary>
public enum CaseTrigger
{
    Accept, Decline, Assign, Reassign, Verify, Substantiate, Dispose, ApproveFiling, RefuseFiling, RecordInvestigation, ConcludeInvestigation,
    ReturnToInvestigation, ProposeGrading, DecideGrading, ApproveDeviation, Review, IssuePriorNotice, RecordDefence, ArrangeHearing, HoldHearing,
    ReviewDefence, Discuss, Decide, Serve, StartMeasure, FinishMeasure, TransferOut, ReportUp, DraftNotice, ApproveNotice, PublishNotice, WithdrawNotice, GiveFeedback, Close,

    // Beside the main line, and after it.
    PrepareDecision, RegisterChallenge, DecideStay, AnswerChallenge, ConcludeChallenge, CorrectDecision, ReverseMeasures, TellOfCorrection, RedoDecision,
    RemindToPay, RecordPayment, AllowDeferral, ApplyToCourt, ConcludeExecution, ProposeMerger, ConfirmMerger, Merge, Unmerge,
    ApplyForRepair, CheckRepair, DecideRepair, EndPublicity, TellApplicant, RecordTransferNews, ReviewDestruction, ApproveDestruction, DestroyFiles,
}

/// <summary>Terms of the stages, as the glossary has them.</summary>
public static class CaseStages
{
    public static Phrase Term(this CaseStage stage) => Texts.Later("cases.stage." + Domain.Grading.Words.Of(stage));
}
