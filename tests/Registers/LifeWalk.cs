using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Qingyi.Server.Hosting;
using Qingyi.Server.Storage;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Registers;

/// <summary>Leads entries of any register through its steps, by its definition alone.</summary>
internal sealed class LifeWalk(House house)
{
    private static int s_number;

    public RegisterWalk Walk { get; } = new(house);

    public static IReadOnlyList<JsonObject> Definitions() => [.. Directory.EnumerateFiles(Shipped.Registers, "*.json").Order(StringComparer.Ordinal).Select(f => JsonNode.Parse(File.ReadAllText(f))!.AsObject())];

    public static JsonObject Definition(string key) => Definitions().First(d => (string?)d["key"] == key);

    public static IReadOnlyList<JsonObject> Moves(JsonObject definition) => [.. definition["transitions"]?.AsArray().Select(t => t!.AsObject()) ?? []];

    /// <summary>The transition that asks for a field; null: the entry's own form does.</summary>
    public static string? Asks(JsonObject definition, string field) =>
        definition["form"]!["properties"]![field] is not null ? null : (string)Moves(definition).First(m => m["form"]?["properties"]?[field] is not null)["key"]!;

    /// <summary>Who enters, and who takes the steps that another hand must take.</summary>
    public static (string First, string Second) Hands(JsonObject definition) =>
        definition["keepers"]!["levels"]!.AsArray().Any(l => (string?)l == "hospital") ? ("hospital", "hospital-2") : ("section-head", "handler");

    /// <summary>A new entry that has taken this step, or none.</summary>
    public async Task<JsonObject> To(JsonObject definition, string? step, IReadOnlyDictionary<string, string>? given = null)
    {
        var entry = await Enter(definition, given);
        if (step is null)
        {
            return entry;
        }

        var move = Moves(definition).First(m => (string?)m["key"] == step);
        foreach (var way in Way(definition, (string)move["from"]![0]!).Append(move))
        {
            entry = await Take(definition, entry, way);
        }

        return entry;
    }

    public async Task<JsonObject> Enter(JsonObject definition, IReadOnlyDictionary<string, string>? given = null)
    {
        await Seconds();
        var (key, first) = ((string)definition["key"]!, Hands(definition).First);
        var form = (await (await Walk.As(first)).GetFromJsonAsync<JsonObject>($"/api/registers/{key}"))!["form"]!.AsObject();
        var data = Filled.In(form, key, Walk.Day(), Interlocked.Increment(ref s_number));
        foreach (var (name, value) in given ?? new Dictionary<string, string>())
        {
            data[name] = value;
        }

        return await Walk.Enter(first, key, data);
    }

    public async Task<JsonObject> Take(JsonObject definition, JsonObject entry, JsonObject step)
    {
        var (key, (first, second)) = ((string)definition["key"]!, Hands(definition));
        var data = Filled.In(step["form"] as JsonObject, $"{key}/{step["key"]}", Walk.Day(), Interlocked.Increment(ref s_number));
        if (step["otherHand"] is null)
        {
            return await Walk.Move(first, key, entry, (string)step["key"]!, data);
        }

        await RegisterWalk.Refused("same-hand", await Walk.TryMove(first, key, entry, (string)step["key"]!, data.DeepClone().AsObject()));
        return await Walk.Move(second, key, entry, (string)step["key"]!, data);
    }

    /// <summary>The shortest way of steps from the first state to another one.</summary>
    public static IReadOnlyList<JsonObject> Way(JsonObject definition, string to)
    {
        var start = (string)definition["states"]![0]!["key"]!;
        var ways = new Dictionary<string, JsonObject[]>(StringComparer.Ordinal) { [start] = [] };
        var queue = new Queue<string>([start]);
        while (queue.TryDequeue(out var state) && !ways.ContainsKey(to))
        {
            foreach (var move in Moves(definition).Where(m => m["from"]!.AsArray().Any(f => (string?)f == state) && !ways.ContainsKey((string)m["to"]!)))
            {
                ways[(string)move["to"]!] = [.. ways[state], move];
                queue.Enqueue((string)move["to"]!);
            }
        }

        return ways[to];
    }

    private Task Seconds() => Second(house);

    /// <summary>The second hand of the hospital.</summary>
    public static async Task Second(House house)
    {
        if (!await house.Inside(s => s.GetRequiredService<CaseDb>().Users.AnyAsync(u => u.UserName == "hospital-2")))
        {
            await house.Account("hospital-2", "医院联络员乙", House.Hospital, "hospital");
        }
    }
}
