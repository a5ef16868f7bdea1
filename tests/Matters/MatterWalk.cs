using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Matters;

/// <summary>Walks a matter over HTTP alone: opens it, finds the open task of a step in somebody's inbox, and completes it.</summary>
internal sealed class MatterWalk(House house)
{
    private readonly Dictionary<string, HttpClient> _clients = new(StringComparer.Ordinal);

    public string Id { get; set; } = "";

    public string Today => house.Clock.GetUtcNow().ToOffset(TimeSpan.FromHours(8)).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The same instant minus a span, to the second: one reading of the clock for a form.</summary>
    public static string Moment(DateTimeOffset now, TimeSpan before) => (now - before).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture);

    public async Task<HttpClient> As(string user) => _clients.TryGetValue(user, out var client) ? client : _clients[user] = await house.As(user);

    public async Task<HttpResponseMessage> TryOpen(string user, string kind, string? institution = null) =>
        await (await As(user)).PostAsJsonAsync("/api/matters", new { kind, institution });

    /// <summary>Opens a matter and keeps to it from then on.</summary>
    public async Task<JsonObject> Open(string user, string kind, string? institution = null)
    {
        var answer = await TryOpen(user, kind, institution);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        var opened = (await answer.Content.ReadFromJsonAsync<JsonObject>())!;
        Id = (string)opened["id"]!;
        return opened;
    }

    public async Task<JsonObject?> Task(string user, string step) =>
        (await (await As(user)).GetFromJsonAsync<JsonArray>("/api/tasks?state=open"))!.Select(n => n!.AsObject()).FirstOrDefault(t => (string?)t["case"] == Id && (string?)t["step"] == step);

    public async Task<HttpResponseMessage> Try(string user, string step, string outcome, JsonObject? data = null)
    {
        var task = await Task(user, step) ?? throw new InvalidOperationException($"{user} has no open task '{step}'.");
        return await (await As(user)).PostAsJsonAsync($"/api/tasks/{task["id"]}/complete", new { outcome, data = data ?? [] });
    }

    public async Task Do(string user, string step, string outcome, JsonObject? data = null)
    {
        var answer = await Try(user, step, outcome, data);
        Assert.True(answer.IsSuccessStatusCode, $"{step} by {user}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
    }

    /// <summary>Asserts the refusal's code.</summary>
    public async Task Refused(string code, string user, string step, string outcome, JsonObject? data = null)
    {
        var answer = await Try(user, step, outcome, data);
        var problem = await answer.Content.ReadFromJsonAsync<JsonObject>();
        Assert.EndsWith(":" + code, (string?)problem?["type"] ?? $"{(int)answer.StatusCode} {problem?.ToJsonString()}", StringComparison.Ordinal);
    }

    public async Task<JsonObject> Detail(string user) => (await (await As(user)).GetFromJsonAsync<JsonObject>($"/api/matters/{Id}"))!;

    public async Task<string> State(string user) => (string)(await Detail(user))["summary"]!["state"]!;

    public async Task<JsonArray> List(string user, string query = "") => (await (await As(user)).GetFromJsonAsync<JsonArray>("/api/matters" + query))!;
}
