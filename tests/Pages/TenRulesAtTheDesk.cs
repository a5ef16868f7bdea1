using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Qingyi.Server.Documents;
using Qingyi.Server.Features.Documents;
using Qingyi.Server.Storage;
using Qingyi.Tests.Support;
using UglyToad.PdfPig;

namespace Qingyi.Tests.Pages;

/// <summary>The rules of the screens (ux.md section 4) that need hands: the double click, the session that ends, the paper.</summary>
public sealed class TenRulesAtTheDesk(House house, Browser browser) : IClassFixture<House>, IClassFixture<Browser>
{
    private const double Mm = 72 / 25.4;

    [Fact]
    public async Task Rule_5_a_double_click_and_a_second_submit_do_nothing_twice()
    {
        await using var visit = await browser.Visit(house.Url, 1366, 768);
        await visit.SignIn("intake", house.Password("intake"));
        var page = visit.Page;
        await page.GotoAsync("/workbench/intake");
        await page.SelectOptionAsync("[name='data.channel']", "visit");
        await page.FillAsync("[name='data.institution']", "示例市第一医院");
        await page.SelectOptionAsync("[name='data.conduct']", "kickback");
        await page.FillAsync("[name='data.text']", "来访反映骨科采购耗材时收受回扣。");
        var before = await Cases();
        await page.DblClickAsync("form[data-keep=intake] button.btn-primary");
        await page.WaitForSelectorAsync(".qy-receipt");
        Assert.Equal(before + 1, await Cases());

        // The page of before sent once more, past the script that holds a second click.
        await page.GoBackAsync();
        await page.EvaluateAsync("() => { document.documentElement.setAttribute('data-before', ''); const f = document.querySelector('form[data-keep=intake]'); HTMLFormElement.prototype.submit.call(f); }");
        await page.WaitForSelectorAsync("html:not([data-before])", new() { State = Microsoft.Playwright.WaitForSelectorState.Attached });
        await page.WaitForLoadStateAsync();
        Assert.Equal(before + 1, await Cases());

        var walk = new CaseWalk(house);
        await walk.TipOff();
        var task = (await walk.Inbox("intake")).Single();
        await page.GotoAsync($"/workbench/inbox?task={task["id"]}");
        await page.DblClickAsync("#preview .qy-claim form[action$='/claim'] button");
        await page.WaitForSelectorAsync("#preview .qy-claim form[action$='/release']");
        await page.Locator("#preview label:has(input[value=accepted])").ClickAsync();
        await page.DblClickAsync("#preview .qy-task form > button.btn-primary");
        await page.WaitForSelectorAsync("body:not(:has(#preview .qy-task form))");
        Assert.Equal(1, await Entries(walk, "task-claimed"));
        Assert.Equal(1, await Entries(walk, "task-completed"));
    }

    [Fact]
    public async Task Rule_6_typed_text_outlives_a_session_of_the_staff_and_never_touches_a_disk_of_the_public()
    {
        var walk = new CaseWalk(house);
        await walk.TipOff();
        await walk.Until("verify-tip");
        await using var visit = await browser.Visit(house.Url, 1366, 768);
        await visit.SignIn("handler", house.Password("handler"));
        var page = visit.Page;
        var address = $"/workbench/inbox?task={(await walk.Inbox("handler")).Single()["id"]}";
        await page.GotoAsync(address);
        await page.FillAsync("#preview textarea[name='data.summary']", "谈话三人，均承认。");
        await page.Context.ClearCookiesAsync();
        await page.Locator("#preview label:has(input[value=substantiated])").ClickAsync();
        await page.ClickAsync("#preview .qy-task form > button.btn-primary");
        await page.WaitForSelectorAsync("#alerts .qy-note");
        Assert.Equal("谈话三人，均承认。", await page.InputValueAsync("#preview textarea[name='data.summary']"));
        await visit.SignIn("handler", house.Password("handler"));
        await page.GotoAsync(address);
        Assert.Equal("谈话三人，均承认。", await page.InputValueAsync("#preview textarea[name='data.summary']"));

        await using var stranger = await browser.Visit(house.Url, 1366, 768);
        await stranger.Page.FillTo(2);
        await stranger.Page.FillAsync("#text", "金丝雀医生收了红包，病房里都知道。");
        Assert.Equal(0, await stranger.Page.EvaluateAsync<int>("localStorage.length + sessionStorage.length"));
        Assert.Equal(0, await stranger.Page.EvaluateAsync<int>("async () => (await indexedDB.databases()).length + (await caches.keys()).length"));
        Assert.Equal(0, await stranger.Cookies());
        var answer = await stranger.Page.APIRequest.GetAsync("/tip");
        Assert.Contains("no-store", answer.Headers["cache-control"], StringComparison.Ordinal);
        await stranger.Page.GotoAsync("/");
        await stranger.Page.GotoAsync("/tip");
        Assert.Equal("", await stranger.Page.InputValueAsync("#text"));
    }

    [Fact]
    public async Task Rule_9_every_kind_of_document_that_claims_the_official_format_keeps_its_type_area()
    {
        var walk = new CaseWalk(house);
        await walk.TipOff();
        await walk.Until("serve-decision");
        using var press = new PdfPress(NullLogger<PdfPress>.Instance);
        var measured = 0;
        foreach (var template in DocumentTemplates.All.Where(t => t.Head.Layout == SheetLayout.Official))
        {
            using var answer = await (await house.As("handler")).GetAsync($"/api/cases/{walk.CaseId}/documents/{template.Kind}/file?format=pdf", TestContext.Current.CancellationToken);
            if (!answer.IsSuccessStatusCode)
            {
                continue;
            }

            measured++;
            using var pdf = PdfDocument.Open(await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
            foreach (var page in pdf.GetPages())
            {
                Assert.Equal(210, page.Width / Mm, 0.5);
                Assert.Equal(297, page.Height / Mm, 0.5);
                var letters = page.Letters.Where(l => !string.IsNullOrWhiteSpace(l.Value)).ToList();
                Assert.True(letters.Min(l => l.StartBaseLine.X) / Mm >= 28 - 1, $"{template.Kind} leaves its left margin.");
                // A full stop or a comma may hang over the edge, as Chinese typesetting lets it; no character does.
                Assert.True(letters.Where(l => !char.IsPunctuation(l.Value[0])).Max(l => l.EndBaseLine.X) / Mm <= 210 - 26 + 1, $"{template.Kind} leaves its right margin.");
                Assert.True((page.Height - letters.Max(l => l.StartBaseLine.Y)) / Mm >= 37 - 1, $"{template.Kind} leaves its top margin.");
            }
        }

        Assert.True(measured >= 2, $"Only {measured} official documents could be made.");
    }

    private Task<int> Cases() => house.Inside(s => s.GetRequiredService<CaseDb>().Cases.CountAsync());

    private Task<int> Entries(CaseWalk walk, string what) => house.Inside(s => s.GetRequiredService<CaseDb>().Audit.CountAsync(a => a.Chain == "case/" + walk.CaseId && a.What == what));
}
