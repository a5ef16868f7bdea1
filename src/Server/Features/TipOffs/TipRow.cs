namespace Qingyi.Server.Features.TipOffs;

/// <summary>A tip: what was said and who said it stand here alone, sealed under a key of its own.</summary>
public sealed class TipRow
{
    public required string Id { get; init; }
    public required string CaseId { get; init; }

    /// <summary>Keyed hash of the receipt; the receipt itself is nowhere.</summary>
    public required string ReceiptHash { get; init; }

    /// <summary>The tip's key, wrapped by the key ring.</summary>
    public required string WrappedKey { get; set; }

    /// <summary>JSON of what was told (text, about, when, how much), sealed.</summary>
    public required byte[] Told { get; init; }

    /// <summary>JSON of name and contact, sealed apart; null for an anonymous tip.</summary>
    public byte[]? Reporter { get; init; }

    /// <summary>Legal day only: the hour could tell who it was.</summary>
    public required DateOnly ReceivedOn { get; init; }

    /// <summary>评价: 1 to 5, given by the reporter after the answer; null: none.</summary>
    public int? Score { get; set; }
    public DateOnly? RatedOn { get; set; }

    /// <summary>The day on which the reporter asked for a review of the answer.</summary>
    public DateOnly? ReviewAskedOn { get; set; }
}

/// <summary>One message between the reporter and the desk, sealed under the tip's key.</summary>
public sealed class TipMessage
{
    public required string Id { get; init; }
    public required string TipId { get; init; }

    /// <summary>True when the reporter wrote it.</summary>
    public required bool FromReporter { get; init; }
    public required byte[] Box { get; init; }
    public required DateTimeOffset At { get; init; }
}

/// <summary>A file that came with a tip, metadata removed, stored under its hash, sealed.</summary>
public sealed class TipAttachment
{
    public required string Id { get; init; }
    public required string TipId { get; init; }
    public required string FileHash { get; init; }
    public required string StoredAs { get; init; }
    public required string FileKey { get; set; }

    /// <summary>Name and media type, sealed: names give people away.</summary>
    public required byte[] Box { get; init; }
    public required long Size { get; init; }
    public required DateOnly On { get; init; }
}
