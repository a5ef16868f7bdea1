
namespace Qingyi.Domain.Deadlines;

/// <summary>Why a deadline is not extended or paused.</summary>
public static class DeadlineRefusals
{
    public static Refusal NoSuchDeadline { get; } = Refusals.Of("no-such-deadline");

    public static Refusal Over(string title) => Refusals.Of("deadline-over", title);

    public static Refusal Fixed(string title) => Refusals.Of("deadline-fixed", title);

    public static Refusal NoReason { get; } = Refusals.Of("invalid-data.deadline-reason");

    public static Refusal NoExtension(string title, LegalLimit limit) => Refusals.Of("no-extension", limit.Basis, title);

    public static Refusal WrongGround(string title, IEnumerable<string> grounds) => Refusals.Of("wrong-ground.extension-grounds", title, string.Join("；", grounds));

    public static Refusal NoPause(string title) => Refusals.Of("no-pause", title);

    public static Refusal WrongPauseGround(string title, IEnumerable<string> grounds) => Refusals.Of("wrong-ground.pause-grounds", title, string.Join("；", grounds));

    public static Refusal LevelTooLow(string basis, string what, string level) => Refusals.Of("level-too-low", basis, what, ApprovalLevel.Name(level));

    public static Refusal Expired(string title, DateTimeOffset due, string basis) =>
        Refusals.Of("deadline-expired", title, LegalDay.Of(due.AddTicks(-1)), basis);

    public static Refusal AlreadyExtended(string title, ExtensionGround ground) => Refusals.Of("already-extended", title, ground.Title, ground.Basis);

    public static Refusal TooLong(ExtensionGround ground, int left, LimitUnit unit) =>
        Refusals.Of("extension-too-long", ground.Basis, left, Units.Name(unit));

    public static Refusal PauseOpen(string title) => Refusals.Of("pause-open", title);

    public static Refusal PauseKnown(string title) => Refusals.Of("pause-known", title);

    public static Refusal PauseBegins(DateOnly first, DateOnly today) =>
        Refusals.Of("pause-dates.pause-first-day", first, today);

    public static Refusal PauseEnds(DateOnly from) => Refusals.Of("pause-dates.pause-end-before-start", from);

    public static Refusal NotPaused(string title) => Refusals.Of("not-paused", title);

    public static Refusal ResumeDay(DateOnly from, DateOnly today) =>
        Refusals.Of("pause-dates.pause-last-day", from, today);
}

/// <summary>Names of the units of limits.</summary>
public static class Units
{
    public static string Name(LimitUnit unit) => unit switch
    {
        LimitUnit.Workday => Texts.Of("deadlines.unit.workdays"),
        LimitUnit.ClockHour => Texts.Of("deadlines.unit.hours"),
        LimitUnit.Month => Texts.Of("deadlines.unit.months"),
        _ => Texts.Of("deadlines.unit.calendar-days"),
    };
}
