using System.Text.Json.Nodes;
using Qingyi.Tests.Pages;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Studio;

/// <summary>What a supervisor sees before she publishes, and after somebody else was faster. Pictures go to qingyi-check in the temporary folder.</summary>
public sealed class CheckPageTests(House house, Browser browser) : IClassFixture<House>, IClassFixture<Browser>
{
    private const string Check = "/studio/definitions/case-grading/check";
    private const string Revisions = "/studio/definitions/case-grading/revisions";
    private static readonly string Folder = Path.Combine(Path.GetTempPath(), "qingyi-check");

    [Fact]
    public async Task A_second_approval_is_shown_published_with_a_reason_and_in_force()
    {
        var studio = await Designer.At(house, "supervisor");
        await studio.Save(WithSecondApproval(await studio.Open()));
        foreach (var (width, height) in new[] { (1366, 768), (390, 844) })
        {
            await using var look = await browser.Visit(house.Url, width, height);
            await look.SignIn("supervisor", house.Password("supervisor"));
            await look.Page.GotoAsync(Check);
            await Picture(look, $"check-{width}");
            Assert.False(await look.Overflows(), $"{width}");
            Assert.Empty(look.Wrong);
        }

        // Without scripts, as with them.
        await using var visit = await browser.Visit(house.Url, 1366, 768, script: false);
        await visit.SignIn("supervisor", house.Password("supervisor"));
        var page = visit.Page;
        await page.GotoAsync(Check);
        Assert.Contains("可以发布", await page.TextContentAsync("main .qy-note"), StringComparison.Ordinal);
        var changes = await page.TextContentAsync("#changes");
        Assert.Contains("新增“第二审批”（人工任务）", changes, StringComparison.Ordinal);
        Assert.Contains("新增连线：“第二审批”（同意）→“", changes, StringComparison.Ordinal);
        Assert.Equal(1, await page.Locator("#changes svg .d-add rect").CountAsync());

        await page.ClickAsync("#publish button");
        Assert.Contains("请写明发布的理由", await page.TextContentAsync("#publish .qy-wrong"), StringComparison.Ordinal);
        await page.FillAsync("#reason", "按省厅通知增加第二审批");
        await page.ClickAsync("#publish button");

        Assert.Contains("published=", page.Url, StringComparison.Ordinal);
        Assert.Contains("第 2 版已经发布", await page.TextContentAsync("main"), StringComparison.Ordinal);
        Assert.Contains("系统自带第 1 版", await page.TextContentAsync("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unlawful_way_is_told_and_somebody_else_s_save_does_not_lose_the_reason()
    {
        var (studio, key) = (await Designer.At(house, "supervisor"), "case-verification");
        await using var visit = await browser.Visit(house.Url, 1366, 768);
        await visit.SignIn("supervisor", house.Password("supervisor"));
        var page = visit.Page;

        var lawful = await studio.Save(await studio.Open(key));
        await page.GotoAsync($"/studio/definitions/{key}/check");
        await page.FillAsync("#reason", "缩短流程");
        var unlawful = lawful.DeepClone().AsObject();
        Arrow(unlawful, "verify", "unsubstantiated")["target"]!["activity"] = "dispose";
        await studio.Save(unlawful);
        var answer = await page.RunAndWaitForResponseAsync(() => page.ClickAsync("#publish button"), r => r.Request.Method == "POST");

        Assert.Equal(409, answer.Status);
        Assert.Equal("缩短流程", await page.InputValueAsync("#reason"));
        var findings = await page.TextContentAsync("#findings");
        Assert.Contains("两名承办人都签字后才能了结", findings, StringComparison.Ordinal);
        Assert.Contains("经“", findings, StringComparison.Ordinal);
        Assert.Contains("了结", findings, StringComparison.Ordinal);
        Assert.Contains("现在不能发布", await page.TextContentAsync("main .qy-note"), StringComparison.Ordinal);
        Assert.Equal("true", await page.GetAttributeAsync("#publish button", "aria-disabled"));
        await Picture(visit, "check-refused");
    }

    [Fact]
    public async Task Two_designers_of_one_draft_lose_nothing()
    {
        var key = "case-decision";
        var path = Revisions.Replace("case-grading", key, StringComparison.Ordinal);
        var first = await Designer.At(house, "supervisor");
        await house.Account("supervisor-2", "业务主管乙", House.City, Qingyi.Domain.People.Role.Supervisor);
        var second = await Designer.At(house, "supervisor-2", "page-2");
        var begun = await first.Open(key);
        var mine = begun.DeepClone().AsObject();
        Named(mine, "discuss")["metadata"]!["displayText"] = "会议集体讨论";
        var theirs = begun.DeepClone().AsObject();
        Named(theirs, "serve")["limit"]!["expression"]!["value"] = "triage";
        await first.Save(mine);
        using var refused = await second.TrySave(theirs);
        Assert.Contains(path, await Designer.Refusal(refused), StringComparison.Ordinal);

        await using var visit = await browser.Visit(house.Url, 1366, 768);
        await visit.SignIn("supervisor-2", house.Password("supervisor-2"));
        var page = visit.Page;
        await page.GotoAsync(path);
        await Picture(visit, "revisions-1366");
        Assert.Contains("没有合并进草稿，没有丢失", await page.TextContentAsync("main"), StringComparison.Ordinal);
        var changes = await page.TextContentAsync("#changes");
        Assert.Contains("改名为“会议集体讨论”", changes, StringComparison.Ordinal);
        Assert.Contains("“送达”的期限由", changes, StringComparison.Ordinal);

        page.Dialog += (_, dialog) => _ = dialog.AcceptAsync();
        var line = page.Locator("tr", new() { HasText = "没有合并" });
        await line.Locator("form button").ClickAsync();
        await page.WaitForSelectorAsync("tr:has-text('恢复') .qy-tag");
        Assert.Equal("triage", (string)Named(await second.Open(key), "serve")["limit"]!["expression"]!["value"]!);

        await using var narrow = await browser.Visit(house.Url, 390, 844);
        await narrow.SignIn("supervisor-2", house.Password("supervisor-2"));
        await narrow.Page.GotoAsync(path);
        await Picture(narrow, "revisions-390");
        Assert.False(await narrow.Overflows());
    }

    private static JsonObject WithSecondApproval(JsonObject model)
    {
        var arrow = Arrow(model, "decideGrading", "adopted");
        var next = (string)arrow["target"]!["activity"]!;
        arrow["target"]!["activity"] = "second";
        var task = OwnEdition.Node("second", "Case.HumanTask", ("act", OwnEdition.Literal("give-opinion")), ("role", OwnEdition.Literal("leader")), ("limit", OwnEdition.Literal("grading")), ("outcomes", OwnEdition.List("approved")));
        task["metadata"] = new JsonObject { ["displayText"] = "第二审批", ["designer"] = new JsonObject { ["position"] = new JsonObject { ["x"] = 900, ["y"] = 420 } } };
        Designer.Drop(model, task);
        model["root"]!["connections"]!.AsArray().Add((JsonNode)OwnEdition.Arrow("second", next, "approved"));
        return model;
    }

    private static JsonObject Arrow(JsonObject model, string from, string port) =>
        model["root"]!["connections"]!.AsArray().Single(a => (string)a!["source"]!["activity"]! == from && (string)a["source"]!["port"]! == port)!.AsObject();

    private static JsonObject Named(JsonObject model, string id) => model["root"]!["activities"]!.AsArray().Single(a => (string)a!["id"]! == id)!.AsObject();

    private static Task Picture(Visit visit, string name) =>
        visit.Page.ScreenshotAsync(new() { Path = Path.Combine(Folder, name + ".png"), FullPage = true });
}
