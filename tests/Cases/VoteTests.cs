using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Qingyi.Server.Storage;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Cases;

/// <summary>集体讨论 with its votes, on either database: who did not agree is named, a minority agrees to nothing, and the record says it.</summary>
public abstract class VoteTests(House house)
{
    [Fact]
    public async Task Votes_are_counted_a_minority_agrees_to_nothing_and_the_record_names_who_voted_otherwise_and_why()
    {
        var walk = new CaseWalk(house);
        await walk.TipOff();
        await walk.Until("discuss-collectively");
        var (user, task) = await walk.Find("discuss-collectively");
        JsonObject Data(params (string Name, string Vote, string? Reason)[] others) => new()
        {
            ["on"] = walk.Today, ["attendees"] = new JsonArray("甲某", "乙某", "丙某"), ["minutes"] = "逐人发表意见后表决。",
            ["otherVotes"] = new JsonArray([.. others.Select(o => (JsonNode)new JsonObject { ["name"] = o.Name, ["vote"] = o.Vote, ["reason"] = o.Reason })]),
        };

        await Refused("no-majority", await walk.Complete(user, task, "agreed", Data(("乙某", "against", null), ("丙某", "abstain", null))));
        await Refused("votes-of-attendees", await walk.Complete(user, task, "agreed", Data(("丁某", "against", null))));
        await Refused("votes-of-attendees", await walk.Complete(user, task, "agreed", Data(("乙某", "against", null), ("乙某", "abstain", null))));
        var taken = await walk.Complete(user, task, "agreed", Data(("乙某", "against", "证据还缺一环。")));
        Assert.True(taken.IsSuccessStatusCode, await taken.Content.ReadAsStringAsync());

        var handler = await walk.As("handler");
        var record = (string)(await handler.GetFromJsonAsync<JsonObject>($"/api/cases/{walk.CaseId}/documents/discussion-record"))!["text"]!;
        Assert.Contains("参加表决3人，同意2人，不同意1人<br>乙某：不同意，证据还缺一环。", record, StringComparison.Ordinal);
        var page = WebUtility.HtmlDecode(await handler.GetStringAsync($"/workbench/cases/{walk.CaseId}?tab=overview"));
        Assert.Contains("同意处理意见；参加表决3人，同意2人，不同意1人", page, StringComparison.Ordinal);
        Assert.All(await house.Inside(s => s.GetRequiredService<CaseDb>().Audit.Where(a => a.Chain == "case/" + walk.CaseId).Select(a => a.Data).ToListAsync()), d => Assert.DoesNotContain("证据还缺一环", d, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_parties_of_a_case_stand_beside_who_handled_it_and_other_cases_of_the_same_unit()
    {
        var other = new CaseWalk(house);
        await other.TipOff();
        var walk = new CaseWalk(house);
        await walk.TipOff();
        await walk.Until("decide-grading");

        var page = WebUtility.HtmlDecode(await (await walk.As("handler")).GetStringAsync($"/workbench/cases/{walk.CaseId}?tab=relations"));

        var facts = await house.Inside(s => s.GetRequiredService<CaseDb>().Cases.Where(c => c.Id == walk.CaseId).Select(c => c.Facts).SingleAsync());
        Assert.Contains(facts.Investigation!.Respondent, page, StringComparison.Ordinal);
        Assert.Contains(facts.Assignment!.LeadName, page, StringComparison.Ordinal);
        Assert.Contains("不得担任本案的法制审核、听证主持", page, StringComparison.Ordinal);
        Assert.Contains("该单位人员不能查看和办理本案", page, StringComparison.Ordinal);
        Assert.Contains($"/workbench/cases/{other.CaseId}\"", page, StringComparison.Ordinal);
        var drawn = page[page.IndexOf("<svg class=\"pp\"", StringComparison.Ordinal)..page.IndexOf("</svg>", page.IndexOf("<svg class=\"pp\"", StringComparison.Ordinal), StringComparison.Ordinal)];
        Assert.All([facts.Investigation!.Respondent, facts.Assignment!.LeadName, facts.Assignment!.SecondName], name => Assert.Contains($"<title>{name} ", drawn, StringComparison.Ordinal));
        Assert.Matches("<g class=\"now\">\\s*<title>" + await house.Inside(s => s.GetRequiredService<CaseDb>().Cases.Where(c => c.Id == walk.CaseId).Select(c => c.Number).SingleAsync()), drawn);
    }

    [Fact]
    public async Task What_was_reported_and_transferred_is_listed_over_all_cases_that_one_may_see()
    {
        var walk = new CaseWalk(house);
        await walk.TipOff();
        await walk.Until(null);
        var facts = await house.Inside(s => s.GetRequiredService<CaseDb>().Cases.Where(c => c.Id == walk.CaseId).Select(c => c.Facts).SingleAsync());
        Assert.NotEmpty(facts.Reports);
        var link = $"/workbench/cases/{walk.CaseId}?tab=correspondence";

        var head = WebUtility.HtmlDecode(await (await walk.As("section-head")).GetStringAsync("/workbench/transfers"));
        Assert.Equal(facts.Reports.Count, System.Text.RegularExpressions.Regex.Count(head, System.Text.RegularExpressions.Regex.Escape(link)));
        Assert.DoesNotContain(link, await (await walk.As("county-handler")).GetStringAsync("/workbench/transfers"), StringComparison.Ordinal);
        Assert.Equal(facts.Reports.Any(r => r.Receipt is null), (await (await walk.As("section-head")).GetStringAsync("/workbench/transfers?show=waiting")).Contains(link, StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.Forbidden, (await (await walk.As("hospital")).GetAsync("/workbench/transfers")).StatusCode);
    }

    private static async Task Refused(string code, HttpResponseMessage answer)
    {
        var problem = await answer.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(code, problem, StringComparison.Ordinal);
    }
}

public sealed class VotesOnSqlite(House house) : VoteTests(house), IClassFixture<House>;

public sealed class VotesOnPostgres(PostgresHouse house) : VoteTests(house.House), IClassFixture<PostgresHouse>;
