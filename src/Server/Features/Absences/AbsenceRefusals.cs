using Qingyi.Domain;

namespace Qingyi.Server.Features.Absences;

/// <summary>Sentences of 请假与代理.</summary>
public static class AbsenceRefusals
{
    public static Refusal NoSuchAbsence { get; } = Refusals.Of("no-such-absence");
    public static Refusal BadDays { get; } = Refusals.Of("invalid-data.absence-days");
    public static Refusal BadGround { get; } = Refusals.Of("invalid-data.absence-ground");
    public static Refusal NotAbove { get; } = Refusals.Of("not-permitted.absence-entered-by-superior");
    public static Refusal NoSuchPerson { get; } = Refusals.Of("no-such-person.absent-person");
    public static Refusal UnfitSubstitute { get; } = Refusals.Of("unfit-substitute.substitute-who-may");
    public static Refusal NotLendable { get; } = Refusals.Of("unfit-substitute.posts-not-lendable");
    public static Refusal Circle { get; } = Refusals.Of("substitution-circle");
    public static Refusal Over { get; } = Refusals.Of("absence-over");
    public static Refusal NotShorter { get; } = Refusals.Of("invalid-data.absence-new-last-day");

    public static Refusal Overlaps(DateOnly from, DateOnly until) => Refusals.Of("absence-overlaps", from, until);

    public static Refusal Ended(string name) => Refusals.Of("substitution-ended", name);
}
