using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Qingyi.Tests.Matters;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Registers;

/// <summary>What commissions do beside penalties: measures, accountability of units, division of supervision, the leading group, problems and their way to the ledger.</summary>
public sealed class SupervisionTests(House house) : IClassFixture<House>
{
    private readonly RegisterWalk _walk = new(house);

    [Fact]
    [Requirement("S1-078", "S2-062")]
    public async Task The_four_measures_stand_in_one_list_decided_by_another_hand_and_counted_each()
    {
        foreach (var measure in new[] { "circular", "talk", "warning", "exposure" })
        {
            var entry = await _walk.Enter("section-head", "measures", Measure(measure, measure == "exposure" ? "public" : "system", "示通1号"));
            await RegisterWalk.Refused("same-hand", await _walk.TryMove("section-head", "measures", entry, "take"));
            await _walk.Move("handler", "measures", entry, "take");
        }

        var hidden = await _walk.Enter("section-head", "measures", Measure("exposure", "unit", "示通2号"));
        await RegisterWalk.Refused("exposure-public", await _walk.TryMove("handler", "measures", hidden, "take"));
        var bare = await _walk.Enter("section-head", "measures", Measure("circular", "system", null));
        await RegisterWalk.Refused("measure-number", await _walk.TryMove("handler", "measures", bare, "take"));

        var figures = (await (await _walk.As("section-head")).GetFromJsonAsync<JsonArray>("/api/registers/measures/statistics"))!.Where(f => (string?)f!["key"] == "measures" && f["group"] is not null);
        Assert.Equal(["circular 1", "exposure 1", "talk 1", "warning 1"], figures.Select(f => $"{f!["group"]} {f["part"]}"));
        Assert.Contains("不是行政处罚", (string?)(await (await _walk.As("section-head")).GetFromJsonAsync<JsonArray>("/api/registers"))!.First(r => (string?)r!["key"] == "measures")!["purpose"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("weak", "criticise", "criticise", null)]
    [InlineData("ineffective", "criticise", "criticise", null)]
    [InlineData("formal", "criticise", "criticise", "accountability-grade")]
    [InlineData("perfunctory", "criticise", "criticise", "accountability-grade")]
    [InlineData("weak", "hold", "criticise", "accountability-grade")]
    [InlineData("formal", "hold", "accountable", null)]
    [Requirement("S3-069")]
    public async Task Weak_work_is_criticised_and_mere_form_is_called_to_account_and_made_known(string ground, string step, string grade, string? refused)
    {
        var entry = await _walk.Enter("section-head", "accountability", new() { ["institution"] = House.Hospital, ["foundOn"] = _walk.Day(), ["ground"] = ground, ["finding"] = "查明的情况。" });
        var decision = new JsonObject { ["decidedOn"] = _walk.Day(), ["grade"] = grade };
        if (step == "hold")
        {
            decision["measure"] = "review";
        }

        if (refused is not null)
        {
            await RegisterWalk.Refused(refused, await _walk.TryMove("handler", "accountability", entry, step, decision));
            return;
        }

        entry = await _walk.Move("handler", "accountability", entry, step, decision);
        if (step == "hold")
        {
            Assert.Contains(entry["deadlines"]!.AsArray(), d => ((string)d!["title"]!).EndsWith("通报", StringComparison.Ordinal) && (string?)d["state"] == "running");
            entry = await _walk.Move("section-head", "accountability", entry, "circulate", new() { ["circularScope"] = "county", ["circularNo"] = "示问1号" });
        }

        Assert.Equal(step == "hold" ? "circulated" : "criticised", (string?)entry["summary"]!["state"]);
    }

    [Fact]
    [Requirement("S1-020", "S2-074", "S2-077", "S2-078")]
    public async Task Each_kind_of_institution_has_one_section_that_guides_it_under_all_its_names()
    {
        var map = new[]
        {
            ("general", "医政医管科", null), ("private", "医政医管科", null), ("lab", "医政医管科", null), ("maternal", "基妇科", null), ("primary", "基妇科", null), ("tcm", "中医药科", "中医科"), ("other", "综合监管科", null),
        };
        foreach (var (type, division, alias) in map)
        {
            await _walk.Enter("section-head", "supervision-map", new() { ["instType"] = type, ["division"] = division, ["alias"] = alias, ["duty"] = "指导廉洁从业行动", ["since"] = _walk.Day(-300) });
        }

        await RegisterWalk.Refused("entry-exists", await _walk.Try("section-head", "supervision-map", new() { ["instType"] = "tcm", ["division"] = "综合监管科", ["duty"] = "指导", ["since"] = _walk.Day() }));
        Assert.Equal("100", (await _walk.Figure("section-head", "supervision-map", "coverage"))["percent"]!.ToJsonString());
        Assert.Equal("4", (await _walk.Figure("section-head", "supervision-map", "divisions"))["part"]!.ToJsonString());
        foreach (var (asked, type) in new[] { ("中医科", "中医类医疗机构"), ("第三方检测机构", "第三方检测机构") })
        {
            Assert.Equal(type, (string?)(await _walk.List("section-head", "supervision-map", "?q=" + Uri.EscapeDataString(asked))).Single()!["values"]!["instType"]);
        }
    }

    [Fact]
    [Requirement("S2-072")]
    public async Task A_difficulty_goes_to_the_leading_group_whose_decision_is_recorded_by_another_hand_and_followed_to_its_end()
    {
        var entry = await _walk.Enter("section-head", "group-queries", new() { ["raisedOn"] = _walk.Day(), ["raisedBy"] = "示例市第一医院", ["kind"] = "coordination", ["urgency"] = "urgent", ["issue"] = "医保数据不共享。" });
        Assert.Equal(2, entry["deadlines"]!.AsArray().Count(d => (string?)d!["state"] == "running"));
        var decision = new JsonObject { ["meeting"] = "领导小组会议纪要1号", ["decision"] = "由医保科牵头。", ["leadUnit"] = "医保科", ["decidedOn"] = _walk.Day(), ["dueOn"] = _walk.Day(10) };
        await RegisterWalk.Refused("same-hand", await _walk.TryMove("section-head", "group-queries", entry, "decide", decision.DeepClone().AsObject()));
        entry = await _walk.Move("leader", "group-queries", entry, "decide", decision);
        Assert.Contains(entry["deadlines"]!.AsArray(), d => (string?)d!["due"] == _walk.Day(10) && (string?)d["state"] == "running");
        await _walk.Move("section-head", "group-queries", entry, "done", new() { ["result"] = "已共享。", ["doneOn"] = _walk.Day() });

        Assert.Equal("100", (await _walk.Figure("section-head", "group-queries", "done"))["percent"]!.ToJsonString());
    }

    [Theory]
    [InlineData("self-criticism", "批评和自我批评")]
    [InlineData("patients", "群众患者评议")]
    [InlineData("cross-check", "内部交叉互检")]
    [Requirement("S3-029")]
    public async Task A_problem_keeps_the_way_it_was_found_into_the_ledger_of_rectifications(string found, string words)
    {
        var entry = await _walk.Enter("hospital", "problems", new() { ["foundOn"] = _walk.Day(), ["branch"] = "内科支部" + found, ["found"] = found, ["kind"] = "management", ["problem"] = "登记簿缺页。" });
        entry = await _walk.Move("hospital", "problems", entry, "hand");
        await house.Rest();

        var led = (await _walk.Entry("section-head", "problems", (string)entry["summary"]!["id"]!))["ledTo"]!.AsArray().Single(l => (string?)l!["kind"] == "rectification")!;
        var line = (await _walk.List("section-head", "rectifications")).Single(l => (string?)l!["id"] == (string?)led["id"])!;
        Assert.Equal((words, "登**"), ((string?)line["values"]!["found"], (string?)line["values"]!["problem"]));
        var walk = new MatterWalk(house) { Id = (string)led["id"]! };
        await walk.Do("section-head", "issue", "issued", new() { ["kind"] = "management", ["days"] = 10 });
        var counted = (await (await _walk.As("section-head")).GetFromJsonAsync<JsonArray>("/api/registers/rectifications/statistics"))!.Single(f => (string?)f!["key"] == "found" && (string?)f["group"] == found)!;
        Assert.Equal("1", counted["part"]!.ToJsonString());
    }

    [Fact]
    [Requirement("S3-002")]
    public async Task An_event_outside_this_house_is_linked_to_what_it_led_to_only_without_names()
    {
        var data = new JsonObject { ["eventRef"] = "外-2021-1", ["month"] = "2021-06", ["area"] = "邻市", ["kind"] = "envelope", ["source"] = "公开通报", ["anonymous"] = false, ["lesson"] = "监督缺位。" };
        var entry = await _walk.Enter("section-head", "origin-events", data.DeepClone().AsObject());
        await RegisterWalk.Refused("event-names", await _walk.TryMove("handler", "origin-events", entry, "link"));
        data["anonymous"] = true;
        entry = await RegisterWalk.Ok(await _walk.TryEdit("section-head", "origin-events", entry, data.DeepClone().AsObject()));
        await RegisterWalk.Refused("event-unlinked", await _walk.TryMove("handler", "origin-events", entry, "link"));
        data["campaign"] = "jiaocheng-2021";
        entry = await RegisterWalk.Ok(await _walk.TryEdit("section-head", "origin-events", entry, data));

        Assert.Equal("linked", (string?)(await _walk.Move("handler", "origin-events", entry, "link"))["summary"]!["state"]);
        Assert.Equal("交城专项整治", (string?)(await _walk.List("section-head", "origin-events")).Single()!["values"]!["campaign"]);
    }

    private JsonObject Measure(string measure, string scope, string? number) => new()
    {
        ["measure"] = measure, ["takenOn"] = _walk.Day(), ["institution"] = House.Hospital, ["ground"] = "management", ["scope"] = scope, ["docNo"] = number,
    };
}
