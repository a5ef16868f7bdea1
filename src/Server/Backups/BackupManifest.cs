using System.Text.Json;
using System.Text.RegularExpressions;

namespace Qingyi.Server.Backups;

/// <summary>A backup cannot be made or used; the message is a sentence for the operator.</summary>
public sealed class BackupException(string message) : Exception(message);

/// <summary>The first entry of a backup, <c>backup.json</c>: what is in it, and which keys open it. The keys themselves never are.</summary>
/// <param name="Database"><c>sqlite</c> or <c>postgresql</c>.</param>
/// <param name="Migration">The last one that had been applied.</param>
/// <param name="Proof">Proves which key ring belongs to the data, and says nothing about the keys.</param>
/// <param name="Sha256">Of the database's copy.</param>
/// <param name="Files">How many sealed files follow.</param>
public sealed partial record BackupManifest(int Format, DateTimeOffset Made, string Database, string Migration, string Proof, string Sha256, int Files)
{
    public const int Current = 1;
    public const string Name = "backup.json";
    public const string Sqlite = "sqlite";
    public const string Postgresql = "postgresql";

    /// <summary>The entry that holds the database.</summary>
    public string Copy => Database == Sqlite ? "qingyi.db" : "qingyi.dump";

    public byte[] Write() => JsonSerializer.SerializeToUtf8Bytes(this, JsonSerializerOptions.Web);

    /// <exception cref="BackupException">It is none, or of a later version.</exception>
    public static BackupManifest Read(Stream stream)
    {
        try
        {
            return JsonSerializer.Deserialize<BackupManifest>(stream, JsonSerializerOptions.Web) is { Format: Current } read
                ? read
                : throw new BackupException(Texts.Of("backups.manifest.newer-version"));
        }
        catch (JsonException)
        {
            throw new BackupException(Texts.Of("backups.manifest.missing"));
        }
    }

    public static string EntryOf(string storedAs) => $"files/{storedAs[..2]}/{storedAs}";

    /// <summary>The hash that a file's entry is named by; null for any other entry.</summary>
    public static string? StoredAs(string entry) => File().Match(entry) is { Success: true } match ? match.Groups[1].Value : null;

    [GeneratedRegex("^files/[0-9a-f]{2}/([0-9a-f]{64})$", RegexOptions.CultureInvariant)]
    private static partial Regex File();
}
