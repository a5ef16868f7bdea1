using Microsoft.EntityFrameworkCore;

namespace Qingyi.Server.Features.Documents;

/// <summary>本单位的文书模板: one version of an organisation's own wording of one kind of document. Its text never changes; only whether it was published does, and once.</summary>
public sealed class EditionRow
{
    public const string Proposed = "proposed";
    public const string Published = "published";
    public const string Returned = "returned";
    public const string Withdrawn = "withdrawn";

    public required string Id { get; init; }
    public required string OrganisationId { get; init; }

    /// <summary>Kind of the shipped template that it stands in for; its head stays the shipped one.</summary>
    public required string Kind { get; init; }

    /// <summary>From 1, by organisation and kind.</summary>
    public required int Version { get; init; }

    /// <summary>Null: the organisation gives up its own wording and takes again what holds above it.</summary>
    public string? Text { get; init; }

    /// <summary>SHA-256 of the text, lower-case hex; empty where there is none.</summary>
    public required string Hash { get; init; }

    /// <summary>Why it is changed, in the administrator's words.</summary>
    public required string Reason { get; init; }
    public required string By { get; init; }
    public required string ByName { get; init; }
    public required DateTimeOffset At { get; init; }
    public required string State { get; set; }
    public string? DecidedBy { get; set; }
    public string? DecidedByName { get; set; }
    public DateTimeOffset? DecidedAt { get; set; }
    public string? Opinion { get; set; }
}

internal static class EditionTables
{
    public static void Configure(ModelBuilder builder) => builder.Entity<EditionRow>(e =>
    {
        e.Property(x => x.State).IsConcurrencyToken();
        e.HasIndex(x => new { x.OrganisationId, x.Kind, x.Version }).IsUnique();

        // One at a time waits for its second person.
        e.HasIndex(x => new { x.OrganisationId, x.Kind }).IsUnique().HasFilter("\"State\" = 'proposed'");
    });
}
