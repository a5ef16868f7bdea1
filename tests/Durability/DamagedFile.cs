using Microsoft.Data.Sqlite;
using Qingyi.Server.Hosting;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Durability;

/// <summary>A SQLite file whose pages were overwritten is not worked on.</summary>
public sealed class DamagedFile
{
    [Theory]
    [InlineData(0)]
    [InlineData(40)]
    public async Task Is_refused_at_the_start_with_what_to_do_and_stays_as_it_is(int page)
    {
        await using var house = new House();
        await house.InitializeAsync();
        await new CaseWalk(house).TipOff();
        await house.HandOver();
        SqliteConnection.ClearAllPools();
        await Overwrite(house.Store.File, page);
        var before = await File.ReadAllBytesAsync(house.Store.File, TestContext.Current.CancellationToken);

        var refused = await Assert.ThrowsAsync<StartRefusedException>(house.Restart);

        Assert.Contains("已经损坏", refused.Message, StringComparison.Ordinal);
        Assert.Contains("ops/restore", refused.Message, StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllBytesAsync(house.Store.File, TestContext.Current.CancellationToken));
    }

    private static async Task Overwrite(string file, int page)
    {
        const int Page = 4096;
        await using var stream = new FileStream(file, FileMode.Open, FileAccess.Write);
        Assert.True(stream.Length > Page * (page + 1), "The file has no such page.");
        stream.Position = page * Page;
        await stream.WriteAsync(Enumerable.Repeat((byte)0xA5, Page).ToArray());
    }
}
