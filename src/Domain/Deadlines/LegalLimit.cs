namespace Qingyi.Domain.Deadlines;

/// <summary>What a limit is counted in.</summary>
public enum LimitUnit
{
    /// <summary>工作日: make-up days count, holidays do not.</summary>
    Workday,

    /// <summary>日 of every kind.</summary>
    CalendarDay,

    /// <summary>小时: the exact instant; holidays do not suspend it.</summary>
    ClockHour,

    /// <summary>月: the day of the same number, or the month's last.</summary>
    Month,
}

/// <summary>Whose time runs. Doubt goes against the agency and for the party.</summary>
public enum LimitOwner
{
    /// <summary>Duty of the authority: warned on the working day before a last day that is a rest day.</summary>
    Agency,

    /// <summary>Right or duty of the person concerned: a last day that is a rest day moves to the next working day.</summary>
    Party,

    /// <summary>Duty of another agency; followed, not enforced.</summary>
    OtherAgency,
}

/// <summary>How sure the figure is.</summary>
public enum LimitStanding
{
    /// <summary>Stands in the cited text.</summary>
    Statute,

    /// <summary>To be checked against the text before it is printed in a document.</summary>
    Unconfirmed,

    /// <summary>The law gives no figure; the authority sets it.</summary>
    Local,
}

/// <summary>Who hears of a deadline, and when.</summary>
/// <param name="Offset">Working days from the due day, or hours where the limit is in hours; negative before it, zero at its end.</param>
/// <param name="Recipient">handler, section-head, leader-in-charge, principal-leader or upper-commission.</param>
public sealed record Rung(int Offset, string Recipient);

/// <summary>A rung with its instant.</summary>
/// <param name="Number">From 1, in ringing order.</param>
/// <param name="Recipient">As in <see cref="Rung"/>.</param>
/// <param name="At">UTC.</param>
/// <param name="Provisional">True where the working-day calendar lacked the year and calendar days were counted.</param>
public sealed record RungTime(int Number, string Recipient, DateTimeOffset At, bool Provisional);

/// <summary>Time during which a limit does not run.</summary>
/// <param name="From">UTC; its legal day does not count.</param>
/// <param name="To">UTC; the legal day of resumption counts. Null while the pause lasts.</param>
/// <param name="Ground">The reason in Chinese, such as 中止：等待鉴定.</param>
public sealed record Pause(DateTimeOffset From, DateTimeOffset? To, string Ground);

/// <summary>One limit of the table, in force over a half-open interval.</summary>
public sealed record LegalLimit
{
    /// <summary>Kebab-case words, such as <c>hearing-request</c>; the same id may stand for several intervals.</summary>
    public required string Id { get; init; }

    public required string Title { get; init; }

    /// <summary>The article, as it is cited to the person concerned.</summary>
    public required string Basis { get; init; }

    public required int Amount { get; init; }

    public required LimitUnit Unit { get; init; }

    /// <summary>The event from which the time runs; its own day is not counted.</summary>
    public required string StartEvent { get; init; }

    public required string StartTitle { get; init; }

    public required LimitOwner Owner { get; init; }

    public required LimitStanding Standing { get; init; }

    /// <summary>Counted backwards from an event that is still to come: notice seven working days before the hearing.</summary>
    public bool Before { get; init; }

    /// <summary>Whether an authority may set its own amount.</summary>
    public bool Configurable { get; init; }

    /// <summary>First day in force; null: from the beginning.</summary>
    public DateOnly? From { get; init; }

    /// <summary>First day no longer in force; null: open.</summary>
    public DateOnly? To { get; init; }

    public string? Note { get; init; }

    public IReadOnlyList<Rung> Rungs { get; init; } = [];

    /// <summary>Grounds on which the law lets it be extended; none: it may not be.</summary>
    public IReadOnlyList<ExtensionGround> Extensions { get; init; } = [];

    public bool InForce(DateOnly day) => (From is not { } from || from <= day) && (To is not { } to || day < to);

    /// <summary>The last day, with its derivation.</summary>
    /// <param name="startUtc">The event.</param>
    /// <param name="calendar">Working days; its version is recorded.</param>
    /// <param name="pauses">In any order; they may overlap, and one may be open.</param>
    /// <exception cref="CalendarUnknownException">Working days are counted into a year that is not loaded.</exception>
    public DueDate Compute(DateTimeOffset startUtc, WorkingDays calendar, IReadOnlyList<Pause> pauses) => Compute(startUtc, calendar, pauses, []);

    /// <param name="extensions">Each lengthens the limit by units of its own kind, counted on without a gap.</param>
    /// <inheritdoc cref="Compute(DateTimeOffset, WorkingDays, IReadOnlyList{Pause})"/>
    public DueDate Compute(DateTimeOffset startUtc, WorkingDays calendar, IReadOnlyList<Pause> pauses, IReadOnlyList<Extension> extensions)
    {
        ArgumentNullException.ThrowIfNull(extensions);
        ArgumentNullException.ThrowIfNull(calendar);
        ArgumentNullException.ThrowIfNull(pauses);
        if (Amount < 1)
        {
            throw new InvalidOperationException($"The limit '{Id}' has the amount {Amount}; it must be at least one.");
        }

        return Unit == LimitUnit.ClockHour
            ? new HourCount(this, startUtc, calendar, pauses, extensions).Result()
            : new DayCount(this, startUtc, calendar, pauses, extensions).Result();
    }

    /// <summary>When each rung rings, ascending; none while the limit is paused. Before the due day at 09:00 Asia/Shanghai, never before the start.</summary>
    public IReadOnlyList<RungTime> RungTimes(DueDate due, DateTimeOffset startUtc, WorkingDays calendar)
    {
        ArgumentNullException.ThrowIfNull(due);
        ArgumentNullException.ThrowIfNull(calendar);
        return due.DueAt is { } at ? Ladder.Times(this, due, at, startUtc, calendar) : [];
    }
}
