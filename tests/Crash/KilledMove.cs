using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Qingyi.Domain.People;
using Qingyi.Server.Features.TipOffs;
using Qingyi.Server.Http;
using Qingyi.Server.Storage;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Crash;

/// <summary>A plan for two hundred cases comes to the same end however often the server is killed on the way.</summary>
public sealed class KilledMove
{
    private const int Cases = 200;
    private const int Kills = 3;

    [Fact]
    public async Task Two_hundred_cases_move_once_each_though_the_server_is_killed_between_them()
    {
        await using var house = new House { Adjust = b => b.Services.AddSingleton(new FloodLimits { PerPlace = 10_000 }) };
        await house.InitializeAsync();
        await OwnEdition.Publish(house, [OwnEdition.Node("start", "Elsa.Start"), OwnEdition.Opinion("review", "leader")], [OwnEdition.Arrow("start", "review")]);
        using var anyone = house.Anyone();
        foreach (var i in Enumerable.Range(0, Cases))
        {
            (await anyone.PostAsJsonAsync("/api/tips", new { about = new { organisation = House.Hospital }, conduct = "red-envelope", text = $"线索{i}" })).EnsureSuccessStatusCode();
        }

        await OwnEdition.Publish(house, [OwnEdition.Node("start", "Elsa.Start"), OwnEdition.Opinion("second-review", "section-head")], [OwnEdition.Arrow("start", "second-review")]);
        var plan = new MoveWalk(house);
        await plan.Create("city-edition-1");
        Assert.Equal(Cases, (int)(await plan.DryRun())["move"]!["counts"]!["fine"]!);
        await plan.Approve();
        await house.HandOver();
        var database = house.Store;

        var killedAt = new List<int>();
        var started = false;
        while (killedAt.Count < Kills)
        {
            using var server = await ServerProcess.Start(house.Data, house.Keys);
            if (!started)
            {
                using var supervisor = await SignIn(server.Url, house);
                (await supervisor.PostAsJsonAsync(plan.Path + "/run", new { })).EnsureSuccessStatusCode();
                started = true;
            }

            var from = await Moved(database);
            while (await Moved(database) is var moved && moved < from + 15 && moved < Cases)
            {
                await Task.Delay(2);
            }

            await server.Kill();
            killedAt.Add(await Moved(database));
            await Invariants.Hold(database);
        }

        Assert.True(killedAt[0] is > 0 and < Cases, $"The kills prove too little: {string.Join(", ", killedAt)}.");
        using (var server = await ServerProcess.Start(house.Data, house.Keys))
        {
            for (var i = 0; i < 600 && await State(database) != "done"; i++)
            {
                await Task.Delay(100);
            }
        }

        Assert.Equal("done", await State(database));
        await Invariants.Hold(database);
        await using var db = database.Open();
        Assert.Equal(Cases, await db.MoveCases.CountAsync(c => c.State == "moved"));
        Assert.Equal(Cases, await db.Audit.CountAsync(a => a.What == "case-moved"));
        Assert.Equal(Cases, await db.Audit.Where(a => a.What == "case-moved").Select(a => a.Chain).Distinct().CountAsync());
        Assert.Equal(Cases, await db.Tasks.CountAsync(t => t.State == "open" && t.Role == Role.SectionHead && t.NodeId == "Workflow1:flow:second-review"));
        Assert.Equal(Cases, await db.Journal.CountAsync(j => j.Event == "Moved"));
    }

    private static async Task<HttpClient> SignIn(string url, House house)
    {
        var client = new HttpClient { BaseAddress = new Uri(url) };
        var answer = await client.PostAsJsonAsync("/api/sign-in", new { user = "supervisor", password = house.Password("supervisor") });
        client.DefaultRequestHeaders.Authorization = new("Bearer", (string)(await answer.Content.ReadFromJsonAsync<JsonObject>())!["token"]!);
        return client;
    }

    private static async Task<int> Moved(Store database)
    {
        await using var db = database.Open();
        return await db.MoveCases.AsNoTracking().CountAsync(c => c.State == "moved");
    }

    private static async Task<string> State(Store database)
    {
        await using var db = database.Open();
        return (await db.Moves.AsNoTracking().SingleAsync()).State;
    }
}
