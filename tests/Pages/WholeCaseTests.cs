using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Qingyi.Domain.Cases;
using Qingyi.Server.Storage;
using Qingyi.Tests.Support;
using UglyToad.PdfPig;

namespace Qingyi.Tests.Pages;

/// <summary>A case from a tip on a phone to the notice on the public site and the file on paper, by clicking alone.</summary>
public abstract class WholeCaseWalk(House house, Browser browser)
{
    [Fact]
    public async Task From_a_tip_on_a_phone_to_the_notice_and_the_file()
    {
        await using var phone = await browser.Visit(house.Url, 390, 844);
        var reporter = phone.Page;
        await reporter.FillTo(4);
        await reporter.ClickAsync(TipSteps.Go);
        await reporter.WaitForSelectorAsync(".qy-receipt");
        var receipt = string.Concat(await reporter.Locator(".qy-receipt span").AllTextContentsAsync());

        var id = await house.Inside(s => s.GetRequiredService<CaseDb>().Cases.OrderByDescending(c => c.Id).Select(c => c.Id).FirstAsync());
        await using var staff = new ByClicking(house, browser, new CaseWalk(house).On(id));
        var done = await staff.ToTheEnd();

        Assert.InRange(done.Select(d => d.User).Distinct().Count(), 7, CaseWalk.Staff.Length);
        Assert.Equal(CaseStage.Closed, await house.Inside(s => s.GetRequiredService<CaseDb>().Cases.Where(c => c.Id == id).Select(c => c.Stage).SingleAsync()));

        // The public reads the notice, the reporter what became of the tip.
        await reporter.GotoAsync("/notices");
        await reporter.ClickAsync("main a[href^='/notices/']");
        Assert.Contains("罚款人民币20,000元", await reporter.TextContentAsync("main"), StringComparison.Ordinal);
        await reporter.GotoAsync("/follow-up");
        await reporter.FillAsync("#receipt", receipt);
        await reporter.ClickAsync("form button.btn-primary");
        await reporter.WaitForSelectorAsync("main :text('已依法处理。')");

        // The handler takes the file out, page by page in its order.
        var desk = await staff.Desk("handler");
        await desk.GotoAsync($"/workbench/cases/{id}?tab=documents");
        await desk.ClickAsync("button:has-text('案卷 PDF')");
        var address = await desk.GetAttributeAsync("tr:has-text('案卷（PDF）') a:has-text('下载')", "href");
        using var pdf = PdfDocument.Open(await (await desk.APIRequest.GetAsync(address!)).BodyAsync());
        Assert.InRange(pdf.NumberOfPages, 14, 30);
        Assert.Equal(0, await phone.Cookies());
        Assert.Empty(phone.Wrong);
        Assert.All(staff.Desks, d => Assert.Empty(d.Wrong));
    }
}

public sealed class WholeCaseTests(House house, Browser browser) : WholeCaseWalk(house, browser), IClassFixture<House>, IClassFixture<Browser>;

public sealed class WholeCaseOnPostgres(PostgresHouse house, Browser browser) : WholeCaseWalk(house.House, browser), IClassFixture<PostgresHouse>, IClassFixture<Browser>;
