using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Qingyi.Server.Hosting;
using Qingyi.Server.Storage;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Registers;

/// <summary>Lives every shipped register through HTTP: an entry, each of its transitions from each state that it starts from, export and statistics.</summary>
public sealed class LivedRegisters(House house) : IClassFixture<House>
{
    private readonly RegisterWalk _walk = new(house);
    private int _number;

    public static TheoryData<string> OwnEntries => [.. Definitions().Where(d => d["over"] is null).Select(d => (string)d["key"]!)];

    [Theory]
    [MemberData(nameof(OwnEntries))]
    public async Task A_register_lives_from_its_entry_through_every_step_to_export_and_statistics(string key)
    {
        await Seconds();
        var definition = Definitions().First(d => (string?)d["key"] == key);
        var (first, second) = definition["keepers"]!["levels"]!.AsArray().Any(l => (string?)l == "hospital") ? ("hospital", "hospital-2") : ("section-head", "handler");
        var form = (await (await _walk.As(first)).GetFromJsonAsync<JsonObject>($"/api/registers/{key}"))!["form"]!.AsObject();
        var moves = definition["transitions"]?.AsArray().Select(t => t!.AsObject()).ToList() ?? [];
        var start = (string)definition["states"]![0]!["key"]!;
        var entries = 0;

        foreach (var move in moves)
        {
            foreach (var from in move["from"]!.AsArray().Select(f => (string)f!))
            {
                var entry = await _walk.Enter(first, key, Filled.In(form, key, _walk.Day(), ++_number));
                entries++;
                Assert.Equal(start, (string?)entry["summary"]!["state"]);
                foreach (var step in Way(moves, start, from).Append(move))
                {
                    entry = await Take(first, second, key, entry, step);
                }

                Assert.Equal((string?)move["to"], (string?)entry["summary"]!["state"]);
                Assert.Equal(definition["states"]!.AsArray().First(s => (string?)s!["key"] == (string?)move["to"])!["ended"] is not null, entry["keepUntil"] is not null);
            }
        }

        await house.Rest();
        Assert.Equal(0, await house.Inside(s => s.GetRequiredService<CaseDb>().InnerSteps.CountAsync(x => x.HeldAt != null)));
        var csv = await (await _walk.As(first)).GetStringAsync($"/api/registers/{key}/export?format=csv");
        Assert.True(csv.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length >= entries + 1, csv);
        var figures = (await (await _walk.As(first)).GetFromJsonAsync<JsonArray>($"/api/registers/{key}/statistics"))!;
        Assert.Equal(definition["statistics"]!.AsArray().Count, figures.Count(f => f!["group"] is null));
        Assert.All(figures.Where(f => f!["group"] is null && f["percent"] is not null), f => Assert.True((decimal)f!["percent"]! >= 0));
        Assert.Equal(HttpStatusCode.OK, (await (await _walk.As(first)).GetAsync($"/api/registers/{key}/export?format=xlsx")).StatusCode);
    }

    private async Task<JsonObject> Take(string first, string second, string key, JsonObject entry, JsonObject step)
    {
        var by = step["otherHand"] is not null ? second : first;
        if (step["otherHand"] is not null)
        {
            await RegisterWalk.Refused("same-hand", await _walk.TryMove(first, key, entry, (string)step["key"]!, Filled.In(step["form"] as JsonObject, $"{key}/{step["key"]}", _walk.Day(), ++_number)));
        }

        return await _walk.Move(by, key, entry, (string)step["key"]!, Filled.In(step["form"] as JsonObject, $"{key}/{step["key"]}", _walk.Day(), ++_number));
    }

    // The shortest way of steps from the first state to another one.
    private static IEnumerable<JsonObject> Way(IReadOnlyList<JsonObject> moves, string start, string to)
    {
        var ways = new Dictionary<string, JsonObject[]>(StringComparer.Ordinal) { [start] = [] };
        var queue = new Queue<string>([start]);
        while (queue.TryDequeue(out var state) && !ways.ContainsKey(to))
        {
            foreach (var move in moves.Where(m => m["from"]!.AsArray().Any(f => (string?)f == state) && !ways.ContainsKey((string)m["to"]!)))
            {
                ways[(string)move["to"]!] = [.. ways[state], move];
                queue.Enqueue((string)move["to"]!);
            }
        }

        return ways[to];
    }

    private async Task Seconds()
    {
        if (!await house.Inside(s => s.GetRequiredService<CaseDb>().Users.AnyAsync(u => u.UserName == "hospital-2")))
        {
            await house.Account("hospital-2", "医院联络员乙", House.Hospital, "hospital");
        }
    }

    private static IReadOnlyList<JsonObject> Definitions() => [.. Directory.EnumerateFiles(Shipped.Registers, "*.json").Order(StringComparer.Ordinal).Select(f => JsonNode.Parse(File.ReadAllText(f))!.AsObject())];
}
