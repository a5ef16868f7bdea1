using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Qingyi.Server.Storage;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Pages;

/// <summary>The workbench in the language that its reader chose: kept from page to page, for nobody else, and for nothing that is kept.</summary>
public sealed class LanguagePageTests(House house, Browser browser) : IClassFixture<House>, IClassFixture<Browser>
{
    [Fact]
    public async Task Who_chose_English_works_in_it_and_a_colleague_reads_Chinese_what_was_done()
    {
        var walk = new CaseWalk(house);
        await walk.TipOff();
        await using var visit = await browser.Visit(house.Url, 1366, 768);
        await visit.SignIn("intake", house.Password("intake"));
        var page = visit.Page;
        await page.ClickAsync(".qy-account > summary");
        await page.ClickAsync(".qy-account a[hreflang=en]");
        await page.WaitForSelectorAsync("html[lang=en] h1:has-text('Workbench')");
        var task = (string)(await walk.Inbox("intake"))[0]["id"]!;
        await page.GotoAsync($"/workbench/inbox?task={task}");
        await page.ClickAsync("#preview .qy-claim form[action$='/claim'] button");
        await page.WaitForSelectorAsync("#preview input[name=outcome][value=declined]");
        Assert.Contains("Handle as a confidential case", await page.InnerTextAsync("#preview"), StringComparison.Ordinal);
        await page.Locator("#preview input[name=outcome][value=declined]").CheckAsync();

        // What the house refuses is said in English, too.
        await page.ClickAsync("#preview .qy-task form > button");
        await page.WaitForSelectorAsync(".qy-note.red:has-text('reason')");
        await page.Locator("#preview input[name=outcome][value=accepted]").CheckAsync();
        await page.FillAsync("#preview textarea[name=opinion]", "同意");
        await page.Picture(Environment.GetEnvironmentVariable("QINGYI_PICTURES"), "english-task");
        await page.RunAndWaitForResponseAsync(() => page.ClickAsync("#preview .qy-task form > button"), r => r.Url.EndsWith("/complete", StringComparison.Ordinal) && r.Ok);
        await page.WaitForSelectorAsync($"body:not(:has([data-inbox] tr[data-id='{task}']))");
        await page.GotoAsync($"/workbench/cases/{walk.CaseId}");
        Assert.Contains("completed", await page.InnerTextAsync("main"), StringComparison.Ordinal);

        await using var colleague = await browser.Visit(house.Url, 1366, 768);
        await colleague.SignIn("section-head", house.Password("section-head"));
        await colleague.Page.GotoAsync($"/workbench/cases/{walk.CaseId}");
        Assert.Matches("受理登记.*受理", await colleague.Page.InnerTextAsync("main"));
        Assert.Equal("zh-CN", await colleague.Page.GetAttributeAsync("html", "lang"));
        var kept = await house.Inside(s => s.GetRequiredService<CaseDb>().Audit.Where(a => a.Chain == "case/" + walk.CaseId).Select(a => a.Data).ToListAsync());
        Assert.All(kept, data => Assert.DoesNotMatch("[A-Z][a-z]+ [a-z]+ [a-z]+", data));
    }

    [Fact]
    public async Task The_public_site_keeps_no_language()
    {
        using var anyone = house.Anyone();
        using var english = await anyone.GetAsync("/tip?lang=en", TestContext.Current.CancellationToken);
        Assert.False(english.Headers.Contains("Set-Cookie"));

        using var asked = new HttpRequestMessage(HttpMethod.Get, "/tip") { Headers = { { "Cookie", $"{Server.Http.SpokenLanguage.Cookie}=en" } } };
        using var answer = await anyone.SendAsync(asked, TestContext.Current.CancellationToken);
        Assert.Contains("lang=\"zh-CN\"", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/api/tasks?state=open&lang=en")]
    [InlineData("/api/cases/unknown?lang=en")]
    public async Task A_program_is_answered_in_Chinese(string address)
    {
        var client = await house.As("intake");
        client.DefaultRequestHeaders.Add("Cookie", $"{Server.Http.SpokenLanguage.Cookie}=en");
        using var answer = await client.GetAsync(address, TestContext.Current.CancellationToken);

        Assert.DoesNotMatch("[A-Z][a-z]+ [a-z]+ [a-z]+", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }
}
