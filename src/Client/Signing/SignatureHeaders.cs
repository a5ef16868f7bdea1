namespace Qingyi.Client.Signing;

/// <summary>The headers that a signed request carries.</summary>
public static class SignatureHeaders
{
    /// <summary>Base64 of the ECDSA P-256 signature in the fixed 64-byte form (IEEE P1363: r, then s).</summary>
    public const string Signature = "X-Signature";

    /// <summary>The instant of signing in UTC, whole seconds, as <c>2026-03-01T08:00:00Z</c>.</summary>
    public const string Date = "X-Date";

    /// <summary>The name that the partner is registered under.</summary>
    public const string Partner = "X-Partner";

    /// <summary>Unique among the partner's messages; a repeat gets the first answer.</summary>
    public const string MessageId = "X-Message-Id";
}
