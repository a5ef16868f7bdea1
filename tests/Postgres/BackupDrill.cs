using System.Formats.Tar;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Qingyi.Server.Audit;
using Qingyi.Server.Cli;
using Qingyi.Server.Storage;
using Qingyi.Tests.Crash;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Postgres;

/// <summary>The drill, on both databases: a backup under load, the server killed, everything wiped, restored with the paper sheet, and the cases go on.</summary>
public sealed class BackupDrill(PostgresCluster cluster)
{
    private const int Tips = 5;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_backup_under_load_restores_after_everything_was_lost_and_stands_still_until_it_is_confirmed(bool postgres)
    {
        await using var house = new House { Postgres = postgres ? await cluster.Database() : null };
        await house.InitializeAsync();
        var walk = new CaseWalk(house);
        await walk.TipOff();
        await walk.Until("decide-grading");
        var open = walk.CaseId;
        var sheet = Sheet(house.Console.ToString());
        await house.HandOver();
        house.Clock.Set(TimeProvider.System.GetUtcNow());
        var file = Path.Combine(Path.GetTempPath(), "qingyi-drill-" + Path.GetRandomFileName());
        using (var server = await ServerProcess.Start(house.Data, house.Keys, house.Postgres))
        {
            using var anyone = new HttpClient { BaseAddress = new Uri(server.Url) };
            var load = Task.WhenAll(Enumerable.Range(0, Tips).Select(i => anyone.PostAsJsonAsync("/api/tips", new { about = new { organisation = House.Hospital }, conduct = "red-envelope", text = $"负载{i}" })));
            Assert.Equal((0, ""), await Run(house.Postgres, "", "backup", file, "--data", house.Data));
            await load;
            await server.Kill();
        }

        Assert.DoesNotContain(await Entries(file), e => e.Contains("key", StringComparison.Ordinal));
        Assert.Contains(await Entries(file), e => e.StartsWith("files/", StringComparison.Ordinal));
        var target = postgres ? await cluster.Database() : null;
        Directory.Delete(house.Data, recursive: true);
        var (elsewhere, keys) = (house.Data, house.Keys + "-restored");

        // The sheet of another house: refused before anything is written.
        var (wrong, said) = await Run(target, await StrangeSheet(), "restore", file, "--data", elsewhere, "--keys", keys);
        Assert.Equal(1, wrong);
        Assert.Contains("不属于这份备份", said, StringComparison.Ordinal);
        Assert.False(Directory.Exists(elsewhere) || Directory.Exists(keys));
        var store = new Store(Path.Combine(elsewhere, "qingyi.db"), target);
        Assert.False(await store.HasData(CancellationToken.None));

        Assert.Equal(0, (await Run(target, sheet, "restore", file, "--data", elsewhere, "--keys", keys)).Exit);
        Assert.Equal(1, (await Run(target, sheet, "restore", file, "--data", elsewhere, "--keys", keys)).Exit);
        await Invariants.Hold(store);
        await using (var db = store.Open())
        {
            Assert.Empty((await AuditFiles.Verify(db, CancellationToken.None)).Faults);
            Assert.NotEmpty(await db.Evidence.ToListAsync());
            Assert.Equal(await db.Evidence.Select(e => e.StoredAs).Distinct().Order().ToListAsync(),
                Directory.EnumerateFiles(Path.Combine(elsewhere, "files"), "*", SearchOption.AllDirectories).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal));
        }

        await using var restored = house.Moved(elsewhere, keys, target);
        await restored.InitializeAsync();
        restored.Clock.Advance(TimeSpan.FromDays(200));
        Assert.Equal(0, await restored.Sweep());
        Assert.Equal(0, (await Run(target, "", "restore", "--confirm", "--data", elsewhere)).Exit);
        Assert.True(await restored.Sweep() > 0);
        var on = new CaseWalk(restored).On(open);
        await on.Until(null);
        await restored.Rest();
        Assert.Contains(await (await on.As("leader")).GetFromJsonAsync<JsonArray>("/api/cases?stage=closed") ?? [], c => (string)c!["id"]! == open);
        await Invariants.Hold(store);
        File.Delete(file);
    }

    private static async Task<(int Exit, string Said)> Run(string? postgres, string input, params string[] arguments)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        using var reader = new StringReader(input);
        var exit = await CommandLine.Run(postgres is null ? arguments : [.. arguments, "--database", postgres], new Terminal(reader, output, errors));
        return (exit, errors.ToString());
    }

    private static async Task<List<string>> Entries(string file)
    {
        await using var archive = File.OpenRead(file);
        await using var tar = new TarReader(archive);
        var names = new List<string>();
        while (await tar.GetNextEntryAsync() is { } entry)
        {
            names.Add(entry.Name);
        }

        return names;
    }

    private static async Task<string> StrangeSheet()
    {
        await using var stranger = new House();
        await stranger.InitializeAsync();
        return Sheet(stranger.Console.ToString());
    }

    private static string Sheet(string console) => console[console.IndexOf("第 1 代", StringComparison.Ordinal)..];
}
