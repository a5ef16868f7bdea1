using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Qingyi.Server.Storage;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Crash;

/// <summary>The server is killed while it carries out inner steps: none is lost and none is done twice.</summary>
public sealed class KilledInnerSteps
{
    private const int Kills = 6;
    private const int Calls = 25;
    private const int Seed = 20261128;

    [Fact]
    public async Task Every_workflow_that_was_dispatched_starts_once_whenever_the_server_is_killed()
    {
        await using var house = new House();
        await house.InitializeAsync();
        await OwnEdition.Publish(house, [OwnEdition.Node("start", "Elsa.Start"), OwnEdition.Opinion("beside", "section-head")], [OwnEdition.Arrow("start", "beside")], "side");
        JsonArray calls = [.. Enumerable.Range(1, Calls).Select(i => OwnEdition.Node($"call{i}", "Elsa.DispatchWorkflow", ("workflowDefinitionId", OwnEdition.Literal("side"))))];
        await OwnEdition.Publish(house, [OwnEdition.Node("start", "Elsa.Start"), .. calls.Select(c => c!.DeepClone())],
            [OwnEdition.Arrow("start", "call1"), .. Enumerable.Range(1, Calls - 1).Select(i => OwnEdition.Arrow($"call{i}", $"call{i + 1}"))]);
        await house.HandOver();
        var database = house.Store;
        var random = new Random(Seed);
        var tips = 0;

        for (var kill = 0; kill < Kills; kill++)
        {
            using var server = await ServerProcess.Start(house.Data, house.Keys);
            using var client = new HttpClient { BaseAddress = new Uri(server.Url) };
            var answer = await client.PostAsJsonAsync("/api/tips", new { about = new { organisation = House.Hospital }, conduct = "red-envelope", text = "收受红包。" });
            tips += answer.IsSuccessStatusCode ? 1 : 0;
            await Task.Delay(random.Next(0, 300), CancellationToken.None);
            await server.Kill();
            await Invariants.Hold(database);
        }

        using (await ServerProcess.Start(house.Data, house.Keys))
        {
            for (var looks = 0; await Left(database) > 0; looks++)
            {
                Assert.True(looks < 600, "The inner steps do not come to an end.");
                await Task.Delay(100, CancellationToken.None);
            }
        }

        await Invariants.Hold(database);
        await using var db = database.Open();
        Assert.Equal(Kills, tips);
        var started = await db.Instances.Where(i => i.DefinitionId == "side").GroupBy(i => i.CaseId).Select(g => g.Count()).ToListAsync();
        Assert.Equal(Enumerable.Repeat(Calls, tips), started);
        Assert.Equal(tips * Calls, await db.Tasks.CountAsync(t => t.State == "open"));
    }

    private static async Task<int> Left(Store database)
    {
        await using var db = database.Open();
        return await db.InnerSteps.CountAsync(s => s.DoneAt == null);
    }
}
