using Qingyi.Tests.Support;

namespace Qingyi.Tests.Pages;

/// <summary>常用语 beside an opinion in a browser: put in at the cursor by keyboard, kept without losing what is typed, and readable where no script runs.</summary>
public sealed class PhrasePageTests(House house, Browser browser) : IClassFixture<House>, IClassFixture<Browser>
{
    private static readonly string? Folder = Environment.GetEnvironmentVariable("QINGYI_PHRASE_PICTURES");

    [Fact]
    public async Task A_sentence_goes_into_the_field_where_the_cursor_stands_and_the_fields_text_becomes_one()
    {
        var walk = new CaseWalk(house);
        await walk.TipOff();
        await walk.Until("assign-handlers");
        await using var visit = await browser.Visit(house.Url, 1366, 768);
        await visit.SignIn("section-head", house.Password("section-head"));
        var page = visit.Page;
        await page.GotoAsync($"/workbench/cases/{walk.CaseId}");
        var beside = page.Locator("textarea#opinion + .qy-phrases");

        await page.FillAsync("#opinion", "前后");
        await page.Keyboard.PressAsync("ArrowLeft");
        await beside.Locator("summary").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await beside.Locator("li:has-text('材料不全') [data-phrase-into]").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        Assert.Equal("前材料不全，请补充后再报。后", await page.InputValueAsync("#opinion"));
        Assert.Equal("opinion", await page.EvaluateAsync<string>("document.activeElement.id"));

        await beside.Locator("button[hx-post$='/phrases']").ClickAsync();
        await beside.Locator("li:has-text('前材料不全')").WaitForAsync();
        Assert.Equal("前材料不全，请补充后再报。后", await page.InputValueAsync("#opinion"));
        await page.Picture(Folder, "phrases-wide");
        await page.ReloadAsync();
        Assert.Equal("前材料不全，请补充后再报。后", await page.InputValueAsync("#opinion"));
        await beside.Locator("summary").ClickAsync();
        await beside.Locator("li:has-text('前材料不全') button[data-icon]").ClickAsync();
        await beside.Locator("li:has-text('前材料不全')").WaitForAsync(new() { State = Microsoft.Playwright.WaitForSelectorState.Detached });
        Assert.Empty(visit.Wrong);

        await using var narrow = await browser.Visit(house.Url, 390, 844);
        await narrow.SignIn("section-head", house.Password("section-head"));
        await narrow.Page.GotoAsync($"/workbench/cases/{walk.CaseId}");
        await narrow.Page.Locator("textarea#opinion + .qy-phrases summary").ClickAsync();
        await narrow.Page.Picture(Folder, "phrases-narrow");
        Assert.False(await narrow.Overflows());
        Assert.Empty(narrow.Wrong);
    }
}
