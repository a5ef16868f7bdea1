using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Qingyi.Domain.Cases;
using Qingyi.Server.Features.Reporting;
using Qingyi.Server.Secrets;
using Qingyi.Server.Storage;

namespace Qingyi.Tests.Partners;

/// <summary>keys rotate: what was sealed before still opens, everything is wrapped by the new generation, and a run that was broken off goes on.</summary>
public sealed partial class RotationTests : IAsyncLifetime
{
    private readonly TwoHouses _two = new();

    private House House => _two.Lower;

    public ValueTask InitializeAsync() => _two.InitializeAsync();

    public ValueTask DisposeAsync() => _two.DisposeAsync();

    [Fact]
    public async Task Everything_sealed_before_still_opens_and_new_things_use_the_new_generation()
    {
        using var client = House.Anyone();
        var told = await client.PostAsJsonAsync("/api/tips", new { about = new { organisation = House.Hospital }, conduct = "red-envelope", text = "换钥之前的举报。" }, TestContext.Current.CancellationToken);
        var receipt = (await told.Content.ReadFromJsonAsync<JsonObject>(TestContext.Current.CancellationToken))!["receipt"]!.GetValue<string>();
        await client.PostAsJsonAsync("/api/tips/messages", new { receipt, text = "换钥之前的补充。" }, TestContext.Current.CancellationToken);
        var id = await House.Inside(s => s.GetRequiredService<CaseDb>().Cases.Select(c => c.Id).SingleAsync());
        await TwoHouses.Step(House, id, CaseStage.Received, t =>
        {
            t.Seal("换钥之前的意见。");
            return null;
        });
        using var intake = await House.As("intake");

        var sheet = await TwoHouses.Command("keys", "rotate", "--data", House.Data, "--keys", House.Keys);
        Assert.Contains("第 2 代", sheet, StringComparison.Ordinal);
        Assert.All(await WrappedKeys(), k => Assert.StartsWith("2.", k, StringComparison.Ordinal));

        await House.Restart();
        using var again = House.Anyone();
        again.DefaultRequestHeaders.Authorization = intake.DefaultRequestHeaders.Authorization;
        Assert.Equal("换钥之前的举报。", (await again.GetFromJsonAsync<JsonObject>($"/api/cases/{id}/tip", TestContext.Current.CancellationToken))!["text"]!.GetValue<string>());
        var followed = await (await again.PostAsJsonAsync("/api/tips/follow-up", new { receipt }, TestContext.Current.CancellationToken)).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains("换钥之前的补充。", followed, StringComparison.Ordinal);

        await TwoHouses.Tip(House);
        Assert.All(await WrappedKeys(), k => Assert.StartsWith("2.", k, StringComparison.Ordinal));
        await TwoHouses.Step(House, id, CaseStage.Enforcement, ReportCase.Up);
        await TwoHouses.Send(House);
        Assert.NotNull((await TwoHouses.Case(House, id)).Facts.Reports.Single().Receipt);
        Assert.Contains("keys-rotated", await House.Inside(s => s.GetRequiredService<CaseDb>().Audit.Where(a => a.Chain == "keys").Select(a => a.What).ToListAsync()));
    }

    [Fact]
    public async Task A_rotation_broken_off_before_the_new_key_goes_on()
    {
        await House.Inside(async s =>
        {
            var db = s.GetRequiredService<CaseDb>();
            db.Settings.Add(new SettingRow { Name = "key-rotation", Value = "2" });
            return await db.SaveChangesAsync();
        });

        var output = await TwoHouses.Command("keys", "rotate", "--data", House.Data, "--keys", House.Keys);

        Assert.Contains("已接着完成上次中断的换钥：现为第 2 代", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rotation_broken_off_halfway_goes_on_without_a_third_key()
    {
        await TwoHouses.Tip(House);
        await Assert.ThrowsAsync<IOException>(() => House.Inside(s => new KeyRotation(s.GetRequiredService<CaseDb>(), s.GetRequiredService<KeyRing>(), House.Clock)
            .Run(_ => throw new IOException("the printer is out of paper"), CancellationToken.None)));
        await TwoHouses.Tip(House);
        var generations = (await WrappedKeys()).Select(k => k[..2]).Distinct().Order().ToList();
        Assert.Equal(["1.", "2."], generations);

        var output = await TwoHouses.Command("keys", "rotate", "--data", House.Data, "--keys", House.Keys);

        Assert.Contains("已接着完成上次中断的换钥：现为第 2 代", output, StringComparison.Ordinal);
        Assert.All(await WrappedKeys(), k => Assert.StartsWith("2.", k, StringComparison.Ordinal));
        Assert.Contains("现为第 3 代", await TwoHouses.Command("keys", "rotate", "--data", House.Data, "--keys", House.Keys), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keys_of_other_data_are_refused()
    {
        var (exit, _, error) = await TwoHouses.Try("keys", "rotate", "--data", House.Data, "--keys", _two.Upper.Keys);

        Assert.Equal(1, exit);
        Assert.Contains("不属于这份数据", error, StringComparison.Ordinal);
    }

    /// <summary>Every wrapped key in every column of every table, so that a column that rotation forgets is found.</summary>
    private async Task<List<string>> WrappedKeys()
    {
        var found = new List<string>();
        await using var db = new SqliteConnection($"Data Source={Path.Combine(House.Data, "qingyi.db")};Mode=ReadOnly");
        await db.OpenAsync(TestContext.Current.CancellationToken);
        var tables = new List<string>();
        await using (var names = db.CreateCommand())
        {
            names.CommandText = "SELECT name FROM sqlite_master WHERE type = 'table'";
            await using var rows = await names.ExecuteReaderAsync(TestContext.Current.CancellationToken);
            while (await rows.ReadAsync(TestContext.Current.CancellationToken))
            {
                tables.Add(rows.GetString(0));
            }
        }

        foreach (var table in tables)
        {
            await using var all = db.CreateCommand();
            all.CommandText = $"SELECT * FROM \"{table}\"";
            await using var rows = await all.ExecuteReaderAsync(TestContext.Current.CancellationToken);
            while (await rows.ReadAsync(TestContext.Current.CancellationToken))
            {
                for (var column = 0; column < rows.FieldCount; column++)
                {
                    if (rows.GetValue(column) is string text)
                    {
                        found.AddRange(Wrapped().Matches(text).Select(m => m.Value));
                    }
                }
            }
        }

        Assert.NotEmpty(found);
        return found;
    }

    // 60 bytes in base64url: nonce, key and tag.
    [GeneratedRegex("[0-9]+\\.[0-9a-f]{8}\\.[A-Za-z0-9_-]{80}")]
    private static partial Regex Wrapped();
}
