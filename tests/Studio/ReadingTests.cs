using System.Net;
using System.Text.Json.Nodes;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Studio;

public sealed class ReadingTests(House house) : IClassFixture<House>
{
    private static readonly string[] NeverNull = ["variables", "inputs", "outputs", "outcomes", "customProperties", "options", "root", "links"];

    [Fact]
    public async Task The_list_has_one_row_a_procedure_and_lets_a_supervisor_create()
    {
        var studio = await Designer.At(house, "supervisor");

        var list = await studio.Get("workflow-definitions?versionOptions=Latest&Page=0&PageSize=100&SearchTerm=&IsSystem=False&OrderBy=Name&OrderDirection=Ascending");
        var rows = list["items"]!.AsArray();

        Assert.Equal((int)list["totalCount"]!, rows.Count);
        Assert.Equal(rows.Count, rows.DistinctBy(r => (string)r!["definitionId"]!).Count());
        Assert.Contains(rows, r => (string)r!["definitionId"]! == Designer.Grading && (bool)r["isLatest"]! && (bool)r["isPublished"]!);
        Assert.Equal("bulk-publish", (string)list["links"]![0]!["rel"]!);
    }

    [Theory]
    [InlineData("versionOptions=Published&DefinitionIds=case-grading&DefinitionIds=case-hearing", "case-grading case-hearing")]
    [InlineData("VersionOptions=published&definitionids=case-grading", "case-grading")]
    [InlineData("versionOptions=&Ids=case-grading-v1", "case-grading")]
    [InlineData("versionOptions=1&DefinitionIds=case-grading", "case-grading")]
    [InlineData("versionOptions=Draft&DefinitionIds=case-grading", "")]
    [InlineData("versionOptions=LatestAndPublished&DefinitionIds=case-grading", "case-grading")]
    [InlineData("versionOptions=AllVersions&Page=0&PageSize=10&DefinitionIds=case-grading&OrderBy=Version&OrderDirection=Descending", "case-grading")]
    [InlineData("versionOptions=Latest&SearchTerm=裁量与法制", "case-grading")]
    [InlineData("versionOptions=Latest&SearchTerm=没有这样的流程", "")]
    [InlineData("versionOptions=Latest&IsSystem=True", "")]
    public async Task Filters_find_what_they_name(string query, string keys)
    {
        var studio = await Designer.At(house, "supervisor");

        var list = await studio.Get($"workflow-definitions?{query}");

        Assert.Equal(keys, string.Join(' ', list["items"]!.AsArray().Select(r => (string)r!["definitionId"]!).Order(StringComparer.Ordinal)));
    }

    [Fact]
    public async Task Pages_follow_each_other_without_gap_or_repeat()
    {
        var studio = await Designer.At(house, "supervisor");

        var all = Keys(await studio.Get("workflow-definitions?versionOptions=Latest&OrderBy=Name"));
        var paged = new List<string>();
        for (var page = 0; page * 3 < all.Count; page++)
        {
            paged.AddRange(Keys(await studio.Get($"workflow-definitions?versionOptions=Latest&OrderBy=Name&Page={page}&PageSize=3")));
        }

        Assert.Equal(all, paged);
    }

    [Fact]
    public async Task A_definition_has_no_null_collection_and_every_activity_its_path()
    {
        var studio = await Designer.At(house, "supervisor");

        foreach (var key in Keys(await studio.Get("workflow-definitions?versionOptions=Latest")))
        {
            var definition = await studio.Open(key);

            Assert.All(NeverNull, part => Assert.NotNull(definition[part]));
            Assert.All(Designer.Activities(definition["root"]), a => Assert.EndsWith($":{a["id"]}", (string?)a["nodeId"] ?? "", StringComparison.Ordinal));
            Assert.StartsWith("Workflow1:", (string)definition["root"]!["nodeId"]!, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_definition_is_found_by_its_version_and_an_unknown_one_is_not()
    {
        var studio = await Designer.At(house, "supervisor");

        var one = await studio.Get("workflow-definitions/by-id/case-grading-v1");
        using var none = await studio.Send(HttpMethod.Get, "workflow-definitions/by-id/no-such", null);
        using var noKey = await studio.Send(HttpMethod.Get, "workflow-definitions/by-definition-id/no-such?versionOptions=Latest", null);

        Assert.Equal(Designer.Grading, (string)one["definitionId"]!);
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, noKey.StatusCode);
    }

    [Fact]
    public async Task A_name_is_unique_among_other_procedures()
    {
        var studio = await Designer.At(house, "supervisor");

        Assert.False((bool)(await studio.Get("workflow-definitions/validation/is-name-unique?name=裁量与法制审核"))["isUnique"]!);
        Assert.True((bool)(await studio.Get("workflow-definitions/validation/is-name-unique?name=裁量与法制审核&definitionId=case-grading"))["isUnique"]!);
        Assert.True((bool)(await studio.Get("workflow-definitions/validation/is-name-unique?name=从来没有过"))["isUnique"]!);
    }

    [Fact]
    public async Task An_auditor_looks_and_may_not_touch_and_a_handler_sees_nothing()
    {
        var auditor = await Designer.At(house, "auditor");
        var handler = await Designer.At(house, "handler");
        var nobody = new Designer(house.Anyone(), "page-1");

        var definition = await auditor.Open();
        using var saved = await auditor.TrySave(definition);
        using var closed = await handler.Send(HttpMethod.Get, "workflow-definitions?versionOptions=Latest", null);
        using var unknown = await nobody.Send(HttpMethod.Get, "descriptors/activities", null);

        Assert.Empty(definition["links"]!.AsArray());
        Assert.Empty((await auditor.Get("workflow-definitions?versionOptions=Latest"))["links"]!.AsArray());
        Assert.Equal(HttpStatusCode.Forbidden, saved.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, closed.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, unknown.StatusCode);
    }

    [Fact]
    public async Task Another_site_cannot_save_with_the_cookie_of_a_supervisor()
    {
        var client = await house.As("supervisor");
        client.DefaultRequestHeaders.Add("Origin", "https://elsewhere.example");

        using var answer = await new Designer(client, null).TrySave(new JsonObject { ["name"] = "外来" });

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task Withdrawing_and_publishing_in_bulk_change_nothing()
    {
        var studio = await Designer.At(house, "supervisor");
        var keys = new JsonObject { ["definitionIds"] = new JsonArray(Designer.Grading, "no-such") };

        var retracted = await studio.Post($"workflow-definitions/{Designer.Grading}/retract", []);
        var bulk = await studio.Post("bulk-actions/publish/workflow-definitions/by-definition-ids", keys);
        var back = await studio.Post("bulk-actions/retract/workflow-definitions/by-definition-ids", keys);

        Assert.True((bool)retracted["isPublished"]!);
        Assert.Equal([Designer.Grading], bulk["alreadyPublished"]!.AsArray().Select(n => (string)n!));
        Assert.Equal(["no-such"], bulk["notFound"]!.AsArray().Select(n => (string)n!));
        Assert.Empty(back["retracted"]!.AsArray());
        Assert.True((bool)(await studio.Open())["isPublished"]!);
    }

    private static List<string> Keys(JsonObject list) => [.. list["items"]!.AsArray().Select(r => (string)r!["definitionId"]!)];
}
