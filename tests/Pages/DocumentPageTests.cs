using Microsoft.Playwright;
using Qingyi.Tests.Matters;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Pages;

/// <summary>文书 in a browser: what is typed stands on the sheet at once; saved, finished, compared; the whole file as PDF.</summary>
public sealed class DocumentPageTests(House house, Browser browser) : IClassFixture<House>, IClassFixture<Browser>
{
    private static readonly string? Folder = Environment.GetEnvironmentVariable("QINGYI_DOCUMENT_PICTURES");

    [Fact]
    public async Task A_handler_writes_finishes_and_compares_a_notice()
    {
        var walk = new CaseWalk(house);
        await walk.TipOff();
        await walk.Until("issue-prior-notice");
        await using var visit = await browser.Visit(house.Url, 1366, 768);
        await visit.SignIn("handler", house.Password("handler"));
        var page = visit.Page;
        await page.GotoAsync($"/workbench/cases/{walk.CaseId}?tab=documents");
        await page.WaitForSelectorAsync("tr:has-text('行政处罚（处理）决定书') :text('处理决定之后可制作')");
        await Take(page, "documents-1366");
        await page.ClickAsync("td a:has-text('行政处罚事先告知书')");
        await page.WaitForSelectorAsync(".sheet-paper .sheet-mark");
        await page.WaitForSelectorAsync(".qy-note:has-text('尚未保存')");

        var text = await page.InputValueAsync("#text");
        await page.FillAsync("#text", text + "\n另附材料清单一份。");
        await page.WaitForSelectorAsync("#sheet p:has-text('另附材料清单一份')");
        await Take(page, "document-1366");
        await page.ClickAsync("button:has-text('保存为新版本')");
        await page.WaitForSelectorAsync("td:has-text('第1版')");
        await page.ClickAsync("button:has-text('定稿并取文号')");
        await page.WaitForSelectorAsync("td:has-text('告〔2026〕0001号')");
        await page.WaitForSelectorAsync("#sheet p.ruled:has-text('告〔2026〕0001号')");

        await page.ClickAsync("tr:has-text('第2版') a:has-text('与上一版比对')");
        await page.WaitForSelectorAsync("ins:has-text('告〔2026〕0001号')");
        await page.WaitForSelectorAsync("del:has-text('【文号】')");
        await Take(page, "document-differences-1366");
        await page.GotoAsync($"/workbench/cases/{walk.CaseId}/documents/prior-notice?version=1");
        await page.WaitForSelectorAsync(".qy-note.amber:has-text('这是第1版')");

        var pdf = await page.APIRequest.GetAsync($"/workbench/cases/{walk.CaseId}/volume?format=pdf");
        Assert.Equal("application/pdf", pdf.Headers["content-type"]);
        await page.SetViewportSizeAsync(390, 844);
        await page.GotoAsync($"/workbench/cases/{walk.CaseId}/documents/prior-notice");
        Assert.False(await visit.Overflows());
        await Take(page, "document-390");
        Assert.Empty(visit.Wrong);
    }

    [Fact]
    public async Task A_save_over_a_newer_version_keeps_what_was_typed_and_who_may_not_write_is_told()
    {
        var walk = new CaseWalk(house);
        await walk.TipOff();
        await walk.Until("investigate");
        var address = $"/workbench/cases/{walk.CaseId}/documents/filing-approval";
        await using var one = await browser.Visit(house.Url, 1366, 768, script: false);
        await one.SignIn("handler", house.Password("handler"));
        await one.Page.GotoAsync(address);
        await using var other = await browser.Visit(house.Url, 1366, 768, script: false);
        await other.SignIn("handler-2", house.Password("handler-2"));
        await other.Page.GotoAsync(address);

        await one.Page.ClickAsync("button:has-text('保存为新版本')");
        await one.Page.WaitForSelectorAsync("td:has-text('第1版')");
        await other.Page.FillAsync("#text", "# 立案审批表\n我写的一段。");
        await other.Page.ClickAsync("button:has-text('保存为新版本')");
        await other.Page.WaitForSelectorAsync("[role=alert]:has-text('已经有了第 1 版')");
        Assert.Contains("我写的一段。", await other.Page.InputValueAsync("#text"), StringComparison.Ordinal);
        await other.Page.ClickAsync("button:has-text('保存为新版本')");
        await other.Page.WaitForSelectorAsync("td:has-text('第2版')");

        await using var leader = await browser.Visit(house.Url, 1366, 768);
        await leader.SignIn("leader", house.Password("leader"));
        await leader.Page.GotoAsync(address);
        await leader.Page.WaitForSelectorAsync(".qy-refused:has-text('文书由本案承办人制作')");
        Assert.Equal(0, await leader.Page.Locator("button:has-text('保存')").CountAsync());
        Assert.Empty(leader.Wrong);
    }

    [Fact]
    public async Task A_matter_s_order_is_made_on_its_page_and_its_hospital_reads_it_when_it_is_finished()
    {
        var walk = new MatterWalk(house);
        await walk.Open("handler", "rectification", House.Hospital);
        await walk.Do("section-head", "issue", "issued", new() { ["kind"] = "management", ["problem"] = "登记簿缺页。", ["days"] = 10 });
        var address = $"/workbench/matters/{walk.Id}";
        await using var hospital = await browser.Visit(house.Url, 390, 844);
        await hospital.SignIn("hospital", house.Password("hospital"));
        await hospital.Page.GotoAsync(address);
        Assert.Equal(0, await hospital.Page.Locator("#documents").CountAsync());

        await using var visit = await browser.Visit(house.Url, 1366, 768);
        await visit.SignIn("handler", house.Password("handler"));
        var page = visit.Page;
        await page.GotoAsync(address);
        await page.WaitForSelectorAsync("#documents tr:has-text('整改复查意见书') :text('复查之后可制作')");
        await page.Picture(Folder, "matter-wide");
        await page.ClickAsync("#documents a:has-text('责令整改通知书')");
        await page.WaitForSelectorAsync(".sheet-paper .sheet-mark:has-text('示例市卫生健康委员会')");
        await page.WaitForSelectorAsync("#sheet p:has-text('登记簿缺页')");
        var text = await page.InputValueAsync("#text");
        await page.FillAsync("#text", text + "\n联系人：综合监督科。");
        await page.WaitForSelectorAsync("#sheet p:has-text('联系人')");
        await page.Picture(Folder, "matter-document-wide");
        await page.ClickAsync("button:has-text('定稿并取文号')");
        await page.WaitForSelectorAsync("td:has-text('责改〔2026〕000')");
        await page.ClickAsync("tr:has-text('第1版') a:has-text('与自动生成的比对')");
        await page.WaitForSelectorAsync("ins:has-text('联系人')");
        await page.ClickAsync($".qy-crumb a[href='{address}#documents']");
        await page.WaitForSelectorAsync("#documents tr:has-text('责令整改通知书') .qy-tag:has-text('定稿')");
        Assert.Empty(visit.Wrong);

        await hospital.Page.GotoAsync(address);
        await hospital.Page.Picture(Folder, "matter-narrow");
        Assert.False(await hospital.Overflows());
        Assert.Equal(0, await hospital.Page.Locator("#documents .no-print").CountAsync());
        await hospital.Page.ClickAsync("#documents a:has-text('责令整改通知书')");
        await hospital.Page.WaitForSelectorAsync(".qy-refused:has-text('文书由办理本事项的人员制作')");
        await hospital.Page.Picture(Folder, "matter-document-narrow");
        Assert.False(await hospital.Overflows());
        Assert.Equal(0, await hospital.Page.Locator("a[href*='differences']").CountAsync());
        Assert.Empty(hospital.Wrong);
    }

    private static Task Take(IPage page, string name) => Folder is null ? Task.CompletedTask : page.ScreenshotAsync(new() { Path = Path.Combine(Folder, name + ".png"), FullPage = name.EndsWith("390", StringComparison.Ordinal) });
}
