using Qingyi.Domain.Cases;
using Qingyi.Domain.People;
using Stateless;

namespace Qingyi.Domain.Matters;

/// <summary>What moves a matter.</summary>
public enum MatterTrigger { Record, Appoint, Open, Close, Cancel }

/// <summary>
/// 进行中 → 已办结, or 已撤销. A drawing says who acts in which order; here stands what no drawing may leave out. A guard's description is the code of
/// the refusal in <see cref="MatterRefusals"/>.
/// </summary>
public sealed class MatterLifecycle
{
    private readonly Case _matter;
    private readonly Person _by;
    private readonly string _result;
    private readonly StateMachine<CaseStage, MatterTrigger> _machine;

    /// <param name="by">Who takes the step.</param>
    /// <param name="result">How the matter is to end, where it ends.</param>
    public MatterLifecycle(Case matter, Person by, string result = "")
    {
        (_matter, _by, _result) = (matter, by, result);
        _machine = new(() => matter.Stage, stage => matter.Stage = stage);
        Configure();
    }

    /// <summary>Moves the matter, or says why it may not; then nothing has moved.</summary>
    public Refusal? Fire(MatterTrigger trigger)
    {
        if (!_machine.CanFire(trigger, out var unmet))
        {
            return unmet.Count > 0 ? MatterRefusals.ByCode(unmet.First()) : MatterRefusals.NotUnderway(_matter.Stage);
        }

        _machine.Fire(trigger);
        return null;
    }

    private void Configure() => _machine.Configure(CaseStage.Underway)
        .PermitReentry(MatterTrigger.Record)
        .PermitReentry(MatterTrigger.Appoint)
        .PermitReentry(MatterTrigger.Open)
        .PermitIf(MatterTrigger.Close, CaseStage.Closed,
            When(() => _matter.Facts.Records.Count > 0, MatterRefusals.NothingRecorded),
            When(() => !Is(MatterKind.InspectionRound) || _matter.Facts.Assignment is not null, MatterRefusals.NoInspectors),
            When(() => !Is(MatterKind.Rectification) || _result != "passed" || ReinspectedByAnother(), MatterRefusals.NotReinspected))
        .PermitIf(MatterTrigger.Cancel, CaseStage.Cancelled, When(() => _by.IsAny(Role.SectionHead, Role.Leader, Role.PrincipalLeader), MatterRefusals.HeadCancels));

    private bool Is(MatterKind kind) => _matter.Kind == kind.Code;

    // 复查: somebody found it in order who signed no other step of this rectification.
    private bool ReinspectedByAnother() => _matter.Facts.Records.Any(passed => passed.Outcome == "passed"
        && _matter.Facts.Records.All(r => r.Step == passed.Step || !r.Signed.Shares(passed.Signed)));

    private static Tuple<Func<bool>, string> When(Func<bool> guard, string refusal) => new(guard, refusal);
}
