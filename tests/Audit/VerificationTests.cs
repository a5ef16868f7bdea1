using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Qingyi.Server.Audit;
using Qingyi.Server.Storage;
using Qingyi.Tests.Partners;

namespace Qingyi.Tests.Audit;

/// <summary>A house with two cases and a root over all chains.</summary>
public sealed class RootedHouse : IAsyncLifetime
{
    public House House { get; } = new();

    public string First { get; private set; } = "";

    public string Second { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        await House.InitializeAsync();
        First = "case/" + await TwoHouses.Tip(House);
        Second = "case/" + await TwoHouses.Tip(House);
        await House.Services.GetRequiredService<AuditRoots>().Append(CancellationToken.None);
    }

    public ValueTask DisposeAsync() => House.DisposeAsync();
}

/// <summary>Every way to tamper with the chains is found and named; the command answers 1.</summary>
public sealed class VerificationTests(RootedHouse rooted) : IClassFixture<RootedHouse>
{
    [Fact]
    public async Task Untouched_chains_hold_while_the_service_runs()
    {
        var (exit, output, error) = await TwoHouses.Try("audit", "verify", "--data", rooted.House.Data);

        Assert.Equal((0, ""), (exit, error));
        Assert.StartsWith("核对无误", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_changed_link_is_named() =>
        await Finds($"{rooted.First} 第 1 条：内容与哈希不符", $"UPDATE Audit SET Who = 'somebody' WHERE Chain = '{rooted.First}' AND Sequence = 1");

    [Fact]
    public async Task A_deleted_link_is_named() =>
        await Finds($"{rooted.First} 第 3 条：缺少第 2 条", $"DELETE FROM Audit WHERE Chain = '{rooted.First}' AND Sequence = 2");

    [Fact]
    public async Task An_inserted_link_is_named() =>
        await Finds(
            $"{rooted.First} 第 2 条：与前一条不相接",
            $"UPDATE Audit SET Sequence = Sequence + 100 WHERE Chain = '{rooted.First}' AND Sequence > 1",
            $"UPDATE Audit SET Sequence = Sequence - 99 WHERE Chain = '{rooted.First}' AND Sequence > 100",
            $"INSERT INTO Audit SELECT Chain, 2, At, 'inserted', Who, Data, 'sha256:0', Hash FROM Audit WHERE Chain = '{rooted.First}' AND Sequence = 1");

    [Fact]
    public async Task A_link_added_behind_the_head_is_named() =>
        await Finds($"{rooted.First}：链头记到", async db =>
        {
            var last = await db.Audit.AsNoTracking().Where(a => a.Chain == rooted.First).OrderBy(a => a.Sequence).LastAsync();
            db.Audit.Add(Link(rooted.First, last.Sequence + 1, last.Hash));
        });

    [Fact]
    public async Task A_chain_cut_short_together_with_its_head_is_named() =>
        await Finds(
            $"{rooted.First}：根记到第",
            $"DELETE FROM Audit WHERE Chain = '{rooted.First}' AND Sequence > 1",
            $"UPDATE ChainHeads SET Sequence = 1, Hash = (SELECT Hash FROM Audit WHERE Chain = '{rooted.First}') WHERE Chain = '{rooted.First}'");

    [Fact]
    public async Task A_chain_removed_together_with_its_head_is_named() =>
        await Finds($"{rooted.Second}：整条链缺失", $"DELETE FROM Audit WHERE Chain = '{rooted.Second}'", $"DELETE FROM ChainHeads WHERE Chain = '{rooted.Second}'");

    [Fact]
    public async Task A_chain_forged_anew_with_valid_hashes_is_named() =>
        await Finds($"{rooted.First} 第 ", async db =>
        {
            var rows = await db.Audit.Where(a => a.Chain == rooted.First).OrderBy(a => a.Sequence).AsNoTracking().ToListAsync();
            await db.Audit.Where(a => a.Chain == rooted.First).ExecuteDeleteAsync();
            var previous = AuditChain.First(rooted.First);
            foreach (var row in rows)
            {
                var forged = Link(rooted.First, row.Sequence, previous);
                db.Audit.Add(forged);
                previous = forged.Hash;
            }

            (await db.ChainHeads.FirstAsync(h => h.Chain == rooted.First)).Hash = previous;
        }, "链被重写过");

    [Fact]
    public async Task A_missing_root_chain_is_named() =>
        await Finds("roots：整条链缺失", "DELETE FROM Audit WHERE Chain = 'roots'");

    [Fact]
    public async Task A_missing_head_is_named() =>
        await Finds($"{rooted.First}：链头缺失", $"DELETE FROM ChainHeads WHERE Chain = '{rooted.First}'");

    [Fact]
    public async Task An_export_holds_by_itself_and_a_changed_line_of_it_is_named()
    {
        var export = await TwoHouses.Command("audit", "export", "--data", rooted.House.Data);
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, export, TestContext.Current.CancellationToken);
        Assert.StartsWith("核对无误", await TwoHouses.Command("audit", "verify", file), StringComparison.Ordinal);

        await File.WriteAllTextAsync(file, export.Replace("red-envelope", "kickback", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        var (exit, _, error) = await TwoHouses.Try("audit", "verify", file);
        Assert.Equal(1, exit);
        Assert.Contains($"{rooted.First} 第 1 条：内容与哈希不符", error, StringComparison.Ordinal);
        Assert.StartsWith("第 ", error, StringComparison.Ordinal);

        await File.WriteAllTextAsync(file, "not a link", TestContext.Current.CancellationToken);
        Assert.Contains("第 1 行不是审计记录", (await TwoHouses.Try("audit", "verify", file)).Error, StringComparison.Ordinal);
        File.Delete(file);
    }

    [Fact]
    public async Task An_export_without_one_chain_is_named()
    {
        var export = await TwoHouses.Command("audit", "export", "--data", rooted.House.Data);
        var file = Path.GetTempFileName();
        await File.WriteAllLinesAsync(file, export.Split('\n').Where(l => !l.Contains($"\"chain\":\"{rooted.Second}\"", StringComparison.Ordinal)), TestContext.Current.CancellationToken);

        var (exit, _, error) = await TwoHouses.Try("audit", "verify", file);

        Assert.Equal(1, exit);
        Assert.Contains($"{rooted.Second}：整条链缺失", error, StringComparison.Ordinal);
        File.Delete(file);
    }

    [Fact]
    public async Task Where_there_is_no_data_the_command_says_so() =>
        Assert.Equal(1, (await TwoHouses.Try("audit", "verify", "--data", Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()))).Exit);

    private static AuditRow Link(string chain, long sequence, string previous)
    {
        var link = new AuditRow { Chain = chain, Sequence = sequence, At = House.Monday, What = "forged", Data = new JsonObject().ToJsonString(), Previous = previous };
        link.Hash = AuditChain.Hash(link);
        return link;
    }

    private Task Finds(string fault, params string[] sql) => Finds(fault, async db =>
    {
        foreach (var statement in sql)
        {
            await db.Database.ExecuteSqlRawAsync(statement);
        }
    });

    private async Task Finds(string fault, Func<CaseDb, Task> tamper, string also = "")
    {
        using var copy = await CopiedData.Of(rooted.House);
        await using (var db = copy.Open())
        {
            await tamper(db);
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        var (exit, output, error) = await TwoHouses.Try("audit", "verify", "--data", copy.Folder);

        Assert.Equal(1, exit);
        Assert.Contains(fault, error, StringComparison.Ordinal);
        Assert.Contains(also, error, StringComparison.Ordinal);
        Assert.StartsWith("发现", output, StringComparison.Ordinal);
    }
}
