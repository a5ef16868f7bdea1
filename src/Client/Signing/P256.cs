using System.Security.Cryptography;

namespace Qingyi.Client.Signing;

/// <summary>Questions about a key's curve.</summary>
public static class P256
{
    /// <summary>Whether a key lies on NIST P-256 (prime256v1), the only curve that is accepted.</summary>
    public static bool Is(ECDsa key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return key.ExportParameters(includePrivateParameters: false).Curve.Oid.Value == "1.2.840.10045.3.1.7";
    }
}
