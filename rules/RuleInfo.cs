namespace Qingyi.Rules;

/// <summary>A rule for the list: its stage, article, conditions in canonical form, the schedules that it reads and when their figures hold.</summary>
public sealed record RuleInfo(
    string Name, string Stage, string Article, IReadOnlyList<string> Conditions, IReadOnlyList<ScheduleDates> Schedules, IReadOnlyList<string> Editions)
{
    /// <summary>The rule's class: the conclusion that names its file.</summary>
    public required string Class { get; init; }
}

/// <summary>A schedule that a rule reads, with the half-open intervals (from inclusive, to exclusive) in which it has figures.</summary>
public sealed record ScheduleDates(string Schedule, string Title, IReadOnlyList<Interval> InForce);

/// <summary>From inclusive, to exclusive; null: no end known.</summary>
public sealed record Interval(DateOnly From, DateOnly? To);
