using System.Text.Json.Nodes;
using Microsoft.Playwright;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Pages;

/// <summary>The staff of a case, each at a browser of their own, doing what stands in their inbox.</summary>
internal sealed class ByClicking(House house, Browser browser, CaseWalk walk) : IAsyncDisposable
{
    private const string Claim = "#preview .qy-claim form[action$='/claim'] button";

    private readonly Dictionary<string, Visit> desks = new(StringComparer.Ordinal);

    public IEnumerable<Visit> Desks => desks.Values;

    public async Task<IPage> Desk(string user)
    {
        if (!desks.TryGetValue(user, out var visit))
        {
            desks[user] = visit = await browser.Visit(house.Url, 1366, 768);
            await visit.SignIn(user, house.Password(user));
        }

        return visit.Page;
    }

    /// <summary>Whoever has the next task opens it from the inbox, fills it in and sends it; until nobody has any.</summary>
    /// <returns>The acts in their order, with who did them.</returns>
    public async Task<List<(string User, string Act)>> ToTheEnd()
    {
        var done = new List<(string, string)>();
        while (await Next() is var (user, task))
        {
            Assert.True(done.Count < 60, "The case goes round in circles.");
            var act = (string)task["act"]!;
            if (act == "investigate")
            {
                await Evidence(user);
            }

            await Do(user, task, act);
            done.Add((user, act));
        }

        return done;
    }

    private async Task Do(string user, JsonObject task, string act)
    {
        var page = await Desk(user);
        await page.GotoAsync("/workbench/inbox");
        await page.ClickAsync($"[data-inbox] tr[data-id='{task["id"]}'] a");
        await page.WaitForSelectorAsync("#preview .qy-task form");
        if (await page.Locator(Claim).CountAsync() > 0)
        {
            await page.ClickAsync(Claim);
            await page.WaitForSelectorAsync($"body:not(:has({Claim})) #preview .qy-task form");
        }

        var (outcome, data) = walk.Usual(act, task);
        if (act == "investigate")
        {
            // The form fills in the day of discovery, and after two years nothing is punished any more.
            data["actedOn"] = "2026-03-10";
        }

        foreach (var (name, value) in data)
        {
            await Fill(page, $"data.{name}", value!);
        }

        if (await page.Locator("#preview input[type=radio][name=outcome]").CountAsync() > 0)
        {
            await page.Locator($"#preview input[name=outcome][value={outcome}]").CheckAsync();
        }

        await page.FillAsync("#preview textarea[name=opinion]", "同意");
        if (Environment.GetEnvironmentVariable("QINGYI_WHOLE_CASE") is { } folder)
        {
            await page.Picture(folder, $"{act}");
        }

        var answer = await page.RunAndWaitForResponseAsync(() => page.ClickAsync("#preview .qy-task form > button"), r => r.Url.EndsWith("/complete", StringComparison.Ordinal));
        if (!answer.Ok)
        {
            Assert.Fail($"{act} by {user}: {answer.Status} {await page.TextContentAsync("#preview .qy-task")} {await (await walk.As("leader")).GetStringAsync($"/api/cases/{walk.CaseId}/grading")}");
        }

        await page.WaitForSelectorAsync($"body:not(:has([data-inbox] tr[data-id='{task["id"]}']))");
    }

    private static async Task Fill(IPage page, string name, JsonNode value)
    {
        switch (value)
        {
            case JsonArray rows when rows.Any(r => r is JsonObject):
                for (var i = 0; i < rows.Count; i++)
                {
                    foreach (var (column, cell) in rows[i]!.AsObject())
                    {
                        await Fill(page, $"{name}[{i}].{column}", cell!);
                    }
                }

                return;
            case JsonArray many when await page.Locator($"#preview textarea[name='{name}']").CountAsync() > 0:
                await page.FillAsync($"#preview textarea[name='{name}']", string.Join('\n', many.Select(m => (string)m!)));
                return;
            case JsonArray many:
                foreach (var one in many)
                {
                    await page.Locator($"#preview input[name='{name}'][value='{one}']").CheckAsync();
                }

                return;
        }

        var control = page.Locator($"#preview [name='{name}']").First;
        var (tag, type) = (await control.EvaluateAsync<string>("c => c.tagName"), await control.GetAttributeAsync("type"));
        switch (tag, type)
        {
            case ("SELECT", _):
                await control.SelectOptionAsync(value.ToString());
                break;
            case (_, "radio" or "checkbox"):
                await page.Locator($"#preview [name='{name}'][value='{value}']").CheckAsync();
                break;
            default:
                await control.FillAsync(value.ToString());
                break;
        }
    }

    private async Task Evidence(string user)
    {
        var page = await Desk(user);
        await page.GotoAsync($"/workbench/cases/{walk.CaseId}?tab=evidence");
        await page.SetInputFilesAsync("#files", [new FilePayload { Name = "询问笔录.txt", MimeType = "text/plain", Buffer = "询问笔录"u8.ToArray() }]);
        await page.ClickAsync("form:has(#files) button");
        await page.WaitForSelectorAsync("td:has-text('询问笔录.txt')");
    }

    private async Task<(string User, JsonObject Task)?> Next()
    {
        foreach (var user in CaseWalk.Staff)
        {
            if (await walk.Inbox(user) is [var task, ..])
            {
                return (user, task);
            }
        }

        return null;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var visit in desks.Values)
        {
            await visit.DisposeAsync();
        }
    }
}
