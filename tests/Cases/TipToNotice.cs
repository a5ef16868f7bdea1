using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Cases;

/// <summary>The main job by HTTP alone: a tip becomes a public notice, with a hearing in between.</summary>
public sealed class TipToNotice(House house) : IClassFixture<House>
{
    [Fact]
    [Requirement("S0-021", "S1-027", "S1-080", "S2-042", "S2-061", "S2-063", "S4-070", "S4-084")]
    public async Task A_tip_becomes_a_public_notice_through_the_hands_of_eight_people_with_a_hearing_in_between()
    {
        var walk = new CaseWalk(house) { Defence = "hearing-requested" };
        var receipt = (string)(await walk.TipOff())["receipt"]!;

        await walk.Until(null);

        var notices = await house.Anyone().GetFromJsonAsync<JsonArray>("/api/notices");
        var notice = await house.Anyone().GetFromJsonAsync<JsonObject>($"/api/notices/{notices![0]!["id"]}");
        Assert.True(((string)notice!["text"]!).Contains("警告，没收违法所得，罚款人民币20,000元", StringComparison.Ordinal), (string)notice["text"]!);
        Assert.DoesNotContain("李某", notice.ToJsonString(), StringComparison.Ordinal);
        Assert.True(walk.Hands.Count >= 7, string.Join(',', walk.Hands));
        var cases = await (await walk.As("leader")).GetFromJsonAsync<JsonArray>("/api/cases?stage=closed");
        var detail = await (await walk.As("leader")).GetFromJsonAsync<JsonObject>($"/api/cases/{cases![0]!["id"]}");
        Assert.True((bool)detail!["facts"]!["hearingHeld"]!);
        var followed = await (await house.Anyone().PostAsJsonAsync("/api/tips/follow-up", new { receipt })).Content.ReadFromJsonAsync<JsonObject>();
        Assert.Equal("已反馈", (string)followed!["stage"]!);
        Assert.Equal("已依法处理。", (string)followed["messages"]![0]!["text"]!);
    }

    [Fact]
    public async Task A_withdrawn_notice_answers_410_with_its_reason()
    {
        var walk = new CaseWalk(house);
        await walk.TipOff();
        await walk.Until(null);
        var id = (string)(await house.Anyone().GetFromJsonAsync<JsonArray>("/api/notices"))![0]!["id"]!;

        var withdrawn = await (await walk.As("publisher")).PostAsJsonAsync($"/api/notices/{id}/withdraw", new { reason = "决定已经变更" });

        Assert.Equal(HttpStatusCode.NoContent, withdrawn.StatusCode);
        var gone = await house.Anyone().GetAsync($"/api/notices/{id}");
        Assert.Equal(HttpStatusCode.Gone, gone.StatusCode);
        Assert.Equal("决定已经变更", (string)(await gone.Content.ReadFromJsonAsync<JsonObject>())!["reason"]!);
    }
}
