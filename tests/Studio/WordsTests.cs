using Microsoft.Playwright;
using Qingyi.Tests.Pages;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Studio;

/// <summary>Studio's own words stand in Chinese on all four screens; what people wrote, codes, the drawing and the code editor are theirs.</summary>
[Collection(StudioVisit.OneAfterTheOther)]
public sealed class WordsTests(House house, Browser browser) : IClassFixture<House>, IClassFixture<Browser>
{
    /// <summary>Names and formats that are the same in Chinese.</summary>
    private static readonly string[] Kept = ["JSON", "JSON Schema", "ZIP", "Ctrl", "Markdown", "JavaScript"];

    /// <summary>Ids of steps and the name of an output, as the shipped drawing calls them.</summary>
    private static readonly string[] Drawn = ["flow", "start", "intake", "accept", "assign", "end", "declined", "verification", "Next"];

    // Text, hints and labels that somebody can see, outside the drawing, the code editor and cells of codes and names.
    private const string EnglishWords = """
        () => {
          const others = 'script, style, textarea, .monaco-editor, .monaco-aria-container, .qy-top, .qy-side, .x6-graph-svg, [data-studio], td[data-label=ID], td[data-label=Name], td[data-label=Description], .mud-chip-content';
          const found = new Set();
          const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
          for (let node = walk.nextNode(); node; node = walk.nextNode()) {
            const element = node.nodeType === Node.TEXT_NODE ? node.parentElement : node;
            if (element.closest(others) || element.getClientRects().length === 0) continue;
            if (node.nodeType === Node.TEXT_NODE) found.add(node.data);
            else ['placeholder', 'title', 'aria-label'].forEach(name => found.add(element.getAttribute(name) ?? ''));
            if (node.matches?.('.mud-select input[readonly]')) found.add(node.value);
          }
          return [...found].filter(text => /[A-Za-z]{2,}/.test(text)).map(text => text.trim());
        }
        """;

    [Fact]
    public async Task No_English_word_of_Studio_is_left_on_its_four_screens()
    {
        await new CaseWalk(house).TipOff();
        await using var studio = await StudioVisit.As(browser, house, "supervisor");
        var page = studio.Page;
        var left = new SortedSet<string>(StringComparer.Ordinal);

        async Task Look()
        {
            await page.EvaluateAsync("() => new Promise(done => setTimeout(done, 120))");
            left.UnionWith((await page.EvaluateAsync<string[]>(EnglishWords)).Where(t => !OfPeople(t)));
        }

        async Task EachTab()
        {
            foreach (var tab in await page.Locator(".mud-tab").AllAsync())
            {
                if (await tab.IsVisibleAsync())
                {
                    await tab.EvaluateAsync("tab => tab.click()");
                    await Look();
                }
            }
        }

        async Task Menu(ILocator opener)
        {
            await opener.ClickAsync();
            await page.Locator(".mud-popover-open").First.WaitForAsync();
            await Look();
        }

        await studio.OpenList();
        await Menu(page.Locator(".mud-table-body tr").First.Locator("button").Last);
        await studio.OpenList();
        await page.Locator(".mud-table-toolbar .mud-button-group-root button").First.ClickAsync();
        await page.Locator(".mud-dialog-actions button").First.WaitForAsync();
        await Look();
        await page.Locator(".mud-dialog input").First.FillAsync("");
        await page.Locator(".mud-dialog-actions button").Last.ClickAsync();
        await Look();

        await studio.OpenEditor("case-intake");
        await Look();
        await studio.Select("accept");
        await EachTab();
        await page.Locator(".mud-tab", new() { HasText = "线索受理与分办" }).First.EvaluateAsync("tab => tab.click()");
        await Menu(page.Locator(".mud-toolbar .mud-menu button").First);

        await page.GotoAsync("/studio/workflows/instances");
        await page.Locator(".mud-table-body td[data-label=ID]").First.WaitForAsync();
        await Look();
        await page.Locator(".mud-table-body td[data-label=ID]").First.ClickAsync();
        await page.WaitForURLAsync("**/view");
        await studio.Settled();
        await Look();
        await EachTab();

        Assert.Equal("", string.Join('\n', left));
        Assert.Empty(studio.Wrong);
    }

    /// <summary>Ids, codes and type names, and the few words that stay.</summary>
    private static bool OfPeople(string text) =>
        Kept.Aggregate(text, (rest, word) => rest.Replace(word, "", StringComparison.Ordinal)) is var own
        && own.Split(' ', StringSplitOptions.RemoveEmptyEntries).All(part => !IsWord(part));

    // A word of English prose or of a button: letters, perhaps hyphens. Codes carry digits, dots, colons, a capital inside, or hyphens between small letters.
    private static bool IsWord(string part)
    {
        var word = part.Trim('.', ',', '?', '!', '(', ')', '“', '”', '"', ':', ';');
        var code = word.Contains('-', StringComparison.Ordinal) && !word.Any(char.IsAsciiLetterUpper);
        var camel = word.Zip(word.Skip(1)).Any(pair => char.IsAsciiLetterLower(pair.First) && char.IsAsciiLetterUpper(pair.Second));
        return word.Length > 1 && word.All(c => char.IsAsciiLetter(c) || c == '-') && !code && !camel && !Drawn.Contains(word);
    }
}
