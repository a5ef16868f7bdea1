using System.Buffers.Text;
using System.Globalization;

namespace Qingyi.Server.Secrets;

/// <summary>A data key wrapped by a generation of the ring; safe to store in the database.</summary>
/// <param name="Generation">Which generation wrapped it.</param>
/// <param name="Fingerprint">Of that generation's key, so that a wrong ring is told from an altered row.</param>
/// <param name="Wrapped">Nonce (12), ciphertext (32), tag (16).</param>
public sealed record SealedKey(int Generation, string Fingerprint, byte[] Wrapped)
{
    /// <summary>The text that is stored: <c>generation.fingerprint.base64url</c>.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Generation}.{Fingerprint}.{Base64Url.EncodeToString(Wrapped)}");

    /// <summary>Reads the stored text back.</summary>
    /// <exception cref="KeyException">It is not one.</exception>
    public static SealedKey Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var parts = text.Split('.');
        if (parts.Length == 3
            && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var generation)
            && Base64Url.IsValid(parts[2]))
        {
            return new SealedKey(generation, parts[1], Base64Url.DecodeFromChars(parts[2]));
        }

        throw new KeyException(Texts.Of("secrets.sealed-key.wrong-form"));
    }
}

/// <summary>Sealed content: a version byte (1), nonce (12), ciphertext, tag (16).</summary>
public sealed record SealedBox(byte[] Bytes);
