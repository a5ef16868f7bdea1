using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Qingyi.Tests.Support;
using UglyToad.PdfPig;

namespace Qingyi.Tests.Pages;

/// <summary>收件回执 in a browser: fetched after the tip and from the follow-up, printed alone, checked by whoever is shown it; without script and cookie.</summary>
public sealed class ProofPageTests(House house, Browser browser) : IClassFixture<House>, IClassFixture<Browser>
{
    /// <summary>Where pictures go, when somebody wants to look.</summary>
    private static readonly string? Folder = Environment.GetEnvironmentVariable("QINGYI_PROOF_PICTURES");

    [Theory]
    [InlineData(390, 844, "narrow")]
    [InlineData(1366, 768, "wide")]
    public async Task A_paper_is_fetched_after_the_tip_and_from_the_follow_up_and_checked_by_pasting(int width, int height, string name)
    {
        await using var visit = await browser.Visit(house.Url, width, height, script: false);
        var page = visit.Page;
        await page.GotoAsync("/tip");
        await page.FillAsync("#institution", "示例市第一医院");
        await page.Locator("label:has(input[value=red-envelope]) span").ClickAsync();
        await page.FillAsync("#text", "住院期间主刀医生收了两千元红包，病房里几位家属都知道。");
        await page.ClickAsync("form button.btn-primary");
        var receipt = string.Concat(await page.Locator(".qy-receipt span").AllTextContentsAsync());
        await page.Picture(Folder, "receipt-" + name);
        await page.ClickAsync("form[action^='/follow-up/proof'] button");
        await page.WaitForSelectorAsync("h1:has-text('收件回执')");
        await page.Picture(Folder, "proof-" + name);
        Assert.False(await visit.Overflows());
        Assert.DoesNotContain(receipt, page.Url, StringComparison.Ordinal);
        var text = await page.TextContentAsync(".pub-proof pre");

        // Back with the number, days later: the same way from the follow-up.
        await page.GotoAsync("/follow-up");
        await page.FillAsync("#receipt", receipt);
        await page.ClickAsync("main form button.btn-primary");
        await page.Picture(Folder, "follow-up-" + name);
        await page.ClickAsync("form[action^='/follow-up/proof'] button");
        await page.WaitForSelectorAsync("h1:has-text('收件回执')");
        var file = await page.RunAndWaitForDownloadAsync(() => page.ClickAsync("form[action^='/proof/file'] button"));
        Assert.Equal("receipt.txt", file.SuggestedFilename);

        // Her lawyer finds the check from the page of the key.
        await page.GotoAsync("/integrity");
        await page.Picture(Folder, "integrity-" + name);
        Assert.False(await visit.Overflows());
        await page.ClickAsync("#key a[href^='/proof']");
        await page.FillAsync("#text", text!);
        await page.ClickAsync("main form button.btn-primary");
        await page.WaitForSelectorAsync("#verdict:has-text('回执有效')");
        await page.Picture(Folder, "check-valid-" + name);
        await page.FillAsync("#text", text!.Replace("channel: website", "channel: letter", StringComparison.Ordinal));
        await page.ClickAsync("main form button.btn-primary");
        await page.WaitForSelectorAsync("#verdict:has-text('内容有改动')");
        await page.Picture(Folder, "check-changed-" + name);
        await page.FillAsync("#text", "");
        await page.SetInputFilesAsync("#file", await file.PathAsync());
        await page.ClickAsync("main form button.btn-primary");
        await page.WaitForSelectorAsync("#verdict:has-text('回执有效')");

        Assert.False(await visit.Overflows());
        Assert.Equal(0, await visit.Cookies());

        // To the browser a download is a navigation that it breaks off.
        Assert.DoesNotContain(visit.Wrong, w => !w.EndsWith("/proof/file net::ERR_ABORTED", StringComparison.Ordinal));
    }

    [Fact]
    public async Task On_paper_stands_the_proof_alone_on_one_sheet_and_both_pages_shut_nobody_out()
    {
        await using var visit = await browser.Visit(house.Url, 1366, 768);
        var page = visit.Page;
        var receipt = (string)(await new CaseWalk(house).TipOff())["receipt"]!;
        await page.GotoAsync("/follow-up");
        await page.FillAsync("#receipt", receipt);
        await page.ClickAsync("main form button.btn-primary");
        await page.ClickAsync("form[action^='/follow-up/proof'] button");
        await page.WaitForSelectorAsync(".pub-proof");
        await Axe(page);
        var paper = await page.PdfAsync(new PagePdfOptions { PreferCSSPageSize = true, PrintBackground = true });
        if (Folder is not null)
        {
            await File.WriteAllBytesAsync(Path.Combine(Folder, "proof.pdf"), paper, TestContext.Current.CancellationToken);
        }

        using var pdf = PdfDocument.Open(paper);
        var printed = string.Concat(pdf.GetPages().SelectMany(p => p.Letters).Select(l => l.Value)).Replace(" ", "", StringComparison.Ordinal);
        Assert.Equal(1, pdf.NumberOfPages);
        Assert.Contains("收件回执", printed, StringComparison.Ordinal);
        Assert.Contains("signature:", printed, StringComparison.Ordinal);
        Assert.DoesNotContain("先想一想", printed, StringComparison.Ordinal);
        Assert.DoesNotContain("我要举报", printed, StringComparison.Ordinal);
        Assert.DoesNotContain(pdf.GetPages().SelectMany(p => p.Letters), l => l.StartBaseLine.Y < 40);

        await page.GotoAsync("/proof?contrast=high&size=large");
        await Axe(page);
        await page.FillAsync("#text", "没有");
        await page.ClickAsync("main form button.btn-primary");
        await page.WaitForSelectorAsync("#verdict [role=alert]");
        await Axe(page);
        Assert.Empty(visit.Wrong);
    }

    private static async Task Axe(IPage page) =>
        Assert.Equal("", string.Join('\n', (await page.RunAxe()).Violations.Where(v => v.Impact is "serious" or "critical").Select(v => $"{page.Url} {v.Id} {v.Nodes[0].Target}")));
}
