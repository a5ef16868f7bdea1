using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Qingyi.Domain.People;
using Qingyi.Server.Storage;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Campaigns;

/// <summary>A supervisor makes a plan of her own a campaign; what cannot be one is refused with the place, and nothing of it is stored.</summary>
public sealed class AdoptedPlans(House house) : IClassFixture<House>
{
    private CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_plan_becomes_a_campaign_whose_duties_bind_those_below_and_that_can_begin()
    {
        var made = await Adopt(Plan("city-own-2026"));

        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        Assert.Equal("未启动", (string?)(await made.Content.ReadFromJsonAsync<JsonObject>(Cancellation))!["phase"]);
        var duties = (await (await house.As("hospital")).GetFromJsonAsync<JsonArray>("/api/campaigns/city-own-2026/obligations", Cancellation))!;
        Assert.Equal(["self-check", "progress", "progress"], duties.Select(d => (string?)d!["obligation"]));
        using var begun = await (await house.As("section-head")).PostAsJsonAsync("/api/campaigns/city-own-2026/advance", new { trigger = "advance" }, Cancellation);
        Assert.Equal(HttpStatusCode.OK, begun.StatusCode);
        await Refused(HttpStatusCode.Conflict, "campaign-moved", await Adopt(Plan("city-own-2026").Replace("自查自纠", "自查", StringComparison.Ordinal)));
        Assert.Equal(["plan-adopted"], await Entries("city-own-2026"));
    }

    [Fact]
    public async Task Until_it_begins_the_plan_can_be_replaced_and_sent_twice_it_is_there_once()
    {
        await Adopt(Plan("city-draft-2026"));
        await Adopt(Plan("city-draft-2026"));
        var replaced = await Adopt(Plan("city-draft-2026").Replace("示例市廉洁行动", "示例市廉洁行动（修订）", StringComparison.Ordinal));

        Assert.Equal("示例市廉洁行动（修订）", (string?)(await replaced.Content.ReadFromJsonAsync<JsonObject>(Cancellation))!["title"]);
        Assert.Equal(["plan-adopted", "plan-replaced"], await Entries("city-draft-2026"));
    }

    [Theory]
    [InlineData("from: 2026-11-01", "from: 2026-11-31", "plan-faulty", "第6行")]
    [InlineData("organisation: 示例市卫生健康委员会", "organisation: 示例省卫生健康委员会", "plan-unusable", "示例市卫生健康委员会")]
    [InlineData("id: city-wrong-2026", "id: ../plan", "plan-unusable", "小写字母")]
    [InlineData("id: city-wrong-2026", "id: plan", "plan-unusable", "小写字母")]
    [InlineData("first: 2026-11, last: 2026-12", "first: 1026-11, last: 9026-12", "plan-unusable", "期次")]
    [InlineData("phases:", "phase:", "plan-faulty", "phase")]
    public async Task What_is_no_plan_of_this_authority_is_refused_with_what_would_be_right(string right, string wrong, string code, string says)
    {
        var yaml = Plan("city-wrong-2026");
        Assert.Contains(right, yaml, StringComparison.Ordinal);

        await Refused(HttpStatusCode.BadRequest, code, await Adopt(yaml.Replace(right, wrong, StringComparison.Ordinal)), says);

        Assert.Empty(await Entries("city-wrong-2026"));
    }

    [Fact]
    public async Task The_id_of_another_authoritys_plan_is_taken() => await Refused(HttpStatusCode.Conflict, "plan-exists", await Adopt(Plan("national-2021")));

    [Fact]
    public async Task Of_two_authorities_that_take_an_id_at_once_one_has_it_and_the_others_plan_is_not_changed()
    {
        await house.Account("county-supervisor", "县业务主管", House.County, Role.Supervisor);
        for (var round = 0; round < 8; round++)
        {
            var id = $"raced-{round}-2026";
            var answers = await Task.WhenAll(Adopt(Plan(id)), Adopt(Plan(id).Replace("示例市卫生健康委员会", "样例县卫生健康局", StringComparison.Ordinal), user: "county-supervisor"));

            Assert.Equal([HttpStatusCode.Created, HttpStatusCode.Conflict], answers.Select(a => a.StatusCode).Order());
            Assert.Equal(["plan-adopted"], await Entries(id));
        }
    }

    [Fact]
    public async Task A_plan_that_contradicts_itself_is_set_up_only_by_who_says_that_she_has_seen_it()
    {
        var yaml = Plan("city-odd-2026").Replace("to: 2026-12-31, source", "to: 2027-06-30, source", StringComparison.Ordinal);

        await Refused(HttpStatusCode.UnprocessableEntity, "plan-unconfirmed", await Adopt(yaml));
        var confirmed = await Adopt(yaml, confirmed: true);

        Assert.Equal(HttpStatusCode.Created, confirmed.StatusCode);
    }

    /// <summary>A small plan of the city, right in itself.</summary>
    internal static string Plan(string id) => $$"""
        id: {{id}}
        title: 示例市廉洁行动
        organisation: 示例市卫生健康委员会
        instrument:
          issued: 2026-11-01
        from: 2026-11-01
        to: 2026-12-31
        phases:
          - { id: implementation, title: 组织实施, from: 2026-11-01, to: 2026-12-31, source: 一 }
        obligations:
          - { id: self-check, title: 自查自纠, kind: report, due: { date: 2026-11-20 }, responsible: [各医疗机构], source: 二 }
          - { id: progress, title: 工作进展, kind: report, due: { in-period: true }, first: 2026-11, last: 2026-12, responsible: [各单位], source: 三 }

        """;

    private async Task<HttpResponseMessage> Adopt(string yaml, bool confirmed = false, string user = "supervisor") => await (await house.As(user)).PostAsJsonAsync("/api/campaigns", new { yaml, confirmed }, Cancellation);

    private async Task Refused(HttpStatusCode status, string code, HttpResponseMessage answer, string says = "")
    {
        var problem = (await answer.Content.ReadFromJsonAsync<JsonObject>(Cancellation))!;
        Assert.Equal((status, code), (answer.StatusCode, ((string?)problem["type"])!.Split(':')[^1]));
        Assert.Contains(says, (string?)problem["detail"], StringComparison.Ordinal);
    }

    private Task<List<string>> Entries(string id) => house.Inside(async s =>
        (await s.GetRequiredService<CaseDb>().Audit.AsNoTracking().Where(a => a.Chain == "campaigns" && a.Data.Contains($"\"{id}\"") && a.What.StartsWith("plan-")).OrderBy(a => a.Sequence).Select(a => a.What).ToListAsync(Cancellation)));
}
