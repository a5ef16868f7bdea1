using Microsoft.Playwright;

namespace Qingyi.Tests.Pages;

/// <summary>The tip as somebody with script fills it in, step after step.</summary>
internal static class TipSteps
{
    public const string Go = ".tip-go .btn-primary";
    public const string Back = ".tip-go [type=button]";
    public const string Text = "住院期间主刀医生收了三千元红包，病房里几位家属都知道。";

    /// <summary>Number of the one step that is seen, from 1.</summary>
    public static async Task<int> Step(this IPage page)
    {
        // Until the script has run, every step is seen.
        await page.WaitForLoadStateAsync();
        Assert.Equal(1, await page.Locator("[data-steps] > section:visible").CountAsync());
        Assert.Equal(1, await page.Locator(".tip-steps [aria-current=step]").CountAsync());
        var step = await page.EvaluateAsync<int>("[...document.querySelectorAll('[data-steps] > section')].findIndex(s => !s.hidden)");
        Assert.Equal(step, await page.EvaluateAsync<int>("[...document.querySelectorAll('.tip-steps li')].findIndex(s => s.getAttribute('aria-current') === 'step')"));
        return step + 1;
    }

    /// <summary>Fills in what must be there and goes to the step.</summary>
    public static async Task FillTo(this IPage page, int step)
    {
        await page.GotoAsync("/tip");
        await page.FillAsync("#institution", "示例市第一医院");
        for (var at = 1; at < step; at++)
        {
            await page.ClickAsync(Go);
            if (at == 1)
            {
                await page.Locator("label:has(input[value=red-envelope]) span").ClickAsync();
                await page.FillAsync("#text", Text);
            }
        }

        Assert.Equal(step, await page.Step());
    }

    public static Task<string> Focus(this IPage page) => page.EvaluateAsync<string>("document.activeElement.id || document.activeElement.textContent");
}
