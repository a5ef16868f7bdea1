using Qingyi.Domain.Cases.Grading;
using Qingyi.Domain.People;
using Stateless;

namespace Qingyi.Domain.Cases;

/// <summary>
/// Every stage, trigger and guard of a case on one page. Start here. A guard's description is the code of the refusal in
/// <see cref="CaseRefusals"/>; the sentence there tells the officer what to do. The machine says what is lawful; it never says who acts next.
/// </summary>
public sealed partial class CaseLifecycle
{
    /// <summary>The house itself, for steps that no person takes.</summary>
    public static Person System { get; } = new("system", Texts.Chinese("cases.actor.system"), "", "/", new HashSet<string>(StringComparer.Ordinal));

    private readonly Case _case;
    private readonly CaseFacts _facts;
    private readonly Person _by;
    private readonly DateTimeOffset _now;
    private readonly StateMachine<CaseStage, CaseTrigger> _machine;

    /// <param name="of">The case; its stage moves when a trigger fires.</param>
    /// <param name="by">Who takes the step.</param>
    /// <param name="now">UTC.</param>
    /// <param name="proposed">The facts as they would be, where a guard must look at what is being done.</param>
    public CaseLifecycle(Case of, Person by, DateTimeOffset now, CaseFacts? proposed = null)
    {
        (_case, _by, _now, _facts) = (of, by, now, proposed ?? of.Facts);
        _machine = new(() => of.Stage, stage => of.Stage = stage);
        Configure();
    }

    /// <summary>Moves the case, or says why the law forbids it; then nothing has moved.</summary>
    public Refusal? Fire(CaseTrigger trigger)
    {
        var refusal = Refuse(trigger);
        if (refusal is null)
        {
            _machine.Fire(trigger);
        }

        return refusal;
    }

    private void Configure()
    {
        _machine.Configure(CaseStage.Received)
            .Permit(CaseTrigger.Accept, CaseStage.Triage)
            .Permit(CaseTrigger.Decline, CaseStage.Disposed);

        _machine.Configure(CaseStage.Triage)
            .Permit(CaseTrigger.Assign, CaseStage.Verification);

        _machine.Configure(CaseStage.Verification)
            .PermitReentry(CaseTrigger.Reassign)
            .PermitReentryIf(CaseTrigger.Verify, When(Handling, CaseRefusals.NotAHandler))
            .PermitIf(CaseTrigger.Substantiate, CaseStage.Filing, When(Handling, CaseRefusals.NotAHandler), When(() => OtherThan(_facts.Verification?.Lead), CaseRefusals.TwoHandlers))
            .PermitIf(CaseTrigger.Dispose, CaseStage.Disposed, When(() => _facts.Verification?.Second is not null, CaseRefusals.VerifiedByTwo), When(() => !Investigates(), CaseRefusals.HandlerNotJudge));

        _machine.Configure(CaseStage.Filing)
            .PermitIf(CaseTrigger.ApproveFiling, CaseStage.Investigation, When(Leading, CaseRefusals.LeaderFiles), When(() => !Investigates(), CaseRefusals.HandlerNotJudge))
            .PermitIf(CaseTrigger.RefuseFiling, CaseStage.Disposed, When(Leading, CaseRefusals.LeaderFiles), When(() => !Investigates(), CaseRefusals.HandlerNotJudge));

        _machine.Configure(CaseStage.Investigation)
            .PermitReentry(CaseTrigger.Reassign)
            .PermitReentryIf(CaseTrigger.RecordInvestigation, When(Handling, CaseRefusals.NotAHandler))
            .PermitIf(CaseTrigger.ConcludeInvestigation, CaseStage.Adjudication,
                When(() => _facts.Investigation is not null, CaseRefusals.NoReport), When(Handling, CaseRefusals.NotAHandler), When(() => OtherThan(_facts.Investigation?.Lead), CaseRefusals.TwoHandlers));

        // From here to the decision the law fixes what must have happened, not in which order: the guards of Decide carry it.
        _machine.Configure(CaseStage.Adjudication)
            .PermitIf(CaseTrigger.ReturnToInvestigation, CaseStage.Investigation)
            .Permit(CaseTrigger.ProposeGrading, CaseStage.Grading)
            .PermitIf(CaseTrigger.DecideGrading, CaseStage.Grading, When(() => _facts.Proposal is not null, CaseRefusals.NotGradedCode), When(Handling, CaseRefusals.NotAHandler))
            .PermitIf(CaseTrigger.ApproveDeviation, CaseStage.Grading, When(() => _facts.Grading is not null, CaseRefusals.NotGradedCode), When(Leading, CaseRefusals.LeaderDeviates), When(() => !Investigates(), CaseRefusals.HandlerNotJudge))
            .PermitIf(CaseTrigger.Review, CaseStage.LegalReview, When(GradingStands, CaseRefusals.DeviationOpen), When(NotInvestigated, CaseRefusals.OwnInvestigation))
            .PermitIf(CaseTrigger.IssuePriorNotice, CaseStage.PriorNotice, When(GradingStands, CaseRefusals.DeviationOpen), When(By(Handling), CaseRefusals.NotAHandler))
            .PermitIf(CaseTrigger.RecordDefence, CaseStage.PriorNotice, When(() => _facts.PriorNotice is not null, CaseRefusals.NoNotice))
            .PermitIf(CaseTrigger.ReviewDefence, CaseStage.PriorNotice, When(() => _facts.Defence is not null, CaseRefusals.DefenceMissing))
            .PermitIf(CaseTrigger.ArrangeHearing, CaseStage.Hearing, When(() => _facts.Defence?.Kind == "hearing-requested", CaseRefusals.HearingNotRequested), When(NotInvestigated, CaseRefusals.HostInvestigated))
            .PermitIf(CaseTrigger.HoldHearing, CaseStage.Hearing, When(() => _facts.Hearing is not null, CaseRefusals.HearingNotArranged), When(NotInvestigated, CaseRefusals.HostInvestigated))
            .PermitIf(CaseTrigger.Discuss, CaseStage.Discussion, When(Leading, CaseRefusals.LeaderDecides))
            .PermitIf(CaseTrigger.Decide, CaseStage.Decision, [.. BeforeDecision(), When(Leading, CaseRefusals.LeaderDecides), When(() => !Investigates(), CaseRefusals.HandlerNotJudge)]);

        foreach (var step in new[] { CaseStage.Grading, CaseStage.LegalReview, CaseStage.PriorNotice, CaseStage.Hearing, CaseStage.Discussion })
        {
            _machine.Configure(step).SubstateOf(CaseStage.Adjudication);
        }

        _machine.Configure(CaseStage.Decision)
            .PermitIf(CaseTrigger.Serve, CaseStage.Enforcement, When(By(Handling), CaseRefusals.NotAHandler));

        // Carrying out, reporting, publishing and feedback run side by side once the decision is served.
        _machine.Configure(CaseStage.Enforcement)
            .PermitReentryIf(CaseTrigger.StartMeasure, When(() => !Stayed(), CaseRefusals.EnforcementStayed))
            .PermitReentry(CaseTrigger.FinishMeasure)
            .PermitReentry(CaseTrigger.ReportUp)
            .PermitReentry(CaseTrigger.TransferOut)
            .PermitReentry(CaseTrigger.DraftNotice)
            .PermitReentryIf(CaseTrigger.ApproveNotice, When(() => _facts.Notice is not null, CaseRefusals.NoDraft), When(() => _by.Is(Role.Publisher), CaseRefusals.PublisherApproves), When(Uninvolved, CaseRefusals.HandlerPublishes))
            .PermitReentryIf(CaseTrigger.PublishNotice, When(() => _facts.Service is not null, CaseRefusals.NotServed), When(() => _facts.Notice?.Approved is not null, CaseRefusals.NotApproved))
            .PermitReentryIf(CaseTrigger.WithdrawNotice, When(() => _facts.Notice?.PublishedAt is not null, CaseRefusals.NotPublished), When(() => _by.Is(Role.Publisher), CaseRefusals.PublisherApproves))
            .PermitReentry(CaseTrigger.GiveFeedback)
            .PermitIf(CaseTrigger.Close, CaseStage.Closed, When(() => _facts.Measures.All(m => m.Finished is not null), CaseRefusals.MeasuresOpen));

        // A clue may concern another organ's field: it travels on, and its reporter still hears of it.
        _machine.Configure(CaseStage.Disposed)
            .PermitReentry(CaseTrigger.TransferOut)
            .PermitReentry(CaseTrigger.GiveFeedback)
            .Permit(CaseTrigger.Close, CaseStage.Closed);

        _machine.Configure(CaseStage.Closed)
            .PermitReentryIf(CaseTrigger.WithdrawNotice, When(() => _facts.Notice?.PublishedAt is not null, CaseRefusals.NotPublished), When(() => _by.Is(Role.Publisher), CaseRefusals.PublisherApproves));

        ConfigureBeside();
    }

    private IEnumerable<Tuple<Func<bool>, string>> BeforeDecision() =>
    [
        When(GradingStands, CaseRefusals.DeviationOpen),
        When(() => _facts.Review is { Passed: true }, CaseRefusals.NoReview),
        When(() => !Penalises() || _facts.PriorNotice is not null, CaseRefusals.NoNotice),
        When(() => !Penalises() || _facts.Defence is not null, CaseRefusals.DefenceMissing),
        When(() => _facts.Defence?.Kind != "hearing-requested" || _facts.Hearing?.Result is not null, CaseRefusals.HearingOutstanding),
        When(() => _facts.Defence is null or { Kind: "none" or "waived" } || _facts.Defence.Reviewed is not null, CaseRefusals.DefenceUnread),
        When(() => !Penalises() || !DiscussionRequired(_facts) || _facts.Discussion is { Agreed: true }, CaseRefusals.NoDiscussion),
        When(NotHeavier, CaseRefusals.HeavierThanNotice),
    ];

    /// <summary>复杂、重大案件或者较重处罚 (行政处罚法 57): as the rules said, or a suspension, a revocation or a deviation.</summary>
    public static bool DiscussionRequired(CaseFacts facts) =>
        facts.Grading is { Revocation: true } or { SuspensionMonths: > 0 } or { Deviates: true }
        || facts.Proposal?.Response["procedure"]?["collectiveDiscussion"]?.GetValue<bool>() == true;

    private static Tuple<Func<bool>, string> When(Func<bool> guard, string refusal) => new(guard, refusal);

    // A substitute takes the absent handler's part; what shuts out one of the two shuts out both.
    private bool Handling() => _case.Facts.Assignment?.Includes(_by.Part) == true && !Recused();
    private bool Investigates() => _case.Facts.Assignment is { } of && !Recused() && (of.Includes(_by.Id) || of.Includes(_by.Part));
    private bool Recused() => _case.IsRecused(_by.Id) || _case.IsRecused(_by.Part);
    private bool Leading() => _by.IsAny(Role.Leader, Role.PrincipalLeader);
    private bool OtherThan(Signature? first) => first is not null && !first.Involves(_by);
    private bool NotInvestigated() => _facts.Investigation?.Lead.Involves(_by) != true && _facts.Investigation?.Second?.Involves(_by) != true && !Investigates() && !Recused();
    private bool Uninvolved() => NotInvestigated() && _facts.Notice?.Drafted.Involves(_by) != true;
    private bool Penalises() => _facts.Decision?.Kind == "penalise";
    private bool GradingStands() => _facts.Grading is { Stands: true };

    // 行政处罚法 45(2): a defence never makes it worse.
    private bool NotHeavier() => _facts.Decision?.Grading is not { } decided || _facts.PriorNotice?.Noticed is not { } noticed || !Heavier(decided, noticed);

    private static bool Heavier(GradingDecision decided, GradingDecision noticed) =>
        (decided.Fine ?? 0) > (noticed.Fine ?? 0)
        || (decided.SuspensionMonths ?? 0) > (noticed.SuspensionMonths ?? 0)
        || (decided.Revocation && !noticed.Revocation);
}
