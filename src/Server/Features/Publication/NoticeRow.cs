namespace Qingyi.Server.Features.Publication;

/// <summary>A published notice: exactly what was approved, with its fingerprint.</summary>
public sealed class NoticeRow
{
    public required string Id { get; init; }
    public required string CaseId { get; init; }
    public required string OrganisationId { get; init; }
    public required string Number { get; init; }

    /// <summary><c>public</c> or <c>internal</c>.</summary>
    public required string Scope { get; init; }
    public required string Title { get; init; }
    public required string Body { get; init; }

    /// <summary>SHA-256 of title and body, lower-case hex.</summary>
    public required string Hash { get; init; }
    public required DateTimeOffset PublishedAt { get; init; }

    /// <summary>Last day on which it is shown; brought forward by a credit repair.</summary>
    public DateOnly? Until { get; set; }
    public DateTimeOffset? WithdrawnAt { get; set; }
    public string? WithdrawalReason { get; set; }
}
