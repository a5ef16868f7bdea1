namespace Qingyi.Server.Deadlines;

/// <summary>What made a deadline be counted anew. Written once; only an open pause gets its end.</summary>
public sealed class DeadlineChangeRow
{
    public const string Extension = "extension";
    public const string Pause = "pause";
    public const string Resume = "resume";
    public const string Calendar = "calendar";

    public required string Id { get; init; }
    public required string CaseId { get; init; }
    public required string DeadlineId { get; init; }

    /// <summary><c>extension</c>, <c>pause</c>, <c>resume</c> or <c>calendar</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>Code of the ground in the table of limits, or the version of the calendar.</summary>
    public required string Ground { get; init; }

    /// <summary>Units of the limit that an extension gives.</summary>
    public int? Amount { get; init; }

    /// <summary>First instant of a pause, at the beginning of a legal day.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>First instant that counts again; null while the pause lasts.</summary>
    public DateTimeOffset? To { get; set; }

    /// <summary>The reason, sealed.</summary>
    public string? ReasonText { get; init; }

    /// <summary>Account; null where the house did it.</summary>
    public string? By { get; init; }
    public required DateTimeOffset At { get; init; }

    /// <summary>The last day before and after; null while the deadline was paused.</summary>
    public DateOnly? DueBefore { get; init; }
    public DateOnly? DueAfter { get; set; }
}

/// <summary>An edition of the working-day calendar that somebody imported; whole, so that each stands for itself.</summary>
public sealed class CalendarRow
{
    /// <summary>Shown with what it would move, in force for nobody.</summary>
    public const string Shown = "shown";

    /// <summary>In force; open deadlines are being counted anew.</summary>
    public const string Moving = "moving";

    /// <summary>In force, and every open deadline goes by it.</summary>
    public const string Settled = "settled";

    /// <summary>Given up before it came into force.</summary>
    public const string Dropped = "dropped";

    public required string Id { get; init; }
    public required string Version { get; init; }
    public required string Title { get; init; }

    /// <summary>The years that the file brought, in one line.</summary>
    public required string Years { get; init; }
    public required string Json { get; init; }
    public required string State { get; set; }
    public required string ImportedBy { get; init; }
    public required DateTimeOffset ImportedAt { get; init; }
    public string? ConfirmedBy { get; set; }
    public DateTimeOffset? ConfirmedAt { get; set; }
    public DateTimeOffset? SettledAt { get; set; }
}
