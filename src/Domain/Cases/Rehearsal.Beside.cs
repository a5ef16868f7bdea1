using Qingyi.Domain.Cases.Collection;
using Qingyi.Domain.Cases.Reconsideration;
using Qingyi.Domain.People;

namespace Qingyi.Domain.Cases;

/// <summary>The triggers beside the main line and after it.</summary>
public sealed partial class Rehearsal
{
    private Refusal? Beside(CaseTrigger trigger, string outcome, Person by) => trigger switch
    {
        CaseTrigger.PrepareDecision => Case.PrepareDecision(Course.Tier == "none" ? "no-penalty" : "penalise", Now),
        CaseTrigger.RegisterChallenge => Case.RegisterChallenge(new Challenge(outcome, "o", "n", Today, Today, Today, null, Sign(by)), by, Now),
        CaseTrigger.DecideStay => Case.DecideStay(outcome == "stayed", "t", by, Now),
        CaseTrigger.AnswerChallenge => Case.AnswerChallenge("t", by, Now),
        CaseTrigger.ConcludeChallenge => Case.ConcludeChallenge(outcome, Today, "t", by, Now),
        CaseTrigger.CorrectDecision => Case.Correct(outcome, "n", null, "t", by, Now),
        CaseTrigger.ReverseMeasures => Case.ReverseMeasures("t", by, Now),
        CaseTrigger.TellOfCorrection => Case.TellOfCorrection(Today, by, Now),
        CaseTrigger.RedoDecision => Case.RedoDecision(by, Now),
        CaseTrigger.RemindToPay => Case.RemindToPay(Today, Earlier, Last, by, Now),
        CaseTrigger.RecordPayment => Case.RecordPayment(decimal.MaxValue, Today, "t", by, Now),
        CaseTrigger.AllowDeferral => Case.AllowDeferral(Today.AddDays(30), 2, "t", by, Now),
        CaseTrigger.ApplyToCourt => Case.ApplyToCourt(new CourtApplication("c", null, Today, null, Sign(by)), new CourtWindow(Last, Today), by, Now),
        CaseTrigger.ConcludeExecution => Case.GiveUpExecution(Today, "t", by, Now),
        CaseTrigger.ProposeMerger => Case.ProposeMerger(Leading(), "same-person", null, by, Now),
        CaseTrigger.ConfirmMerger => Case.ConfirmMerger(by, Now),
        CaseTrigger.Merge => Case.MergeInto(Leading(), [], by, Now),
        CaseTrigger.Unmerge => Case.Unmerge(Leading(), by, Now),
        CaseTrigger.ApplyForRepair => Case.ApplyForRepair(Today, Last, null, by, Now),
        CaseTrigger.CheckRepair => Case.CheckRepair(outcome == "fulfilled", by, Now),
        CaseTrigger.DecideRepair => Case.DecideRepair(outcome == "granted", "t", by, Now),
        CaseTrigger.EndPublicity => Case.EndPublicity(by, Now),
        CaseTrigger.TellApplicant => Case.TellApplicant(Today, by, Now),
        CaseTrigger.ReviewDestruction => Case.ReviewDestruction(Last, by, Now),
        CaseTrigger.ApproveDestruction => Case.ApproveDestruction(by, Now),
        CaseTrigger.DestroyFiles => Case.DestroyFiles("丁", 0, by, Now),

        // A trigger that no guard asks about afterwards needs no facts here.
        _ => new CaseLifecycle(Case, by, Now).Fire(trigger),
    };

    /// <summary>Lets the case go on inside another one; false where the law does not allow it.</summary>
    public bool GoInsideAnother() => new[] { CaseTrigger.ProposeMerger, CaseTrigger.ConfirmMerger, CaseTrigger.Merge }.All(t => Fire(t, "", "", part: null) is null);

    private Case Leading() => new() { Id = "leading", Number = "—", Title = "—", OrganisationId = Case.OrganisationId, Path = "/", Conduct = Case.Conduct, ReceivedAt = Now };

    private static Signature Sign(Person by) => Signature.Of(by, Now);
}
