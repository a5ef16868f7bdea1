namespace Qingyi.Domain.Campaigns;

/// <summary>When an obligation is due.</summary>
public abstract record DueRule;

/// <summary>On a day that the notice names; "before" that day includes it (以前包括本数).</summary>
public sealed record DueOn(DateOnly Day) : DueRule;

/// <summary>By the N-th working day after the period: 次月前3个工作日内.</summary>
public sealed record DueAfterPeriod(int Workday) : DueRule;

/// <summary>Within the last N working days of the period: 季度结束前5个工作日内. See <see cref="PeriodEndReading"/>.</summary>
public sealed record DueBeforePeriodEnds(int Workdays) : DueRule;

/// <summary>By the last calendar day of the period.</summary>
public sealed record DueInPeriod : DueRule;

/// <summary>By the last calendar day before the period begins, as a plan for it.</summary>
public sealed record DueBeforePeriod : DueRule;
