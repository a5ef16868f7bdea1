using System.Security.Cryptography;
using System.Text;

namespace Qingyi.Server.Secrets;

/// <summary>
/// A key in the open, for the time of one operation: one a tip, one a case's opinions, one a file. Seals with AES-256-GCM under a random nonce; at most
/// 2^32 boxes a key.
/// </summary>
public sealed class DataKey : IDisposable
{
    private const byte Version = 1;
    private const int Nonce = 12;
    private const int Tag = 16;
    private readonly byte[] bytes;
    private readonly RandomSource random;

    internal DataKey(byte[] bytes, RandomSource random)
    {
        this.bytes = bytes;
        this.random = random;
    }

    internal ReadOnlySpan<byte> Bytes => bytes;

    internal void FillRandom(Span<byte> target) => random(target);

    /// <summary>Seals content together with the place it belongs to.</summary>
    /// <param name="place">For example <c>tip/17/text</c>: a box that was moved to another place does not open. Not secret.</param>
    public SealedBox Seal(ReadOnlySpan<byte> plaintext, string place)
    {
        ArgumentNullException.ThrowIfNull(place);
        var box = new byte[1 + Nonce + plaintext.Length + Tag];
        box[0] = Version;
        SealInto(box.AsSpan(1), plaintext, Encoding.UTF8.GetBytes(place));
        return new SealedBox(box);
    }

    /// <inheritdoc cref="Seal(ReadOnlySpan{byte},string)"/>
    public SealedBox Seal(string text, string place) => Seal(Encoding.UTF8.GetBytes(text), place);

    /// <summary>Opens what <see cref="Seal(ReadOnlySpan{byte},string)"/> sealed at the same place.</summary>
    /// <exception cref="KeyException">The key is another's, the box was altered or stands in another place.</exception>
    public byte[] Open(SealedBox box, string place)
    {
        ArgumentNullException.ThrowIfNull(box);
        ArgumentNullException.ThrowIfNull(place);
        if (box.Bytes.Length < 1 + Nonce + Tag || box.Bytes[0] != Version)
        {
            throw new KeyException(Texts.Of("secrets.data.wrong-form"));
        }

        return OpenFrom(box.Bytes.AsSpan(1), Encoding.UTF8.GetBytes(place));
    }

    /// <summary>Opens a box that holds text.</summary>
    public string OpenText(SealedBox box, string place) => Encoding.UTF8.GetString(Open(box, place));

    public void Dispose() => CryptographicOperations.ZeroMemory(bytes);

    internal byte[] SealBare(ReadOnlySpan<byte> plaintext, ReadOnlySpan<byte> associated)
    {
        var sealedBytes = new byte[Nonce + plaintext.Length + Tag];
        SealInto(sealedBytes, plaintext, associated);
        return sealedBytes;
    }

    internal byte[] OpenFrom(ReadOnlySpan<byte> sealedBytes, ReadOnlySpan<byte> associated)
    {
        if (sealedBytes.Length < Nonce + Tag)
        {
            throw new KeyException(Texts.Of("secrets.data.wrong-form"));
        }

        var plaintext = new byte[sealedBytes.Length - Nonce - Tag];
        using var aes = new AesGcm(bytes, Tag);
        try
        {
            aes.Decrypt(sealedBytes[..Nonce], sealedBytes[Nonce..^Tag], sealedBytes[^Tag..], plaintext, associated);
        }
        catch (AuthenticationTagMismatchException failure)
        {
            throw new KeyException(Texts.Of("secrets.data.cannot-open"), failure);
        }

        return plaintext;
    }

    private void SealInto(Span<byte> target, ReadOnlySpan<byte> plaintext, ReadOnlySpan<byte> associated)
    {
        random(target[..Nonce]);
        using var aes = new AesGcm(bytes, Tag);
        aes.Encrypt(target[..Nonce], plaintext, target[Nonce..^Tag], target[^Tag..], associated);
    }
}
