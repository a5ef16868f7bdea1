using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Qingyi.Server.Hosting;
using Qingyi.Server.Storage;
using Qingyi.Tests.Crash;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Postgres;

/// <summary>Two real nodes, the clock of one set an hour ahead by libfaketime while deadlines fall due: it leaves them to the other, and takes part again when its clock is right.</summary>
public sealed class SkewedNode(PostgresCluster cluster)
{
    private const string Faketime = "/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1";
    private const int Cases = 3;
    private const int EachCase = 20;

    [Fact]
    public async Task A_node_whose_clock_is_an_hour_off_rings_nothing_until_it_is_right_again_and_the_other_node_rings_everything_once()
    {
        Assert.SkipUnless(File.Exists(Faketime), "libfaketime is not installed: apt-get install libfaketime.");
        await using var house = new House { Postgres = await cluster.Database() };
        await house.InitializeAsync();
        house.Clock.Set(TimeProvider.System.GetUtcNow());
        await DueSoon.Open(house, Cases, EachCase);
        await DueSoon.Away(house.Store);
        await house.HandOver();
        var offset = Path.Combine(house.Data, "..", "faketime");
        await File.WriteAllTextAsync(offset, "+0\n");

        using var wrong = await ServerProcess.Start(house.Data, house.Keys, house.Postgres, new Dictionary<string, string>
        {
            ["LD_PRELOAD"] = Faketime, ["FAKETIME_TIMESTAMP_FILE"] = offset, ["FAKETIME_CACHE_DURATION"] = "1", ["FAKETIME_DONT_FAKE_MONOTONIC"] = "1", ["FAKETIME_FORCE_MONOTONIC_FIX"] = "0", ["NO_FAKE_STAT"] = "1",
        });
        var right = await ServerProcess.Start(house.Data, house.Keys, house.Postgres);
        try
        {
            var begin = await DueSoon.Schedule(house.Store, TimeSpan.FromSeconds(8), TimeSpan.FromSeconds(24), 2, 20261128);
            await Until(begin + TimeSpan.FromSeconds(16));
            await File.WriteAllTextAsync(offset, "+3600\n");
            await Says(wrong, "degraded: clock");
            await AllRung(house.Store);

            var rungs = await Firings(house.Store);
            var ofWrong = rungs.Where(r => Of(wrong, r.Node)).ToList();
            Assert.Equal(Cases * EachCase * 2, rungs.Count);
            Assert.Contains(rungs, r => Of(right, r.Node));
            Assert.All(rungs, r => Assert.InRange(r.At - r.Due, TimeSpan.Zero, TimeSpan.FromSeconds(120)));
            Assert.True(ofWrong.Count < rungs.Count / 2, $"{ofWrong.Count} of {rungs.Count} by the node with the wrong clock.");
            Assert.InRange(await Skew(house.Store, wrong), TimeSpan.FromMinutes(59), TimeSpan.FromMinutes(61));
            Assert.InRange((await Skew(house.Store, right)).Duration(), TimeSpan.Zero, ClockSkew.Allowed);

            await File.WriteAllTextAsync(offset, "+0\n");
            await Says(wrong, "ready");
            await right.Stop();
            await DueSoon.Schedule(house.Store, TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(6), 1, 20261129);
            await AllRung(house.Store);

            var after = await Firings(house.Store);
            Assert.Equal(Cases * EachCase, after.Count - rungs.Count);
            Assert.Equal(ofWrong.Count + (Cases * EachCase), after.Count(r => Of(wrong, r.Node)));
        }
        finally
        {
            right.Dispose();
        }

        await using var db = house.Store.Open();
        Assert.All(await db.Escalations.Where(e => e.Rung > 0).GroupBy(e => new { e.DeadlineId, e.Rung }).Select(g => g.Count()).ToListAsync(), n => Assert.Equal(1, n));
        await Invariants.Hold(house.Store);
    }

    private static bool Of(ServerProcess node, string name) => name.EndsWith(string.Create(CultureInfo.InvariantCulture, $"/{node.Id}"), StringComparison.Ordinal);

    private static async Task<TimeSpan> Skew(Store store, ServerProcess node)
    {
        await using var db = store.Open();
        return TimeSpan.FromTicks(Assert.Single(await db.Nodes.AsNoTracking().ToListAsync(), n => Of(node, n.Name)).Skew);
    }

    private static async Task<List<(DateTimeOffset Due, DateTimeOffset At, string Node)>> Firings(Store store)
    {
        await using var db = store.Open();
        var rows = await db.Firings.Join(db.Rungs, f => new { f.DeadlineId, f.Rung }, r => new { r.DeadlineId, r.Rung }, (f, r) => new { Due = r.At, f.At, f.Node }).ToListAsync();
        return rows.ConvertAll(r => (r.Due, r.At, r.Node));
    }

    private static async Task Says(ServerProcess node, string word)
    {
        using var client = new HttpClient();
        for (var look = 0; await client.GetStringAsync($"{node.Url}/health/ready") is var said && said != word; look++)
        {
            Assert.True(look < 60, $"It says {said} and not {word}.");
            await Task.Delay(500);
        }
    }

    private static async Task AllRung(Store store)
    {
        for (var look = 0; await DueSoon.Left(store) is > 0 and var left; look++)
        {
            Assert.True(look < 300, $"{left} rungs do not ring.");
            await Task.Delay(500);
        }
    }

    private static Task Until(DateTimeOffset at) => at - TimeProvider.System.GetUtcNow() is var wait && wait > TimeSpan.Zero ? Task.Delay(wait) : Task.CompletedTask;
}
