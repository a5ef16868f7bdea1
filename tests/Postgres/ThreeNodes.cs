using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Qingyi.Server.Storage;
using Qingyi.Tests.Crash;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Postgres;

/// <summary>Three real nodes ring three hundred deadlines while nodes are killed and Quartz's rows are damaged: each rung once, none late.</summary>
public sealed class ThreeNodes(PostgresCluster cluster)
{
    private const int Cases = 15;
    private const int EachCase = 20;
    private const int Rungs = 2;
    private const int Seed = 20261128;
    private static readonly TimeSpan Lead = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Span = TimeSpan.FromSeconds(40);

    [Fact]
    public async Task Each_rung_rings_once_though_three_nodes_are_killed_and_the_scheduler_is_damaged()
    {
        await using var house = new House { Postgres = await cluster.Database() };
        await house.InitializeAsync();
        house.Clock.Set(TimeProvider.System.GetUtcNow());
        await DueSoon.Open(house, Cases, EachCase);
        await DueSoon.Away(house.Store);
        await house.HandOver();

        var nodes = new List<ServerProcess>();
        var again = new List<Task<ServerProcess>>();
        try
        {
            nodes.AddRange(await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => ServerProcess.Start(house.Data, house.Keys, house.Postgres))));
            var begin = await DueSoon.Schedule(house.Store, Lead, Span, Rungs, Seed);
            for (var kill = 0; kill < 3; kill++)
            {
                await Until(begin + Lead + (Span * (kill + 1) / 4));
                var busy = await Busiest(house.Store, nodes);
                await busy.Kill();
                nodes.Remove(busy);
                busy.Dispose();
                if (kill == 1)
                {
                    await Damage(house.Store);
                }

                again.Add(ServerProcess.Start(house.Data, house.Keys, house.Postgres));
            }

            await Task.WhenAll(again);

            for (var looks = 0; await DueSoon.Left(house.Store) > 0; looks++)
            {
                Assert.True(looks < 300, $"{await DueSoon.Left(house.Store)} rungs do not ring.");
                await Task.Delay(500);
            }
        }
        finally
        {
            // Also those that were starting when something went wrong.
            await Task.WhenAll(again).ContinueWith(_ => { }, TaskScheduler.Default);
            foreach (var node in nodes.Concat(again.Where(a => a.IsCompletedSuccessfully).Select(a => a.Result)))
            {
                node.Dispose();
            }
        }

        await using var db = house.Store.Open();
        var rungs = await db.Rungs.AsNoTracking().Where(r => r.FiredAt != null).ToListAsync();
        var firings = await db.Firings.AsNoTracking().ToListAsync();
        var raised = await db.Escalations.AsNoTracking().Where(e => e.Rung > 0).GroupBy(e => new { e.DeadlineId, e.Rung }).Select(g => g.Count()).ToListAsync();
        var late = rungs.ConvertAll(r => r.FiredAt!.Value - r.At);
        TestContext.Current.SendDiagnosticMessage($"{rungs.Count} rungs by {firings.Select(f => f.Node).Distinct().Count()} nodes, latest {late.Max()}");
        Assert.True(firings.Select(f => f.Node).Distinct().Count() > 1, "One node rang everything: the kills prove too little.");
        Assert.Equal(Cases * EachCase * Rungs, rungs.Count);
        Assert.Equal(rungs.Count, firings.Count);
        Assert.Equal(Enumerable.Repeat(1, rungs.Count), raised);
        Assert.All(late, l => Assert.InRange(l, TimeSpan.Zero, TimeSpan.FromSeconds(120)));
        await Invariants.Hold(house.Store);
    }

    // Whoever rang last, as long as it lives: the one that holds the trigger.
    internal static async Task<ServerProcess> Busiest(Store store, List<ServerProcess> nodes)
    {
        await using var db = store.Open();
        var last = await db.Firings.OrderByDescending(f => f.At).Select(f => f.Node).FirstOrDefaultAsync();
        return nodes.FirstOrDefault(n => last?.EndsWith(string.Create(CultureInfo.InvariantCulture, $"/{n.Id}"), StringComparison.Ordinal) == true) ?? nodes[0];
    }

    // As after a time-out in the middle of an acquisition: the trigger looks taken for ever, and half of what is known about it is gone.
    internal static async Task Damage(Store store)
    {
        await using var db = store.Open();
        await db.Database.ExecuteSqlRawAsync("DELETE FROM qrtz_fired_triggers; UPDATE qrtz_triggers SET trigger_state = 'ACQUIRED', next_fire_time = next_fire_time - 260000000000000; DELETE FROM qrtz_simple_triggers");
    }

    internal static async Task Until(DateTimeOffset at)
    {
        if (at - TimeProvider.System.GetUtcNow() is var wait && wait > TimeSpan.Zero)
        {
            await Task.Delay(wait);
        }
    }
}
