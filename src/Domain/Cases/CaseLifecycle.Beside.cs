using Qingyi.Domain.People;
using StateConfiguration = Stateless.StateMachine<Qingyi.Domain.Cases.CaseStage, Qingyi.Domain.Cases.CaseTrigger>.StateConfiguration;

namespace Qingyi.Domain.Cases;

/// <summary>What may happen beside the main line or after it: these triggers move no stage, but for a merger and a decision that is made anew.</summary>
public sealed partial class CaseLifecycle
{
    // Stands for everybody while it is asked whether a procedure may begin at all; nothing is ever fired for them.
    private static readonly Person Whoever = new("whoever", "", "", "/", new HashSet<string>(StringComparer.Ordinal));

    private static readonly CaseStage[] Undecided =
        [CaseStage.Verification, CaseStage.Filing, CaseStage.Investigation, CaseStage.Adjudication, CaseStage.Grading, CaseStage.LegalReview, CaseStage.PriorNotice, CaseStage.Hearing, CaseStage.Discussion];

    /// <summary>Why a procedure that begins with this step cannot begin now, whoever takes the step; null when it can.</summary>
    public static Refusal? Opening(Case of, CaseTrigger first, DateTimeOffset now) => new CaseLifecycle(of, Whoever, now).Refuse(first);

    /// <summary>Why the step is unlawful now; null when it is not. Moves nothing.</summary>
    public Refusal? Refuse(CaseTrigger trigger) =>
        _machine.CanFire(trigger, out var unmet) ? null : unmet.Count > 0 ? CaseRefusals.ByCode(unmet.First()) : CaseRefusals.OutOfTurn(trigger, _case.Stage);

    private void ConfigureBeside()
    {
        foreach (var after in new[] { CaseStage.Enforcement, CaseStage.Closed })
        {
            var stage = _machine.Configure(after);
            Challenges(stage);
            Corrections(stage);
            Collection(stage);
            Repair(stage);
        }

        foreach (var late in new[] { CaseStage.Enforcement, CaseStage.Disposed, CaseStage.Closed })
        {
            _machine.Configure(late)
                .PermitReentryIf(CaseTrigger.RecordTransferNews, When(() => _case.AwaitedTransfer is not null, CaseRefusals.NothingTransferred), When(By(() => Handling() || _by.Id == System.Id), CaseRefusals.NotAHandler));
        }

        foreach (var early in Undecided)
        {
            Mergers(_machine.Configure(early));
        }

        _machine.Configure(CaseStage.Closed)
            .PermitReentry(CaseTrigger.GiveFeedback)
            .PermitReentryIf(CaseTrigger.ReportUp, When(() => _facts.Correction is not null, CaseRefusals.NothingCorrected))
            .PermitDynamicIf(CaseTrigger.Unmerge, () => _facts.Merger!.FormerStage, () => _facts.Merger is { Into: not null }, CaseRefusals.NotMerged)
            .PermitReentryIf(CaseTrigger.ReviewDestruction, Unburdened([When(By(() => _by.IsAny(Role.SectionHead, Role.LegalReviewer)), CaseRefusals.ReviewersOfFiles)]))
            .PermitReentryIf(CaseTrigger.ApproveDestruction, Unburdened([When(() => _facts.Destruction is { Reviews.Count: >= 2 }, CaseRefusals.TwoReviewFiles), When(By(Leading), CaseRefusals.LeaderDestroys), When(() => _facts.Destruction?.Reviews.All(r => !r.Involves(_by)) == true, CaseRefusals.ReviewerApproves)]))
            .PermitReentryIf(CaseTrigger.DestroyFiles, Unburdened([When(() => _facts.Destruction?.Approved is not null, CaseRefusals.DestructionNotApproved), When(By(() => _by.Is(Role.SectionHead)), CaseRefusals.HeadDestroys)]));

        // A machine may prepare what a leader then signs; it is asked the same as the leader, but for the signature.
        foreach (var step in Undecided.Where(s => s > CaseStage.Adjudication))
        {
            _machine.Configure(step).PermitReentryIf(CaseTrigger.PrepareDecision, [.. BeforeDecision()]);
        }
    }

    private void Challenges(StateConfiguration stage) => stage
        .PermitReentryIf(CaseTrigger.RegisterChallenge, When(() => _facts.Service is not null, CaseRefusals.NothingServed), When(() => _case.OpenChallenge is null, CaseRefusals.ChallengeOpen), When(By(() => _by.Is(Role.LegalReviewer)), CaseRefusals.ReviewerAnswers))
        .PermitReentryIf(CaseTrigger.DecideStay, When(() => _case.OpenChallenge is not null, CaseRefusals.NoChallenge), When(By(Leading), CaseRefusals.LeaderStays))
        .PermitReentryIf(CaseTrigger.AnswerChallenge, When(() => _case.OpenChallenge is not null, CaseRefusals.NoChallenge), When(By(() => _by.Is(Role.LegalReviewer)), CaseRefusals.ReviewerAnswers))
        .PermitReentryIf(CaseTrigger.ConcludeChallenge, When(() => _case.OpenChallenge is not null, CaseRefusals.NoChallenge), When(() => _case.OpenChallenge?.Answered is not null, CaseRefusals.ChallengeUnanswered), When(By(() => _by.Is(Role.LegalReviewer)), CaseRefusals.ReviewerAnswers));

    private void Corrections(StateConfiguration stage) => stage
        .PermitReentryIf(CaseTrigger.CorrectDecision, When(() => _facts.Service is not null, CaseRefusals.NothingServed), When(() => _facts.Correction is null or { Kind: "changed" }, CaseRefusals.AlreadyAnnulled), When(By(Leading), CaseRefusals.LeaderDecides), When(By(() => !Investigates()), CaseRefusals.HandlerNotJudge))
        .PermitReentryIf(CaseTrigger.ReverseMeasures, When(() => _facts.Correction is not null, CaseRefusals.NothingCorrected), When(By(Handling), CaseRefusals.NotAHandler))
        .PermitReentryIf(CaseTrigger.TellOfCorrection, When(() => _facts.Correction is not null, CaseRefusals.NothingCorrected), When(By(Handling), CaseRefusals.NotAHandler))
        .PermitIf(CaseTrigger.RedoDecision, CaseStage.Grading, When(() => _facts.Correction is { Kind: "redo", ToldOn: not null } && (_facts.Measures.Count == 0 || _facts.Correction.Reversed is not null), CaseRefusals.NoRedo), When(By(() => _by.Is(Role.SectionHead)), CaseRefusals.HeadSendsBack));

    private void Collection(StateConfiguration stage) => stage
        .PermitReentryIf(CaseTrigger.RemindToPay, When(() => _case.FineOwed() > 0, CaseRefusals.NoFineOwed), When(() => !Stayed(), CaseRefusals.EnforcementStayed), When(By(Handling), CaseRefusals.NotAHandler))
        .PermitReentryIf(CaseTrigger.RecordPayment, When(() => _facts.Collection is not null, CaseRefusals.NotReminded), When(By(Handling), CaseRefusals.NotAHandler))
        .PermitReentryIf(CaseTrigger.AllowDeferral, When(() => _facts.Collection is not null, CaseRefusals.NotReminded), When(By(Leading), CaseRefusals.LeaderDefers))
        .PermitReentryIf(CaseTrigger.ApplyToCourt, When(() => _facts.Collection is not null, CaseRefusals.NotReminded), When(() => _case.OpenChallenge is null, CaseRefusals.ChallengePending), When(() => !Stayed(), CaseRefusals.EnforcementStayed), When(By(Handling), CaseRefusals.NotAHandler))
        .PermitReentryIf(CaseTrigger.ConcludeExecution, When(() => _facts.Collection?.Court is not null, CaseRefusals.NotBeforeCourt), When(By(Handling), CaseRefusals.NotAHandler));

    private void Repair(StateConfiguration stage) => stage
        .PermitReentryIf(CaseTrigger.ApplyForRepair, When(() => _facts.Notice is { PublishedAt: not null, WithdrawnAt: null }, CaseRefusals.NotPublished), When(() => _facts.Repair is not { Taken: not null }, CaseRefusals.AlreadyRepaired), When(By(Handling), CaseRefusals.NotAHandler))
        .PermitReentryIf(CaseTrigger.CheckRepair, When(() => _facts.Repair is not null, CaseRefusals.NoRepairAsked), When(By(Handling), CaseRefusals.NotAHandler), When(By(() => OtherThan(_facts.Repair?.Registered)), CaseRefusals.TwoHandlers))
        .PermitReentryIf(CaseTrigger.DecideRepair, When(() => _facts.Repair?.Checked is not null, CaseRefusals.RepairUnchecked), When(By(Leading), CaseRefusals.LeaderRepairs), When(By(() => !Investigates()), CaseRefusals.HandlerNotJudge))
        .PermitReentryIf(CaseTrigger.EndPublicity, When(() => _facts.Repair is { Granted: true }, CaseRefusals.RepairNotGranted), When(By(() => _by.Is(Role.Publisher)), CaseRefusals.PublisherApproves))
        .PermitReentryIf(CaseTrigger.TellApplicant, When(() => _facts.Repair?.Granted is not null, CaseRefusals.RepairUndecided), When(By(Handling), CaseRefusals.NotAHandler));

    private void Mergers(StateConfiguration stage) => stage
        .PermitReentryIf(CaseTrigger.ProposeMerger, When(By(Handling), CaseRefusals.NotAHandler))
        .PermitReentryIf(CaseTrigger.ConfirmMerger, When(() => _facts.Merger is not null, CaseRefusals.NoMergerProposed), When(By(Handling), CaseRefusals.NotAHandler), When(By(() => OtherThan(_facts.Merger?.Proposed)), CaseRefusals.TwoHandlers))
        .PermitIf(CaseTrigger.Merge, CaseStage.Closed, When(() => _facts.Merger?.Confirmed is not null, CaseRefusals.MergerUnconfirmed), When(By(Leading), CaseRefusals.LeaderMerges), When(By(() => !Investigates()), CaseRefusals.HandlerNotJudge));

    // Files stay whole while anything may still be asked of them.
    private Tuple<Func<bool>, string>[] Unburdened(Tuple<Func<bool>, string>[] further) =>
    [
        When(() => _case.OpenChallenge is null, CaseRefusals.FilesUnderChallenge), When(() => _facts.Hold is null, CaseRefusals.FilesHeld), When(() => _facts.Destruction?.Destroyed is null, CaseRefusals.FilesDestroyed),
        When(() => _facts.Collection is null or { Ended: not null }, CaseRefusals.CollectionOpen), .. further,
    ];

    private bool Stayed() => _case.OpenChallenge is { Stayed: true };
    private Func<bool> By(Func<bool> guard) => () => ReferenceEquals(_by, Whoever) || guard();
}
