using Microsoft.EntityFrameworkCore;

namespace Qingyi.Server.Features.Satisfaction;

/// <summary>A place where a code hangs: a ward, a window, a counter of a hospital.</summary>
public sealed class SurveyPointRow
{
    /// <summary>Stands in the address of the code.</summary>
    public required string Id { get; init; }
    public required string OrganisationId { get; init; }

    /// <summary>Code of the dictionary of places.</summary>
    public required string Place { get; init; }

    /// <summary>As the hospital calls it: 内科二病区.</summary>
    public required string Ward { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required string CreatedBy { get; init; }

    /// <summary>The code was taken down; what was answered stays.</summary>
    public DateTimeOffset? ClosedAt { get; set; }
}

/// <summary>A sheet that waits until there are enough to be counted together. It knows its month and no moment.</summary>
public sealed class SurveySheetRow
{
    /// <summary>Drawn when the form was shown, without a time in it: the same form sent twice is one sheet.</summary>
    public required string Id { get; init; }
    public required string PointId { get; init; }

    /// <summary>2026-11.</summary>
    public required string Month { get; init; }

    /// <summary>One digit a question; null once it was counted.</summary>
    public string? Scores { get; set; }
}

/// <summary>How many gave a question a score. It grows by five or more at a time.</summary>
public sealed class SurveyFigureRow
{
    public required string PointId { get; init; }
    public required string Month { get; init; }

    /// <summary>From 1.</summary>
    public required int Question { get; init; }

    /// <summary>1 to 5.</summary>
    public required int Score { get; init; }
    public required int Count { get; set; }
}

internal static class SurveyTables
{
    public static void Configure(ModelBuilder builder)
    {
        builder.Entity<SurveyPointRow>().ToTable("SurveyPoints").HasIndex(x => new { x.OrganisationId, x.Place, x.Ward }).IsUnique();
        builder.Entity<SurveySheetRow>().ToTable("SurveySheets").HasIndex(x => new { x.PointId, x.Month });
        builder.Entity<SurveyFigureRow>().ToTable("SurveyFigures").HasKey(x => new { x.PointId, x.Month, x.Question, x.Score });
    }
}
