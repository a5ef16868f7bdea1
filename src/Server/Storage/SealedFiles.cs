using Qingyi.Server.Hosting;
using Qingyi.Server.Secrets;

namespace Qingyi.Server.Storage;

/// <summary>Files under DATA/files, sealed and named by the hash of the sealed bytes, since a hash of the content would tell who has the same file; written and synced before the transaction that names them.</summary>
public sealed class SealedFiles(ServeOptions options, KeyRing ring, Ids ids)
{
    /// <summary>Seals the content under a key of its own.</summary>
    public async Task<StoredFile> Save(Stream content, CancellationToken cancellation)
    {
        var temporary = Path.Combine(options.Files, ids.New() + ".new");
        try
        {
            SealedFile written;
            var (key, wrapped) = ring.NewKey();
            using (key)
            await using (var target = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write))
            {
                written = await FileSeal.Seal(content, target, key, cancellation);
                target.Flush(flushToDisk: true);
            }

            var final = At(written.SealedHash);
            Directory.CreateDirectory(Path.GetDirectoryName(final)!);
            File.Move(temporary, final, overwrite: true);
            return new StoredFile(written.PlainHash, written.SealedHash, wrapped.ToString(), written.Length);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    public async Task CopyTo(string storedAs, string wrappedKey, Stream target, CancellationToken cancellation)
    {
        using var key = ring.Unwrap(SealedKey.Parse(wrappedKey));
        await using var source = File.OpenRead(At(storedAs));
        await FileSeal.Open(source, target, key, cancellation);
    }

    /// <summary>Removes a file whose row is gone. Its name is that of its sealed bytes, under a key of its own: nobody else can mean it.</summary>
    public void Remove(string storedAs) => File.Delete(At(storedAs));

    private string At(string hash) => Path.Combine(options.Files, hash[..2], hash);
}

/// <param name="Sha256">Of the content, lower-case hex: the fingerprint that people compare.</param>
/// <param name="StoredAs">Of the sealed bytes: the name on disk.</param>
/// <param name="Key">The file's key, wrapped.</param>
/// <param name="Size">Bytes of the content.</param>
public sealed record StoredFile(string Sha256, string StoredAs, string Key, long Size);
