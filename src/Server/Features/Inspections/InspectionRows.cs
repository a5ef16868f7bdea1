using Microsoft.EntityFrameworkCore;

namespace Qingyi.Server.Features.Inspections;

/// <summary>How far a round is.</summary>
public static class RoundState
{
    /// <summary>The hash of the secret is published, the list is not fixed.</summary>
    public const string Committed = "committed";

    /// <summary>The list and its hash are published; the public value is awaited.</summary>
    public const string Fixed = "fixed";

    public const string Drawn = "drawn";

    /// <summary>Another draw took its place; it stays visible.</summary>
    public const string Repeated = "repeated";
}

/// <summary>
/// One round of inspections: a plan's item in a period, its commitment, list, seed and result. Behind it stands a case row of kind <c>inspection-draw</c> with the same id.
/// </summary>
public sealed class InspectionRoundRow
{
    public required string Id { get; init; }
    public required string Number { get; init; }
    public required string OrganisationId { get; init; }
    public required string CampaignId { get; init; }

    /// <summary>Id of the plan's quota, or <c>free</c>.</summary>
    public required string Item { get; init; }
    public required string Period { get; init; }
    public required int Year { get; init; }
    public required int Attempt { get; init; }
    public required string State { get; set; }

    /// <summary>Key of the checklist that its visits follow.</summary>
    public required string Checklist { get; init; }
    public required string Commitment { get; init; }

    /// <summary>The secret, sealed under the round's own key until the draw.</summary>
    public required string SecretText { get; init; }
    public required DateTimeOffset CommittedAt { get; init; }
    public required string CommittedBy { get; init; }
    public string? ListText { get; set; }
    public string? ListHash { get; set; }

    /// <summary>JSON: the salt, and whose each inspector's code is. For the staff alone.</summary>
    public string? People { get; set; }
    public DateTimeOffset? FixedAt { get; set; }
    public string? FixedBy { get; set; }
    public string? Secret { get; set; }
    public string? PublicValue { get; set; }
    public string? Seed { get; set; }
    public string? ResultText { get; set; }
    public DateTimeOffset? DrawnAt { get; set; }
    public string? DrawnBy { get; set; }

    /// <summary>The round that this one repeats, and the published reason.</summary>
    public string? RepeatsId { get; init; }
    public string? Reason { get; init; }

    /// <summary>通报, as published.</summary>
    public string? Circular { get; set; }
    public string? CircularScope { get; set; }
    public DateTimeOffset? CircularAt { get; set; }
    public string? CircularBy { get; set; }
}

/// <summary>One drawn unit of a round, and the matter in which it is inspected.</summary>
public sealed class InspectionVisitRow
{
    public required string RoundId { get; init; }
    public required string Unit { get; init; }
    public required string Name { get; init; }
    public required string Stratum { get; init; }
    public required string Type { get; init; }
    public required string Level { get; init; }
    public required string Owner { get; init; }

    /// <summary>The unit's organisation here, where it has one.</summary>
    public string? InstitutionId { get; init; }

    /// <summary>Codes of the inspectors in the list.</summary>
    public required string Lead { get; set; }
    public required string Second { get; set; }

    /// <summary>JSON array of <see cref="Replacement"/>.</summary>
    public required string Replaced { get; set; }
    public string? MatterId { get; set; }
}

/// <param name="From">Code of who was replaced.</param>
/// <param name="Ground"><c>conflict</c>, <c>absent</c> or <c>other</c>; published.</param>
public sealed record Replacement(string From, string To, string Ground, DateTimeOffset At);

/// <summary>申报: a standing relation of an inspector to a unit, for which they are never drawn for it.</summary>
public sealed class InspectorRelationRow
{
    public required string Id { get; init; }
    public required string AccountId { get; init; }
    public required string OrganisationId { get; init; }
    public required string Unit { get; init; }

    /// <summary><c>own-unit</c>, <c>former-unit</c>, <c>relative</c>, <c>interest</c> or <c>other</c>.</summary>
    public required string Ground { get; init; }
    public required DateTimeOffset At { get; init; }
    public DateTimeOffset? EndedAt { get; set; }
}

internal static class InspectionTables
{
    public static void Configure(ModelBuilder builder)
    {
        builder.Entity<InspectionRoundRow>(r =>
        {
            r.Property(x => x.State).IsConcurrencyToken();
            r.HasIndex(x => new { x.OrganisationId, x.CampaignId, x.Item, x.Year });
            r.HasIndex(x => x.RepeatsId).IsUnique();
        });
        builder.Entity<InspectionVisitRow>(v =>
        {
            v.HasKey(x => new { x.RoundId, x.Unit });
            v.HasIndex(x => x.MatterId).IsUnique();
        });
        builder.Entity<InspectorRelationRow>().HasIndex(x => new { x.OrganisationId, x.Unit });
    }
}
