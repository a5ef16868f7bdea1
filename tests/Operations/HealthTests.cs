using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Qingyi.Server.Hosting;
using Qingyi.Server.Storage;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Operations;

/// <summary>What a node says of itself: to whatever stands in front of it, to the other nodes, to operators.</summary>
public sealed class HealthTests(PostgresCluster cluster)
{
    [Fact]
    public async Task Ready_means_that_the_disk_can_be_written_and_the_tables_are_of_this_version_and_a_node_that_stops_says_so_while_it_serves()
    {
        var clock = new SetClock();
        await using var house = new House { Adjust = b => b.Services.AddSingleton(new MachineClock(clock)) };
        await house.InitializeAsync();
        var last = await house.Inside(s => Task.FromResult(s.GetRequiredService<CaseDb>().Database.GetMigrations().Last()));
        await house.Inside(s => s.GetRequiredService<CaseDb>().Database.ExecuteSqlAsync($"UPDATE __EFMigrationsHistory SET MigrationId = '0000-other' WHERE MigrationId = {last}"));
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "migrations"), await Ready(house));
        await house.Inside(s => s.GetRequiredService<CaseDb>().Database.ExecuteSqlAsync($"UPDATE __EFMigrationsHistory SET MigrationId = {last} WHERE MigrationId = '0000-other'"));
        Assert.Equal((HttpStatusCode.OK, "ready"), await Ready(house));

        var (files, away) = (Path.Combine(house.Data, "files"), Path.Combine(house.Data, "away"));
        Directory.Move(files, away);
        Assert.Equal((HttpStatusCode.OK, "ready"), await Ready(house));
        clock.Pass(TimeSpan.FromSeconds(6));
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "disk"), await Ready(house));
        Directory.Move(away, files);
        clock.Pass(TimeSpan.FromSeconds(6));
        Assert.Equal((HttpStatusCode.OK, "ready"), await Ready(house));
        Assert.Empty(Directory.EnumerateFiles(files));

        house.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "draining"), await Ready(house));
        Assert.Equal(HttpStatusCode.OK, (await house.Anyone().GetAsync("/notices")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await house.Anyone().GetAsync("/health/live")).StatusCode);
    }

    [Fact]
    public async Task On_one_machine_a_jump_of_the_clock_is_noticed_and_time_that_passes_is_not()
    {
        var clock = new SetClock();
        await using var house = new House { Adjust = b => b.Services.AddSingleton(new MachineClock(clock)) };
        await house.InitializeAsync();
        var heartbeat = house.Services.GetRequiredService<Heartbeat>();
        await heartbeat.Beat(CancellationToken.None);
        clock.Pass(TimeSpan.FromHours(3));
        await heartbeat.Beat(CancellationToken.None);
        Assert.Equal(0, (await Row(house)).Jump);

        clock.Set(TimeSpan.FromMinutes(-7));
        await heartbeat.Beat(CancellationToken.None);

        var row = await Row(house);
        Assert.InRange(TimeSpan.FromTicks(row.Jump), TimeSpan.FromSeconds(-421), TimeSpan.FromSeconds(-419));
        Assert.NotNull(row.JumpedAt);
        Assert.Equal((HttpStatusCode.OK, "ready"), await Ready(house));
        Assert.Equal((NodeRow.Serving, Node.Name), (row.State, row.Name));
    }

    [Fact]
    public async Task On_several_nodes_more_than_a_second_off_the_database_is_degraded_and_less_is_not()
    {
        var clock = new SetClock();
        await using var house = new House { Postgres = await cluster.Database(), Adjust = b => b.Services.AddSingleton(new MachineClock(clock)) };
        await house.InitializeAsync();
        var (heartbeat, skew) = (house.Services.GetRequiredService<Heartbeat>(), house.Services.GetRequiredService<ClockSkew>());
        foreach (var (set, rings) in new[] { (0.0, true), (0.8, true), (1.5, false), (-1.5, false), (3600, false), (0, true) })
        {
            clock.Set(TimeSpan.FromSeconds(set));
            await heartbeat.Beat(CancellationToken.None);
            var row = await Row(house);
            var (status, said) = await Ready(house);

            Assert.Equal((HttpStatusCode.OK, rings ? "ready" : "degraded: clock"), (status, said));
            Assert.Equal(rings, await skew.Rings(CancellationToken.None));
            Assert.InRange(TimeSpan.FromTicks(row.Skew).TotalSeconds, Math.Min(set, 0) - 0.4, Math.Max(set, 0) + 0.4);
            Assert.InRange((TimeProvider.System.GetUtcNow() - row.SeenAt).Duration(), TimeSpan.Zero, TimeSpan.FromSeconds(60));
            clock.Set(TimeSpan.FromSeconds(-set));
            await heartbeat.Beat(CancellationToken.None);

            // Turned since the last look, and nobody has looked yet.
            Assert.True(skew.Steady);
            clock.Set(TimeSpan.FromSeconds(set));
            Assert.Equal(rings, skew.Steady);
            clock.Set(TimeSpan.FromSeconds(-set));
        }
    }

    private static async Task<(HttpStatusCode, string)> Ready(House house)
    {
        using var answer = await house.Anyone().GetAsync("/health/ready");
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    private static async Task<NodeRow> Row(House house)
    {
        await using var db = house.Store.Open();
        return await db.Nodes.AsNoTracking().SingleAsync();
    }
}
