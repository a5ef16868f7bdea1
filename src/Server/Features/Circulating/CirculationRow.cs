using Microsoft.EntityFrameworkCore;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Features.Circulating;

/// <summary>传阅: a case or a matter that somebody is to have read, with the receipt.</summary>
public sealed class CirculationRow
{
    public required string Id { get; init; }
    public required string CaseId { get; init; }
    public required string FromId { get; init; }
    public required string FromName { get; init; }
    public required string ToId { get; init; }
    public required string ToName { get; init; }

    /// <summary>Id of the sealed words that go with it.</summary>
    public string? NoteText { get; init; }
    public required DateTimeOffset At { get; init; }

    /// <summary>回执: when it was read.</summary>
    public DateTimeOffset? ReadAt { get; set; }
}

internal static class CirculationTables
{
    public static void Configure(ModelBuilder builder)
    {
        builder.Entity<CirculationRow>(c =>
        {
            c.HasIndex(x => new { x.ToId, x.Id });
            c.HasIndex(x => x.CaseId);
        });

        // Who opened a case stands in the first link of its chain.
        builder.Entity<AuditRow>().HasIndex(x => x.Who).HasFilter("\"Sequence\" = 1");
    }
}
