using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Qingyi.Domain.Cases;
using Qingyi.Server.Deadlines;
using Qingyi.Server.Storage;
using Qingyi.Tests.Crash;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Upgrade;

/// <summary>Databases of earlier commits open under today's code, are migrated with what lies in them, and their cases come to their end.</summary>
public sealed class UpgradeTests(PostgresCluster cluster)
{
    [Theory]
    [InlineData("0005")]
    [InlineData("0012")]
    [InlineData("0013")]
    [InlineData("0013-postgres")]
    public async Task What_an_earlier_commit_left_is_migrated_and_its_cases_are_finished(string name)
    {
        using var fixture = await Fixture.Open(name);
        await using var house = await fixture.House(cluster);
        await house.InitializeAsync();

        Assert.Empty(await house.Inside(async s => (await s.GetRequiredService<CaseDb>().Database.GetPendingMigrationsAsync()).ToList()));
        await Invariants.Hold(house.Store);
        await house.Sweep();
        foreach (var (id, at) in fixture.Cases)
        {
            var walk = new CaseWalk(house).On(id);
            if (at is not null)
            {
                Assert.Equal(at, (string?)(await walk.Find(at)).Task["act"]);
            }

            await walk.Until(null);
        }

        var cases = await house.Inside(s => s.GetRequiredService<CaseDb>().Cases.AsNoTracking().Where(c => c.Kind == Case.OfCase).ToListAsync());
        Assert.Equal(fixture.Cases.Select(c => c.Id).Order(StringComparer.Ordinal), cases.Select(c => c.Id).Order(StringComparer.Ordinal));
        Assert.All(cases, c => Assert.Equal(CaseStage.Closed, c.Stage));
        Assert.Empty(await house.Inside(s => s.GetRequiredService<CaseDb>().Deadlines.Where(d => d.State == "running" && d.TaskId != null).ToListAsync()));
        await Invariants.Hold(house.Store);
        await Readable(house, fixture.Cases[^1].Id);
    }

    // What was sealed then is opened by the keys of then.
    private static async Task Readable(House house, string id)
    {
        using var handler = await house.As("handler");
        var evidence = (await handler.GetFromJsonAsync<JsonArray>($"/api/cases/{id}/evidence"))![0]!;
        Assert.Contains("询问笔录（虚构）", await handler.GetStringAsync($"/api/cases/{id}/evidence/{evidence["id"]}"), StringComparison.Ordinal);
        using var intake = await house.As("intake");
        Assert.Contains("有人收受红包三千元（虚构）", await intake.GetStringAsync($"/workbench/cases/{id}?tab=correspondence&tip=open"), StringComparison.Ordinal);
    }
}
