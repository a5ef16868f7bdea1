using System.Net;
using System.Net.Http.Json;
using AngleSharp.Html.Parser;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Qingyi.Domain.People;
using Qingyi.Server.Storage;
using Qingyi.Tests.Registers;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Inbox;

/// <summary>列设置 of every long list: one's own, kept, the same in head and lines, and no more than a look: a file has every column.</summary>
public sealed class ColumnTests(House house) : IClassFixture<House>
{
    [Theory]
    [InlineData("handler", "/workbench/cases", "cases", "opened")]
    [InlineData("handler", "/workbench/matters", "matters", "waiting")]
    [InlineData("column-admin", "/workbench/admin/accounts", "accounts", "second")]
    [InlineData("hospital", "/workbench/returns", "returns", "due")]
    [InlineData("hospital", "/workbench/registers/expulsions", "register-expulsions", "company")]
    public async Task A_column_that_is_hidden_is_gone_from_head_and_lines_for_this_person_alone(string user, string address, string list, string column)
    {
        await Ready(user);
        var (before, cells) = await Table(user, address);
        Assert.Contains(column, await Offered(user, address));
        Assert.True(before.Count > 3);

        using var forms = await StaffForms.Of(house, user);
        var offered = (await Offered(user, address)).Select(c => ("offered", c)).ToArray();
        Assert.Equal(HttpStatusCode.Found, (await forms.Post(address, "/workbench/columns", [("list", list), ("back", address), .. offered, .. offered.Where(o => o.c != column).Select(o => ("column", o.c))])).Status);

        var (after, fewer) = await Table(user, address);
        Assert.Equal((before.Count - 1, cells - 1), (after.Count, fewer));
        Assert.Equal(after, before.Where(after.Contains));

        // All of them again.
        await forms.Post(address, "/workbench/columns", [("list", list), ("back", address), .. offered, .. offered.Select(o => ("column", o.c))]);
        Assert.Equal(before, (await Table(user, address)).Head);
    }

    [Fact]
    public async Task The_file_of_a_register_has_every_column_whatever_is_shown()
    {
        await Ready("hospital");
        using var client = await house.As("hospital");
        var whole = await client.GetStringAsync("/api/registers/expulsions/export?format=csv", TestContext.Current.CancellationToken);
        using var forms = await StaffForms.Of(house, "hospital");
        await forms.Post("/workbench/registers/expulsions", "/workbench/columns", ("list", "register-expulsions"), ("back", "/workbench/registers/expulsions"), ("offered", "company"));

        Assert.Equal(whole, await client.GetStringAsync("/api/registers/expulsions/export?format=csv", TestContext.Current.CancellationToken));
        Assert.Contains("导出的文件始终含全部列", (await forms.Get("/workbench/registers/expulsions")).Text, StringComparison.Ordinal);
        await forms.Post("/workbench/registers/expulsions", "/workbench/columns", ("list", "register-expulsions"), ("back", "/"), ("offered", "company"), ("column", "company"));
    }

    [Fact]
    public async Task A_list_that_is_none_and_names_without_end_are_not_kept()
    {
        using var forms = await StaffForms.Of(house, "leader");
        await forms.Post("/workbench", "/workbench/columns", ("list", "no-such"), ("back", "/workbench/cases"), ("offered", "x"));
        await forms.Post("/workbench", "/workbench/columns", [("list", "register-x"), ("back", "/workbench/cases"), .. Enumerable.Range(0, 500).Select(i => ("offered", $"c{i}"))]);
        await forms.Post("/workbench", "/workbench/columns", ("list", "register-" + new string('x', 200)), ("back", "/workbench/cases"), ("offered", "x"));
        await forms.Post("/workbench", "/workbench/columns", ("list", "register-x"), ("back", "/workbench/cases"), ("offered", new string('x', 5000)));

        var leader = await house.Inside(s => s.GetRequiredService<CaseDb>().Users.Where(u => u.UserName == "leader").Select(u => u.Id).SingleAsync());
        Assert.Empty(await house.Inside(s => s.GetRequiredService<CaseDb>().Preferences.Where(p => p.AccountId == leader).ToListAsync()));
    }

    // Something stands in each list.
    private async Task Ready(string user)
    {
        if (user == "column-admin")
        {
            await house.Account("column-admin", "系统列", House.Province, Role.Administrator);
        }
        else if (user == "hospital")
        {
            var walk = new RegisterWalk(house);
            await walk.Enter("hospital", "expulsions", new() { ["company"] = "样本企业", ["expelledAt"] = walk.Moment(-1), ["place"] = "门诊", ["cause"] = "unbooked", ["handler"] = "保卫甲" });
            using var hospital = await house.As("hospital");
            (await hospital.PostAsJsonAsync("/api/returns", new { template = "kickback-report" })).EnsureSuccessStatusCode();
        }
        else
        {
            await new CaseWalk(house).TipOff();
            var walk = new CaseWalk(house);
            await walk.TipOff();
            await walk.Until("verify-tip");
            using var handler = await house.As("handler");
            (await handler.PostAsJsonAsync("/api/matters", new { kind = "rectification", institution = House.Hospital })).EnsureSuccessStatusCode();
        }
    }

    private async Task<(IReadOnlyList<string> Head, int Cells)> Table(string user, string address)
    {
        var page = await Page(user, address);
        var table = page.QuerySelector("main .card .qy-scroll table.stackable")!;
        return ([.. table.QuerySelectorAll("thead th").Select(h => h.TextContent.Trim())], table.QuerySelectorAll("tbody tr")[0].QuerySelectorAll("td").Length);
    }

    private async Task<IReadOnlyList<string>> Offered(string user, string address) => [.. (await Page(user, address)).QuerySelectorAll(".qy-columns input[name=column]").Select(i => i.GetAttribute("value")!)];

    private async Task<AngleSharp.Html.Dom.IHtmlDocument> Page(string user, string address)
    {
        using var client = await house.As(user);
        return new HtmlParser().ParseDocument(await client.GetStringAsync(address, TestContext.Current.CancellationToken));
    }
}
