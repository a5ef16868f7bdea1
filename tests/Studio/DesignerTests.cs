using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Qingyi.Server.Web.Pages.Studio;
using Qingyi.Tests.Pages;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Studio;

/// <summary>A supervisor at work in the real Elsa Studio, in the browser.</summary>
[Collection(StudioVisit.OneAfterTheOther)]
public sealed class DesignerTests(House house, Browser browser) : IClassFixture<House>, IClassFixture<Browser>
{
    private const string Lifecycle = "case-lifecycle";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_task_that_a_supervisor_draws_in_and_publishes_is_done_by_the_next_case_and_not_by_an_older_one()
    {
        var older = new CaseWalk(house);
        await older.TipOff();
        await using var studio = await StudioVisit.As(browser, house, "supervisor", 2560, 1200);
        await studio.OpenList();
        Assert.Contains("办案总流程", await studio.Page.Locator(".mud-table-body").InnerTextAsync(), StringComparison.Ordinal);

        await studio.Page.Locator(".mud-table-body tr", new() { HasText = "办案总流程" }).ClickAsync();
        await studio.Page.WaitForURLAsync($"**/studio/workflows/definitions/{Lifecycle}/edit");
        await studio.Settled();
        await studio.FitToWindow();
        var task = await studio.Drag("案件办理", "人工任务", "start", "intake");
        await studio.Choose("办理事项（必填）", "审批意见");
        await studio.Choose("办理角色", "科室负责人");
        await studio.Write("不设期限的理由", "当天办结");
        await studio.Write("办理结果", "approved", "Enter");
        await studio.Disconnect("start", "Done", "intake");
        await studio.Connect("start", "Done", task);
        await studio.Connect(task, "approved", "intake");

        using var supervisor = await house.As("supervisor");
        var draft = await Draft(supervisor);
        var drawn = draft["root"]!["activities"]!.AsArray().Single(a => (string?)a!["id"] == task)!;
        Assert.Equal("section-head", (string?)drawn["role"]!["expression"]!["value"]);
        Assert.Contains($"start>{task}", Arrows(draft));
        Assert.Contains($"{task}>intake", Arrows(draft));
        Assert.DoesNotContain("start>intake", Arrows(draft));
        Assert.Contains("草稿", await studio.Page.TextContentAsync("[data-studio=state]"), StringComparison.Ordinal);
        Assert.Empty(studio.Wrong);

        await studio.Page.ClickAsync(".st-btn.primary");
        await studio.Page.FillAsync($"[name={PublishForm.ReasonField}]", "受理前先由科室负责人审批");
        await studio.Page.ClickAsync($"form:has([name={PublishForm.ReasonField}]) button.btn-primary");
        await studio.Page.WaitForURLAsync($"**/studio/definitions/{Lifecycle}/check?published=*");
        Assert.Empty(studio.Wrong);

        var newer = new CaseWalk(house);
        await newer.TipOff();
        Assert.Equal(["give-opinion"], (await newer.Inbox("section-head")).Select(t => (string?)t["act"]));
        Assert.Empty(await newer.Inbox("intake"));
        Assert.Equal(["accept-tip"], (await older.Inbox("intake")).Select(t => (string?)t["act"]));
    }

    private static async Task<JsonObject> Draft(HttpClient client) =>
        (await client.GetFromJsonAsync<JsonObject>($"/elsa/api/workflow-definitions/by-definition-id/{Lifecycle}?versionOptions=Latest", Cancelled))!;

    private static List<string> Arrows(JsonObject definition) =>
        [.. definition["root"]!["connections"]!.AsArray().Select(c => $"{c!["source"]!["activity"]}>{c["target"]!["activity"]}")];
}
