using Microsoft.Playwright;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Pages;

/// <summary>台账 at the desk: index, list with its filter, form, steps, import preview and statistics, wide and narrow.</summary>
public abstract class RegisterPageWalk(House house, Browser browser)
{
    /// <summary>Where pictures go, when somebody wants to look.</summary>
    private static readonly string? Folder = Environment.GetEnvironmentVariable("QINGYI_REGISTER_PICTURES");

    [Fact]
    public async Task A_liaison_enters_filters_and_goes_on_with_an_entry()
    {
        await using var visit = await browser.Visit(house.Url, 1366, 768);
        await visit.SignIn("hospital", house.Password("hospital"));
        var page = visit.Page;
        Assert.NotEqual(0, await page.Locator("nav.qy-side a[href='/workbench/registers']").CountAsync());
        await page.GotoAsync("/workbench/registers");
        await page.WaitForSelectorAsync("text=医药代表来访登记");
        await page.Picture(Folder, "index-wide");
        await page.GotoAsync("/workbench/registers/rep-visits/new");
        await page.Picture(Folder, "form-wide");

        // A form with holes is refused in place, with what was typed.
        await page.FillAsync("[name='data.company']", "甲<script>alert(1)</script>😀");
        await page.ClickAsync("main form[method=post] button.btn-primary");
        await page.WaitForSelectorAsync(".qy-wrong");
        Assert.Equal("甲<script>alert(1)</script>😀", await page.InputValueAsync("[name='data.company']"));

        await page.FillAsync("[name='data.visitor']", "王某某");
        await page.FillAsync("[name='data.products']", "某药");
        await page.FillAsync("[name='data.visitOn']", "2026-11-25");
        foreach (var (name, value) in new[] { ("booking", "platform"), ("slot", "am"), ("place", "reception"), ("host", "assigned") })
        {
            await page.CheckAsync($"[name='data.{name}'][value={value}]");
        }

        await page.ClickAsync("main form[method=post] button.btn-primary");
        await page.WaitForURLAsync("**/entries/*");
        Assert.Contains("王某某", await page.TextContentAsync("main"), StringComparison.Ordinal);
        await page.Picture(Folder, "entry-wide");
        await page.ClickAsync("summary:has-text('同意接待')");
        await page.ClickAsync("details[open] form button:has-text('同意接待')");
        await page.WaitForSelectorAsync(".qy-tag:has-text('已同意')");

        // The filter survives reload and back.
        await page.GotoAsync("/workbench/registers/rep-visits");
        await page.SelectOptionAsync("#state", "approved");
        await page.FillAsync("#register-q", "甲");
        await page.ClickAsync("main form[method=get] button.btn-primary");
        await page.WaitForURLAsync("**state=approved**");
        await page.ReloadAsync();
        Assert.Equal(("approved", "甲"), (await page.InputValueAsync("#state"), await page.InputValueAsync("#register-q")));
        await page.Picture(Folder, "list-wide");
        await page.ClickAsync("main table a");
        await page.WaitForURLAsync("**/entries/*");
        await page.GoBackAsync();
        Assert.Equal("approved", await page.InputValueAsync("#state"));

        foreach (var (address, name) in new[] { ("/workbench/registers", "index"), ("/workbench/registers/rep-visits", "list"), ("/workbench/registers/rep-visits/new", "form"), ("/workbench/registers/surrenders", "ledger"), ("/workbench/registers/rep-visits/statistics", "statistics") })
        {
            await browser.LooksRightOnAPhone(house, "hospital", address, Folder, name);
        }

        Assert.DoesNotContain(visit.Wrong, w => !w.Contains("422", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_import_is_looked_through_and_taken_and_the_ranking_shows_who_stands_out()
    {
        await using var visit = await browser.Visit(house.Url, 1366, 768);
        await visit.SignIn("hospital", house.Password("hospital"));
        var page = visit.Page;
        await page.GotoAsync("/workbench/registers/drug-usage/import");
        var lines = Enumerable.Range(0, 12).Select(i => $"2026-10,内科,N{i},甲药,药品,{i + 1},{(i == 4 ? 98000 : 1000 + i)}").Append("十月,内科,N99,甲药,药品,1,1").Append("2026-10,内科,N98,甲药,别的,1,一百");
        var file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".csv");
        await File.WriteAllTextAsync(file, string.Join("\r\n", lines.Prepend("使用月份,科室,工号,药品或者耗材,类别,数量,使用金额")));
        await page.SetInputFilesAsync("#file", file);
        await page.ClickAsync("form[enctype='multipart/form-data'] button");
        await page.WaitForSelectorAsync("text=导入预览");
        var preview = await page.TextContentAsync("main");
        Assert.Contains("十月", preview, StringComparison.Ordinal);
        Assert.Contains("一百", preview, StringComparison.Ordinal);
        await page.Picture(Folder, "import-wide");
        await page.SetViewportSizeAsync(390, 844);
        Assert.False(await visit.Overflows());
        await page.Picture(Folder, "import-narrow");
        await page.SetViewportSizeAsync(1366, 768);
        await page.ClickAsync("button:has-text('确认导入12行')");
        await page.WaitForSelectorAsync("text=新登记12行");
        File.Delete(file);

        await page.GotoAsync("/workbench/registers/drug-usage/statistics");
        Assert.Equal("N4", (await page.TextContentAsync("table:has(th:has-text('名次')) tbody tr:first-child td:first-child"))!.Trim());
        Assert.Contains("明显偏高", await page.TextContentAsync("main"), StringComparison.Ordinal);
        await page.Picture(Folder, "statistics-wide");
        Assert.Empty(visit.Wrong);
    }
}

public sealed class RegisterPageTests(House house, Browser browser) : RegisterPageWalk(house, browser), IClassFixture<House>, IClassFixture<Browser>;

public sealed class RegisterPageOnPostgres(PostgresHouse house, Browser browser) : RegisterPageWalk(house.House, browser), IClassFixture<PostgresHouse>, IClassFixture<Browser>;
