using System.Globalization;
using System.Security.Cryptography;
using Qingyi.Client.Signing;

namespace Qingyi.Server.Partners.Signing;

/// <summary>The signature headers of a request, as they came.</summary>
public sealed record SignedHeaders(string? Partner, string? Date, string? Signature, string? MessageId)
{
    /// <summary>The partner's name, unescaped.</summary>
    public string? PartnerName => string.IsNullOrWhiteSpace(Partner) ? null : Uri.UnescapeDataString(Partner);
}

/// <summary>Whether a signature holds.</summary>
/// <param name="Code">Null where it holds, else the refusal's code: <c>signature-missing</c>, <c>signature-date</c>, <c>signature-clock</c> or <c>signature-wrong</c>.</param>
/// <param name="Sentence">What the partner should do about it.</param>
/// <param name="Fingerprint">Of the signed text; see <see cref="CanonicalRequest.Fingerprint"/>. Empty where nothing was verified.</param>
public sealed record SignatureCheck(string? Code, string? Sentence, string Fingerprint)
{
    public bool Holds => Code is null;
}

/// <summary>Checks a partner's signature over method, path, date and body hash.</summary>
public static class SignatureVerifier
{
    /// <summary>How far a partner's clock may be off, inclusive, either way.</summary>
    public static readonly TimeSpan ClockDifference = TimeSpan.FromMinutes(5);

    /// <param name="pathAndQuery">From the request line, still escaped (<c>IHttpRequestFeature.RawTarget</c>).</param>
    /// <param name="body">All of the body, as it came.</param>
    /// <param name="key">The key registered for <see cref="SignedHeaders.PartnerName"/>.</param>
    public static SignatureCheck Check(string method, string pathAndQuery, SignedHeaders headers, ReadOnlySpan<byte> body, PartnerKey key, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(headers);
        ArgumentNullException.ThrowIfNull(key);
        if (headers.Missing() is { } missing)
        {
            return Refused("signature-missing", Texts.Chinese("partners.signature.missing", missing));
        }

        if (ReadDate(headers.Date!) is not { } date)
        {
            return Refused("signature-date", Texts.Chinese("partners.signature.date"));
        }

        if ((date - now).Duration() > ClockDifference)
        {
            return Refused(
                "signature-clock",
                Texts.Chinese("partners.signature.clock", now.UtcDateTime));
        }

        var request = new CanonicalRequest(method, pathAndQuery, headers.Date!, CanonicalRequest.HashOf(body));
        return Verifies(request, headers.Signature!, key)
            ? new SignatureCheck(null, null, request.Fingerprint())
            : Refused("signature-wrong", Texts.Chinese("partners.signature.wrong"));
    }

    private static bool Verifies(CanonicalRequest request, string signature, PartnerKey key)
    {
        var bytes = new byte[(signature.Length * 3 / 4) + 3];
        if (!Convert.TryFromBase64String(signature, bytes, out var length))
        {
            return false;
        }

        // OpenSSL writes DER, .NET and Java's "inP1363Format" write 64 bytes. A DER signature of P-256 can have 64 bytes too, so both are tried.
        using var publicKey = ECDsa.Create();
        publicKey.ImportFromPem(key.Pem);
        var signed = request.ToBytes();
        var given = bytes.AsSpan(0, length);
        return publicKey.VerifyData(signed, given, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation)
            || publicKey.VerifyData(signed, given, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
    }

    private static string? Missing(this SignedHeaders headers) =>
        headers.PartnerName is null ? SignatureHeaders.Partner
        : string.IsNullOrWhiteSpace(headers.Date) ? SignatureHeaders.Date
        : string.IsNullOrWhiteSpace(headers.MessageId) ? SignatureHeaders.MessageId
        : string.IsNullOrWhiteSpace(headers.Signature) ? SignatureHeaders.Signature
        : null;

    private static DateTimeOffset? ReadDate(string text) =>
        text.EndsWith('Z') && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date) && text.Contains('T', StringComparison.Ordinal)
            ? date
            : null;

    private static SignatureCheck Refused(string code, string sentence) => new(code, sentence, "");
}
