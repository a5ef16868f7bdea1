using System.Text.Json;
using System.Text.Json.Nodes;
using Qingyi.Client;

namespace Qingyi.Tests.Client;

/// <summary>The names on the wire: scripts and partners rely on them, so each is spelled out here.</summary>
public sealed class WireTests
{
    public static TheoryData<object, string> Shapes => new()
    {
        {
            new TipSubmission(new TipAbout(Institution: "示例市某医院", Person: "张某"), "red-envelope", "术前收红包", new DateOnly(2026, 2, 3), 3000.50m, new TipReporter("李某", "示例邮箱")),
            """{"about":{"institution":"示例市某医院","person":"张某"},"conduct":"red-envelope","text":"术前收红包","happenedOn":"2026-02-03","amount":3000.50,"reporter":{"name":"李某","contact":"示例邮箱"}}"""
        },
        {
            new TipReceipt("12345678901234567890", ["市纪检监察组"], [new Milestone("受理", new DateOnly(2026, 3, 5))]),
            """{"receipt":"12345678901234567890","readers":["市纪检监察组"],"milestones":[{"what":"受理","due":"2026-03-05"}]}"""
        },
        { new ReceivedAttachment("a.jpg", ["gps"]), """{"name":"a.jpg","removed":["gps"]}""" },
        {
            new FollowUp("核查", [new ReachedStage("受理", new DateOnly(2026, 3, 5)), new ReachedStage("核查")], [new TipMessage("office", Noon, "请补充")]),
            """{"stage":"核查","stages":[{"name":"受理","reachedOn":"2026-03-05"},{"name":"核查"}],"messages":[{"from":"office","at":"2026-03-01T12:00:00+00:00","text":"请补充"}]}"""
        },
        { new TipMessageSubmission("1", "补充"), """{"receipt":"1","text":"补充"}""" },
        { new Credentials("u", "p"), """{"user":"u","password":"p"}""" },
        { new SignedIn("t", Noon, ["handler"]), """{"token":"t","expires":"2026-03-01T12:00:00+00:00","roles":["handler"]}""" },
        { Row(null), """{"id":"1","case":"C-1","name":"立案审批","stage":"filing","outcomes":["Approved"],"form":{"type":"object"},"due":null,"light":"green"}""" },
        {
            new TaskCompletion("Approved", new JsonObject { ["reason"] = "事实清楚" }, "同意"),
            """{"outcome":"Approved","data":{"reason":"事实清楚"},"opinion":"同意"}"""
        },
        { new TaskCompleted("C-1", "investigation", []), """{"case":"C-1","stage":"investigation","nextTasks":[]}""" },
        { new CampaignAdvance("Summarise"), """{"trigger":"Summarise"}""" },
        { new Feedback("R-1", "accepted", "已受理"), """{"receipt":"R-1","outcome":"accepted","text":"已受理"}""" },
        { new ReceiptAnswer("R-1"), """{"receipt":"R-1"}""" },
        { new DefinitionPublication("d-1", "增加复核"), """{"revision":"d-1","reason":"增加复核"}""" },
        {
            Problem.Of(422, "hearing-too-late", "不能受理", "听证申请期限已过。"),
            """{"type":"urn:qingyi:problem:hearing-too-late","title":"不能受理","status":422,"detail":"听证申请期限已过。","code":"hearing-too-late"}"""
        },
    };

    private static DateTimeOffset Noon => new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [MemberData(nameof(Shapes), DisableDiscoveryEnumeration = true)]
    public void Names_and_forms_are_those_of_the_contract(object record, string json) =>
        Assert.Equal(json, JsonSerializer.Serialize(record, record.GetType(), WireJson.Options));

    [Theory]
    [MemberData(nameof(Shapes), DisableDiscoveryEnumeration = true)]
    public void What_was_written_reads_back_the_same(object record, string json)
    {
        var read = JsonSerializer.Deserialize(json, record.GetType(), WireJson.Options);

        Assert.Equal(json, JsonSerializer.Serialize(read, record.GetType(), WireJson.Options));
    }

    [Theory]
    [InlineData("""{"conduct":"other","text":"x"}""", "about")]
    [InlineData("""{"about":{},"conduct":"other","text":null}""", "text")]
    [InlineData("""{"about":{},"conduct":"other","text":"x","amount":"12"}""", "$.amount")]
    [InlineData("""{"about":{},"conduct":"other","text":"x","happenedOn":"3 Feb"}""", "$.happenedOn")]
    [InlineData("""{"about":{},"conduct":"other","text":"x","reporter":{"name":"李某"}}""", "contact")]
    public void A_missing_null_or_malformed_member_is_refused_by_name(string json, string named)
    {
        var refused = Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<TipSubmission>(json, WireJson.Options));

        Assert.Contains(named, refused.Message + refused.Path, StringComparison.Ordinal);
    }

    [Fact]
    public void Members_that_are_new_to_a_client_do_not_disturb_it()
    {
        Assert.Equal(new ReceiptAnswer("R-1"), JsonSerializer.Deserialize<ReceiptAnswer>("""{"receipt":"R-1","later":true}""", WireJson.Options));
    }

    [Fact]
    public void A_problem_keeps_what_its_code_adds()
    {
        var read = JsonSerializer.Deserialize<Problem>(
            """{"type":"urn:qingyi:problem:guards","title":"t","status":422,"detail":"d","code":"guards","guards":["自查未完成"]}""", WireJson.Options);

        Assert.Equal("自查未完成", read!.Extensions!["guards"][0].GetString());
    }

    private static TaskItem Row(DateOnly? due) =>
        new("1", "C-1", "立案审批", "filing", ["Approved"], JsonElement.Parse("""{"type":"object"}"""), due, "green");
}
