using System.Security.Cryptography;
using System.Text;

namespace Qingyi.Client.Signing;

/// <summary>
/// What is signed: four lines joined by one line feed, without one at the end, in UTF-8:
/// <code>
/// POST
/// /api/transfers
/// 2026-03-01T08:00:00.000Z
/// 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08
/// </code>
/// the method in capitals; path and query as they stand in the request line, still escaped, without host; the text of <c>X-Date</c> as sent; SHA-256 of
/// the body's bytes in lower-case hex, of no bytes where there is no body.
/// </summary>
/// <param name="PathAndQuery">For example <c>/api/transfers</c>; the path that the partner called, also where a proxy stands in between.</param>
/// <param name="Date">The text of <c>X-Date</c>.</param>
/// <param name="BodyHash">64 lower-case hex digits.</param>
public sealed record CanonicalRequest(string Method, string PathAndQuery, string Date, string BodyHash)
{
    /// <summary>The bytes that the signature is made over (ECDSA P-256 with SHA-256).</summary>
    public byte[] ToBytes() => Encoding.UTF8.GetBytes($"{Method.ToUpperInvariant()}\n{PathAndQuery}\n{Date}\n{BodyHash}");

    /// <summary>
    /// Names this request for good: hex SHA-256 of <see cref="ToBytes"/>. The message id is not signed, so a receiver keeps the fingerprint beside it and
    /// answers a known fingerprint as a repeat, whatever message id it carries.
    /// </summary>
    public string Fingerprint() => Convert.ToHexStringLower(SHA256.HashData(ToBytes()));

    /// <summary>The form in which a body stands in the text.</summary>
    public static string HashOf(ReadOnlySpan<byte> body) => Convert.ToHexStringLower(SHA256.HashData(body));
}
