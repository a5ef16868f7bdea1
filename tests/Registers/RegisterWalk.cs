using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Registers;

/// <summary>Works on registers over HTTP alone.</summary>
internal sealed class RegisterWalk(House house)
{
    private readonly Dictionary<string, HttpClient> _clients = new(StringComparer.Ordinal);

    public async Task<HttpClient> As(string user) => _clients.TryGetValue(user, out var client) ? client : _clients[user] = await house.As(user);

    public string Day(int after = 0) => house.Clock.GetUtcNow().ToOffset(TimeSpan.FromHours(8)).AddDays(after).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public string Moment(double hours = 0) => house.Clock.GetUtcNow().ToOffset(TimeSpan.FromHours(8)).AddHours(hours).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);

    public async Task<HttpResponseMessage> Try(string user, string register, JsonObject data) => await (await As(user)).PostAsJsonAsync($"/api/registers/{register}/entries", data);

    public async Task<JsonObject> Enter(string user, string register, JsonObject data) => await Ok(await Try(user, register, data));

    public async Task<HttpResponseMessage> TryMove(string user, string register, JsonObject entry, string step, JsonObject? data = null) => await (await As(user)).PostAsJsonAsync(
        $"/api/registers/{register}/entries/{entry["summary"]!["id"]}/transitions/{step}", new JsonObject { ["version"] = (long)entry["version"]!, ["data"] = data ?? [] });

    public async Task<JsonObject> Move(string user, string register, JsonObject entry, string step, JsonObject? data = null) => await Ok(await TryMove(user, register, entry, step, data));

    public async Task<HttpResponseMessage> TryEdit(string user, string register, JsonObject entry, JsonObject data) => await (await As(user)).PutAsJsonAsync(
        $"/api/registers/{register}/entries/{entry["summary"]!["id"]}", new JsonObject { ["version"] = (long)entry["version"]!, ["data"] = data });

    public async Task<JsonArray> List(string user, string register, string query = "") => (await (await As(user)).GetFromJsonAsync<JsonArray>($"/api/registers/{register}/entries{query}"))!;

    public async Task<JsonObject> Entry(string user, string register, string id) => await Ok(await (await As(user)).GetAsync($"/api/registers/{register}/entries/{id}"));

    public async Task<JsonObject> Figure(string user, string register, string key, string query = "") =>
        (await (await As(user)).GetFromJsonAsync<JsonArray>($"/api/registers/{register}/statistics{query}"))!.Select(f => f!.AsObject()).First(f => (string?)f["key"] == key && f["group"] is null);

    public async Task<HttpResponseMessage> Upload(string user, string register, string name, byte[] content)
    {
        using var form = new MultipartFormDataContent();
        using var file = new ByteArrayContent(content);
        file.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        form.Add(file, "file", name);
        return await (await As(user)).PostAsync($"/api/registers/{register}/imports", form);
    }

    public static async Task<JsonObject> Ok(HttpResponseMessage answer)
    {
        Assert.True(answer.IsSuccessStatusCode, $"{answer.RequestMessage!.RequestUri}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
        return (await answer.Content.ReadFromJsonAsync<JsonObject>())!;
    }

    /// <summary>Asserts the refusal's code.</summary>
    public static async Task<JsonObject> Refused(string code, HttpResponseMessage answer)
    {
        var problem = await answer.Content.ReadFromJsonAsync<JsonObject>();
        Assert.EndsWith(":" + code, (string?)problem?["type"] ?? $"{(int)answer.StatusCode} {problem?.ToJsonString()}", StringComparison.Ordinal);
        return problem!;
    }
}
