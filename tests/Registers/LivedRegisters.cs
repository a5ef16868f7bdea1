using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Qingyi.Server.Storage;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Registers;

/// <summary>Lives every shipped register through HTTP: an entry, each of its transitions from each state that it starts from, export and statistics.</summary>
public sealed class LivedRegisters(House house) : IClassFixture<House>
{
    private readonly LifeWalk _life = new(house);

    public static TheoryData<string> OwnEntries => [.. LifeWalk.Definitions().Where(d => d["over"] is null).Select(d => (string)d["key"]!)];

    [Theory]
    [MemberData(nameof(OwnEntries))]
    public async Task A_register_lives_from_its_entry_through_every_step_to_export_and_statistics(string key)
    {
        var definition = LifeWalk.Definition(key);
        var entries = 0;
        foreach (var move in LifeWalk.Moves(definition))
        {
            foreach (var from in move["from"]!.AsArray().Select(f => (string)f!))
            {
                var entry = await _life.Enter(definition);
                entries++;
                Assert.Equal((string?)definition["states"]![0]!["key"], (string?)entry["summary"]!["state"]);
                foreach (var step in LifeWalk.Way(definition, from).Append(move))
                {
                    entry = await _life.Take(definition, entry, step);
                }

                Assert.Equal((string?)move["to"], (string?)entry["summary"]!["state"]);
                Assert.Equal(definition["states"]!.AsArray().First(s => (string?)s!["key"] == (string?)move["to"])!["ended"] is not null, entry["keepUntil"] is not null);
            }
        }

        await house.Rest();
        Assert.Equal(0, await house.Inside(s => s.GetRequiredService<CaseDb>().InnerSteps.CountAsync(x => x.HeldAt != null)));
        var keeper = await _life.Walk.As(LifeWalk.Hands(definition).First);
        var csv = await keeper.GetStringAsync($"/api/registers/{key}/export?format=csv");
        Assert.True(csv.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length >= entries + 1, csv);
        var figures = (await keeper.GetFromJsonAsync<JsonArray>($"/api/registers/{key}/statistics"))!;
        Assert.Equal(definition["statistics"]!.AsArray().Count, figures.Count(f => f!["group"] is null));
        Assert.All(figures.Where(f => f!["group"] is null && f["percent"] is not null), f => Assert.True((decimal)f!["percent"]! >= 0));
        Assert.Equal(HttpStatusCode.OK, (await keeper.GetAsync($"/api/registers/{key}/export?format=xlsx")).StatusCode);
    }
}
