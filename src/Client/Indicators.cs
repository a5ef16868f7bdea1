namespace Qingyi.Client;

/// <summary>An indicator of a campaign as the caller's jurisdiction stands.</summary>
/// <param name="Whole">Absent where it is a number and not a share.</param>
/// <param name="Percent">Rounded down to one decimal; absent without a denominator.</param>
/// <param name="Target">In percent, as the plan says.</param>
/// <param name="State"><c>met</c>, <c>short</c>, or <c>none</c> without a target or a denominator.</param>
/// <param name="Asked">The plan itself asks for it.</param>
/// <param name="Link">The page that lists what was counted.</param>
public sealed record IndicatorValue(
    string Key, string Title, string Unit, decimal Part, decimal? Whole, decimal? Percent, decimal? Target, string? TargetText, string State, bool Asked, string Numerator, string Denominator,
    IReadOnlyList<string> Sources, string Link, IReadOnlyList<FrozenFigure> Frozen);

/// <summary>A figure as it was frozen, with later counts beside it.</summary>
/// <param name="Period">2022Q1, or <c>phase:implementation</c>.</param>
public sealed record FrozenFigure(string Id, string Indicator, string Period, decimal Part, decimal? Whole, decimal? Percent, DateTimeOffset At, IReadOnlyList<FigureCorrection> Corrections);

public sealed record FigureCorrection(decimal Part, decimal? Whole, string Reason, DateTimeOffset At);

/// <param name="Period">A quarter that has ended, such as 2022Q1.</param>
public sealed record FigureFreezing(string Period);

/// <param name="Reason">Why the figure is counted again; no person's name.</param>
public sealed record FigureCorrecting(string Reason);
