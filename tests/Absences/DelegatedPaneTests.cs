using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Qingyi.Server.Storage;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Absences;

/// <summary>委托代办 in the inbox: what somebody did for me, what I did for somebody, and nobody else's.</summary>
public abstract class DelegatedPaneTests(House house)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_a_substitute_did_stands_in_both_panes_with_both_names_and_in_nobody_elses()
    {
        await house.Account("absent", "承办人丁", House.City, Domain.People.Role.Publisher);
        var walk = new CaseWalk(house);
        await walk.TipOff();
        await walk.Until("verify-tip");
        var number = await Number(walk);
        var absence = await house.GoesAway("handler", "legal-reviewer");
        Assert.DoesNotContain(number, await Pane("handler"), StringComparison.Ordinal);
        Assert.Equal((0, 0), (await Shown("handler"), await Shown("legal-reviewer")));

        // While it is open it lies in the substitute's inbox in the absent name, and in no pane of what was done.
        Assert.Contains("代承办人甲", await Page("legal-reviewer", ""), StringComparison.Ordinal);
        var task = Assert.Single(await walk.Inbox("legal-reviewer"));
        Assert.True((await walk.Complete("legal-reviewer", task, "substantiated", new() { ["summary"] = "经核实属实。" })).IsSuccessStatusCode);

        foreach (var user in new[] { "handler", "legal-reviewer" })
        {
            var pane = await Pane(user);
            Assert.Contains(number, pane, StringComparison.Ordinal);
            Assert.Contains("法制审核人员甲代承办人甲办理", pane, StringComparison.Ordinal);
            Assert.Equal(1, await Shown(user));
        }

        foreach (var user in new[] { "handler-2", "leader", "county-handler", "absent" })
        {
            Assert.DoesNotContain(number, await Pane(user), StringComparison.Ordinal);
            Assert.Equal(0, await Shown(user));
        }

        // What she does in her own name is no substitution; what was done for her stays when she is back.
        await (await house.As("handler")).PostAsJsonAsync($"/api/absences/{absence["id"]}/withdraw", new { }, Token);
        await walk.Do((string)(await walk.Inbox("handler-2"))[0]["act"]!);
        Assert.Equal((1, 1, 0), (await Shown("handler"), await Shown("legal-reviewer"), await Shown("handler-2")));
        Assert.Contains(number, await Pane("handler"), StringComparison.Ordinal);
        Assert.Contains(number, await Page("handler", "state=done"), StringComparison.Ordinal);
        Assert.Contains(number, await Page("handler", "filter=delegated&q=" + Uri.EscapeDataString(number)), StringComparison.Ordinal);
        Assert.DoesNotContain(number, await Page("handler", "filter=delegated&q=" + Uri.EscapeDataString("没有这个案号")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_who_stand_in_for_each_other_at_different_times_are_told_apart()
    {
        var walk = new CaseWalk(house);
        await walk.TipOff();
        var number = await Number(walk);
        var first = await house.GoesAway("intake", "publisher");
        var accept = Assert.Single(await walk.Inbox("publisher"));
        var (outcome, data) = walk.Usual("accept-tip", accept);
        Assert.True((await walk.Complete("publisher", accept, outcome, data)).IsSuccessStatusCode);
        await (await house.As("intake")).PostAsJsonAsync($"/api/absences/{first["id"]}/withdraw", new { }, Token);

        var row = await house.Inside(s => s.GetRequiredService<CaseDb>().Tasks.SingleAsync(t => t.Id == (string)accept["id"]!, Token));
        Assert.Equal((await house.Account("publisher"), await house.Account("intake")), (row.DoneBy, row.DoneFor));
        Assert.Contains("公示发布人员甲代受理人员甲办理", await Pane("intake"), StringComparison.Ordinal);
        Assert.Contains(number, await Pane("publisher"), StringComparison.Ordinal);
        Assert.DoesNotContain("受理人员甲代公示发布人员甲办理", await Pane("publisher"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task From_a_lent_seat_one_takes_many_gives_back_and_hands_over_in_the_absent_name_and_with_the_absence_it_ends()
    {
        await house.Account("intake-2", "受理人员乙", House.City, Domain.People.Role.Intake);
        List<CaseWalk> walks = [new(house), new(house)];
        foreach (var walk in walks)
        {
            await walk.TipOff();
        }

        var absence = await house.GoesAway("intake-2", "leader");
        var tasks = new List<string>();
        foreach (var walk in walks)
        {
            tasks.Add((string)Assert.Single(await walk.Inbox("leader"))["id"]!);
        }

        using var desk = await StaffForms.Of(house, "leader");
        await desk.Post("/workbench/inbox", "/workbench/inbox/claim", [.. tasks.Select(t => ("task", t))]);
        var absent = await house.Account("intake-2");
        Assert.Equal([absent, absent], await Holders(tasks));
        var taken = await house.Inside(s => s.GetRequiredService<CaseDb>().Audit.Where(a => a.What == "task-claimed" && (a.Data.Contains(tasks[0]) || a.Data.Contains(tasks[1]))).ToListAsync(Token));
        var leader = await house.Account("leader");
        Assert.Equal(2, taken.Count);
        Assert.All(taken, t => Assert.Equal((leader, absent), (t.Who, (string?)JsonNode.Parse(t.Data)!["for"])));

        using var substitute = await house.As("leader");
        Assert.True((await substitute.PostAsJsonAsync($"/api/tasks/{tasks[0]}/release", new { }, Token)).IsSuccessStatusCode);
        Assert.True((await substitute.PostAsJsonAsync($"/api/tasks/{tasks[1]}/delegate", new { to = "intake" }, Token)).IsSuccessStatusCode);
        Assert.Equal([null, await house.Account("intake")], await Holders(tasks));
        Assert.Equal(0, await Shown("leader"));

        // Neither gives back nor takes any more when she is back.
        await (await house.As("intake-2")).PostAsJsonAsync($"/api/absences/{absence["id"]}/withdraw", new { }, Token);
        Assert.False((await substitute.PostAsJsonAsync($"/api/tasks/{tasks[0]}/claim", new { }, Token)).IsSuccessStatusCode);
        Assert.Equal([null, await house.Account("intake")], await Holders(tasks));
    }

    private Task<List<string?>> Holders(List<string> tasks) => house.Inside(async s =>
    {
        var rows = await s.GetRequiredService<CaseDb>().Tasks.Where(t => tasks.Contains(t.Id)).ToListAsync(Token);
        return tasks.ConvertAll(t => rows.Single(r => r.Id == t).Assignee);
    });

    private async Task<string> Page(string user, string query)
    {
        using var client = await house.As(user);
        return System.Net.WebUtility.HtmlDecode(await client.GetStringAsync("/workbench/inbox?" + query, Token));
    }

    private Task<string> Pane(string user) => Page(user, "filter=delegated");

    // The number beside the pane's name.
    private async Task<int> Shown(string user)
    {
        using var client = await house.As(user);
        var page = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(await client.GetStringAsync("/workbench/inbox", Token));
        return int.Parse(new string([.. page.QuerySelector("a[href$='filter=delegated']")!.TextContent.Where(char.IsAsciiDigit)]), System.Globalization.CultureInfo.InvariantCulture);
    }

    private Task<string> Number(CaseWalk walk) => house.Inside(s => s.GetRequiredService<CaseDb>().Cases.Where(c => c.Id == walk.CaseId).Select(c => c.Number).SingleAsync(Token));
}

public sealed class DelegatedPaneOnSqlite(House house) : DelegatedPaneTests(house), IClassFixture<House>;

public sealed class DelegatedPaneOnPostgres(PostgresHouse house) : DelegatedPaneTests(house.House), IClassFixture<PostgresHouse>;
