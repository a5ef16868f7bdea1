using Qingyi.Domain.Cases;

namespace Qingyi.Domain.Matters;

/// <summary>What a matter may not do, with the sentence that says what to do instead.</summary>
public static class MatterRefusals
{
    public const string NothingRecorded = "nothing-recorded";
    public const string NoInspectors = "no-inspectors";
    public const string NotReinspected = "not-reinspected";
    public const string HeadCancels = "head-cancels";

    public static Refusal NoSuchMatter { get; } = Refusals.Of("no-such-matter");
    public static Refusal SameHand { get; } = Refusals.Of("same-hand.matter-earlier-steps");
    public static Refusal SameInspector { get; } = Refusals.Of("same-inspector");
    public static Refusal TooFewInspectors { get; } = Refusals.Of("too-few-inspectors.after-declared-conflicts");
    public static Refusal NothingToDraw { get; } = Refusals.Of("nothing-to-draw.fewer-than-wanted");
    public static Refusal SameWitness { get; } = Refusals.Of("same-witness");
    public static Refusal HandedInBeforeReceived { get; } = Refusals.Of("handed-in-before-received");
    public static Refusal NotYetCome { get; } = Refusals.Of("moment-not-yet-come");
    public static Refusal NeedsInstitution { get; } = Refusals.Of("institution-missing");

    public static Refusal UnknownKind(string? kind) => Refusals.Of("invalid-data.matter-kind", kind, string.Join('、', MatterKind.All.Select(k => k.Code)));

    public static Refusal NotUnderway(CaseStage stage) => Refusals.Of("matter-ended", stage.Term());

    public static Refusal ByCode(string code) => Refusals.Of(code);
}
