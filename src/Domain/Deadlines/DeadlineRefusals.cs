using System.Globalization;

namespace Qingyi.Domain.Deadlines;

/// <summary>Why a deadline is not extended or paused.</summary>
public static class DeadlineRefusals
{
    public static Refusal NoSuchDeadline { get; } = new("no-such-deadline", "没有这个期限，或者您无权查看。");

    public static Refusal Over(string title) => new("deadline-over", $"“{title}”已经办结或者终止，不能再延期、暂停。");

    public static Refusal Fixed(string title) => new("deadline-fixed", $"“{title}”的最后一日是直接确定的，不能在这里延期、暂停；请在原来确定它的地方变更。");

    public static Refusal NoReason { get; } = new("invalid-data", "请写明理由。");

    public static Refusal NoExtension(string title, LegalLimit limit) => new("no-extension", $"{limit.Basis}没有规定“{title}”可以延长，不能延期。");

    public static Refusal WrongGround(string title, IEnumerable<string> grounds) => new("wrong-ground", $"“{title}”只能按下列理由延期：{string.Join("；", grounds)}。");

    public static Refusal NoPause(string title) => new("no-pause", $"没有规定“{title}”可以中止或者扣除时间。");

    public static Refusal WrongPauseGround(string title, IEnumerable<string> grounds) => new("wrong-ground", $"“{title}”只能因下列事项暂停：{string.Join("；", grounds)}。");

    public static Refusal LevelTooLow(string basis, string what, string level) => new("level-too-low", $"按{basis}，{what}应由{ApprovalLevel.Name(level)}批准；请报送后办理。");

    public static Refusal Expired(string title, DateTimeOffset due, string basis) =>
        new("deadline-expired", string.Create(CultureInfo.InvariantCulture, $"“{title}”已于{LegalDay.Of(due.AddTicks(-1)):yyyy年M月d日}届满，{basis}不允许期满之后再延长或者暂停。"));

    public static Refusal AlreadyExtended(string title, ExtensionGround ground) => new("already-extended", $"“{title}”已按“{ground.Title}”延长过，按{ground.Basis}不能再次延长。");

    public static Refusal TooLong(ExtensionGround ground, int left, LimitUnit unit) =>
        new("extension-too-long", string.Create(CultureInfo.InvariantCulture, $"按{ground.Basis}，这次应延长 1 至 {left} {Units.Name(unit)}。"));

    public static Refusal PauseOpen(string title) => new("pause-open", $"“{title}”正在暂停；请先恢复计算。");

    public static Refusal PauseKnown(string title) => new("pause-known", $"这段时间已经从“{title}”中扣除，不必重复登记。");

    public static Refusal PauseBegins(DateOnly first, DateOnly today) =>
        new("pause-dates", string.Create(CultureInfo.InvariantCulture, $"开始日应在{first:yyyy年M月d日}（起算日）至今天（{today:yyyy年M月d日}）之间。"));

    public static Refusal PauseEnds(DateOnly from) => new("pause-dates", string.Create(CultureInfo.InvariantCulture, $"结束日不能早于开始日（{from:yyyy年M月d日}）。"));

    public static Refusal NotPaused(string title) => new("not-paused", $"“{title}”没有暂停，不需要恢复。");

    public static Refusal ResumeDay(DateOnly from, DateOnly today) =>
        new("pause-dates", string.Create(CultureInfo.InvariantCulture, $"结束日应在{from:yyyy年M月d日}（开始日）至今天（{today:yyyy年M月d日}）之间。"));
}

/// <summary>Names of the units of limits.</summary>
public static class Units
{
    public static string Name(LimitUnit unit) => unit switch
    {
        LimitUnit.Workday => "个工作日",
        LimitUnit.ClockHour => "小时",
        LimitUnit.Month => "个月",
        _ => "日（自然日）",
    };
}
