using System.Diagnostics;
using System.Formats.Tar;
using System.IO.Compression;
using System.Text.Json.Nodes;
using Npgsql;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Upgrade;

/// <summary>
/// An invented house as an earlier commit left it: data, keys and the passwords of its people. The name is that of the last migration; how they were made stands in <c>tests/Upgrade/README.md</c>.
/// </summary>
internal sealed class Fixture : IDisposable
{
    private readonly DirectoryInfo _folder;

    private Fixture(DirectoryInfo folder, JsonObject about) => (_folder, About) = (folder, about);

    public JsonObject About { get; }

    /// <summary>Its cases, with the act that each waited for.</summary>
    public IReadOnlyList<(string Id, string? At)> Cases => [.. About["cases"]!.AsArray().Select(c => ((string)c!["id"]!, (string?)c["at"]))];

    public static async Task<Fixture> Open(string name)
    {
        var folder = Directory.CreateTempSubdirectory("qingyi-upgrade-");
        await using (var packed = File.OpenRead(Path.Combine(AppContext.BaseDirectory, "Upgrade", "fixtures", name + ".tar.br")))
        await using (var unpacked = new BrotliStream(packed, CompressionMode.Decompress))
        {
            await TarFile.ExtractToDirectoryAsync(unpacked, folder.FullName, overwriteFiles: false);
        }

        // An archive keeps no modes that depend on who unpacks it; keys that others may read are refused.
        await Process.Start("chmod", ["-R", "go-rwx", Path.Combine(folder.FullName, "keys")])!.WaitForExitAsync();

        return new Fixture(folder, JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(folder.FullName, "house.json")))!.AsObject());
    }

    /// <summary>The house under today's code, not yet started.</summary>
    public async Task<House> House(PostgresCluster cluster)
    {
        var dump = Path.Combine(_folder.FullName, "dump.sql");
        string? database = null;
        if (File.Exists(dump))
        {
            database = await cluster.Database();
            await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(database) { Pooling = false }.ToString());
            await connection.OpenAsync();
            await using var restore = new NpgsqlCommand(string.Join('\n', (await File.ReadAllLinesAsync(dump)).Where(l => !l.StartsWith('\\'))), connection);
            await restore.ExecuteNonQueryAsync();
        }

        var house = new House().Moved(Path.Combine(_folder.FullName, "data"), Path.Combine(_folder.FullName, "keys"), database);
        foreach (var (user, password) in About["accounts"]!.AsObject())
        {
            house.Knows(user, (string)password!);
        }

        // They were made on Saturday, 28 November 2026; now it is the Monday after.
        house.Clock.Set(new DateTimeOffset(2026, 11, 30, 1, 0, 0, TimeSpan.Zero));
        return house;
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
