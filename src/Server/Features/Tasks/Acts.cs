using Qingyi.Server.Features.Closing;
using Qingyi.Server.Features.Collection;
using Qingyi.Server.Features.Corrections;
using Qingyi.Server.Features.CreditRepair;
using Qingyi.Server.Features.Decisions;
using Qingyi.Server.Features.Discussion;
using Qingyi.Server.Features.Enforcement;
using Qingyi.Server.Features.Filing;
using Qingyi.Server.Features.Grading;
using Qingyi.Server.Features.Hearings;
using Qingyi.Server.Features.Incidents;
using Qingyi.Server.Features.Inspections;
using Qingyi.Server.Features.Investigation;
using Qingyi.Server.Features.LegalReview;
using Qingyi.Server.Features.Merging;
using Qingyi.Server.Features.PriorNotice;
using Qingyi.Server.Features.Publication;
using Qingyi.Server.Features.Reconsideration;
using Qingyi.Server.Features.Reporters;
using Qingyi.Server.Features.Reporting;
using Qingyi.Server.Features.Retention;
using Qingyi.Server.Features.Service;
using Qingyi.Server.Features.Surrender;
using Qingyi.Server.Features.TipOffs;
using Qingyi.Server.Features.Triage;
using Qingyi.Server.Features.Verification;

namespace Qingyi.Server.Features.Tasks;

/// <summary>The closed list of acts, in the order of the stages.</summary>
public static class Acts
{
    public static IReadOnlyList<Act> All { get; } =
    [
        new AcceptTip(), new AssignHandlers(), new DecideRecusal(),
        new VerifyTip(), new ConfirmVerification(), new DisposeOfTip(),
        new ApproveFiling(),
        new Investigate(), new ConfirmInvestigation(),
        new DecideGrading(), new ApproveDeviation(),
        new ReviewLegality(),
        new IssuePriorNotice(), new RecordDefence(), new ReviewDefence(),
        new ArrangeHearing(), new HoldHearing(),
        new DiscussCollectively(), new Decide(), new ServeDecision(),
        new StartMeasure("licence"), new StartMeasure("insurance"), new StartMeasure("money"),
        new StartMeasure("personnel"), new StartMeasure("transfer"),
        new FinishMeasure("licence"), new FinishMeasure("insurance"), new FinishMeasure("money"),
        new FinishMeasure("personnel"), new FinishMeasure("transfer"),
        new DraftNotice(), new ApproveNotice(), new GiveFeedback(), new CloseCase(),
        new GiveOpinion(), new RecordForm(),
        new RegisterChallenge(), new DecideStay(), new AnswerChallenge(), new ConcludeChallenge(),
        new DecideCorrection(), new WithdrawCorrected(), new ReverseMeasures(), new TellOfCorrection(), new SendBack(),
        new RemindToPay(), new RecordPayment(), new ApproveDeferral(), new ApplyToCourt(), new RecordExecution(),
        new ProposeMerger(), new ConfirmMerger(), new ApproveMerger(), new DecideUnmerger(),
        new RecordTransferReceipt(), new RecordTransferResult(), new AnswerRefusal(),
        new ReviewDestruction(), new ApproveDestruction(), new DestroyFiles(),
        new RegisterRepair(), new CheckRepair(), new DecideRepair(), new EndPublicity(), new TellApplicant(),
        new AnswerRetaliation(), new AnswerReview(),
        new RegisterSurrender(), new DrawInspection(), new InspectUnit(),
    ];

    /// <summary>With those that no drawing offers.</summary>
    private static readonly Dictionary<string, Act> ById = All.Append(new RecordHeldStep()).ToDictionary(a => a.Id, StringComparer.Ordinal);

    public static Act? Find(string id) => ById.GetValueOrDefault(id);
}
