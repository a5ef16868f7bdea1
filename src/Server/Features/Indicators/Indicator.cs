using System.Text.Json;
using Qingyi.Domain.Campaigns;
using Qingyi.Server.Hosting;

namespace Qingyi.Server.Features.Indicators;

/// <summary>A figure that campaigns are measured by, as its file says it (<c>workflows/indicators/</c>).</summary>
/// <param name="Span"><c>campaign</c>, <c>quarter</c>, <c>year</c> or <c>standing</c>.</param>
public sealed record Indicator(
    string Key, string Title, string Unit, string Numerator, string Denominator, string Span, IReadOnlyList<string> Plans, IReadOnlyList<string> Sources, IReadOnlyList<string> Requirements,
    string? Register = null, string? Statistic = null, string? House = null, decimal? Target = null)
{
    private static readonly Lazy<IReadOnlyList<Indicator>> Shipped = new(() =>
        [.. Directory.EnumerateFiles(Path.Combine(Hosting.Shipped.Workflows, "indicators"), "*.json").Order(StringComparer.Ordinal)
            .SelectMany(f => JsonSerializer.Deserialize<List<Indicator>>(File.ReadAllText(f), Client.WireJson.Options) ?? throw new InvalidOperationException($"{f} holds no indicators."))]);

    public static IReadOnlyList<Indicator> All => Shipped.Value;

    /// <summary>Those of a campaign: the ones that its plan asks for first, then those of every campaign.</summary>
    public static IReadOnlyList<Indicator> Of(CampaignPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return [.. All.Where(i => i.AskedBy(plan.Id)), .. All.Where(i => i.Plans.Count == 0)];
    }

    public bool AskedBy(string plan) => Plans.Any(p => p.Split('/')[0] == plan);

    /// <summary>The plan's own target, in percent, where it sets one.</summary>
    public decimal? TargetIn(CampaignPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var own = Plans.FirstOrDefault(p => p.StartsWith(plan.Id + "/", StringComparison.Ordinal))?.Split('/')[1];
        return plan.Indicators.FirstOrDefault(i => i.Id == own)?.Target ?? Target;
    }

    /// <summary>What the plan says instead of a number (位居全省前列).</summary>
    public string? WordsIn(CampaignPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var own = Plans.FirstOrDefault(p => p.StartsWith(plan.Id + "/", StringComparison.Ordinal))?.Split('/')[1];
        return plan.Indicators.FirstOrDefault(i => i.Id == own)?.TargetText;
    }
}

/// <summary>A figure worked out: a number, or a share with what it was counted from.</summary>
public sealed record Counted(decimal Part, decimal? Whole)
{
    public decimal? Percent => Whole is > 0 ? Math.Floor(Part * 1000 / Whole.Value) / 10 : null;
}
