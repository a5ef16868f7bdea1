namespace Qingyi.Domain.Deadlines;

/// <summary>An extension that stands in the record: on which ground, and how much.</summary>
public sealed record UsedExtension(string Ground, int Amount);

/// <summary>What decides whether a limit may be extended or paused.</summary>
/// <param name="DueAt">The last instant as counted now; null while it is paused.</param>
/// <param name="Extended">Extensions so far.</param>
/// <param name="Pauses">Pauses so far, open ones with no end.</param>
public sealed record RunningLimit(
    string Title, LegalLimit Limit, DateTimeOffset Start, DateTimeOffset? DueAt, IReadOnlyList<UsedExtension> Extended, IReadOnlyList<Pause> Pauses, IReadOnlyList<PauseGround> PauseGrounds)
{
    /// <summary>Grounds that the law gives for extending it.</summary>
    public IReadOnlyList<ExtensionGround> Grounds => [.. Limit.Extensions.Where(g => g.InForce(LegalDay.Of(Start)))];

    /// <summary>Null where the extension may be granted.</summary>
    /// <param name="rank">Rank of whoever grants it (<see cref="ApprovalLevel.Rank"/>).</param>
    public Refusal? MayExtend(string? ground, int amount, int rank, DateTimeOffset now)
    {
        if (Grounds.Count == 0)
        {
            return DeadlineRefusals.NoExtension(Title, Limit);
        }

        if (Grounds.FirstOrDefault(g => g.Id == ground) is not { } found)
        {
            return DeadlineRefusals.WrongGround(Title, Grounds.Select(g => $"{g.Title}（{g.Basis}）"));
        }

        var used = Extended.Where(e => e.Ground == found.Id).ToList();
        var left = found.Most(Limit) - used.Sum(e => e.Amount);
        return rank < ApprovalLevel.Rank(found.Level) ? DeadlineRefusals.LevelTooLow(found.Basis, Texts.Of("deadlines.running.extending", Title), found.Level)
            : now >= DueAt && !found.AfterExpiry ? DeadlineRefusals.Expired(Title, DueAt.Value, found.Basis)
            : used.Count >= found.Times ? DeadlineRefusals.AlreadyExtended(Title, found)
            : amount < 1 || amount > left ? DeadlineRefusals.TooLong(found, left, Limit.Unit)
            : null;
    }

    /// <summary>Null where the pause may be recorded.</summary>
    /// <param name="from">The first day that does not count.</param>
    /// <param name="last">The last day that does not count; null: not known yet.</param>
    public Refusal? MayPause(string? ground, DateOnly from, DateOnly? last, int rank, DateTimeOffset now)
    {
        if (PauseGrounds.Count == 0)
        {
            return DeadlineRefusals.NoPause(Title);
        }

        if (PauseGrounds.FirstOrDefault(g => g.Id == ground) is not { } found)
        {
            return DeadlineRefusals.WrongPauseGround(Title, PauseGrounds.Select(g => $"{g.Title}（{g.Basis}）"));
        }

        return rank < ApprovalLevel.Rank(found.Level) ? DeadlineRefusals.LevelTooLow(found.Basis, Texts.Of("deadlines.running.pausing", Title), found.Level)
            : Pauses.Any(p => p.To is null) ? DeadlineRefusals.PauseOpen(Title)
            : now >= DueAt ? DeadlineRefusals.Expired(Title, DueAt.Value, found.Basis)
            : from < LegalDay.Of(Start) || from > LegalDay.Of(now) ? DeadlineRefusals.PauseBegins(LegalDay.Of(Start), LegalDay.Of(now))
            : last < from ? DeadlineRefusals.PauseEnds(from)
            : Pauses.Any(p => p.From <= LegalDay.Start(from) && (last is { } end ? p.To >= LegalDay.End(end) : p.To > LegalDay.Start(from))) ? DeadlineRefusals.PauseKnown(Title)
            : null;
    }

    /// <summary>Null where the open pause may end.</summary>
    /// <param name="last">The last day that does not count.</param>
    /// <param name="level">Level of the open pause's ground.</param>
    public Refusal? MayResume(DateOnly last, string level, string basis, int rank, DateTimeOffset now) =>
        rank < ApprovalLevel.Rank(level) ? DeadlineRefusals.LevelTooLow(basis, Texts.Of("deadlines.running.resuming", Title), level)
        : Pauses.FirstOrDefault(p => p.To is null) is not { } open ? DeadlineRefusals.NotPaused(Title)
        : last < LegalDay.Of(open.From) || last > LegalDay.Of(now) ? DeadlineRefusals.ResumeDay(LegalDay.Of(open.From), LegalDay.Of(now))
        : null;
}
