namespace Qingyi.Domain.Campaigns;

// Source is the paragraph of the notice, Line the line in the file, in every record here.

/// <summary>The notice: 文号 and 印发日期, null where the text at hand does not give them, the attachments that it names and the text lacks, and the personal data that it has and the plan leaves out.</summary>
public sealed record Instrument(string? Number, DateOnly? Issued, IReadOnlyList<string> Missing, IReadOnlyList<string> Stripped, int Line);

/// <summary>
/// What the authority decides where the notice is ambiguous: how "within the last N working days before the period ends" is read, and how many working days
/// after issue a duty gets whose day had passed before the notice was issued.
/// </summary>
public sealed record PlanSettings(PeriodEndReading Reading, int GraceWorkdays);

/// <summary>“每季度结束前N个工作日内”.</summary>
public enum PeriodEndReading
{
    /// <summary>Reading A: hand in during the last N working days; due on the last of them.</summary>
    Window,

    /// <summary>Reading B: due on the last day after which N full working days of the period remain.</summary>
    CutOff,
}

/// <summary>
/// A phase from its first to its last day, both inclusive; open where To is null. Id is mobilisation, implementation, summary or the plan's own word.
/// Derived: the notice names no phases, and these group its tasks.
/// </summary>
public sealed record PlanPhase(string Id, string Title, DateOnly From, DateOnly? To, bool Derived, string Source, int Line)
{
    public bool Holds(DateOnly day) => From <= day && (To is not { } to || day <= to);
}

/// <summary>A duty without a day of its own. Proposed is the authority's own measure, in words, where it sets one.</summary>
public sealed record StandingDuty(string Id, string Title, DutyPace Pace, string? Proposed, IReadOnlyList<string> Responsible, string Source, int Line);

public enum DutyPace
{
    /// <summary>As long as the campaign runs.</summary>
    Standing,

    /// <summary>及时, without a number.</summary>
    Timely,

    /// <summary>定期, 不定期 or 适时, without a number.</summary>
    Periodic,
}

/// <summary>
/// A figure that the campaign is measured by. Target is in percent; where the notice gives words, they stand in TargetText. Period is null where the notice
/// does not say over which time.
/// </summary>
public sealed record Indicator(
    string Id, string Title, int? Target, string? TargetText, string Numerator, string Denominator, string? Period, string Source, int Line);

/// <summary>
/// How much of a class must be inspected every year, the years inclusive: at least so many Times, or at least that Percent of it. Types are the kinds of
/// institutions that each single inspection must cover. Levels are the levels of institutions that belong to the class, none: all; Areas: it is lower commissions that are inspected.
/// </summary>
public sealed record InspectionQuota(
    string Id, string Title, string Class, int? Times, int? Percent, int FromYear, int ToYear, IReadOnlyList<string> By, IReadOnlyList<string> Types,
    IReadOnlyList<string> Levels, bool Areas, string Source, int Line);

/// <summary>What one unit does in the campaign. Key is the unit whatever its spelling in the notice; two entries of one key are one unit named twice.</summary>
public sealed record UnitDuty(string Key, string Name, string Duty, string Source, int Line);

/// <summary>What this notice says, in our words, about a matter of <see cref="PlanTerms"/>.</summary>
public sealed record PlanTerm(string Key, string Says, string Source, int Line);
