using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Qingyi.Server.Storage;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Pages;

/// <summary>Ten tasks of every day without a mouse.</summary>
public sealed class KeyboardTests(House house, Browser browser) : IClassFixture<House>, IClassFixture<Browser>
{
    private DateOnly Today => DateOnly.FromDateTime(house.Clock.GetUtcNow().ToOffset(TimeSpan.FromHours(8)).DateTime);

    [Fact]
    public async Task One_sign_in_two_claim_three_do_a_task_and_four_search()
    {
        var walk = new CaseWalk(house);
        await walk.TipOff();
        var task = (await walk.Inbox("intake")).Single()["id"];
        await using var visit = await browser.Visit(house.Url, 1366, 768);
        var keys = await SignIn(visit, "intake");
        await keys.Press("nav.qy-side a[href='/workbench/inbox']");
        await keys.Page.WaitForSelectorAsync("[data-inbox]");
        await keys.Page.Keyboard.PressAsync("j");
        await keys.Press($"[data-inbox] tr[data-id='{task}'] a");
        await keys.Page.WaitForSelectorAsync("#preview .qy-task form");
        await keys.Press("#preview .qy-claim form[action$='/claim'] button");
        await keys.Page.WaitForSelectorAsync("#preview .qy-claim form[action$='/release']");
        await keys.Pick("outcome", "accepted");
        await keys.Type("#opinion", "受理。");

        // The address stays that of the inbox: only the answer tells that the task is done.
        await keys.Page.RunAndWaitForResponseAsync(() => keys.Press("#preview .qy-task form > button.btn-primary"), r => r.Request.Method == "POST" && r.Url.EndsWith("/complete", StringComparison.Ordinal));
        await keys.Page.WaitForSelectorAsync("#preview .qy-task form", new() { State = WaitForSelectorState.Detached });
        Assert.Equal(0, await house.Inside(s => s.GetRequiredService<CaseDb>().Tasks.CountAsync(t => t.CaseId == walk.CaseId && t.Act == "accept-tip" && t.State == "open")));

        await keys.Page.Keyboard.PressAsync("/");
        Assert.Equal("q", await keys.Page.EvaluateAsync<string>("document.activeElement.id"));
        await keys.Page.Keyboard.InsertTextAsync("红包");
        await keys.Page.Keyboard.PressAsync("Enter");
        await keys.Page.WaitForSelectorAsync("main a[href^='/workbench/cases/']");
    }

    [Fact]
    public async Task Five_register_what_came_by_telephone()
    {
        await using var visit = await browser.Visit(house.Url, 1366, 768);
        var keys = await SignIn(visit, "intake");
        await keys.Press("nav.qy-side a[href='/workbench/intake']");
        await keys.Page.WaitForSelectorAsync("form[data-keep=intake]");
        await keys.Choose("[name='data.channel']", "letter");
        await keys.Type("[name='data.institution']", "示例市第一医院");
        await keys.Choose("[name='data.conduct']", "kickback");
        await keys.Day("[name='data.happenedOn']", Today.AddDays(-3));
        await keys.Type("[name='data.text']", "来信反映骨科采购耗材时收受回扣。");
        await keys.Press("form[data-keep=intake] button.btn-primary");
        await keys.Page.WaitForSelectorAsync(".qy-receipt");
        await keys.Press("nav.qy-side a[href='/workbench/inbox']");
        await keys.Page.WaitForSelectorAsync("[data-inbox]");
        await keys.Press("a[href='/workbench/inbox?filter=started']");
        await keys.Page.WaitForSelectorAsync(".ib-rows a:has-text('回扣线索')");
    }

    [Fact]
    public async Task Six_answer_an_escalation_and_seven_look_at_its_proof()
    {
        var walk = new CaseWalk(house);
        await walk.TipOff();
        await walk.Until("investigate");
        var deadline = await house.Inside(s => s.GetRequiredService<CaseDb>().Deadlines.Where(d => d.CaseId == walk.CaseId && d.Limit == "investigation").Select(d => d.Id).SingleAsync());
        var climbed = await house.Inside(s => s.GetRequiredService<CaseDb>().Rungs.Where(r => r.DeadlineId == deadline && r.Recipient == "leader-in-charge").Select(r => r.At).SingleAsync());
        house.Clock.Set(climbed.AddMinutes(1) > house.Clock.GetUtcNow() ? climbed.AddMinutes(1) : house.Clock.GetUtcNow());
        await house.Sweep();
        var escalation = await house.Inside(s => s.GetRequiredService<CaseDb>().Escalations.Where(e => e.DeadlineId == deadline && e.Recipient == "leader-in-charge").Select(e => e.Id).SingleAsync());

        await using var visit = await browser.Visit(house.Url, 1366, 768);
        var keys = await SignIn(visit, "leader");
        await keys.Press("nav.qy-side a[href='/workbench/supervise']");
        await keys.Page.WaitForSelectorAsync(".lead-card");
        await keys.Press($"details:has(form[action$='/{escalation}/instruct']) > summary");
        await keys.Type($"form[action$='/{escalation}/instruct'] textarea", "本周内办结，每日报告。");
        await keys.Press($"form[action$='/{escalation}/instruct'] button");
        await keys.Page.WaitForSelectorAsync("main :text('本周内办结，每日报告。')");
        Assert.NotNull(await house.Inside(s => s.GetRequiredService<CaseDb>().Escalations.Where(e => e.Id == escalation).Select(e => e.RepliedAt).SingleAsync()));

        await keys.Page.GotoAsync($"/workbench/cases/{walk.CaseId}");
        await keys.Press($"a[href='/workbench/cases/{walk.CaseId}?tab=deadlines']");
        await keys.Page.WaitForSelectorAsync($"a[href='/workbench/deadlines/{deadline}']");
        await keys.Press($"main a[href='/workbench/deadlines/{deadline}']");
        await keys.Page.WaitForURLAsync($"**/workbench/deadlines/{deadline}");
    }

    [Fact]
    public async Task Eight_enter_an_absence_and_take_it_back()
    {
        await using var visit = await browser.Visit(house.Url, 1366, 768);
        visit.Page.Dialog += (_, dialog) => dialog.AcceptAsync();
        var keys = await SignIn(visit, "publisher");
        await keys.Press("nav.qy-side a[href='/workbench/absences']");
        await keys.Page.WaitForSelectorAsync("form[data-keep=absence]");
        await keys.Day("#until", Today.AddDays(2));
        await keys.Choose("#ground", "travel");
        await keys.Press("form[data-keep=absence] button");
        await keys.Page.WaitForSelectorAsync("td:has-text('请假中')");
        await keys.Press("form[action$='/withdraw'] button");
        await keys.Page.WaitForSelectorAsync("td:has-text('已撤销')");
    }

    [Fact]
    public async Task Nine_enter_a_visit_in_a_register()
    {
        await using var visit = await browser.Visit(house.Url, 1366, 768);
        var keys = await SignIn(visit, "hospital");
        await keys.Press("nav.qy-side a[href='/workbench/registers']");
        await keys.Page.WaitForURLAsync("**/workbench/registers");
        await keys.Press("main a[href='/workbench/registers/expulsions']");
        await keys.Page.WaitForURLAsync("**/workbench/registers/expulsions");
        await keys.Press("main a[href='/workbench/registers/expulsions/new']");
        await keys.Page.WaitForSelectorAsync("main form[method=post]");
        Assert.False(await keys.Page.EvaluateAsync<bool>("[...document.querySelectorAll('main form[method=post] :is(input:not([type=hidden]), select, textarea, button)')].some(e => e.tabIndex < 0)"));
        await keys.Type("[name='data.company']", "某药业");
        await keys.Type("[name='data.place']", "门诊");
        await keys.To("main form[method=post] button.btn-primary");
    }

    [Fact]
    public async Task Ten_tip_off_and_look_after_it()
    {
        await using var visit = await browser.Visit(house.Url, 1366, 768);
        var keys = new Keys(visit.Page);
        await visit.Page.GotoAsync("/");
        await keys.Press("a[href='/tip']");
        await visit.Page.WaitForSelectorAsync("#institution");
        await keys.Type("#institution", "示例市第一医院");
        await keys.Press(TipSteps.Go);
        await keys.Pick("conduct", "red-envelope");
        await keys.Type("#text", "住院期间主刀医生收了三千元红包，病房里几位家属都知道。");
        await keys.Press(TipSteps.Go);
        await keys.To("#files");
        await keys.Press(TipSteps.Go);
        await keys.Pick("identity", "anonymous");
        await keys.Press(TipSteps.Go);
        await visit.Page.WaitForSelectorAsync(".qy-receipt");
        var receipt = string.Concat(await visit.Page.Locator(".qy-receipt span").AllTextContentsAsync());
        await visit.Page.GotoAsync("/follow-up");
        await keys.Type("#receipt", receipt);
        await keys.Press("main form button.btn-primary");
        await visit.Page.WaitForSelectorAsync("textarea");
        await keys.To("textarea");
    }

    private Task<Keys> SignIn(Visit visit, string user) => Keys.SignIn(visit, house, user);
}
