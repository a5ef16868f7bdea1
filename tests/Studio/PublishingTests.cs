using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Qingyi.Server.Storage;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Studio;

/// <summary>Each test has its own house: published editions stay.</summary>
public sealed class PublishingTests : IAsyncLifetime
{
    private const string Intake = "case-intake";
    private readonly House _house = new();

    public ValueTask InitializeAsync() => _house.InitializeAsync();

    public ValueTask DisposeAsync() => _house.DisposeAsync();

    [Fact]
    public async Task The_next_case_takes_the_published_edition_and_a_running_one_keeps_its_own()
    {
        var studio = await Designer.At(_house, "supervisor");
        var older = new CaseWalk(_house);
        await older.TipOff();

        var draft = await studio.Save(WithOpinionFirst(await studio.Open(Intake)));
        var published = await Designer.Read(await Publish(studio, draft, "受理前先听意见"));
        var newer = new CaseWalk(_house);
        await newer.TipOff();

        Assert.Equal((string)draft["id"]!, (string)published["id"]!);
        Assert.Equal(["accept-tip"], Acts(await older.Inbox("intake")));
        Assert.Equal(["give-opinion"], Acts(await newer.Inbox("intake")));
        await newer.Complete("intake", (await newer.Inbox("intake"))[0], "approved", []);
        Assert.Equal(["accept-tip"], Acts(await newer.Inbox("intake")));
    }

    [Fact]
    public async Task Publishing_needs_a_reason_the_present_draft_and_no_fault()
    {
        var studio = await Designer.At(_house, "supervisor");
        var first = await studio.Save(await studio.Open());
        var second = await studio.Save(first);

        using var noReason = await Publish(studio, second, " ");
        using var older = await Publish(studio, first, "理由");
        using var none = await Publish(studio, await studio.Open(Intake), "理由");
        Designer.Drop(second, Designer.Dropped("loose", "Acme.Nothing"));
        var faulty = await studio.Save(second);
        using var refused = await Publish(studio, faulty, "理由");
        var problem = Designer.Parse(await refused.Content.ReadAsStringAsync());

        Assert.Equal(HttpStatusCode.BadRequest, noReason.StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, older.StatusCode);
        Assert.Equal((string)second["id"]!, (string)Designer.Parse(await older.Content.ReadAsStringAsync())["current"]!["revision"]!);
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var finding = problem["findings"]!.AsArray().First(f => (string)f!["level"]! == "error")!;
        Assert.StartsWith("$.root.activities[", (string)finding["path"]!, StringComparison.Ordinal);
        Assert.Equal(("loose", "loose"), ((string)finding["activity"]!, (string)finding["name"]!));
        Assert.False((bool)(await studio.Open())["isPublished"]!);
    }

    [Fact]
    public async Task A_published_edition_is_audited_and_never_changes_and_the_next_save_makes_another_draft()
    {
        var studio = await Designer.At(_house, "supervisor");
        var draft = await studio.Save(await studio.Open());
        await Designer.Read(await Publish(studio, draft, "第一次"));
        var before = await Stored((string)draft["id"]!);

        var reopened = await studio.Open();
        var next = await studio.Save(reopened);
        await Designer.Read(await Publish(studio, next, "第二次"));

        Assert.Equal((true, 2), ((bool)reopened["isPublished"]!, (int)reopened["version"]!));
        Assert.Equal(3, (int)next["version"]!);
        Assert.Equal((string)draft["id"]!, (string)next["customProperties"]!["derivedFrom"]!);
        Assert.Equal(before, await Stored((string)draft["id"]!));
        var links = await _house.Inside(s => s.GetRequiredService<CaseDb>().Audit.Where(a => a.What == "definition-published").OrderBy(a => a.Sequence).ToListAsync());
        Assert.Equal(2, links.Count);
        Assert.Contains("第一次", links[0].Data, StringComparison.Ordinal);
        var history = await studio.Get($"workflow-definitions?versionOptions=AllVersions&Page=0&PageSize=10&DefinitionIds={Designer.Grading}&OrderBy=Version&OrderDirection=Descending");
        Assert.Equal([3, 2, 1], history["items"]!.AsArray().Select(i => (int)i!["version"]!));
        Assert.Equal([true, false, false], history["items"]!.AsArray().Select(i => (bool)i!["isPublished"]!));
    }

    [Fact]
    public async Task A_repeat_with_the_same_key_gets_the_first_answer()
    {
        var studio = await Designer.At(_house, "supervisor");
        var draft = await studio.Save(await studio.Open());

        var first = await Repeat(studio, draft);
        var second = await Repeat(studio, draft);

        Assert.Equal(first, second);
        Assert.Equal(1, await _house.Inside(s => s.GetRequiredService<CaseDb>().Definitions.CountAsync(d => d.OrganisationId == House.City)));
    }

    [Fact]
    public async Task Two_who_publish_one_draft_at_once_publish_it_once()
    {
        var studio = await Designer.At(_house, "supervisor");
        var draft = await studio.Save(await studio.Open());

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Publish(studio, draft, $"同时{i}")));

        Assert.Single(answers, a => a.StatusCode == HttpStatusCode.OK);
        Assert.All(answers.Where(a => a.StatusCode != HttpStatusCode.OK), a => Assert.True(a.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Conflict, a.StatusCode.ToString()));
    }

    [Fact]
    public async Task A_city_draws_and_publishes_for_itself_alone()
    {
        await _house.Account("province-supervisor", "省业务主管", House.Province, "supervisor");
        await _house.Account("county-supervisor", "县业务主管", House.County, "supervisor");
        var (city, province, county) = (await Designer.At(_house, "supervisor"), await Designer.At(_house, "province-supervisor", "page-2"), await Designer.At(_house, "county-supervisor", "page-3"));

        var draft = await city.Save(await city.Open());
        var unseen = await province.Open();
        using var notHers = await Publish(province, draft, "越权");
        using var hidden = await county.Send(HttpMethod.Get, $"workflow-definitions/by-id/{draft["id"]}", null);
        await Designer.Read(await Publish(city, draft, "本市"));

        Assert.Equal("case-grading-v1", (string)unseen["id"]!);
        Assert.Equal(HttpStatusCode.NotFound, notHers.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, hidden.StatusCode);
        Assert.Equal("case-grading-v1", (string)(await province.Open())["id"]!);
        Assert.Equal((string)draft["id"]!, (string)(await county.Open())["id"]!);
        Assert.Equal("示例市卫生健康委员会", (string)(await county.Open())["customProperties"]!["organisationName"]!);
        var lower = await county.Save(await county.Open());
        Assert.Equal((House.County, (string)draft["id"]!), ((string)lower["customProperties"]!["organisation"]!, (string)lower["customProperties"]!["derivedFrom"]!));
        Assert.Equal((string)draft["id"]!, (string)(await city.Open())["id"]!);
    }

    [Fact]
    public async Task Nobody_but_a_supervisor_publishes()
    {
        var draft = await (await Designer.At(_house, "supervisor")).Save(await (await Designer.At(_house, "supervisor")).Open());

        foreach (var user in new[] { "auditor", "handler", "principal-leader" })
        {
            using var answer = await Publish(await Designer.At(_house, user), draft, "越权");
            Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        }
    }

    private static Task<HttpResponseMessage> Publish(Designer designer, JsonObject draft, string reason) => designer.Send(HttpMethod.Post, $"/api/definitions/{draft["definitionId"]}/publish",
        new JsonObject { ["revision"] = draft["id"]!.DeepClone(), ["reason"] = reason });

    private static async Task<string> Repeat(Designer studio, JsonObject draft)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/definitions/{Designer.Grading}/publish")
        {
            Content = JsonContent.Create(new { revision = (string)draft["id"]!, reason = "一次" }), Headers = { { "Idempotency-Key", "publish-once" } },
        };
        using var answer = await studio.Client.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync();
    }

    private Task<string> Stored(string id) => _house.Inside(s => s.GetRequiredService<CaseDb>().Definitions.Where(d => d.Id == id).Select(d => d.Json).SingleAsync());

    private static IEnumerable<string> Acts(IEnumerable<JsonObject> tasks) => tasks.Select(t => (string)t["act"]!);

    private static JsonObject WithOpinionFirst(JsonObject definition)
    {
        var opinion = OwnEdition.Opinion("opinion-first", "intake");
        opinion["metadata"] = new JsonObject { ["displayText"] = "先听意见" };
        var arrows = definition["root"]!["connections"]!.AsArray();
        var first = arrows.Single(a => (string)a!["source"]!["activity"]! == "start")!;
        var next = (string)first["target"]!["activity"]!;
        first["target"]!["activity"] = "opinion-first";
        Designer.Drop(definition, opinion);
        arrows.Add((JsonNode)OwnEdition.Arrow("opinion-first", next, "approved"));
        return definition;
    }
}
