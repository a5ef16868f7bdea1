namespace Qingyi.Tests.Crawl;

/// <summary>Rule 10 of the screens: everything fits each window and the double size, and everything is reached by keys.</summary>
public sealed class EverySize(RoleWalk walk) : IClassFixture<RoleWalk>
{
    // What a box hides at its right edge although nobody can push it: cut off. Long words in a table may be pushed in their own box.
    private const string CutOff = """
        () => [...document.querySelectorAll('main *, header *, nav *')].filter(e => {
          const style = getComputedStyle(e);
          if (style.overflowX !== 'hidden' && style.overflowX !== 'clip') return false;
          if (e.closest('.visually-hidden, svg, .skip, [data-chart]') || style.textOverflow === 'ellipsis' && e.title) return false;
          return e.clientWidth > 1 && e.scrollWidth > e.clientWidth + 1 && e.innerText?.trim();
        }).map(e => `${e.tagName}.${e.className} “${e.innerText.trim().slice(0, 30)}”`)
        """;

    // Whatever can be worked by a mouse takes part in the order of keys, and nothing jumps the queue.
    private const string OutOfReach = """
        () => [
          ...[...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary')].filter(e => e.tabIndex < 0 && !e.closest('[inert], details:not([open]) > :not(summary)') && e.getClientRects().length).map(e => 'out of reach: ' + e.outerHTML.slice(0, 80)),
          ...[...document.querySelectorAll('[onclick], [role=button]:not(button, a, summary)')].filter(e => e.tabIndex < 0).map(e => 'mouse only: ' + e.outerHTML.slice(0, 80)),
          ...[...document.querySelectorAll('[tabindex]')].filter(e => e.tabIndex > 0).map(e => 'jumps the queue: ' + e.outerHTML.slice(0, 80)),
        ]
        """;

    [Fact]
    public async Task Rule_10_every_kind_of_page_fits_each_window_and_the_double_size_and_lies_within_reach_of_the_keys()
    {
        var wrong = new List<string>();
        var looked = 0;
        await walk.Visit(1366, 768, async (visit, found) =>
        {
            looked++;
            wrong.AddRange((await visit.Page.EvaluateAsync<string[]>(OutOfReach)).Select(w => $"{found.Address}: {w}"));

            // 683 × 384 is what is left of 1366 × 768 at 200 %.
            foreach (var (width, height) in new[] { (1366, 768), (1920, 1080), (683, 384), (390, 844) })
            {
                await visit.Page.SetViewportSizeAsync(width, height);
                if (await visit.Overflows())
                {
                    wrong.Add($"{found.Address} at {width}: has to be pushed aside");
                }

                wrong.AddRange((await visit.Page.EvaluateAsync<string[]>(CutOff)).Select(w => $"{found.Address} at {width}: cut off {w}"));
            }

            await visit.Page.SetViewportSizeAsync(1366, 768);
        });
        Assert.True(looked > 60, $"Only {looked} kinds of pages.");
        RoleWalk.Nothing(wrong);
    }
}
