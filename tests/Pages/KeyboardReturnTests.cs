using Qingyi.Tests.Returns;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Pages;

/// <summary>One more task of every day without a mouse: a return from the list to its receipt.</summary>
public sealed class KeyboardReturnTests(ReturnHouse returns, Browser browser) : IClassFixture<ReturnHouse>, IClassFixture<Browser>
{
    [Fact]
    public async Task Eleven_hand_in_a_return()
    {
        returns.On(2022, 4, 2);
        await using var visit = await browser.Visit(returns.House.Url, 1366, 768);
        var keys = await Keys.SignIn(visit, returns.House, "hospital");
        await keys.Press("nav.qy-side a[href='/workbench/returns']");
        await keys.Page.WaitForURLAsync("**/workbench/returns");
        await keys.Press($"form:has(input[name=obligation][value='{ReturnHouse.Quarterly}']):has(input[name=period][value='2022Q1']) button");
        await keys.Page.WaitForURLAsync("**/workbench/returns/*");
        await keys.Press("button[formaction$='/count']");
        await keys.Page.WaitForSelectorAsync("a[href$='/figures/expelled']");

        // With holes it comes back, and says so in the field.
        await keys.Type("[name='t.work']", "门诊巡查加密。");
        await keys.Press("button[formaction$='/submit']");
        await keys.Page.WaitForSelectorAsync(".qy-wrong");
        Assert.Equal("门诊巡查加密。", await keys.Page.InputValueAsync("[name='t.work']"));
        foreach (var name in await keys.Page.EvaluateAsync<string[]>("[...document.querySelectorAll('input[name^=\"f.\"][name$=\".own\"]')].filter(i => !i.value).map(i => i.name)"))
        {
            await keys.Type($"[name='{name}']", "0");
        }

        await keys.Type("[name='t.problems']", "个别企业人员仍不预约。");
        await keys.Type("[name='t.next']", "继续巡查。");
        await keys.Press("button[formaction$='/submit']");
        await keys.Page.WaitForURLAsync("**/receipt");

        Assert.Matches("报送〔2022〕[0-9]{4}号", await keys.Page.TextContentAsync("main"));
        Assert.DoesNotContain(visit.Wrong, w => !w.Contains("422", StringComparison.Ordinal));
    }
}
