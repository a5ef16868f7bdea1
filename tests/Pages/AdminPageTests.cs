using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Qingyi.Domain.People;
using Qingyi.Tests.Admin;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Pages;

/// <summary>系统管理 by clicking: the system administrator makes, the security administrator grants, the auditor sees it.</summary>
public sealed class AdminPageTests(House house, Browser browser) : IClassFixture<House>, IClassFixture<Browser>
{
    /// <summary>Where pictures go, when somebody wants to look.</summary>
    private static readonly string? Folder = Environment.GetEnvironmentVariable("QINGYI_ADMIN_PICTURES");

    [Fact]
    public async Task An_organisation_and_an_account_are_made_a_role_is_granted_and_the_auditor_reads_of_all_three()
    {
        await house.Three();
        await using var visit = await Enter("system");
        var page = visit.Page;
        await page.GotoAsync("/workbench/admin/organisations");
        await page.FillAsync("#name", "示例市第二医院");
        await page.FillAsync("#id", "hospital-2");
        await page.SelectOptionAsync("#level", "hospital");
        await page.SelectOptionAsync("#parent", House.City);
        await page.ClickAsync("main form[method=post] button.btn-primary");
        await page.WaitForURLAsync("**/organisations/hospital-2");
        await page.Picture(Folder, "organisation-wide");
        await page.GotoAsync("/workbench/admin/organisations");
        Assert.Contains("示例市第二医院", await page.TextContentAsync("main .tree"), StringComparison.Ordinal);
        await page.Picture(Folder, "organisations-wide");

        await page.GotoAsync("/workbench/admin/accounts");
        await page.FillAsync("#name", "新来的人");
        await page.FillAsync("#user", "newcomer");
        await page.SelectOptionAsync("#organisation", "hospital-2");
        await page.Picture(Folder, "accounts-wide");
        await page.ClickAsync("#new button.btn-primary");
        await page.WaitForSelectorAsync("#one-time");
        house.Knows("newcomer", (await page.TextContentAsync("#one-time"))!);
        await page.Picture(Folder, "account-made-wide");
        Assert.Contains("角色由安全管理员授予和收回", await page.TextContentAsync("#roles"), StringComparison.Ordinal);
        Assert.Empty(visit.Wrong);

        await using var security = await Enter("security");
        await security.Page.GotoAsync("/workbench/admin/accounts?state=without-role");
        await security.Page.ClickAsync("#accounts a:has-text('新来的人')");
        await security.Page.CheckAsync($"#roles input[value={Role.Hospital}]");
        await security.Page.ClickAsync("#roles button.btn-primary");
        await security.Page.WaitForSelectorAsync($"#roles input[value={Role.Hospital}]:checked");
        Assert.Contains("医疗机构联络员", await security.Page.TextContentAsync("main dl"), StringComparison.Ordinal);
        await security.Page.Picture(Folder, "account-wide");
        Assert.Empty(security.Wrong);

        await using var auditor = await Enter("auditor");
        await auditor.Page.GotoAsync("/workbench/admin/audit");
        var trail = await auditor.Page.TextContentAsync("#trail");
        Assert.All(new[] { "新建单位", "新建账号", "授予或者收回角色", "系统甲（system）", "安全甲（security）" }, part => Assert.Contains(part, trail, StringComparison.Ordinal));
        await auditor.Page.Picture(Folder, "audit-wide");
        await auditor.Page.GotoAsync("/workbench/admin/roles");
        await auditor.Page.Picture(Folder, "roles-wide");
        Assert.Equal("", (await auditor.Page.TextContentAsync("#matrix tr:has(th[data-area=cases]) td:last-child"))!.Trim());
        Assert.Empty(auditor.Wrong);
        foreach (var (user, at, address) in new[] { ("system", visit, "organisations"), ("system", visit, "organisations/root"), ("system", visit, "organisations/import"), ("system", visit, "accounts"), ("security", security, "accounts/newcomer"), ("auditor", auditor, "audit"), ("auditor", auditor, "roles"), ("system", visit, "dictionaries"), ("system", visit, "templates") })
        {
            await at.Page.GotoAsync($"/workbench/admin/{address}");
            await at.Page.Picture(Folder, address.Replace('/', '-') + "-wide");
            Assert.Equal("", string.Join('\n', (await at.Page.RunAxe()).Violations.Where(v => v.Impact is "serious" or "critical").Select(v => $"{user} {address} {v.Id} {v.Nodes[0].Target}")));
        }

        foreach (var (user, address, name) in new[] { ("system", "organisations", "organisations"), ("system", "organisations/hospital-2", "organisation"), ("system", "organisations/import", "import"), ("system", "accounts", "accounts"), ("security", "accounts/newcomer", "account"), ("auditor", "audit", "audit"), ("auditor", "roles", "roles"), ("system", "dictionaries", "dictionaries"), ("handler", "dictionaries", "dictionaries-read"), ("system", "templates", "templates") })
        {
            await browser.LooksRightOnAPhone(house, user, $"/workbench/admin/{address}", Folder, name);
        }
    }

    [Fact]
    public async Task A_file_with_a_bad_row_imports_nothing_and_the_good_one_everything_once()
    {
        await house.Account("importer", "系统乙", House.Province, Role.Administrator);
        await using var visit = await Enter("importer");
        var page = visit.Page;
        await Choose(page, "编号,名称,层级,上级编号\nimp-1,导入一院,医疗机构,imp-county\nimp-county,导入县卫健局,县级,city\nimp-2,导入二院,村级,city\n");
        Assert.Contains("第4行", await page.TextContentAsync("#faults"), StringComparison.Ordinal);
        Assert.Equal(0, await page.Locator("form[action$=take]").CountAsync());
        await page.Picture(Folder, "import-faults-wide");

        await Choose(page, "编号,名称,层级,上级编号\nimp-1,导入一院,医疗机构,imp-county\nimp-county,导入县卫健局,县级,city\n");
        await page.ClickAsync("form[action$=take] button");
        await page.WaitForSelectorAsync("text=已导入，文件中的2个单位");
        await page.GotoAsync("/workbench/admin/organisations?q=" + Uri.EscapeDataString("导入"));
        Assert.Equal(2, await page.Locator(".tree a.strong").CountAsync());
        await page.Picture(Folder, "import-found-wide");
        Assert.Empty(visit.Wrong);
    }

    [Fact]
    public async Task A_form_that_is_sent_twice_makes_one_account_and_shows_its_password_again()
    {
        await house.Account("doubler", "系统丙", House.Province, Role.Administrator);
        await using var visit = await Enter("doubler");
        var page = visit.Page;
        await page.GotoAsync("/workbench/admin/accounts");
        await page.FillAsync("#name", "双击之人");
        await page.FillAsync("#user", "twice");
        if (await page.Locator("#new input[name=roles]").CountAsync() > 0)
        {
            await page.CheckAsync("#new input[value=handler]");
        }

        // Beside the script that holds a second click back: the same form, sent twice to the server.
        var passwords = await page.EvaluateAsync<string[]>("""
            async () => {
              const form = document.querySelector('#new form');
              const send = async () => new DOMParser().parseFromString(await (await fetch(form.action, { method: 'POST', body: new URLSearchParams(new FormData(form)) })).text(), 'text/html').querySelector('#one-time')?.textContent ?? 'none';
              return [await send(), await send()];
            }
            """);

        Assert.NotEqual("none", passwords[0]);
        Assert.Equal(passwords[0], passwords[1]);
    }

    private async Task<Visit> Enter(string user)
    {
        var visit = await browser.Visit(house.Url, 1366, 768);
        await visit.SignIn(user, house.Password(user));
        return visit;
    }

    private static async Task Choose(IPage page, string text)
    {
        await page.GotoAsync("/workbench/admin/organisations/import");
        await page.SetInputFilesAsync("#file", [new FilePayload { Name = "单位.csv", MimeType = "text/csv", Buffer = System.Text.Encoding.UTF8.GetBytes(text) }]);
        await page.ClickAsync("form[enctype] button.btn-primary");
        await page.WaitForSelectorAsync("h2:has-text('导入预览')");
    }
}
