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

/// <summary>Chinese terms of the stages, as the glossary has them.</summary>
public static class CaseStages
{
    public static string Chinese(this CaseStage stage) => stage switch
    {
        CaseStage.Received => "线索受理",
        CaseStage.Triage => "分办",
        CaseStage.Verification => "初步核实",
        CaseStage.Disposed => "了结",
        CaseStage.Filing => "立案",
        CaseStage.Investigation => "调查取证",
        CaseStage.Adjudication => "审理",
        CaseStage.Grading => "裁量",
        CaseStage.LegalReview => "法制审核",
        CaseStage.PriorNotice => "事先告知",
        CaseStage.Hearing => "听证",
        CaseStage.Discussion => "集体讨论",
        CaseStage.Decision => "处理决定",
        CaseStage.Service => "送达",
        CaseStage.Enforcement => "执行",
        CaseStage.Closed => "结案归档",
        CaseStage.Underway => "正在办理",
        CaseStage.Cancelled => "已经撤销",
        _ => throw new ArgumentOutOfRangeException(nameof(stage), stage, null),
    };
}
