namespace Qingyi.Server.Web.Components;

/// <summary>Where the amount of a case stands between the thresholds of the schedule.</summary>
/// <param name="Value">The amount found, in yuan.</param>
/// <param name="NextAt">The threshold of the next tier, in yuan; null at the top.</param>
/// <param name="Source">Schedule, item and date in force.</param>
public sealed record ScaleView(IReadOnlyList<ScaleStep> Steps, decimal Value, decimal? NextAt, string Source);

/// <param name="Range">不满 500, 500 — 2,000.</param>
/// <param name="From">Lower bound in yuan, included; null without one.</param>
/// <param name="Below">Upper bound in yuan, excluded; null without one.</param>
public sealed record ScaleStep(string Range, string Meaning, decimal? From, decimal? Below);

/// <summary>A line of the way to the proposed fine.</summary>
public sealed record FineStep(string Name, string Value, string Basis);

/// <param name="Weight">Negative mitigates, positive aggravates.</param>
public sealed record FactorView(string Text, string Basis, int Weight);

public sealed record FactView(string Fact, string Finding, string Evidence, string FoundBy);

/// <param name="InForce">2022-03-01 起.</param>
public sealed record FiredRule(string Rule, string Article, string InForce, string Because);

/// <param name="Condition">The first condition that failed.</param>
/// <param name="Distance">How far the case is from it: 200 元; or 不同类.</param>
public sealed record UnfiredRule(string Rule, string Article, string Condition, string Value, string Required, string? Distance);
