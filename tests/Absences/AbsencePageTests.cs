using Microsoft.Playwright;
using Qingyi.Tests.Pages;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Absences;

/// <summary>请假与代理 by clicking: entered, acted on, ended while a page stands open.</summary>
public sealed class AbsencePageTests(Browser browser) : IClassFixture<Browser>
{
    [Fact]
    public async Task An_absence_is_entered_by_clicking_and_the_substitute_works_in_her_name_on_screen_and_phone()
    {
        await using var house = new House();
        await house.InitializeAsync();
        var walk = new CaseWalk(house);
        await walk.TipOff();
        await walk.Until("verify-tip");
        var pictures = Environment.GetEnvironmentVariable("QINGYI_PICTURES");

        await using var handler = await browser.Visit(house.Url, 1366, 768);
        await handler.SignIn("handler", house.Password("handler"));
        await handler.Page.ClickAsync("nav.qy-side a[href='/workbench/absences'] >> visible=true");
        await handler.Page.FillAsync("#until", house.Day(2));
        await handler.Page.SelectOptionAsync("#substitute", new SelectOptionValue { Label = "公示发布人员甲" });
        await handler.Page.ClickAsync("form[data-keep=absence] button");
        await handler.Page.WaitForSelectorAsync("td:has-text('公示发布人员甲')");
        await handler.Page.Picture(pictures, "absences");
        Assert.False(await handler.Overflows());

        // A second one on the same days is told what stands in the way, and keeps what was typed.
        await handler.Page.FillAsync("#until", house.Day(1));
        await handler.Page.ClickAsync("form[data-keep=absence] button");
        await handler.Page.WaitForSelectorAsync("[role=alert]:has-text('重叠')");
        Assert.Equal(house.Day(1), await handler.Page.InputValueAsync("#until"));

        await using var substitute = await browser.Visit(house.Url, 1366, 768);
        await substitute.SignIn("publisher", house.Password("publisher"));
        await substitute.Page.WaitForSelectorAsync(".qy-acting:has-text('您正在代承办人甲办理')");
        await substitute.Page.GotoAsync("/workbench/inbox");
        await substitute.Page.WaitForSelectorAsync("tr:has-text('代承办人甲')");
        await substitute.Page.ClickAsync("table[data-inbox] tbody a");
        await substitute.Page.WaitForSelectorAsync("#preview .qy-note:has-text('您代承办人甲办理')");
        await substitute.Page.Picture(pictures, "absences-acting");
        Assert.False(await substitute.Overflows());

        // The absent one comes back while the page stands open: nothing is done, and it says why.
        await handler.Page.GotoAsync("/workbench/absences");
        handler.Page.Dialog += (_, dialog) => dialog.AcceptAsync();
        await handler.Page.ClickAsync("button:has-text('撤销')");
        await handler.Page.WaitForSelectorAsync("td:has-text('已撤销')");
        await substitute.Page.FillAsync("#preview textarea[name='data.summary']", "属实。");
        await substitute.Page.Locator("#preview label:has(input[value=substantiated])").ClickAsync();
        await substitute.Page.ClickAsync("#preview form button.btn-primary");
        await substitute.Page.WaitForSelectorAsync(":text('期间已经结束')");
        await substitute.Page.GotoAsync("/workbench");
        Assert.Equal(0, await substitute.Page.Locator(".qy-acting").CountAsync());

        Assert.DoesNotContain(handler.Wrong, w => !w.Contains("422", StringComparison.Ordinal));
        await browser.LooksRightOnAPhone(house, "handler", "/workbench/absences", pictures, "absences");
    }
}
