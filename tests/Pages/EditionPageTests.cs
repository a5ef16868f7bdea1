using System.Text;
using Microsoft.Playwright;
using Qingyi.Domain.People;
using Qingyi.Server.Features.Documents;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Pages;

/// <summary>文书模板 in a browser: downloaded, changed, uploaded, put right, proposed by one and published by another.</summary>
public sealed class EditionPageTests(House house, Browser browser) : IClassFixture<House>, IClassFixture<Browser>
{
    private static readonly string? Folder = Environment.GetEnvironmentVariable("QINGYI_TEMPLATE_PICTURES");

    [Fact]
    public async Task An_administrator_changes_a_template_sees_what_is_wrong_and_a_supervisor_publishes_it()
    {
        await house.Account("city-admin", "市系统员", House.City, Role.Administrator);
        await using var visit = await browser.Visit(house.Url, 1366, 768);
        await visit.SignIn("city-admin", house.Password("city-admin"));
        var page = visit.Page;
        await page.GotoAsync("/workbench/admin/templates");
        await page.Picture(Folder, "templates-wide");
        await page.ClickAsync("#documents a:has-text('行政处罚事先告知书')");
        await page.WaitForSelectorAsync("#sheet .sheet-paper p:has-text('李某')");
        await page.Picture(Folder, "template-wide");
        Assert.False(await visit.Overflows());

        // What is typed is tried at once, and a fault says where, what and what would be right.
        var text = await page.InputValueAsync("#text");
        await page.FillAsync("#text", text + "\n举报人{{ reporter.name }}");
        await page.WaitForSelectorAsync("#sheet .edition-faults td:has-text('没有“reporter”这个字段')");
        await page.Picture(Folder, "template-faults-wide");
        Assert.Equal(0, await page.Locator("#sheet .sheet-paper").CountAsync());
        await page.FillAsync("#text", text.Replace("\n>> {{ organ }}", "\n本通知书一式两份。\n>> {{ organ }}", StringComparison.Ordinal));
        await page.WaitForSelectorAsync("#sheet .sheet-paper p:has-text('本通知书一式两份。')");

        // The same by a file: a workbook under another name is refused and nothing of what stands changes; the docx is read.
        var docx = await page.RunAndWaitForDownloadAsync(() => page.ClickAsync("a:has-text('下载 docx 修改')"));
        Assert.Equal("行政处罚事先告知书模板.docx", docx.SuggestedFilename);
        await page.SetInputFilesAsync("#file", new FilePayload { Name = "模板.docx", MimeType = "application/octet-stream", Buffer = Encoding.UTF8.GetBytes("MZ\u0000\u0001") });
        await page.ClickAsync("button:has-text('读入并检查')");
        await page.WaitForSelectorAsync("#upload-faults td:has-text('既不是 docx，也不是文本')");
        await page.Picture(Folder, "template-upload-refused-wide");
        await page.SetInputFilesAsync("#file", new FilePayload { Name = "改好.docx", MimeType = "application/octet-stream", Buffer = TemplateFile.Docx("样", text.Replace("\n>> {{ organ }}", "\n本通知书一式两份。\n>> {{ organ }}", StringComparison.Ordinal)) });
        await page.ClickAsync("button:has-text('读入并检查')");
        await page.WaitForSelectorAsync(".qy-note:has-text('已读入“改好.docx”')");
        await page.FillAsync("#reason", "市局要求写明份数。");
        await page.ClickAsync("button:has-text('提交发布')");
        await page.WaitForSelectorAsync("#waiting:has-text('第1版等待发布')");
        await page.Picture(Folder, "template-waiting-wide");
        Assert.Equal(0, await page.Locator("#waiting button:has-text('发布')").CountAsync());
        
        // A download ends the navigation that began it, and the refused file is answered 415.
        Assert.DoesNotContain(visit.Wrong, w => !w.Contains("415", StringComparison.Ordinal) && !w.Contains("file?format=docx", StringComparison.Ordinal));

        await using var second = await browser.Visit(house.Url, 1366, 768);
        await second.SignIn("supervisor", house.Password("supervisor"));
        await second.Page.GotoAsync("/workbench/admin/templates");
        await second.Page.ClickAsync("#for-you a:has-text('行政处罚事先告知书')");
        await second.Page.ClickAsync("#waiting a:has-text('与随系统提供的比对')");
        await second.Page.WaitForSelectorAsync("ins:has-text('本通知书一式两份。')");
        await second.Page.Picture(Folder, "template-differences-wide");
        await second.Page.GoBackAsync();
        await second.Page.ClickAsync("#waiting button:has-text('发布')");
        await second.Page.WaitForSelectorAsync("#versions .qy-tag.green:has-text('使用中')");
        Assert.Empty(second.Wrong);
        await page.GotoAsync("/workbench/admin/templates/documents/prior-notice");
        await page.WaitForSelectorAsync(".qy-note:has-text('现在使用：示例市卫生健康委员会第1版')");
        await page.Picture(Folder, "template-published-wide");

        await browser.LooksRightOnAPhone(house, "city-admin", "/workbench/admin/templates", Folder, "templates");
        await browser.LooksRightOnAPhone(house, "city-admin", "/workbench/admin/templates/documents/prior-notice", Folder, "template");
        await browser.LooksRightOnAPhone(house, "auditor", "/workbench/admin/audit", Folder, "audit");
    }

    [Fact]
    public async Task An_auditor_clicks_once_and_reads_that_the_chains_hold()
    {
        await using var visit = await browser.Visit(house.Url, 1366, 768);
        await visit.SignIn("auditor", house.Password("auditor"));
        await visit.Page.GotoAsync("/workbench/admin/audit?chain=");
        await visit.Page.ClickAsync("#check button");
        await visit.Page.WaitForSelectorAsync("#checked:has-text('核验通过：“全部”')");
        await visit.Page.Picture(Folder, "audit-checked-wide");
        Assert.False(await visit.Overflows());
        Assert.Empty(visit.Wrong);
    }
}
