using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Qingyi.Server.Secrets;

/// <summary>One generation of the ring: 32 random bytes, from which every key of that generation is derived. The bytes themselves encrypt nothing.</summary>
/// <param name="Generation">From 1.</param>
/// <param name="Made">UTC.</param>
internal sealed record WrappingKey(int Generation, DateTimeOffset Made, byte[] Bytes)
{
    public const int Length = 32;

    /// <summary>Tells keys apart without telling anything about them: 8 hex digits.</summary>
    public string Fingerprint { get; } = Convert.ToHexStringLower(Derive(Bytes, "fingerprint").AsSpan(0, 4));

    public byte[] Derive(string purpose) => Derive(Bytes, purpose);

    private static byte[] Derive(byte[] key, string purpose) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, key, Length, info: Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"qingyi/1/{purpose}")));
}
