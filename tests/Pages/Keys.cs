using Microsoft.Playwright;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Pages;

/// <summary>Somebody without a mouse: goes by Tab, types, chooses by arrows, and presses Enter. What is not reached within the page's own stops fails.</summary>
internal sealed class Keys(IPage page)
{
    private const int Most = 250;

    public IPage Page => page;

    public static async Task<Keys> SignIn(Visit visit, House house, string user)
    {
        var keys = new Keys(visit.Page);
        await visit.Page.GotoAsync("/sign-in");
        await keys.Type("#user", user);
        await keys.Type("#password", house.Password(user));
        await keys.Press("main button");
        await visit.Page.WaitForSelectorAsync(".qy-frame nav.qy-side", new PageWaitForSelectorOptions { State = WaitForSelectorState.Attached });
        return keys;
    }

    /// <summary>Tabs until the focus stands on what the selector names; the focus must be seen.</summary>
    public async Task To(string selector)
    {
        for (var stop = 0; stop < Most; stop++)
        {
            if (await page.EvaluateAsync<bool>("s => document.activeElement !== document.body && [...document.querySelectorAll(s)].includes(document.activeElement)", selector.Replace(":visible", "", StringComparison.Ordinal)))
            {
                Assert.True(await page.EvaluateAsync<bool>("""
                    () => { const e = document.activeElement, s = getComputedStyle(e), l = e.type === 'radio' || e.type === 'checkbox' ? e.closest('label') ?? e : e, t = getComputedStyle(l), n = e.nextElementSibling ? getComputedStyle(e.nextElementSibling) : t;
                      return [s, t, n].some(x => (x.outlineStyle !== 'none' && parseFloat(x.outlineWidth) > 0) || x.boxShadow !== 'none'); }
                    """), $"The focus on {selector} cannot be seen.");
                return;
            }

            await page.Keyboard.PressAsync("Tab");
        }

        Assert.Fail($"{selector} is not reached by Tab on {page.Url}.");
    }

    public async Task Type(string selector, string text)
    {
        await To(selector);
        await page.Keyboard.PressAsync("Control+A");
        await page.Keyboard.InsertTextAsync(text);
        Assert.Equal(text, await page.EvaluateAsync<string>("document.activeElement.value"));
    }

    /// <summary>Types a day into its field, segment after segment, in whatever order the browser shows them.</summary>
    public async Task Day(string selector, DateOnly day)
    {
        await To(selector);
        foreach (var typed in new[] { $"{day:MMddyyyy}", $"{day:yyyyMMdd}" })
        {
            await page.Keyboard.TypeAsync(typed);
            if (await page.EvaluateAsync<string>("document.activeElement.value") == day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture))
            {
                return;
            }

            await page.Keyboard.PressAsync("Shift+Tab");
            await To(selector);
        }

        Assert.Fail($"{selector} does not take {day} by keys.");
    }

    /// <summary>Goes down a list of choices until the value is chosen.</summary>
    public async Task Choose(string selector, string value)
    {
        await To(selector);
        await page.Keyboard.PressAsync("Home");
        for (var step = 0; step < Most && await page.EvaluateAsync<string>("document.activeElement.value") != value; step++)
        {
            await page.Keyboard.PressAsync("ArrowDown");
        }

        Assert.Equal(value, await page.EvaluateAsync<string>("document.activeElement.value"));
    }

    /// <summary>Chooses one of a group of radio buttons: Tab goes to the group, Space or the arrows choose.</summary>
    public async Task Pick(string name, string value)
    {
        await To($"input[type=radio][name='{name}']");
        await page.Keyboard.PressAsync("Space");
        for (var step = 0; step < Most && await page.EvaluateAsync<string>("document.activeElement.value") != value; step++)
        {
            await page.Keyboard.PressAsync("ArrowDown");
        }

        Assert.True(await page.IsCheckedAsync($"input[type=radio][name='{name}'][value='{value}']"));
    }

    public async Task Press(string selector, string key = "Enter")
    {
        await To(selector);
        await page.Keyboard.PressAsync(key);
    }
}
