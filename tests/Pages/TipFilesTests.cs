using Microsoft.Playwright;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Pages;

/// <summary>Files are chosen, dropped, taken back and refused before anything is sent.</summary>
public sealed class TipFilesTests(House house, Browser browser) : IClassFixture<House>, IClassFixture<Browser>
{
    [Fact]
    public async Task What_is_chosen_later_joins_what_was_chosen_and_what_is_removed_is_not_sent()
    {
        await using var visit = await browser.Visit(house.Url, 390, 844);
        var page = visit.Page;
        await page.FillTo(3);
        await page.SetInputFilesAsync("#files", [File("一.txt"), File("二.txt")]);
        await page.SetInputFilesAsync("#files", [File("三.txt")]);
        Assert.Equal(["一.txt", "二.txt", "三.txt"], await page.Locator(".tip-files li span:first-child").AllTextContentsAsync());
        await page.ClickAsync("[aria-label='移除 二.txt']");
        Assert.Equal("移除 三.txt", await page.EvaluateAsync<string>("document.activeElement.getAttribute('aria-label')"));
        await page.ClickAsync(TipSteps.Go);
        await page.ClickAsync(TipSteps.Go);
        await page.WaitForSelectorAsync(".qy-receipt");

        var taken = string.Concat(await page.Locator(".qy-files li").AllTextContentsAsync());
        Assert.Contains("一.txt", taken, StringComparison.Ordinal);
        Assert.Contains("三.txt", taken, StringComparison.Ordinal);
        Assert.DoesNotContain("二.txt", taken, StringComparison.Ordinal);
        Assert.Empty(visit.Wrong);
    }

    [Fact]
    public async Task A_file_too_large_an_empty_one_and_one_too_many_are_refused_in_words_and_the_rest_stays()
    {
        await using var visit = await browser.Visit(house.Url, 1366, 768);
        var page = visit.Page;
        await page.FillTo(3);
        await page.SetInputFilesAsync("#files", [File("好.txt"), new FilePayload { Name = "大.mp4", MimeType = "video/mp4", Buffer = new byte[(20 * 1024 * 1024) + 1] }, new FilePayload { Name = "空.txt", MimeType = "text/plain", Buffer = [] }]);
        var refused = await page.TextContentAsync("#files-note");
        Assert.Contains("“大.mp4”有 20.0 MB，超过单个文件 20 MB 的上限", refused, StringComparison.Ordinal);
        Assert.Contains("“空.txt”是空文件", refused, StringComparison.Ordinal);
        Assert.Equal(1, await Sent(page));

        await page.SetInputFilesAsync("#files", [.. Enumerable.Range(1, 10).Select(n => File($"{n}.txt"))]);
        Assert.Contains("最多 10 个文件，“10.txt”没有加入", await page.TextContentAsync("#files-note"), StringComparison.Ordinal);
        Assert.Equal(10, await Sent(page));
    }

    [Fact]
    public async Task A_file_is_dropped_on_the_box_and_one_that_misses_it_does_not_take_the_page_away()
    {
        await using var visit = await browser.Visit(house.Url, 1366, 768);
        var page = visit.Page;
        await page.FillTo(3);
        var files = await page.EvaluateHandleAsync("() => { const d = new DataTransfer(); d.items.add(new File(['红包'], '拖来.txt')); return d; }");
        await page.DispatchEventAsync(".tip-drop", "drop", new { dataTransfer = files });
        Assert.False(await page.EvaluateAsync<bool>("d => document.querySelector('h1').dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: d }))", files));

        Assert.Equal(["拖来.txt"], await page.Locator(".tip-files li span:first-child").AllTextContentsAsync());
        Assert.Equal(1, await Sent(page));
    }

    private static Task<int> Sent(IPage page) => page.EvaluateAsync<int>("document.getElementById('files').files.length");

    private static FilePayload File(string name) => new() { Name = name, MimeType = "text/plain", Buffer = System.Text.Encoding.UTF8.GetBytes(name) };
}
