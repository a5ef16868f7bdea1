using Microsoft.EntityFrameworkCore;
using Qingyi.Server.Backups;
using Qingyi.Server.Hosting;

namespace Qingyi.Server.Storage;

/// <summary>
/// Removes sealed files that no row means: a file is written before the transaction that names it, and a server that dies between the two leaves it behind. Only what has our names, and only when it is older than
/// a day: no transaction takes so long.
/// </summary>
public sealed partial class ClearFiles(CaseDb db, ServeOptions options, MachineClock machine, ILogger<ClearFiles> log) : IRound
{
    private const int NameLength = 64;
    private static readonly TimeSpan Grace = TimeSpan.FromDays(1);

    public static TimeSpan Beat { get; } = TimeSpan.FromHours(6);

    public async Task<bool> Next(CancellationToken cancellation)
    {
        if (await Standstill.Holds(db, cancellation))
        {
            return false;
        }

        // Looked for before the rows are read: a row that comes meanwhile means a young file.
        var old = Old((machine.Time.GetUtcNow() - Grace).UtcDateTime);
        if (old.Count == 0)
        {
            return false;
        }

        var named = await StoredNames.Of(db, cancellation);
        var left = old.Where(f => !named.Contains(Path.GetFileName(f))).ToList();
        left.ForEach(File.Delete);
        if (left.Count > 0)
        {
            Cleared(log, left.Count);
        }

        return false;
    }

    private List<string> Old(DateTime before) =>
        [.. Directory.EnumerateDirectories(options.Files, "??").SelectMany(Directory.EnumerateFiles).Where(f => Path.GetFileName(f) is { Length: NameLength } name && name.All(char.IsAsciiHexDigitLower))
            .Concat(Directory.EnumerateFiles(options.Files, "*.new")).Where(f => File.GetLastWriteTimeUtc(f) < before)];

    [LoggerMessage(Level = LogLevel.Information, Message = "{Count} files that no row means were removed")]
    private static partial void Cleared(ILogger log, int count);
}
