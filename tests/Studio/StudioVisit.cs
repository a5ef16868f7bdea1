using System.Text.Json.Nodes;
using Microsoft.Playwright;
using Qingyi.Tests.Pages;

namespace Qingyi.Tests.Studio;

/// <summary>A designer's hands on Elsa Studio in the browser: opens its screens, drags, connects, fills in; waits for what has happened and never for time.</summary>
public sealed class StudioVisit : IAsyncDisposable
{
    /// <summary>Tests that open Studio run one after the other: its runtime alone fills a small machine.</summary>
    public const string OneAfterTheOther = "Studio in the browser";

    /// <summary>Studio's runtime takes its seconds on a small machine.</summary>
    private const float Patience = 120_000;
    private const string Canvas = ".x6-graph-svg";

    private readonly Visit _visit;
    private readonly List<string> _strangers = [];

    private StudioVisit(Visit visit, string url)
    {
        _visit = visit;
        visit.Page.SetDefaultTimeout(Patience);
        visit.Page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(url, StringComparison.Ordinal) && !request.Url.StartsWith("data:", StringComparison.Ordinal) && !request.Url.StartsWith("blob:", StringComparison.Ordinal))
            {
                _strangers.Add(request.Url);
            }
        };
    }

    public IPage Page => _visit.Page;

    /// <summary>Errors of the console, failed requests, and requests to anybody else; a refused save (400) and the drawing's own remarks about a detour or a node out of sight are none.</summary>
    public IReadOnlyList<string> Wrong => [.. _visit.Wrong.Where(w => !w.Contains("manhattan", StringComparison.Ordinal) && !w.Contains("Could not find wrapper element", StringComparison.Ordinal) && !w.Contains("status of 400", StringComparison.Ordinal)), .. _strangers];

    public static async Task<StudioVisit> As(Browser browser, Support.House house, string user, int width = 1920, int height = 1080)
    {
        var studio = new StudioVisit(await browser.Visit(house.Url, width, height), house.Url);
        await studio._visit.SignIn(user, house.Password(user));
        return studio;
    }

    public async Task OpenList()
    {
        await Page.GotoAsync("/studio/");
        await Page.Locator(".mud-table-body td[data-label=Name]").First.WaitForAsync();
    }

    public async Task OpenEditor(string key)
    {
        await Page.GotoAsync($"/studio/workflows/definitions/{key}/edit");
        await Settled();
    }

    /// <summary>Until the drawing stands and no question to the server is open.</summary>
    public async Task Settled()
    {
        await Page.Locator(".x6-node .activity-label").First.WaitForAsync();
        await Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
    }

    /// <summary>The whole drawing into the window.</summary>
    public async Task FitToWindow()
    {
        var first = Page.Locator(".x6-node").First;
        var before = await first.BoundingBoxAsync();
        await Page.Locator(".mud-toolbar button").First.ClickAsync();
        for (var at = await first.BoundingBoxAsync(); at!.X == before!.X && at.Y == before.Y; at = await first.BoundingBoxAsync())
        {
            await Page.EvaluateAsync("() => new Promise(requestAnimationFrame)");
        }
    }

    /// <summary>Drags an activity from the toolbox below a node; gives its id once it is saved.</summary>
    public async Task<string> Drag(string category, string activity, string below, string rightOf)
    {
        if (await Page.Locator($".mud-panel-expanded .mud-expand-panel-text:text-is('{category}')").CountAsync() == 0)
        {
            await Page.Locator(".mud-expand-panel-header", new() { HasText = category }).ClickAsync();
        }

        var item = Page.Locator(".mud-panel-expanded [draggable=true]", new() { HasText = activity }).First;
        var canvas = await Box(Canvas);
        var (high, left, right) = (await Box(Node(below)), await Box(Node(below)), await Box(Node(rightOf)));
        var spot = new TargetPosition { X = ((left.X + right.X) / 2) - canvas.X, Y = high.Y + (high.Height * 1.8f) - canvas.Y };
        var known = await Ids();
        await Saving(async () => await item.DragToAsync(Page.Locator(Canvas).First, new() { TargetPosition = spot }));
        return (await Ids()).Except(known, StringComparer.Ordinal).Single();
    }

    /// <summary>Takes the line between two nodes away.</summary>
    public Task Disconnect(string from, string port, string to) => Saving(async () =>
    {
        var (start, end) = (Centre(await Box(Port(from, port))), Centre(await Box(Port(to, "In"))));
        await Page.Mouse.ClickAsync(((start.X + end.X) / 2) + 8, (start.Y + end.Y) / 2);
        await Page.Keyboard.PressAsync("Delete");
    });

    public Task Connect(string from, string port, string to) => Saving(async () =>
    {
        var (start, end) = (Centre(await Box(Port(from, port))), Centre(await Box(Port(to, "In"))));
        await Page.Mouse.MoveAsync(start.X, start.Y);
        await Page.Mouse.DownAsync();
        await Page.Mouse.MoveAsync((start.X + end.X) / 2, (start.Y + end.Y) / 2, new() { Steps = 5 });
        await Page.Mouse.MoveAsync(end.X, end.Y, new() { Steps = 5 });
        await Page.Mouse.UpAsync();
    });

    public async Task Select(string node)
    {
        await Page.Locator($"[data-cell-id='{node}'] .activity-label").ClickAsync();
        await Page.Locator(".mud-tab:visible", new() { HasText = "信息" }).WaitForAsync();
    }

    public Task Choose(string label, string option) => Saving(async () =>
    {
        await Page.Locator($".mud-select-extended:has(> .mud-input-control-input-container > label:text-is('{label}')) .mud-input-slot[tabindex]").First.ClickAsync();
        await Page.Locator(".mud-popover-open .mud-list-item-clickable-extended", new() { HasText = option }).First.ClickAsync();
    });

    public Task Write(string label, string text, string end = "Tab") => Saving(async () =>
    {
        var field = Page.Locator($".mud-input-control:has(> .mud-input-control-input-container > label:text-is('{label}')) input:visible").First;
        await field.FillAsync(text);
        await field.PressAsync(end);
    });

    /// <summary>Does something and waits until Studio has saved it.</summary>
    public async Task<JsonObject> Saving(Func<Task> act)
    {
        var answer = await Page.RunAndWaitForResponseAsync(act, r => r.Request.Method == "POST" && r.Url.EndsWith("/elsa/api/workflow-definitions", StringComparison.Ordinal));
        return JsonNode.Parse(await answer.TextAsync())!.AsObject();
    }

    public async Task<IReadOnlyList<string>> Ids() => await Page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('.x6-node')].map(n => n.dataset.cellId)");

    public ValueTask DisposeAsync() => _visit.DisposeAsync();

    private static string Node(string id) => $"[data-cell-id='{id}'] > rect";

    private static string Port(string id, string port) => $"[data-cell-id='{id}'] g[port='{port}']";

    private static (float X, float Y) Centre(LocatorBoundingBoxResult box) => (box.X + (box.Width / 2), box.Y + (box.Height / 2));

    private async Task<LocatorBoundingBoxResult> Box(string selector) => (await Page.Locator(selector).First.BoundingBoxAsync())!;
}
