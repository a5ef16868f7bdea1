using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Qingyi.Tests.Registers;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Returns;

/// <summary>Work on returns over HTTP alone.</summary>
public class ReturnWalk(House house)
{
    public const string Plan = "shandong-2021";

    public House House { get; } = house;

    private readonly Dictionary<string, HttpClient> _clients = new(StringComparer.Ordinal);

    public async Task<HttpClient> As(string user) => _clients.TryGetValue(user, out var client) ? client : _clients[user] = await House.As(user);

    /// <summary>After the server was started anew, at another address.</summary>
    public void SignInAgain() => _clients.Clear();

    public async Task Begin(string plan) => await RegisterWalk.Ok(await (await As("province-leader")).PostAsJsonAsync($"/api/campaigns/{plan}/advance", new { trigger = "advance" }));

    /// <summary>9:00 in Beijing.</summary>
    public void On(int year, int month, int day) => House.Clock.Set(new DateTimeOffset(year, month, day, 1, 0, 0, TimeSpan.Zero));

    public async Task<JsonArray> Own(string user) => (await (await As(user)).GetFromJsonAsync<JsonArray>("/api/returns"))!;

    public async Task<HttpResponseMessage> TryOpen(string user, string obligation, string period, string plan = Plan) =>
        await (await As(user)).PostAsJsonAsync("/api/returns", new { campaign = plan, obligation, period });

    public async Task<JsonObject> Open(string user, string obligation, string period, string plan = Plan) => await RegisterWalk.Ok(await TryOpen(user, obligation, period, plan));

    public async Task<JsonObject> ByHand(string user, string template) => await RegisterWalk.Ok(await (await As(user)).PostAsJsonAsync("/api/returns", new { template }));

    public async Task<JsonObject> Get(string user, string id) => await RegisterWalk.Ok(await (await As(user)).GetAsync($"/api/returns/{id}"));

    public async Task<HttpResponseMessage> Try(string user, JsonObject of, string step, string? reason = null) =>
        await (await As(user)).PostAsJsonAsync($"/api/returns/{Id(of)}/{step}", new { version = (long)of["version"]!, reason });

    public async Task<JsonObject> Step(string user, JsonObject of, string step, string? reason = null) => await RegisterWalk.Ok(await Try(user, of, step, reason));

    public async Task<HttpResponseMessage> TrySave(string user, JsonObject of, JsonObject change)
    {
        change["version"] = (long)of["version"]!;
        return await (await As(user)).PutAsJsonAsync($"/api/returns/{Id(of)}", change);
    }

    public async Task<JsonObject> Save(string user, JsonObject of, JsonObject change) => await RegisterWalk.Ok(await TrySave(user, of, change));

    /// <summary>Fills in whatever is still empty: zeros, a sentence for each text, one line in each list.</summary>
    public async Task<JsonObject> Fill(string user, JsonObject of)
    {
        var change = new JsonObject { ["figures"] = new JsonObject(), ["texts"] = new JsonObject(), ["tables"] = new JsonObject() };
        foreach (var figure in Figures(of).Where(f => f["own"] is null && !(bool)f["derived"]!))
        {
            change["figures"]![(string)figure["key"]!] = new JsonObject { ["own"] = 0 };
        }

        foreach (var text in of["texts"]!.AsArray().Where(t => t!["text"] is null))
        {
            change["texts"]![(string)text!["key"]!] = $"{text["title"]}：按计划推进。";
        }

        foreach (var table in of["tables"]!.AsArray().Where(t => t!["lines"]!.AsArray().Count == 0))
        {
            change["tables"]![(string)table!["key"]!] = new JsonArray(new JsonObject(table["columns"]!.AsArray().Select(c => KeyValuePair.Create((string)c!["key"]!, (JsonNode?)((string?)c["type"] switch { "date" => "2022-01-04", "number" => "1", _ => $"示例{c["title"]}" })))));
        }

        return await Save(user, of, change);
    }

    public async Task<JsonObject> Attach(string user, JsonObject of, string name, string content)
    {
        using var form = new MultipartFormDataContent { { new StringContent(content), "files", name } };
        return await RegisterWalk.Ok(await (await As(user)).PostAsync($"/api/returns/{Id(of)}/files?version={of["version"]}", form));
    }

    public async Task<JsonObject> HandIn(string user, string obligation, string period, string plan = Plan) =>
        await Step(user, await Fill(user, await Open(user, obligation, period, plan)), "submit");

    public static string Id(JsonObject of) => (string)of["summary"]!["id"]!;

    public static string State(JsonObject of) => (string)of["summary"]!["state"]!;

    public static IEnumerable<JsonObject> Figures(JsonObject of) => of["sections"]!.AsArray().SelectMany(s => s!["figures"]!.AsArray()).Select(f => f!.AsObject());

    public static JsonObject Figure(JsonObject of, string key) => Figures(of).First(f => (string?)f["key"] == key);
}
