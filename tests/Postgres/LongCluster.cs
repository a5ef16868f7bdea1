using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Qingyi.Tests.Crash;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Postgres;

/// <summary>The long form of <see cref="ThreeNodes"/> (<c>ops/longtest cluster</c>): ten thousand deadlines, a node killed every minute, another stopped where it stands and continued past every lease, Quartz's rows damaged on the way.</summary>
public sealed class LongCluster(PostgresCluster cluster)
{
    private const int EachCase = 20;
    private const int Rungs = 2;
    private static readonly TimeSpan Lead = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Pace = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Stopped = TimeSpan.FromSeconds(25);

    [Fact(Explicit = true)]
    public async Task Each_of_many_rungs_rings_once_and_in_time_while_nodes_are_killed_stopped_and_damaged()
    {
        var (deadlines, span, seed) = (Number("QINGYI_CLUSTER_DEADLINES", 10_000), TimeSpan.FromMinutes(Number("QINGYI_CLUSTER_MINUTES", 30)), Number("QINGYI_SEED", 20261128));
        await using var house = new House { Postgres = await cluster.Database(), Adjust = b => Floods(b.Services) };
        await house.InitializeAsync();
        house.Clock.Set(TimeProvider.System.GetUtcNow());
        await DueSoon.Open(house, deadlines / EachCase, EachCase);
        await DueSoon.Away(house.Store);
        await house.HandOver();

        var nodes = new List<ServerProcess>();
        var (kills, stops, damages) = (0, 0, 0);
        try
        {
            nodes.AddRange(await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => ServerProcess.Start(house.Data, house.Keys, house.Postgres))));
            var begin = await DueSoon.Schedule(house.Store, Lead, span, Rungs, seed);
            for (var at = begin + Lead + (Pace / 2); at < begin + Lead + span; at += Pace)
            {
                await ThreeNodes.Until(at);
                var busy = await ThreeNodes.Busiest(house.Store, nodes);
                nodes.Remove(busy);
                await busy.Kill();
                busy.Dispose();
                kills++;
                if (kills % 5 == 2)
                {
                    await ThreeNodes.Damage(house.Store);
                    damages++;
                }

                nodes.Add(await ServerProcess.Start(house.Data, house.Keys, house.Postgres));
                Signal("STOP", nodes[0]);
                await Task.Delay(Stopped);
                Signal("CONT", nodes[0]);
                stops++;
            }

            for (var looks = 0; await DueSoon.Left(house.Store) > 0; looks++)
            {
                Assert.True(looks < 300, $"{await DueSoon.Left(house.Store)} rungs do not ring.");
                await Task.Delay(500);
            }
        }
        finally
        {
            nodes.ForEach(n => n.Dispose());
        }

        await using var db = house.Store.Open();
        var rungs = await db.Rungs.AsNoTracking().Where(r => r.FiredAt != null).ToListAsync();
        var firings = await db.Firings.AsNoTracking().ToListAsync();
        var raised = await db.Escalations.AsNoTracking().Where(e => e.Rung > 0).GroupBy(e => new { e.DeadlineId, e.Rung }).Select(g => g.Count()).ToListAsync();
        var late = rungs.ConvertAll(r => (r.FiredAt!.Value - r.At).TotalSeconds);
        late.Sort();
        var p99 = late[(int)(late.Count * 0.99)];
        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"seed {seed}: {deadlines} deadlines, {rungs.Count} rungs within {span.TotalMinutes:0} min, {kills} kills, {stops} stops of {Stopped.TotalSeconds:0} s, {damages} damages; {raised.Count(r => r > 1)} doubled, {(deadlines * Rungs) - rungs.Count} missing, late p50 {late[late.Count / 2]:0.0} s, p99 {p99:0.0} s, max {late[^1]:0.0} s, by {firings.Select(f => f.Node).Distinct().Count()} nodes"));
        Assert.Equal(deadlines / EachCase * EachCase * Rungs, rungs.Count);
        Assert.Equal(rungs.Count, firings.Count);
        Assert.DoesNotContain(raised, r => r != 1);
        Assert.True(p99 <= 60 && late[^1] <= 120, $"p99 {p99}, max {late[^1]}");
        await Invariants.Hold(house.Store);
    }

    private static void Floods(Microsoft.Extensions.DependencyInjection.IServiceCollection services) =>
        Microsoft.Extensions.DependencyInjection.ServiceCollectionServiceExtensions.AddSingleton(services, new Server.Http.FloodLimits { PerPlace = 1_000_000, Everywhere = 1_000_000 });

    private static void Signal(string signal, ServerProcess node) => Process.Start("kill", ["-" + signal, node.Id.ToString(CultureInfo.InvariantCulture)])!.WaitForExit();

    private static int Number(string name, int usual) => int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var given) ? given : usual;
}
