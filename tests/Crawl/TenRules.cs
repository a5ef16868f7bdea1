using System.Globalization;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Qingyi.Domain.Cases;
using Qingyi.Server.Storage;

namespace Qingyi.Tests.Crawl;

/// <summary>The rules of the screens (ux.md section 4) that can be read off every kind of page of the demonstration; 5, 6 and 9 stand in <see cref="TenRulesAtTheDesk"/>.</summary>
public sealed partial class TenRules(RoleWalk walk) : IClassFixture<RoleWalk>
{
    private static readonly CaseStage[] Ended = [CaseStage.Closed, CaseStage.Disposed, CaseStage.Cancelled];

    [Fact]
    public async Task Rule_1_every_waiting_state_says_for_whom_how_long_until_when_and_who_hears_next()
    {
        await using var scope = walk.Demo.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CaseDb>();
        var open = await db.Cases.Where(c => c.Kind == Case.OfCase && !Ended.Contains(c.Stage) && db.Tasks.Any(t => t.CaseId == c.Id && t.State == "open")).Select(c => c.Id).ToListAsync(TestContext.Current.CancellationToken);
        const string leader = "city-leader";
        var wrong = new List<string>();
        var seen = 0;
        foreach (var id in open)
        {
            using var answer = await walk.As(leader).GetAsync($"/workbench/cases/{id}", TestContext.Current.CancellationToken);
            if (!answer.IsSuccessStatusCode)
            {
                continue;
            }

            seen++;
            var page = await walk.Open(leader, $"/workbench/cases/{id}");
            var sentence = Plain(page.QuerySelector(".qy-wait")?.TextContent ?? "");
            if (!Waiting().IsMatch(sentence))
            {
                wrong.Add($"{id}: “{sentence}”");
            }
        }

        Assert.True(seen > 5, $"{leader} sees {seen} open cases.");
        RoleWalk.Nothing(wrong);
    }

    [Fact]
    public void Rule_2_no_button_is_shut_without_a_visible_reason()
    {
        RoleWalk.Nothing(walk.Pages.SelectMany(p => p.Page.QuerySelectorAll("button[disabled], input[disabled][type=submit], a.disabled").Select(b => $"{p.Address}: {Plain(b.TextContent)} is disabled outright")));
        RoleWalk.Nothing(walk.Pages.SelectMany(p => p.Page.QuerySelectorAll("[aria-disabled=true]")
            .Where(b => b.GetAttribute("aria-describedby") is not { } id || p.Page.GetElementById(id) is not { } why || Plain(why.TextContent).Length < 4 || why.ClassList.Contains("visually-hidden"))
            .Select(b => $"{p.Address}: “{Plain(b.TextContent)}” does not say why")));
        Assert.Contains(walk.Pages, p => p.Page.QuerySelector("[aria-disabled=true]") is not null);
    }

    [Fact]
    public void Rule_3_no_light_and_no_chart_speaks_by_colour_alone()
    {
        RoleWalk.Nothing(walk.Pages.SelectMany(p => p.Page.QuerySelectorAll(".qy-light").Where(l => Plain(l.TextContent).Length == 0).Select(_ => $"{p.Address}: a light without words")));
        RoleWalk.Nothing(walk.Pages.SelectMany(p => p.Page.QuerySelectorAll("[data-chart]")
            .Where(c => c.NextElementSibling?.QuerySelector("table tbody td") is null || string.IsNullOrWhiteSpace(c.GetAttribute("aria-label"))).Select(c => $"{p.Address}: the chart {c.GetAttribute("aria-label")} has no table beside it")));
        RoleWalk.Nothing(walk.Pages.SelectMany(p => p.Page.QuerySelectorAll(".qy-bars tr").Where(r => r.QuerySelector("td.num") is not { } n || Plain(n.TextContent).Length == 0).Select(r => $"{p.Address}: a bar without its number")));
        Assert.Contains(walk.Pages, p => p.Page.QuerySelector(".qy-light") is not null);
        Assert.Contains(walk.Pages, p => p.Page.QuerySelector("[data-chart]") is not null);
    }

    [Fact]
    public async Task Rule_4_a_filter_survives_back_and_reload()
    {
        var wrong = new List<string>();
        var tried = 0;
        await walk.Visit(1366, 768, async (visit, found) =>
        {
            var page = visit.Page;
            var form = page.Locator("main form[method=get]:has(select):visible").First;
            if (await form.CountAsync() == 0)
            {
                return;
            }

            var select = form.Locator("select:visible").First;
            var options = await select.Locator("option").EvaluateAllAsync<string[]>("all => all.map(o => o.value)");
            if (options.LastOrDefault(o => o.Length > 0) is not { } last)
            {
                return;
            }

            tried++;
            await select.SelectOptionAsync(last);
            await form.EvaluateAsync("f => { document.documentElement.setAttribute('data-before', ''); HTMLFormElement.prototype.submit.call(f); }");
            await page.WaitForSelectorAsync("html:not([data-before])", new() { State = Microsoft.Playwright.WaitForSelectorState.Attached });
            await page.WaitForLoadStateAsync();
            var (address, text, chosen) = (page.Url, Plain(await page.InnerTextAsync("main")), await page.Locator("main form[method=get]:has(select) select").First.InputValueAsync());
            if (chosen != last)
            {
                wrong.Add($"{found.Address}: the filter shows {chosen} for {last}");
            }

            await page.ReloadAsync();
            if (Plain(await page.InnerTextAsync("main")) != text)
            {
                wrong.Add($"{found.Address}: another list after reloading");
            }

            await page.GotoAsync(found.User is null ? "/" : "/account/password");
            await page.GoBackAsync();
            if (page.Url != address || Plain(await page.InnerTextAsync("main")) != text || await page.Locator("main form[method=get]:has(select) select").First.InputValueAsync() != last)
            {
                wrong.Add($"{found.Address}: another list after going back");
            }
        });
        Assert.True(tried >= 3, $"Only {tried} lists have a filter.");
        RoleWalk.Nothing(wrong);
    }

    [Fact]
    public async Task Rule_7_every_number_of_a_chart_opens_the_list_behind_it_and_the_counts_agree()
    {
        var wrong = new List<string>();
        var compared = 0;
        foreach (var found in walk.Pages)
        {
            foreach (var link in found.Page.QuerySelectorAll(".qy-twin td a, .qy-bars td a").Where(a => a.GetAttribute("href") is { } to && to.StartsWith('/') && !Shares(a)))
            {
                using var answer = await walk.As(found.User).GetAsync(link.GetAttribute("href"), TestContext.Current.CancellationToken);
                if (!answer.IsSuccessStatusCode)
                {
                    wrong.Add($"{found.Address}: {link.GetAttribute("href")} answers {(int)answer.StatusCode}");
                    continue;
                }

                var list = await walk.Open(found.User, link.GetAttribute("href")!);
                if (list.QuerySelector(".qy-pager a") is null && Total().Match(Plain(list.QuerySelector("main")!.TextContent)) is { Success: true } total && decimal.TryParse(Plain(link.TextContent), NumberStyles.Number, CultureInfo.InvariantCulture, out var number))
                {
                    compared++;
                    if (decimal.Parse(total.Groups[1].Value, NumberStyles.Number, CultureInfo.InvariantCulture) != number)
                    {
                        wrong.Add($"{found.Address}: {number} leads to {link.GetAttribute("href")} with {total.Groups[1].Value}");
                    }
                }
            }
        }

        Assert.True(compared > 3, $"Only {compared} numbers could be compared.");
        RoleWalk.Nothing(wrong);
    }

    [Fact]
    public void Rule_8_every_date_of_the_workbench_says_its_working_days_and_its_clock_on_hover()
    {
        var staff = walk.Pages.Where(p => p.User is not null && !p.Address.StartsWith("/studio/workflows", StringComparison.Ordinal)).ToList();
        RoleWalk.Nothing(staff.SelectMany(p => Texts(p.Page.QuerySelector("main")).Where(t => Date().IsMatch(t.TextContent)).Select(t => $"{p.Address}: {Plain(t.TextContent)}")));
        RoleWalk.Nothing(staff.SelectMany(p => p.Page.QuerySelectorAll("main time").Where(t => !Note().IsMatch(t.GetAttribute("title") ?? "")).Select(t => $"{p.Address}: {t.OuterHtml}")));
        Assert.True(staff.Sum(p => p.Page.QuerySelectorAll("main time[title]").Length) > 100);
    }

    // A share is no count; what it was counted from stands beside it.
    private static bool Shares(IElement link) => link.Closest("table") is { } table && (table.Id == "table-indicators" || table.TextContent.Contains('%', StringComparison.Ordinal) || table.TextContent.Contains('率', StringComparison.Ordinal));

    private static IEnumerable<INode> Texts(IElement? main) => main is null ? [] : main.Descendants<IText>()
        .Where(t => t.Ancestors<IElement>().All(a => a.LocalName is not ("time" or "option" or "textarea" or "pre" or "svg" or "script" or "style")));

    private static string Plain(string text) => Spaces().Replace(text, " ").Trim();

    [GeneratedRegex("\\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex("正在等待：.+，已 ?\\d+ ?个工作日.*((到期.*(，逾期报.+。|，已报.+。|。))|没有设定期限。|暂停计算)")]
    private static partial Regex Waiting();

    [GeneratedRegex("本页 ?([\\d,]+) ?条")]
    private static partial Regex Total();

    [GeneratedRegex("(?<![\\d\\-])(\\d{4}-\\d{2}-\\d{2}|\\d{4}年\\d{1,2}月\\d{1,2}日)(?![\\d\\-])")]
    private static partial Regex Date();

    [GeneratedRegex("星期.，(今天|还有\\d+个工作日|\\d+个工作日以前|该年工作日历未载入)；北京时间")]
    private static partial Regex Note();
}
