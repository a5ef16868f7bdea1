namespace Qingyi.Server.Features.Investigation;

/// <summary>A piece of evidence: file, fingerprint, who and when.</summary>
public sealed class EvidenceRow
{
    public required string Id { get; init; }
    public required string CaseId { get; init; }

    /// <summary>The item of a checklist, or the entry of a register, that it belongs to; null: to the whole.</summary>
    public string? Place { get; init; }

    /// <summary>SHA-256 of the content, lower-case hex.</summary>
    public required string FileHash { get; init; }

    /// <summary>Name on disk, and the file's wrapped key.</summary>
    public required string StoredAs { get; init; }
    public required string FileKey { get; set; }
    public required string Name { get; init; }
    public required string MediaType { get; init; }
    public required long Size { get; init; }
    public required string By { get; init; }
    public required string ByName { get; init; }
    public required DateTimeOffset At { get; init; }
}
