using System.Text;
using System.Text.Json.Nodes;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Studio;

/// <summary>Somebody at work in Studio: sends what Studio sends, from one page.</summary>
public sealed class Designer(HttpClient client, string? page)
{
    public const string Grading = "case-grading";

    public HttpClient Client { get; } = client;

    /// <summary>Signs in and opens a page; without a page it is a program with a token.</summary>
    public static async Task<Designer> At(House house, string user, string? page = "page-1") => new(await house.As(user), page);

    /// <summary>The same person in another window.</summary>
    public Designer On(string other) => new(Client, other);

    public async Task<JsonObject> Open(string key = Grading) => await Get($"workflow-definitions/by-definition-id/{key}?versionOptions=Latest");

    public async Task<JsonObject> Get(string path)
    {
        using var answer = await Send(HttpMethod.Get, path, null);
        return await Read(answer);
    }

    public async Task<JsonObject> Post(string path, JsonObject body)
    {
        using var answer = await Send(HttpMethod.Post, path, body);
        return await Read(answer);
    }

    /// <summary>Saves and gives the definition of the answer.</summary>
    public async Task<JsonObject> Save(JsonObject model) => (await Post("workflow-definitions", Saving(model)))["workflowDefinition"]!.AsObject();

    public Task<HttpResponseMessage> TrySave(JsonObject model, bool publish = false) => Send(HttpMethod.Post, "workflow-definitions", Saving(model, publish));

    public static JsonObject Saving(JsonObject model, bool publish = false) => new() { ["model"] = model.DeepClone(), ["publish"] = publish };

    public async Task<HttpResponseMessage> Send(HttpMethod method, string path, JsonNode? body)
    {
        using var request = new HttpRequestMessage(method, path.StartsWith('/') ? path : $"/elsa/api/{path}");
        if (body is not null)
        {
            request.Content = new StringContent(body.ToJsonString(new System.Text.Json.JsonSerializerOptions { MaxDepth = 1000 }), Encoding.UTF8, "application/json");
        }

        if (page is not null)
        {
            request.Headers.Add("Sec-Fetch-Site", "same-origin");
            request.Headers.Add("X-Qingyi-Page", page);
        }

        return await Client.SendAsync(request);
    }

    public static async Task<JsonObject> Read(HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, $"{answer.RequestMessage?.RequestUri}: {(int)answer.StatusCode} {text}");
        return Parse(text);
    }

    /// <summary>The sentence that Studio shows in red.</summary>
    public static async Task<string> Refusal(HttpResponseMessage answer)
    {
        var problem = Parse(await answer.Content.ReadAsStringAsync());
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        return (string)problem["errors"]!["generalErrors"]![0]!;
    }

    public static JsonObject Parse(string text) => JsonNode.Parse(text, documentOptions: new System.Text.Json.JsonDocumentOptions { MaxDepth = 1000 })!.AsObject();

    /// <summary>Every activity of a definition, with those inside others.</summary>
    public static IEnumerable<JsonObject> Activities(JsonNode? node) => node switch
    {
        JsonObject json => (json["type"] is not null && json["id"] is not null && json["metadata"] is not null ? [json] : Enumerable.Empty<JsonObject>())
            .Concat(json.Where(p => p.Key is not ("metadata" or "customProperties" or "variables")).SelectMany(p => Activities(p.Value))),
        JsonArray array => array.SelectMany(Activities),
        _ => [],
    };

    /// <summary>An activity as Studio drops it on the canvas.</summary>
    public static JsonObject Dropped(string id, string type) => new()
    {
        ["id"] = id, ["name"] = id, ["type"] = type, ["version"] = 1,
        ["metadata"] = new JsonObject { ["displayText"] = id, ["designer"] = new JsonObject { ["position"] = new JsonObject { ["x"] = 900, ["y"] = 500 } } },
    };

    public static void Drop(JsonObject definition, JsonObject activity) => definition["root"]!["activities"]!.AsArray().Add((JsonNode)activity);
}
