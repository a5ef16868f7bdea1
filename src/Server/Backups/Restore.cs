using System.Formats.Tar;
using System.Security.Cryptography;
using Qingyi.Server.Hosting;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Backups;

/// <summary>Puts a backup into an empty place: every part is checked against its hash, and the rows come last, so that what broke off is no data.</summary>
internal static class Restore
{
    /// <exception cref="BackupException">It cannot be read, or is no backup.</exception>
    public static async Task<BackupManifest> Manifest(string file, CancellationToken cancellation)
    {
        await using var archive = File.OpenRead(file);
        await using var tar = new TarReader(archive);
        try
        {
            return await tar.GetNextEntryAsync(copyData: false, cancellation) is { Name: BackupManifest.Name, DataStream: { } first }
                ? BackupManifest.Read(first)
                : throw new BackupException(Texts.Of("backups.restore.not-a-backup", file));
        }
        catch (Exception broken) when (broken is InvalidDataException or EndOfStreamException)
        {
            throw new BackupException(Texts.Of("backups.restore.not-backup-or-damaged", file));
        }
    }

    /// <summary>Refuses a place that holds something, and a database of the other kind.</summary>
    public static async Task Demand(ServeOptions options, BackupManifest manifest, CancellationToken cancellation)
    {
        if (options.Store.Shared != (manifest.Database == BackupManifest.Postgresql))
        {
            throw new BackupException(options.Store.Shared
                ? Texts.Of("backups.restore.from-sqlite")
                : Texts.Of("backups.restore.from-postgresql"));
        }

        if (await options.Store.HasData(cancellation) || File.Exists(options.Database) || (Directory.Exists(options.Files) && Directory.EnumerateFileSystemEntries(options.Files).Any()))
        {
            throw new BackupException(Texts.Of("backups.restore.target-not-empty", options.Store, options.Files));
        }
    }

    public static async Task Run(ServeOptions options, string file, BackupManifest manifest, DateTimeOffset now, CancellationToken cancellation)
    {
        Directory.CreateDirectory(options.Files);
        var rows = Path.Combine(options.Data, manifest.Copy + ".part");
        try
        {
            var files = await Unpack(options, file, manifest, rows, cancellation);
            if (!File.Exists(rows) || await Backup.Sha256(rows, cancellation) != manifest.Sha256 || files != manifest.Files)
            {
                throw new BackupException(Texts.Of("backups.restore.incomplete"));
            }

            if (!options.Store.Shared)
            {
                await Hold(DatabaseCopy.Alone(rows), manifest, now, cancellation);
            }

            await DatabaseCopy.Restore(options.Store, rows, cancellation);
            if (options.Store.Shared)
            {
                await Hold(options.Store.Open(), manifest, now, cancellation);
            }
        }
        finally
        {
            File.Delete(rows);
        }
    }

    private static async Task Hold(CaseDb opened, BackupManifest manifest, DateTimeOffset now, CancellationToken cancellation)
    {
        await using var db = opened;
        await Standstill.Begin(db, manifest.Made, now, cancellation);
        await db.SaveChangesAsync(cancellation);
    }

    private static async Task<int> Unpack(ServeOptions options, string file, BackupManifest manifest, string rows, CancellationToken cancellation)
    {
        var files = 0;
        await using var archive = File.OpenRead(file);
        await using var tar = new TarReader(archive);
        try
        {
            while (await tar.GetNextEntryAsync(copyData: false, cancellation) is { } entry)
            {
                if (entry.Name == manifest.Copy)
                {
                    await Copy(entry, rows, cancellation);
                }
                else if (BackupManifest.StoredAs(entry.Name) is { } storedAs)
                {
                    var target = Path.Combine(options.Files, storedAs[..2], storedAs);
                    Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                    if (await Copy(entry, target, cancellation) != storedAs)
                    {
                        File.Delete(target);
                        throw new BackupException(Texts.Of("backups.restore.file-damaged", storedAs[..8]));
                    }

                    files++;
                }
            }
        }
        catch (Exception broken) when (broken is InvalidDataException or EndOfStreamException)
        {
            throw new BackupException(Texts.Of("backups.restore.cut-short", file));
        }

        return files;
    }

    private static async Task<string> Copy(TarEntry entry, string target, CancellationToken cancellation)
    {
        using var hash = SHA256.Create();
        await using var written = Backup.Private(target);
        await using (var hashing = new CryptoStream(written, hash, CryptoStreamMode.Write, leaveOpen: true))
        {
            if (entry.DataStream is { } data)
            {
                await data.CopyToAsync(hashing, cancellation);
            }
        }

        written.Flush(flushToDisk: true);
        return Convert.ToHexStringLower(hash.Hash!);
    }
}
