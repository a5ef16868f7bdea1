using Microsoft.EntityFrameworkCore;

namespace Qingyi.Server.Features.Campaigns;

/// <summary>免除: nobody, or one unit, has to do this any more. Never changed.</summary>
public sealed class DutyWaiverRow
{
    public required string Id { get; init; }
    public required string CampaignId { get; init; }
    public required string Obligation { get; init; }

    /// <summary>As obligations name it; empty for a single one.</summary>
    public required string Period { get; init; }

    /// <summary>Empty: every unit that owes it.</summary>
    public required string UnitId { get; init; }

    /// <summary>Names nobody.</summary>
    public required string Reason { get; init; }
    public required DateTimeOffset At { get; init; }
    public required string By { get; init; }
    public required string ByName { get; init; }

    /// <summary>Whether it takes this unit's duty of this period away.</summary>
    public bool Frees(string obligation, string period, string unit) => Obligation == obligation && Period == period && (UnitId.Length == 0 || UnitId == unit);
}

/// <summary>重新启动: asked for below, decided above.</summary>
public sealed class CampaignReopeningRow
{
    public required string Id { get; init; }
    public required string CampaignId { get; init; }
    public required string Reason { get; init; }
    public required DateTimeOffset AskedAt { get; init; }
    public required string AskedBy { get; init; }
    public required string AskedByName { get; init; }

    /// <summary>Null: nobody has decided yet.</summary>
    public bool? Approved { get; set; }

    /// <summary>What the upper level says to it; at the top the number of its document.</summary>
    public string? Opinion { get; set; }
    public DateTimeOffset? DecidedAt { get; set; }
    public string? DecidedBy { get; set; }
    public string? DecidedByName { get; set; }
}

internal static class DutyTables
{
    public static void Configure(ModelBuilder builder)
    {
        builder.Entity<DutyWaiverRow>().HasIndex(x => new { x.CampaignId, x.Obligation, x.Period, x.UnitId }).IsUnique();
        builder.Entity<CampaignReopeningRow>().HasIndex(x => x.CampaignId);
        builder.Entity<CampaignReopeningRow>().Property(x => x.DecidedAt).IsConcurrencyToken();
    }
}
