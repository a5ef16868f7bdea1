using System.Net;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Qingyi.Server.Audit;
using Qingyi.Tests.Registers;
using Qingyi.Tests.Returns;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Postgres;

/// <summary>What everybody may read of a register, and quarters that two nodes freeze at the same instant, on PostgreSQL.</summary>
public sealed class RegistersOnPostgres(PostgresCluster cluster)
{
    [Fact]
    public async Task An_entry_becomes_public_and_is_withdrawn()
    {
        await using var house = new House { Postgres = await cluster.Database() };
        await house.InitializeAsync();
        var (life, definition) = (new LifeWalk(house), LifeWalk.Definition("resources"));

        var entry = await life.To(definition, "publish");
        var id = (string)entry["summary"]!["id"]!;
        Assert.Equal(HttpStatusCode.OK, await Status($"/disclosures/resources/{id}"));
        Assert.Contains(id, await house.Anyone().GetStringAsync("/disclosures/resources"), StringComparison.Ordinal);
        Assert.Contains("医疗资源信息公开", await house.Anyone().GetStringAsync("/disclosures"), StringComparison.Ordinal);
        await life.Take(definition, entry, LifeWalk.Moves(definition).First(m => (string?)m["key"] == "withdraw"));
        Assert.Equal(HttpStatusCode.Gone, await Status($"/disclosures/resources/{id}"));

        async Task<HttpStatusCode> Status(string path) => (await house.Anyone().GetAsync(path)).StatusCode;
    }

    [Fact]
    public async Task Two_nodes_that_sweep_at_the_end_of_a_quarter_freeze_each_figure_once()
    {
        await using var house = new House { Postgres = await cluster.Database(), FreezesQuarters = true };
        house.Clock.Set(ReturnHouse.Spring);
        await house.InitializeAsync();
        await RegisterWalk.Ok(await (await house.As("province-leader")).PostAsync($"/api/campaigns/{ReturnHouse.Plan}/advance", new StringContent(new JsonObject { ["trigger"] = "advance" }.ToJsonString(), System.Text.Encoding.UTF8, "application/json")));
        await house.Beside();
        await house.SweepAll();

        house.Clock.Set(new DateTimeOffset(2022, 7, 1, 1, 0, 0, TimeSpan.Zero));
        await Task.WhenAll(house.SweepAll(), house.SweepAll());
        await house.SweepAll();

        await using var db = house.Store.Open();
        var frozen = await db.FrozenFigures.AsNoTracking().ToListAsync();
        Assert.Equal(["2022Q1", "2022Q2"], frozen.Select(f => f.Period).Distinct().Order(StringComparer.Ordinal));
        Assert.All(frozen.GroupBy(f => f.Period), g => Assert.Equal(3, g.Select(f => f.OrganisationId).Distinct().Count()));
        Assert.Equal(frozen.Count, frozen.DistinctBy(f => (f.OrganisationId, f.CampaignId, f.Period, f.Indicator)).Count());
        Assert.Equal(6, await db.Audit.CountAsync(a => a.What == "figures-frozen"));
        Assert.Empty((await AuditFiles.Verify(db, CancellationToken.None)).Faults);
    }
}
