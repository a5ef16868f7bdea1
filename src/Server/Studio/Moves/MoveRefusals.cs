using Qingyi.Domain;

namespace Qingyi.Server.Studio.Moves;

/// <summary>Why a plan cannot go on as asked.</summary>
public static class MoveRefusals
{
    public static Refusal NoSuchMove { get; } = Refusals.Of("no-such-move");
    public static Refusal NoSuchVersion { get; } = Refusals.Of("no-such-version");
    public static Refusal NothingNewer { get; } = Refusals.Of("nothing-newer");
    public static Refusal ReasonMissing { get; } = Refusals.Of("reason-missing.migration-plan");
    public static Refusal ReasonTooLong { get; } = Refusals.Of("invalid-data.migration-reason-too-long");
    public static Refusal NoSuchNode(string definition, string node) => Refusals.Of("invalid-data.migration-step-unknown", definition, node);
    public static Refusal TakenTwice(string node) => Refusals.Of("invalid-data.migration-step-taken-twice", node);
    public static Refusal NotYours { get; } = Refusals.Of("not-permitted.migration-own-supervisor");
    public static Refusal NotApprover { get; } = Refusals.Of("not-permitted.migration-other-approver");
    public static Refusal OwnPlan { get; } = Refusals.Of("own-plan");
    public static Refusal NotChecked { get; } = Refusals.Of("not-checked");
    public static Refusal NotApproved { get; } = Refusals.Of("not-approved");
    public static Refusal UnderWay { get; } = Refusals.Of("under-way");
    public static Refusal NothingFine { get; } = Refusals.Of("nothing-fine");
    public static Refusal Superseded { get; } = Refusals.Of("superseded");
}
