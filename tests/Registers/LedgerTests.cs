using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Qingyi.Tests.Matters;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Registers;

/// <summary>The ledger of surrenders is read from the matters; the hours are the hospital's own.</summary>
public sealed class LedgerTests(House house) : IClassFixture<House>
{
    private readonly RegisterWalk _walk = new(house);

    [Fact]
    [Requirement("S0-020", "S1-039", "S2-043", "S3-074", "S3-075", "S3-076")]
    public async Task A_surrender_stands_in_the_ledger_with_its_hours_its_return_and_its_receipt()
    {
        var matter = await Surrendered(TimeSpan.FromHours(2));

        var line = (await _walk.List("hospital", "surrenders")).First(l => (string?)l!["id"] == matter)!;
        Assert.Equal(("现金", "2000 元", "护**", "否", "进行中"), ((string?)line["values"]!["item"], (string?)line["values"]!["amount"], (string?)line["values"]!["staff"], (string?)line["values"]!["late"], (string?)line["stateName"] == "办理中" ? "进行中" : ""));
        await RegisterWalk.Refused("by-matter", await _walk.Try("hospital", "surrenders", []));
        Assert.Equal("100", (await _walk.Figure("hospital", "surrenders", "in-time"))["percent"]!.ToJsonString());
        Assert.Contains("护**", await (await _walk.As("section-head")).GetStringAsync("/api/registers/surrenders/export?format=csv"), StringComparison.Ordinal);
    }

    [Fact]
    [Requirement("S1-039", "S3-074")]
    public async Task A_hospital_that_sets_two_hours_has_three_for_late_and_another_hospital_does_not()
    {
        await using var own = new House();
        await own.InitializeAsync();
        var client = await own.As("hospital");
        Assert.Equal(HttpStatusCode.NoContent, (await client.PutAsJsonAsync("/api/registers/surrenders/parameters/hours", new { value = 2 })).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await client.PutAsJsonAsync("/api/registers/surrenders/parameters/hours", new { value = 100 })).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await own.As("section-head")).PutAsJsonAsync("/api/registers/surrenders/parameters/hours", new { value = 2 })).StatusCode);
        var walk = new MatterWalk(own);
        await walk.Open("hospital", "surrender");
        var envelope = Envelope(own, TimeSpan.FromHours(3));
        await walk.Refused("reason-missing", "hospital", "register", "registered", envelope);
        envelope["lateReason"] = "手术。";

        await walk.Do("hospital", "register", "registered", envelope);

        Assert.Equal("是", (string?)(await client.GetFromJsonAsync<JsonArray>("/api/registers/surrenders/entries"))!.Single()!["values"]!["late"]);
    }

    [Fact]
    [Requirement("S0-029", "S2-023", "S3-030")]
    public async Task A_rectification_stands_in_the_ledger_from_its_order_to_the_check_by_another_and_is_made_public()
    {
        var walk = new MatterWalk(house);
        await walk.Open("section-head", "rectification", House.Hospital);
        await walk.Do("section-head", "issue", "issued", new() { ["kind"] = "management", ["problem"] = "登记簿缺页。", ["days"] = 10 });
        await walk.Do("hospital", "plan", "submitted", new() { ["measures"] = "补齐。", ["owner"] = "科主任甲", ["doneBy"] = _walk.Day(7) });
        await walk.Do("hospital", "evidence", "submitted", new() { ["done"] = "已补齐。", ["proofs"] = new JsonArray(new JsonObject { ["name"] = "登记簿", ["number"] = "1" }) });
        await walk.Do("handler", "reinspect", "passed", new() { ["way"] = "on-site", ["finding"] = "合格。" });

        var line = (await _walk.List("section-head", "rectifications")).First(l => (string?)l!["id"] == walk.Id)!;
        Assert.Equal(("closed", "示例市第一医院", "登**", "10 日", "补**", "科**", "合格"), (
            (string?)line["state"], (string?)line["values"]!["institution"], (string?)line["values"]!["problem"], (string?)line["values"]!["days"], (string?)line["values"]!["measures"], (string?)line["values"]!["owner"], (string?)line["values"]!["review"]));
        Assert.Equal("100", (await _walk.Figure("section-head", "rectifications", "closed"))["percent"]!.ToJsonString());

        var shown = await _walk.Enter("hospital", "publicity", new() { ["title"] = "整改情况", ["channel"] = "board", ["theme"] = "rectification", ["plannedOn"] = _walk.Day(), ["scope"] = "unit" });
        Assert.Equal(("rectification", "unit"), ((string?)shown["data"]!["theme"], (string?)shown["data"]!["scope"]));
    }

    private async Task<string> Surrendered(TimeSpan after)
    {
        var walk = new MatterWalk(house);
        await walk.Open("hospital", "surrender");
        await walk.Do("hospital", "register", "registered", Envelope(house, after));
        return walk.Id;
    }

    private static JsonObject Envelope(House house, TimeSpan after) => new()
    {
        ["item"] = "cash", ["amount"] = 2000, ["reason"] = "unavoidable", ["giver"] = "patient", ["staff"] = "护士甲", ["witness1"] = "见证人甲", ["witness2"] = "见证人乙",
        ["receivedAt"] = MatterWalk.Moment(house.Clock.GetUtcNow(), after + TimeSpan.FromHours(1)), ["handedAt"] = MatterWalk.Moment(house.Clock.GetUtcNow(), TimeSpan.FromHours(1)),
    };
}
