using Microsoft.EntityFrameworkCore;

namespace Qingyi.Server.Features.Indicators;

/// <summary>A figure as it stood when it was frozen. Never changed: what is found out later stands beside it.</summary>
public sealed class FrozenFigureRow
{
    public required string Id { get; init; }
    public required string OrganisationId { get; init; }
    public required string CampaignId { get; init; }
    public required string Indicator { get; init; }

    /// <summary>2022Q1, or <c>phase:implementation</c> for the figures at the end of a phase.</summary>
    public required string Period { get; init; }

    /// <summary>Invariant decimal text; Whole is null for a number.</summary>
    public required string Part { get; init; }
    public string? Whole { get; init; }
    public required DateTimeOffset At { get; init; }
    public string? By { get; init; }
}

/// <summary>A later count of the same figure, and why it differs.</summary>
public sealed class FigureCorrectionRow
{
    public required string Id { get; init; }
    public required string FigureId { get; init; }
    public required string Part { get; init; }
    public string? Whole { get; init; }
    public required string Reason { get; init; }
    public required DateTimeOffset At { get; init; }
    public required string By { get; init; }
}

/// <summary>How far the quarters of a campaign are frozen by the hour.</summary>
public sealed class QuarterMarkRow
{
    public required string CampaignId { get; init; }

    /// <summary>The last quarter that was dealt with: 2022Q1.</summary>
    public required string Last { get; set; }
    public required DateTimeOffset At { get; set; }
}

internal static class IndicatorTables
{
    public static void Configure(ModelBuilder builder)
    {
        builder.Entity<FrozenFigureRow>().HasIndex(x => new { x.OrganisationId, x.CampaignId, x.Period, x.Indicator }).IsUnique();
        builder.Entity<FigureCorrectionRow>().HasIndex(x => x.FigureId);
        builder.Entity<QuarterMarkRow>().HasKey(x => x.CampaignId);
    }
}
