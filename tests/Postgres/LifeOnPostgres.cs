using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Qingyi.Server.Audit;
using Qingyi.Server.Storage;
using Qingyi.Tests.Crash;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Postgres;

/// <summary>The whole way of a case on PostgreSQL, over HTTP alone.</summary>
public sealed class LifeOnPostgres(PostgresCluster cluster)
{
    [Fact]
    public async Task A_tip_becomes_a_public_notice_and_the_audit_chain_holds()
    {
        await using var house = new House { Postgres = await cluster.Database() };
        await house.InitializeAsync();
        var walk = new CaseWalk(house) { Defence = "hearing-requested" };
        await walk.TipOff();

        await walk.Until("decide-grading");
        house.Clock.Advance(TimeSpan.FromDays(20));
        walk.SignInAgain();
        Assert.True(await house.Sweep() > 0);
        Assert.Equal(0, await house.Sweep());
        await walk.Until(null);
        await house.Rest();

        var notices = await house.Anyone().GetFromJsonAsync<JsonArray>("/api/notices");
        Assert.Single(notices!);
        var closed = await (await walk.As("leader")).GetFromJsonAsync<JsonArray>("/api/cases?stage=closed");
        Assert.Single(closed!);
        await Invariants.Hold(house.Store);
        await using var db = house.Store.Open();
        Assert.Empty((await AuditFiles.Verify(db, CancellationToken.None)).Faults);
        Assert.False(File.Exists(Path.Combine(house.Data, "qingyi.db")));
    }

    [Fact]
    public async Task What_was_written_stands_after_a_restart_of_the_server()
    {
        await using var house = new House { Postgres = await cluster.Database() };
        await house.InitializeAsync();
        var walk = new CaseWalk(house);
        await walk.TipOff();
        var task = Assert.Single(await walk.Inbox("intake"));

        await house.Restart();

        walk.SignInAgain();
        Assert.Equal((string?)task["id"], (string?)Assert.Single(await walk.Inbox("intake"))["id"]);
        await using var db = house.Store.Open();
        Assert.Equal(1, await db.Cases.CountAsync());
    }
}
