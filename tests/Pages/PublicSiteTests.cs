using Microsoft.Playwright;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Pages;

/// <summary>The public's way on a phone, without script and without a cookie.</summary>
public abstract class PublicSiteWalk(House house, Browser browser)
{
    [Fact]
    [Requirement("S0-016", "S2-049", "S4-069")]
    public async Task A_tip_on_a_phone_gives_a_receipt_that_opens_its_progress()
    {
        await using var visit = await browser.Visit(house.Url, 390, 844, script: false);
        var page = visit.Page;
        await page.GotoAsync("/");
        await page.ClickAsync(".pub-door.main");
        await page.FillAsync("#institution", "示例市第一医院");
        await page.Locator("label:has(input[value=red-envelope]) span").ClickAsync();
        await page.FillAsync("#text", "住院期间主刀医生收了两千元红包，病房里几位家属都知道。");
        await page.SetInputFilesAsync("#files", [new FilePayload { Name = "记录.txt", MimeType = "text/plain", Buffer = "九月一日，红包两千元"u8.ToArray() }, new FilePayload { Name = "run.exe", MimeType = "text/plain", Buffer = [0x4D, 0x5A, 0, 0, 1] }]);
        await page.ClickAsync("form button.btn-primary");
        var receipt = string.Concat(await page.Locator(".qy-receipt span").AllTextContentsAsync());
        var files = await page.Locator(".qy-files li").AllTextContentsAsync();
        Assert.False(await visit.Overflows(), "What was not taken is said in a long sentence.");
        await page.ClickAsync(".pub-submit form button");
        await page.FillAsync("#text", "补充：当天在七楼。");
        await page.ClickAsync(".qy-reply button.btn-primary");

        Assert.Equal(20, receipt.Length);
        Assert.Contains(files, f => f.Contains("记录.txt", StringComparison.Ordinal) && f.Contains("已收到", StringComparison.Ordinal));
        Assert.Contains(files, f => f.Contains("run.exe", StringComparison.Ordinal) && f.Contains("不能上传", StringComparison.Ordinal));
        Assert.Contains("补充：当天在七楼。", await page.TextContentAsync("main"), StringComparison.Ordinal);
        Assert.DoesNotContain(receipt, page.Url, StringComparison.Ordinal);
        Assert.Equal(0, await visit.Cookies());
        Assert.False(await visit.Overflows());
        Assert.Empty(visit.Wrong);
    }

    [Fact]
    public async Task A_tip_without_its_text_comes_back_with_what_was_typed()
    {
        await using var visit = await browser.Visit(house.Url, 390, 844, script: false);
        var page = visit.Page;
        await page.GotoAsync("/tip");
        await page.FillAsync("#institution", "某医院");
        await page.FillAsync("#amount", "两千");
        await page.ClickAsync("form button.btn-primary");

        Assert.Equal("某医院", await page.InputValueAsync("#institution"));
        Assert.Equal("两千", await page.InputValueAsync("#amount"));
        Assert.Contains("金额请写数字", await page.TextContentAsync("#amount-note"), StringComparison.Ordinal);
        Assert.Contains("至少10个字", await page.TextContentAsync("#text-note"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_front_page_names_the_channels_that_are_published_and_the_feed_is_a_feed()
    {
        var walk = new Registers.RegisterWalk(house);
        await walk.Enter("hospital", "tip-channels", new() { ["channel"] = "phone", ["value"] = "0000-765 4321", ["place"] = new System.Text.Json.Nodes.JsonArray("hall"), ["validFrom"] = "2026-11-20" });
        using var anyone = house.Anyone();

        var home = System.Net.WebUtility.HtmlDecode(await anyone.GetStringAsync("/", TestContext.Current.CancellationToken));
        Assert.Contains("示例市第一医院</summary>", home, StringComparison.Ordinal);
        Assert.Contains("0000-765 4321", home, StringComparison.Ordinal);

        using var answer = await anyone.GetAsync("/notices/feed", TestContext.Current.CancellationToken);
        Assert.Equal("application/atom+xml", answer.Content.Headers.ContentType!.MediaType);
        var feed = System.Xml.Linq.XDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Root!;
        Assert.Equal(["author", "id", "link", "link", "title", "updated"], feed.Elements().Where(e => e.Name.LocalName != "entry").Select(e => e.Name.LocalName).Order(StringComparer.Ordinal));
        Assert.DoesNotContain(answer.Headers, h => h.Key == "Set-Cookie");
    }

    [Theory]
    [InlineData("00000000000000000000")]
    [InlineData("123")]
    [InlineData("")]
    public async Task A_wrong_receipt_and_one_that_cannot_be_look_the_same(string typed)
    {
        using var anyone = house.Anyone();

        var answer = await anyone.PostAsync("/follow-up", new FormUrlEncodedContent([new("receipt", typed)]), TestContext.Current.CancellationToken);
        var page = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Equal(System.Net.HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("没有查到这个回执号", page, StringComparison.Ordinal);
        Assert.DoesNotContain(answer.Headers, h => h.Key == "Set-Cookie");
    }
}

public sealed class PublicSiteTests(House house, Browser browser) : PublicSiteWalk(house, browser), IClassFixture<House>, IClassFixture<Browser>;

public sealed class PublicSiteOnPostgres(PostgresHouse house, Browser browser) : PublicSiteWalk(house.House, browser), IClassFixture<PostgresHouse>, IClassFixture<Browser>;
