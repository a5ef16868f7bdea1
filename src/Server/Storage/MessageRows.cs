namespace Qingyi.Server.Storage;

/// <summary>An effect that leaves the machine after the commit: at least once, under one message id.</summary>
public sealed class OutboxRow
{
    /// <summary>Message id; the other side knows a repeat by it.</summary>
    public required string Id { get; init; }

    /// <summary><c>report-up</c>, <c>transfer</c>, <c>feedback</c>, or <c>message</c> for a channel to our own people.</summary>
    public required string Kind { get; init; }
    public required string Partner { get; init; }
    public string? CaseId { get; init; }

    /// <summary>JSON of the message: ids, codes and what the law lets travel; sealed text never.</summary>
    public required string Payload { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset NextTry { get; set; }
    public int Tries { get; set; }
    public DateTimeOffset? LeasedUntil { get; set; }

    /// <summary>Goes up with every lease: who lost the lease cannot finish the row.</summary>
    public long Fence { get; set; }
    public DateTimeOffset? DoneAt { get; set; }
    public string? Receipt { get; set; }
    public string? LastError { get; set; }
    public bool Dead { get; set; }
}

/// <summary>A message that a partner sent us; the id makes a repeat harmless.</summary>
public sealed class InboundRow
{
    public required string Partner { get; init; }
    public required string MessageId { get; init; }
    public required string Kind { get; init; }
    public required string Receipt { get; init; }

    /// <summary>JSON of codes and figures; what was told of people is sealed with the case that it opened.</summary>
    public required string Payload { get; init; }

    /// <summary>Of the signed text: a message that was recorded and sent again under another id is found by it.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>SHA-256 of the body: another body under a known id is refused.</summary>
    public required string BodyHash { get; init; }
    public DateTimeOffset ReceivedAt { get; init; }

    /// <summary>The case here that the message opened or concerns.</summary>
    public string? CaseId { get; init; }
}

/// <summary>A registered organ that we exchange messages with.</summary>
public sealed class PartnerRow
{
    public required string Name { get; init; }

    /// <summary>Public key, PEM (SubjectPublicKeyInfo), ECDSA P-256.</summary>
    public required string PublicKey { get; set; }

    /// <summary>Base address of the partner's instance.</summary>
    public required string Url { get; set; }

    /// <summary>What the partner is to us: <c>upper</c>, <c>lower</c> or a transfer recipient of the grading contract.</summary>
    public required string Kind { get; set; }

    /// <summary>The name that the partner registered us under; null: we name ourselves by the fingerprint of our key.</summary>
    public string? KnownAs { get; set; }
    public DateTimeOffset AddedAt { get; init; }
}

/// <summary>The first answer to a state-changing call, kept for repeats of the same key.</summary>
public sealed class IdempotentAnswer
{
    /// <summary>Keyed hash of caller, path and Idempotency-Key.</summary>
    public required string KeyHash { get; init; }

    /// <summary>Hash of the body: another body under the same key is refused.</summary>
    public required string BodyHash { get; init; }
    public required int Status { get; init; }

    /// <summary>Encrypted under a key derived from the caller's key.</summary>
    public required byte[] Answer { get; init; }
    public DateTimeOffset At { get; init; }
}

/// <summary>A sealed text of people: opinions, reasons, minutes.</summary>
public sealed class SealedText
{
    public required string Id { get; init; }
    public required string CaseId { get; init; }
    public required byte[] Box { get; init; }
    public DateTimeOffset At { get; init; }
}

/// <summary>The key of a case's sealed texts, wrapped by the key ring.</summary>
public sealed class CaseKey
{
    public required string CaseId { get; init; }
    public required string Wrapped { get; set; }
}

/// <summary>Nobody of this organisation, or not this person, may see the case.</summary>
public sealed class CaseBar
{
    public required string CaseId { get; init; }

    /// <summary><c>organisation</c> or <c>person</c>.</summary>
    public required string Kind { get; init; }
    public required string Subject { get; init; }
}

/// <summary>Somebody who takes part in a case: sees it even when it is confidential.</summary>
public sealed class CaseParty
{
    public required string CaseId { get; init; }
    public required string AccountId { get; init; }
}

/// <summary>A number series without gaps (文号), by name and year.</summary>
public sealed class SeriesRow
{
    public required string Name { get; init; }
    public required int Year { get; init; }
    public int Last { get; set; }
}

/// <summary>A setting of this installation that all nodes share.</summary>
public sealed class SettingRow
{
    public required string Name { get; init; }
    public required string Value { get; set; }
}

/// <summary>A data-protection key, wrapped by the key ring, so that all nodes share sessions.</summary>
public sealed class ProtectionKeyRow
{
    public required string Name { get; init; }
    public required string Xml { get; set; }
}
