using Microsoft.Playwright;

namespace Qingyi.Tests.Pages;

/// <summary>Debian's Chromium, and what went wrong in it: no test passes over an error of the console or a request that failed.</summary>
public sealed class Browser : IAsyncLifetime
{
    private IPlaywright? _playwright;
    private IBrowser? _chromium;

    public async ValueTask InitializeAsync()
    {
        _playwright = await Playwright.CreateAsync();
        _chromium = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = "/usr/bin/chromium", Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        });
    }

    public async ValueTask DisposeAsync()
    {
        if (_chromium is not null)
        {
            await _chromium.DisposeAsync();
        }

        _playwright?.Dispose();
    }

    public async Task<Visit> Visit(string url, int width, int height, bool script = true)
    {
        var context = await _chromium!.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = url, ViewportSize = new ViewportSize { Width = width, Height = height }, JavaScriptEnabled = script, Locale = "zh-CN", TimezoneId = "Asia/Shanghai",
        });
        return new Visit(context, await context.NewPageAsync());
    }
}

/// <summary>One person at one browser.</summary>
public sealed class Visit : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private readonly List<string> _wrong = [];

    internal Visit(IBrowserContext context, IPage page)
    {
        (_context, Page) = (context, page);

        // A test says what happens and not how fast: on a full machine a page may take its time.
        page.SetDefaultNavigationTimeout(120_000);
        page.SetDefaultTimeout(60_000);
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
            {
                _wrong.Add(message.Text);
            }
        };
        page.PageError += (_, error) => _wrong.Add(error);
        page.RequestFailed += (_, request) => _wrong.Add($"{request.Method} {request.Url} {request.Failure}");
    }

    public IPage Page { get; }

    public IReadOnlyList<string> Wrong => _wrong;

    public async Task<int> Cookies() => (await _context.CookiesAsync()).Count;

    public async Task SignIn(string user, string password)
    {
        await Page.GotoAsync("/sign-in");
        await Page.FillAsync("#user", user);
        await Page.FillAsync("#password", password);
        await Page.ClickAsync("main button");

        // Asked of the page itself: what the driver heard of a navigation that is over already, it does not always tell.
        await Page.WaitForSelectorAsync(".qy-frame nav.qy-side", new PageWaitForSelectorOptions { State = WaitForSelectorState.Attached });
    }

    /// <summary>A page wider than its window has to be pushed aside to be read.</summary>
    public async Task<bool> Overflows()
    {
        // Before the styles have come, everything is too wide.
        await Page.WaitForLoadStateAsync();
        return await Page.EvaluateAsync<bool>("document.documentElement.scrollWidth > window.innerWidth + 1");
    }

    public ValueTask DisposeAsync() => _context.DisposeAsync();
}

public static class Looks
{
    /// <summary>Keeps how the whole page looks, where the run names a folder for it.</summary>
    public static async Task Picture(this IPage page, string? folder, string name)
    {
        if (folder is not null)
        {
            await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, name + ".png"), FullPage = true });
        }
    }

    /// <summary>The page on a phone: nothing to push aside, nothing wrong.</summary>
    public static async Task LooksRightOnAPhone(this Browser browser, House house, string user, string address, string? folder, string name)
    {
        await using var visit = await browser.Visit(house.Url, 390, 844);
        await visit.SignIn(user, house.Password(user));
        await visit.Page.GotoAsync(address);
        await visit.Page.Picture(folder, name + "-narrow");
        Assert.False(await visit.Overflows(), address);
        Assert.Empty(visit.Wrong);
    }
}
