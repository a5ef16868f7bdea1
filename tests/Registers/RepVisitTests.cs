using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Registers;

/// <summary>医药代表来访: booked, in the fixed place and time, with somebody assigned, on record; everything else is an expulsion and a matter.</summary>
public sealed class RepVisitTests(House house) : IClassFixture<House>
{
    private readonly RegisterWalk _walk = new(house);

    [Fact]
    [Requirement("S1-059", "S1-060", "S2-037", "S4-059", "S1-047")]
    public async Task A_visit_is_booked_agreed_to_and_recorded_with_who_was_there()
    {
        var visit = await _walk.Enter("hospital", "rep-visits", Visit("甲药业"));
        Assert.Equal("booked", (string?)visit["summary"]!["state"]);
        Assert.Contains(visit["deadlines"]!.AsArray(), d => ((string)d!["title"]!).EndsWith("答复来访预约", StringComparison.Ordinal) && (string?)d["due"] == "2026-11-25");

        visit = await _walk.Move("hospital", "rep-visits", visit, "approve");
        visit = await _walk.Move("hospital", "rep-visits", visit, "record", new() { ["metBy"] = "药学部甲、纪检乙", ["talked"] = "介绍新药。", ["offered"] = false });

        Assert.Equal(("recorded", "2036-11-23"), ((string?)visit["summary"]!["state"], (string?)visit["keepUntil"]));
        Assert.Equal(["登记", "同意接待", "登记接待记录"], visit["history"]!.AsArray().Select(h => (string)h!["whatName"]!));
        Assert.All(visit["deadlines"]!.AsArray(), d => Assert.Equal("met", (string?)d!["state"]));
        Assert.Equal("药学部甲、纪检乙", (string?)visit["data"]!["metBy"]);
    }

    [Theory]
    [InlineData("booking", "none", "rep-visit-unbooked")]
    [InlineData("place", "clinical", "rep-visit-place")]
    [InlineData("slot", "other", "rep-visit-time")]
    [InlineData("host", "other", "rep-visit-host")]
    [Requirement("S1-059", "S1-060", "S2-037")]
    public async Task A_visit_against_one_of_the_rules_is_not_agreed_to(string field, string value, string code)
    {
        var visit = Visit("规则" + field);
        visit[field] = value;
        var entered = await _walk.Enter("hospital", "rep-visits", visit);

        var problem = await RegisterWalk.Refused(code, await _walk.TryMove("hospital", "rep-visits", entered, "approve"));

        Assert.Equal(422, (int)problem["status"]!);
        Assert.Equal("booked", (string?)(await _walk.Entry("hospital", "rep-visits", (string)entered["summary"]!["id"]!))["summary"]!["state"]);
    }

    [Fact]
    [Requirement("S1-061", "S2-038", "S4-059")]
    public async Task Whoever_comes_unbooked_is_sent_away_and_stands_in_the_expulsions_and_a_matter_begins()
    {
        var visit = Visit("乙器械");
        visit["booking"] = "none";
        var entered = await _walk.Enter("hospital", "rep-visits", visit);

        entered = await _walk.Move("hospital", "rep-visits", entered, "expel", new() { ["violation"] = "unbooked", ["expelledAt"] = _walk.Moment(), ["expelledPlace"] = "三病区", ["expelledBy"] = "保卫丙" });
        await house.Rest();

        var found = await _walk.Entry("hospital", "rep-visits", (string)entered["summary"]!["id"]!);
        Assert.Equal(["expulsions", "rep-visit"], found["ledTo"]!.AsArray().Select(l => (string)l!["kind"]!).Order(StringComparer.Ordinal));
        var expulsion = await _walk.Entry("hospital", "expulsions", (string)found["ledTo"]!.AsArray().First(l => (string?)l!["kind"] == "expulsions")!["id"]!);
        Assert.Equal(("乙器械", "三病区", "保卫丙"), ((string?)expulsion["data"]!["company"], (string?)expulsion["data"]!["place"], (string?)expulsion["data"]!["handler"]));
    }

    [Fact]
    public async Task A_gift_that_was_offered_becomes_a_clue_whose_number_the_hospital_never_sees()
    {
        var visit = await _walk.Enter("hospital", "rep-visits", Visit("丙耗材"));
        visit = await _walk.Move("hospital", "rep-visits", visit, "approve");
        visit = await _walk.Move("hospital", "rep-visits", visit, "record", new() { ["metBy"] = "甲乙", ["talked"] = "金丝雀。", ["offered"] = true });
        await house.Rest();

        var id = (string)visit["summary"]!["id"]!;
        Assert.Empty((await _walk.Entry("hospital", "rep-visits", id))["ledTo"]!.AsArray());
        var led = (await _walk.Entry("section-head", "rep-visits", id))["ledTo"]!.AsArray().Single()!;
        Assert.Equal("case", (string?)led["kind"]);
        var queue = await (await _walk.As("intake")).GetFromJsonAsync<JsonArray>("/api/tasks?state=open");
        Assert.Contains(queue!, t => (string?)t!["case"] == (string?)led["id"]);
    }

    [Fact]
    public async Task Who_may_not_enter_reads_where_the_jurisdiction_allows_and_others_find_nothing()
    {
        var visit = await _walk.Enter("hospital", "rep-visits", Visit("丁药业"));
        var id = (string)visit["summary"]!["id"]!;

        await RegisterWalk.Refused("not-permitted", await _walk.Try("section-head", "rep-visits", Visit("戊药业")));
        await RegisterWalk.Refused("not-permitted", await _walk.TryMove("section-head", "rep-visits", visit, "approve"));
        Assert.Equal("王**", (string?)(await _walk.Entry("section-head", "rep-visits", id))["data"]!["visitor"]);
        Assert.Equal("王某某", (string?)(await _walk.Entry("hospital", "rep-visits", id))["data"]!["visitor"]);

        // A handler of the commission, the county beside it, another hospital: not theirs.
        await house.Account("county-hospital", "县医院联络员", House.CountyHospital, "hospital");
        foreach (var stranger in new[] { "handler", "county-section-head", "county-hospital" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await (await _walk.As(stranger)).GetAsync($"/api/registers/rep-visits/entries/{id}")).StatusCode);
            Assert.DoesNotContain(await _walk.List(stranger, "rep-visits"), e => (string?)e!["id"] == id);
            await RegisterWalk.Refused("no-such-entry", await _walk.TryMove(stranger, "rep-visits", visit, "approve"));
        }
    }

    [Fact]
    public async Task Of_two_editors_the_second_is_shown_what_the_first_wrote()
    {
        var visit = await _walk.Enter("hospital", "rep-visits", Visit("己药业"));
        await house.Account("hospital-2", "医院联络员乙", House.Hospital, "hospital");
        var (mine, theirs) = (Visit("己药业"), Visit("己药业"));
        (mine["products"], theirs["products"]) = ("耗材甲", "耗材乙");

        var answers = await Task.WhenAll(_walk.TryEdit("hospital", "rep-visits", visit, mine), _walk.TryEdit("hospital-2", "rep-visits", visit, theirs));

        var won = await RegisterWalk.Ok(answers.Single(a => a.StatusCode == HttpStatusCode.OK));
        var lost = await RegisterWalk.Refused("entry-changed", answers.Single(a => a.StatusCode == HttpStatusCode.Conflict));
        Assert.Equal((string?)won["data"]!["products"], (string?)lost["current"]!["data"]!["products"]);
        Assert.Equal(["登记", "修改"], won["history"]!.AsArray().Select(h => (string)h!["whatName"]!));
    }

    [Fact]
    public async Task The_same_visit_is_entered_once()
    {
        await _walk.Enter("hospital", "rep-visits", Visit("庚药业"));

        var problem = await RegisterWalk.Refused("entry-exists", await _walk.Try("hospital", "rep-visits", Visit("庚药业")));

        Assert.Contains("第", (string)problem["detail"]!, StringComparison.Ordinal);
    }

    private JsonObject Visit(string company) => new()
    {
        ["company"] = company, ["visitor"] = "王某某", ["products"] = "某药", ["booking"] = "platform", ["visitOn"] = _walk.Day(2), ["slot"] = "am", ["place"] = "reception", ["host"] = "assigned",
    };
}
