using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Qingyi.Tests.Pages;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Studio;

/// <summary>Two people at one drawing, and somebody who looks where a case waits.</summary>
[Collection(StudioVisit.OneAfterTheOther)]
public sealed class TwoDesignersTests(House house, Browser browser) : IClassFixture<House>, IClassFixture<Browser>
{
    private const string Key = "case-intake";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_second_of_two_designers_is_led_to_the_difference_and_loses_nothing()
    {
        await house.Account("supervisor-2", "业务主管乙", House.City, "supervisor");
        await using var first = await StudioVisit.As(browser, house, "supervisor");
        await using var second = await StudioVisit.As(browser, house, "supervisor-2");
        await first.OpenEditor(Key);
        await second.OpenEditor(Key);

        await first.Select("accept");
        await first.Write("任务标题", "甲写的标题");
        await second.Select("accept");
        await second.Write("任务标题", "乙写的标题");

        var banner = second.Page.Locator("#studio-banner");
        await banner.Locator("a").WaitForAsync();
        Assert.Contains("您刚才的改动没有覆盖它", await banner.InnerTextAsync(), StringComparison.Ordinal);
        Assert.Equal($"/studio/definitions/{Key}/revisions", await banner.Locator("a").GetAttributeAsync("href"));
        Assert.True(await first.Page.Locator("#studio-banner").IsHiddenAsync());
        using var supervisor = await house.As("supervisor-2");
        var draft = await supervisor.GetStringAsync($"/elsa/api/workflow-definitions/by-definition-id/{Key}?versionOptions=Latest", Cancelled);
        Assert.Equal("甲写的标题", Title(JsonNode.Parse(draft)!));
        var revisions = await supervisor.GetFromJsonAsync<JsonNode>($"/api/definitions/{Key}/revisions", Cancelled);
        var refused = (revisions as JsonArray ?? revisions!["items"]!.AsArray()).First(r => (string?)r!["kind"] == "refused")!;
        var kept = await supervisor.GetStringAsync($"/api/definitions/{Key}/revisions/{refused["id"]}", Cancelled);
        Assert.Contains("乙写的标题", System.Text.RegularExpressions.Regex.Unescape(kept), StringComparison.Ordinal);
        Assert.Empty(first.Wrong);
        Assert.Empty(second.Wrong);
    }

    [Fact]
    public async Task The_viewer_shows_by_a_badge_where_a_case_waits()
    {
        var walk = new CaseWalk(house);
        await walk.TipOff();
        await using var studio = await StudioVisit.As(browser, house, "supervisor");
        await studio.Page.GotoAsync("/studio/workflows/instances");
        await studio.Page.Locator(".mud-table-body tr", new() { HasText = "线索受理与分办" }).First.ClickAsync();
        await studio.Page.WaitForURLAsync("**/view");
        await studio.Settled();

        await studio.Page.Locator("[data-cell-id=accept] .mud-badge").First.WaitForAsync();
        Assert.Equal("等待中", await studio.Page.TextContentAsync("[data-studio=state]"));
        Assert.Equal(0, await studio.Page.Locator("[data-cell-id=assign] .mud-badge").CountAsync());
        Assert.Empty(studio.Wrong);
    }

    private static string? Title(JsonNode definition) =>
        (string?)definition["root"]!["activities"]!.AsArray().Single(a => (string?)a!["id"] == "accept")!["title"]?["expression"]?["value"];
}
