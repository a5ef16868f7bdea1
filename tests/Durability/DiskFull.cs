using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Qingyi.Server.Storage;
using Qingyi.Tests.Crash;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Durability;

/// <summary>A real disk is filled to the last byte under a node that people work at, and emptied again.</summary>
[Collection(Alone.Name)]
public sealed class DiskFull(PostgresCluster cluster)
{
    private const string Typed = "核实情况如下：\n磁盘满的时候写的字，一个也不能丢。";
    private static readonly Dictionary<string, string> NoFlood = new(StringComparer.Ordinal) { ["Flood__PerPlace"] = "100000", ["Flood__Everywhere"] = "100000" };

    [Fact]
    public async Task Of_database_and_files_on_SQLite()
    {
        await using var disk = SmallDisk.Of(160);
        await using var house = new House();
        var walk = await Prepared(house);
        Copy(house.Data, Path.Combine(disk.Path, "data"));
        await Proved(house, walk, Path.Combine(disk.Path, "data"), null, disk);
    }

    [Fact]
    public async Task Of_the_tables_on_PostgreSQL()
    {
        await using var disk = SmallDisk.Of(160);
        var there = await cluster.Tablespace(disk.Path);
        try
        {
            await using var house = new House { Postgres = there };
            var walk = await Prepared(house);
            await cluster.Settle(there);
            await Proved(house, walk, house.Data, there, disk);
        }
        finally
        {
            await cluster.Drop(there);
        }
    }

    /// <summary>PostgreSQL refuses a connection for want of room for a file of its own, which its housekeeping had removed: of many who come at once, those who need a new one are told of the disk.</summary>
    [Fact]
    public async Task Of_the_tables_when_connections_have_to_be_opened()
    {
        await using var disk = SmallDisk.Of(160);
        var there = await cluster.Tablespace(disk.Path);
        try
        {
            await using var house = new House { Postgres = there };
            await Prepared(house);
            await cluster.Settle(there);
            using var server = await ServerProcess.Start(house.Data, house.Keys, there, NoFlood);
            using var anyone = new Officer(server.Url);
            await Tip(anyone);

            disk.Fill();

            // Moved, not deleted: that would make room.
            File.Move(Directory.EnumerateFiles(disk.Path, "pg_internal.init", SearchOption.AllDirectories).Single(), Path.Combine(disk.Path, "moved"));
            await Until(async () =>
            {
                var codes = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => Read(anyone)));
                Assert.DoesNotContain(codes, c => c is not (null or "disk-full"));
                return codes.Contains("disk-full");
            });
            await Until(async () => await Ready(anyone) == "disk");

            disk.Free();

            await Until(async () => await Ready(anyone) == "ready");
            Assert.All(await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => Read(anyone))), Assert.Null);
            await server.Stop();
            await Invariants.Hold(house.Store);
        }
        finally
        {
            await cluster.Drop(there);
        }
    }

    [Fact]
    public async Task Of_the_files_alone()
    {
        await using var disk = SmallDisk.Of(64);
        await using var house = new House { Postgres = await cluster.Database() };
        await Prepared(house);
        var data = Path.Combine(disk.Path, "data");
        Copy(house.Data, data);
        using var server = await ServerProcess.Start(data, house.Keys, house.Postgres, NoFlood);
        using var anyone = new Officer(server.Url);
        var receipt = await Tip(anyone);

        disk.Fill();

        using (var refused = await Attach(anyone, receipt))
        {
            Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
            Assert.NotNull(refused.Headers.RetryAfter);
            Assert.Equal("disk-full", (string?)JsonNode.Parse(await refused.Content.ReadAsStringAsync())!["code"]);
        }

        // What needs no file goes on.
        await Tip(anyone);
        await Until(async () => await Ready(anyone) == "disk");

        disk.Free();

        await Until(async () =>
        {
            using var answer = await Attach(anyone, receipt);
            return answer.IsSuccessStatusCode;
        });
        await Until(async () => await Ready(anyone) == "ready");
        await using (var db = house.Store.Open())
        {
            Assert.Equal(1, await db.TipAttachments.CountAsync());
        }

        Assert.Empty(Directory.EnumerateFiles(data, "*.new", SearchOption.AllDirectories));
        await server.Stop();
        await Invariants.Hold(house.Store);
    }

    private static async Task<string> Tip(Officer anyone)
    {
        using var answer = await anyone.Client.PostAsJsonAsync("/api/tips", new { about = new { organisation = House.Hospital }, conduct = "red-envelope", text = "收受红包。" });
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        return (string)(await answer.Content.ReadFromJsonAsync<JsonObject>())!["receipt"]!;
    }

    private static async Task<HttpResponseMessage> Attach(Officer anyone, string receipt)
    {
        using var form = new MultipartFormDataContent { { new StringContent(receipt), "receipt" }, { new ByteArrayContent(System.Text.Encoding.UTF8.GetBytes(new string('证', 100_000))), "files", "经过.txt" } };
        return await anyone.Client.PostAsync("/api/tips/attachments", form);
    }

    private static async Task<CaseWalk> Prepared(House house)
    {
        await house.InitializeAsync();
        house.Clock.Set(TimeProvider.System.GetUtcNow());
        var walk = new CaseWalk(house);
        await walk.TipOff();
        await walk.Inbox("intake");
        await house.HandOver();
        return walk;
    }

    private static async Task Proved(House house, CaseWalk walk, string data, string? postgres, SmallDisk disk)
    {
        using var server = await ServerProcess.Start(data, house.Keys, postgres, NoFlood);
        using var intake = new Officer(server.Url);
        await intake.SignIn("intake", house.Password("intake"));
        var task = (string)(await intake.Client.GetFromJsonAsync<JsonArray>("/api/tasks?state=open"))![0]!["id"]!;
        (await intake.Client.PostAsync($"/api/tasks/{task}/claim", null)).EnsureSuccessStatusCode();
        var token = await intake.FormToken("/workbench/inbox?task=" + task);
        (string, string)[] form = [("__RequestVerificationToken", token), ("outcome", "accepted"), ("opinion", Typed)];

        disk.Fill();

        // Some room is left in pages that are there already: until the first is turned away.
        await Until(() => Refused(intake, server.Url));
        var (answer, page) = await intake.Send($"/workbench/tasks/{task}/complete", form);
        Assert.True(answer.StatusCode == HttpStatusCode.ServiceUnavailable && page.Contains("磁盘已满", StringComparison.Ordinal), $"{(int)answer.StatusCode} {page}");
        var (action, fields) = Officer.Kept(page);
        Assert.Contains(fields, f => f.Value.ReplaceLineEndings("\n") == Typed);
        using var read = await intake.Client.GetAsync($"/workbench/cases/{walk.CaseId}");
        Assert.True(read.StatusCode == HttpStatusCode.OK, $"{(int)read.StatusCode} {await read.Content.ReadAsStringAsync()}");
        Assert.Single((await intake.Client.GetFromJsonAsync<JsonArray>("/api/tasks?state=open"))!);
        await Until(async () => await Ready(intake) == "disk");

        disk.Free();

        await Until(async () => (await intake.Send(action, fields)).Answer.StatusCode == HttpStatusCode.Redirect);
        await Until(async () => await Ready(intake) == "ready");
        Assert.False(await Refused(intake, server.Url));
        await server.Stop();
        await Invariants.Hold(new Store(Path.Combine(data, "qingyi.db"), postgres));
    }

    // Null: what was asked for came.
    private static async Task<string?> Read(Officer officer)
    {
        using var answer = await officer.Client.GetAsync("/api/notices");
        return answer.IsSuccessStatusCode ? null : (string?)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["code"];
    }

    private static async Task<string> Ready(Officer officer)
    {
        using var answer = await officer.Client.GetAsync("/health/ready");
        return await answer.Content.ReadAsStringAsync();
    }

    // A tip with a file: rows and files at once.
    private static async Task<bool> Refused(Officer officer, string url)
    {
        using var client = new HttpClient { BaseAddress = new Uri(url) };
        using var answer = await client.PostAsJsonAsync("/api/tips", new { about = new { organisation = House.Hospital }, conduct = "red-envelope", text = new string('满', 20_000) });
        if (answer.StatusCode == HttpStatusCode.ServiceUnavailable)
        {
            var problem = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
            Assert.True((string?)problem["code"] == "disk-full", problem.ToString());
            Assert.NotNull(answer.Headers.RetryAfter);
            return true;
        }

        Assert.True(answer.StatusCode is HttpStatusCode.Created or HttpStatusCode.TooManyRequests, $"{(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
        return false;
    }

    private static async Task Until(Func<Task<bool>> holds)
    {
        var from = Stopwatch.GetTimestamp();
        while (!await holds())
        {
            Assert.True(Stopwatch.GetElapsedTime(from) < TimeSpan.FromSeconds(40), "It does not come to that.");
            await Task.Delay(100);
        }
    }

    private static void Copy(string from, string to)
    {
        foreach (var folder in Directory.EnumerateDirectories(from, "*", SearchOption.AllDirectories).Prepend(from))
        {
            Directory.CreateDirectory(Path.Combine(to, Path.GetRelativePath(from, folder)));
        }

        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            File.Copy(file, Path.Combine(to, Path.GetRelativePath(from, file)));
        }
    }
}
