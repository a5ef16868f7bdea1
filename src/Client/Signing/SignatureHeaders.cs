namespace Qingyi.Client.Signing;

/// <summary>The headers that a signed request carries.</summary>
public static class SignatureHeaders
{
    /// <summary>Base64 of the ECDSA P-256 signature over <see cref="CanonicalRequest"/>: 64 bytes (r, then s), or DER as OpenSSL writes it.</summary>
    public const string Signature = "X-Signature";

    /// <summary>The instant of signing in UTC as <c>2026-03-01T08:00:00Z</c>, with or without a fraction.</summary>
    public const string Date = "X-Date";

    /// <summary>The name that the partner is registered under, percent-escaped where it is not ASCII.</summary>
    public const string Partner = "X-Partner";

    /// <summary>Unique among the partner's messages; a repeat gets the first answer.</summary>
    public const string MessageId = "X-Message-Id";
}
