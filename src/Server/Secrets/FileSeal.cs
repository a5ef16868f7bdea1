using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Qingyi.Server.Secrets;

/// <summary>What sealing a file found out.</summary>
/// <param name="PlainHash">SHA-256 of the file as handed in, hex. Not a name for the disk: who has the same file could recognise it.</param>
/// <param name="SealedHash">SHA-256 of the sealed bytes, hex: the name on disk.</param>
/// <param name="Length">Bytes of the file as handed in.</param>
public sealed record SealedFile(string PlainHash, string SealedHash, long Length);

/// <summary>
/// Seals files of any size in chunks of 64 KiB, in constant memory. Layout: magic <c>QYF1</c>, salt (16), then for each chunk ciphertext and tag (16). The
/// chunk's number and whether it is the last are part of its nonce, so that a chunk left out, moved or cut off is found.
/// </summary>
public static class FileSeal
{
    private const int Chunk = 64 * 1024;
    private const int Tag = 16;
    private const int Salt = 16;
    private static readonly byte[] Magic = "QYF1"u8.ToArray();

    /// <summary>Reads a file to its end and writes it sealed.</summary>
    /// <param name="key">The file's own key, see <see cref="KeyRing.NewKey"/>.</param>
    public static async Task<SealedFile> Seal(Stream plain, Stream target, DataKey key, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(plain);
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(key);
        using var plainHash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var sealedHash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var header = new byte[Magic.Length + Salt];
        Magic.CopyTo(header, 0);
        key.FillRandom(header.AsSpan(Magic.Length));
        using var aes = CipherFor(key, header);
        sealedHash.AppendData(header);
        await target.WriteAsync(header, cancellation);

        var length = 0L;
        var current = new byte[Chunk];
        var following = new byte[Chunk];
        var held = await plain.ReadAtLeastAsync(current, Chunk, throwOnEndOfStream: false, cancellation);
        for (var number = 0u; ; number++)
        {
            var next = held == Chunk ? await plain.ReadAtLeastAsync(following, Chunk, throwOnEndOfStream: false, cancellation) : 0;
            var output = new byte[held + Tag];
            aes.Encrypt(NonceOf(number, last: next == 0), current.AsSpan(0, held), output.AsSpan(0, held), output.AsSpan(held), header);
            plainHash.AppendData(current, 0, held);
            sealedHash.AppendData(output);
            await target.WriteAsync(output, cancellation);
            length += held;
            if (next == 0)
            {
                break;
            }

            (current, following, held) = (following, current, next);
        }

        return new SealedFile(Convert.ToHexStringLower(plainHash.GetHashAndReset()), Convert.ToHexStringLower(sealedHash.GetHashAndReset()), length);
    }

    /// <summary>Writes the file as it was handed in. Each chunk is verified before it is written, the end before the method returns.</summary>
    /// <exception cref="KeyException">The key is another's, or the file was altered or cut off; what was written before is genuine but not complete.</exception>
    public static async Task Open(Stream source, Stream target, DataKey key, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(key);
        var header = new byte[Magic.Length + Salt];
        if (await source.ReadAtLeastAsync(header, header.Length, throwOnEndOfStream: false, cancellation) < header.Length
            || !header.AsSpan(0, Magic.Length).SequenceEqual(Magic))
        {
            throw new KeyException(Texts.Of("secrets.file.not-sealed"));
        }

        using var aes = CipherFor(key, header);
        var current = new byte[Chunk + Tag];
        var following = new byte[Chunk + Tag];
        var plain = new byte[Chunk];
        var held = await source.ReadAtLeastAsync(current, current.Length, throwOnEndOfStream: false, cancellation);
        for (var number = 0u; ; number++)
        {
            var next = held == current.Length ? await source.ReadAtLeastAsync(following, following.Length, throwOnEndOfStream: false, cancellation) : 0;
            if (held < Tag)
            {
                throw new KeyException(Texts.Of("secrets.file.incomplete"));
            }

            OpenChunk(aes, NonceOf(number, last: next == 0), current.AsSpan(0, held), plain, header);
            await target.WriteAsync(plain.AsMemory(0, held - Tag), cancellation);
            if (next == 0)
            {
                return;
            }

            (current, following, held) = (following, current, next);
        }
    }

    private static void OpenChunk(AesGcm aes, byte[] nonce, ReadOnlySpan<byte> chunk, byte[] plain, byte[] header)
    {
        try
        {
            aes.Decrypt(nonce, chunk[..^Tag], chunk[^Tag..], plain.AsSpan(0, chunk.Length - Tag), header);
        }
        catch (AuthenticationTagMismatchException failure)
        {
            throw new KeyException(Texts.Of("secrets.file.cannot-open"), failure);
        }
    }

    private static AesGcm CipherFor(DataKey key, byte[] header)
    {
        Span<byte> bytes = stackalloc byte[32];
        HKDF.DeriveKey(HashAlgorithmName.SHA256, key.Bytes, bytes, salt: header, info: "qingyi/1/file"u8);
        return new AesGcm(bytes, Tag);
    }

    private static byte[] NonceOf(uint number, bool last)
    {
        var nonce = new byte[12];
        BinaryPrimitives.WriteUInt32BigEndian(nonce.AsSpan(7), number);
        nonce[11] = last ? (byte)1 : (byte)0;
        return nonce;
    }
}
