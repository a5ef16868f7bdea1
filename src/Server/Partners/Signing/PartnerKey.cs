using System.Security.Cryptography;
using Qingyi.Client.Signing;

namespace Qingyi.Server.Partners.Signing;

/// <summary>A partner's public key, as registered.</summary>
/// <param name="Pem">SubjectPublicKeyInfo as PEM, in one normal form.</param>
/// <param name="Fingerprint">SHA-256 of the key's DER, hex; read out over the phone when a partner is registered.</param>
public sealed record PartnerKey(string Pem, string Fingerprint)
{
    /// <summary>Reads a public key from PEM or bare base64; null where it is no P-256 public key, or a private one by mistake.</summary>
    public static PartnerKey? Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Contains("PRIVATE KEY", StringComparison.Ordinal))
        {
            return null;
        }

        using var key = ECDsa.Create();
        try
        {
            if (text.Contains("-----BEGIN", StringComparison.Ordinal))
            {
                key.ImportFromPem(text);
            }
            else
            {
                key.ImportSubjectPublicKeyInfo(Convert.FromBase64String(text.Trim()), out _);
            }

            return P256.Is(key)
                ? new PartnerKey(key.ExportSubjectPublicKeyInfoPem(), Convert.ToHexStringLower(SHA256.HashData(key.ExportSubjectPublicKeyInfo())))
                : null;
        }
        catch (Exception failure) when (failure is CryptographicException or ArgumentException or FormatException)
        {
            return null;
        }
    }
}
