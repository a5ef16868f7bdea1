using System.Formats.Tar;
using System.Security.Cryptography;
using Qingyi.Server.Hosting;

namespace Qingyi.Server.Backups;

/// <summary>
/// Writes a backup, a tar archive: what it is, one copy of the rows, and the sealed files that these rows name. The service may run meanwhile. Keys lie elsewhere and are never
/// in it: without them nobody reads the tips and the evidence.
/// </summary>
internal static class Backup
{
    /// <returns>What was written, and the files that rows name but the folder lacks.</returns>
    public static async Task<(BackupManifest Manifest, IReadOnlyList<string> Missing)> Make(ServeOptions options, string target, DateTimeOffset now, CancellationToken cancellation)
    {
        if (File.Exists(target))
        {
            throw new BackupException(Texts.Of("backups.make.target-exists", target));
        }

        var (copy, part) = (target + ".rows", target + ".part");
        try
        {
            // Nobody else may read the rows, not even for the moment.
            await Private(copy).DisposeAsync();
            var rows = await DatabaseCopy.Make(options.Store, copy, cancellation);
            var missing = rows.Named.Where(n => !File.Exists(At(options, n))).ToList();
            var manifest = new BackupManifest(BackupManifest.Current, now, options.Store.Shared ? BackupManifest.Postgresql : BackupManifest.Sqlite, rows.Migration, rows.Proof,
                await Sha256(copy, cancellation), rows.Named.Count - missing.Count);
            await using (var archive = Private(part))
            {
                await using (var tar = new TarWriter(archive, TarEntryFormat.Pax, leaveOpen: true))
                {
                    await tar.WriteEntryAsync(new PaxTarEntry(TarEntryType.RegularFile, BackupManifest.Name) { DataStream = new MemoryStream(manifest.Write()) }, cancellation);
                    await tar.WriteEntryAsync(copy, manifest.Copy, cancellation);
                    foreach (var name in rows.Named.Except(missing))
                    {
                        await tar.WriteEntryAsync(At(options, name), BackupManifest.EntryOf(name), cancellation);
                    }
                }

                archive.Flush(flushToDisk: true);
            }

            File.Move(part, target, overwrite: false);
            return (manifest, missing);
        }
        finally
        {
            File.Delete(copy);
            File.Delete(part);
        }
    }

    internal static async Task<string> Sha256(string file, CancellationToken cancellation)
    {
        await using var stream = File.OpenRead(file);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancellation));
    }

    internal static FileStream Private(string file)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return new FileStream(file, options);
    }

    private static string At(ServeOptions options, string storedAs) => Path.Combine(options.Files, storedAs[..2], storedAs);
}
