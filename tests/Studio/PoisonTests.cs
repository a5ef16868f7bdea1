using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Studio;

/// <summary>Definitions that break others: each is refused with a sentence, or kept as a draft that can be opened and never published.</summary>
public sealed class PoisonTests(House house) : IClassFixture<House>
{
    public static TheoryData<string, string> Kept => new()
    {
        { "unknown-type", """{"id":"a","type":"Acme.Nothing","version":1}""" },
        { "dotnet-type", """{"id":"a","type":"System.Diagnostics.Process, System.Diagnostics.Process","version":1,"_type":"System.IO.FileInfo, mscorlib"}""" },
        { "dotnet-expression", """{"id":"a","type":"Elsa.SetName","version":1,"value":{"typeName":"System.Diagnostics.Process","expression":{"type":"CSharp","value":"System.IO.File.Delete(\"x\")","_type":"System.Object"}}}""" },
        { "ref-loop", """{"$id":"1","id":"a","type":"Elsa.Sequence","version":1,"activities":[{"$ref":"1"}]}""" },
        { "no-id", """{"type":"Elsa.End","version":1}""" },
        { "no-type", """{"id":"a"}""" },
        { "odd-version", """{"id":"a","type":"Elsa.End","version":"1e999"}""" },
        { "numbers-for-names", """{"id":7,"name":8,"type":9,"version":[]}""" },
        { "deep-but-allowed", "{\"id\":\"a\",\"type\":\"Elsa.End\",\"version\":1,\"customProperties\":{\"x\":" + new string('[', 90) + new string(']', 90) + "}}" },
        };

    [Theory]
    [MemberData(nameof(Kept))]
    public async Task What_is_wrong_is_kept_as_a_draft_and_cannot_be_published(string name, string activity)
    {
        var studio = await Designer.At(house, "supervisor");
        var model = MissingTypeTests.New($"poison-{name}");
        model["root"]!["activities"]!.AsArray().Add(JsonNode.Parse(activity, documentOptions: new System.Text.Json.JsonDocumentOptions { MaxDepth = 200 }));

        var saved = await studio.Save(model);
        var again = await studio.Save(await studio.Open($"poison-{name}"));
        var published = await Publish(studio, again);

        Assert.NotNull(saved["root"]);
        Assert.True(published is HttpStatusCode.UnprocessableEntity or HttpStatusCode.OK, published.ToString());
        Assert.True(name is "deep-but-allowed" or "odd-version" || published == HttpStatusCode.UnprocessableEntity, name);
    }

    [Fact]
    public async Task Two_activities_with_one_id_are_kept_and_not_published()
    {
        var studio = await Designer.At(house, "supervisor");
        var model = MissingTypeTests.New("poison-twins");
        Designer.Drop(model, Designer.Dropped("twin", "Elsa.End"));
        Designer.Drop(model, Designer.Dropped("twin", "Elsa.End"));

        var saved = await studio.Save(model);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, await Publish(studio, saved));
    }

    public static TheoryData<string, string> Refused => new()
    {
        { "activities", Many(10_000) },
        { "nesting", Nested(100) },
        { "expression", "{\"id\":\"a\",\"type\":\"Elsa.SetName\",\"version\":1,\"value\":{\"expression\":{\"type\":\"JavaScript\",\"value\":\"" + new string('1', 1_000_000) + "\"}}}" },
        { "text", $$"""{"id":"a","type":"Elsa.SetName","version":1,"note":"{{new string('x', 4_100_000)}}"}""" },
        { "half-a-pair", """{"id":"a","type":"Elsa.SetName","version":1,"name":"\ud800"}""" },
        { "twice", """{"id":"a","id":"b","type":"Elsa.End","version":1}""" },
    };

    [Theory]
    [MemberData(nameof(Refused), DisableDiscoveryEnumeration = true)]
    public async Task What_is_too_large_or_cannot_be_written_is_refused_with_a_sentence(string name, string root)
    {
        var studio = await Designer.At(house, "supervisor");

        using var answer = await Post(studio, $$"""{"model":{"definitionId":"poison-large","name":"{{name}}","root":{{root}}},"publish":false}""");

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.StartsWith("没有保存：", await Designer.Refusal(answer), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{\"model\":[]}")]
    [InlineData("{\"model\":{},\"model\":{}}")]
    [InlineData("{\"model\":{\"root\":\"text\"}}")]
    [InlineData("{\"model\":{\"definitionId\":\"../../etc\",\"root\":null}}")]
    public async Task What_is_no_definition_is_refused(string body)
    {
        var studio = await Designer.At(house, "supervisor");

        using var answer = await Post(studio, body);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.NotEmpty(await Designer.Refusal(answer));
    }

    private static async Task<HttpResponseMessage> Post(Designer studio, string body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/elsa/api/workflow-definitions") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        return await studio.Client.SendAsync(request);
    }

    private static async Task<HttpStatusCode> Publish(Designer studio, JsonObject draft)
    {
        using var answer = await studio.Send(HttpMethod.Post, $"/api/definitions/{draft["definitionId"]}/publish", new JsonObject { ["revision"] = draft["id"]!.DeepClone(), ["reason"] = "试验" });
        return answer.StatusCode;
    }

    private static string Many(int count) =>
        $$"""{"id":"flow","type":"Elsa.Flowchart","version":1,"activities":[{{string.Join(',', Enumerable.Range(0, count).Select(i => $$"""{"id":"a{{i}}","type":"Elsa.End","version":1}"""))}}]}""";

    private static string Nested(int levels) =>
        string.Concat(Enumerable.Range(0, levels).Select(i => $$"""{"id":"s{{i}}","type":"Elsa.Sequence","version":1,"activities":[""")) + string.Concat(Enumerable.Repeat("]}", levels));
}
