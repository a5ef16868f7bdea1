using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Qingyi.Domain.People;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Matters;

/// <summary>违规接待或拜访, 用药预警约谈 and 报送: matters of a hospital that its commission takes part in.</summary>
public sealed class HospitalMatterTests(House house) : IClassFixture<House>
{
    private readonly MatterWalk _walk = new(house);

    [Fact]
    public async Task A_visit_is_recorded_driven_out_verified_and_told_to_the_company()
    {
        await Visit();
        await _walk.Do("handler", "verify", "violation", new() { ["finding"] = "属实。" });
        await _walk.Do("handler", "company", "told", new() { ["letter"] = "示卫函〔2026〕9号", ["on"] = _walk.Today, ["measure"] = "warning" });

        Assert.Equal(("closed", "done"), (await _walk.State("hospital"), (string?)(await _walk.Detail("hospital"))["result"]));
    }

    [Fact]
    public async Task A_record_that_is_too_thin_goes_back_and_an_unfounded_one_ends()
    {
        await Visit();
        await _walk.Do("handler", "verify", "returned", new() { ["reason"] = "请写明经过。" });
        await _walk.Do("hospital", "record", "recorded", Recorded());
        await _walk.Do("hospital", "expel", "expelled", Expelled());
        await _walk.Do("handler", "verify", "unfounded", new() { ["finding"] = "系正常预约。" });

        Assert.Equal("unfounded", (string?)(await _walk.Detail("handler"))["result"]);
    }

    [Fact]
    public async Task A_visit_with_a_benefit_becomes_a_clue_about_kickbacks()
    {
        await Visit();
        await _walk.Do("handler", "verify", "benefit", new() { ["finding"] = "有礼品。" });
        await house.Rest();

        var clue = (string)(await _walk.Detail("section-head"))["ledTo"]!.AsArray().Single()!["id"]!;
        Assert.Equal("kickback", (string?)(await (await _walk.As("section-head")).GetFromJsonAsync<JsonObject>($"/api/cases/{clue}"))!["facts"]!["conduct"]);
        Assert.NotNull(await _walk.Task("handler", "company"));
    }

    [Fact]
    public async Task A_commission_s_handler_opens_it_for_a_hospital_of_its_own_only()
    {
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await _walk.TryOpen("county-handler", "rep-visit", House.Hospital)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await _walk.TryOpen("legal-reviewer", "rep-visit", House.Hospital)).StatusCode);
        await _walk.Open("handler", "rep-visit", House.Hospital);

        Assert.NotNull(await _walk.Task("hospital", "record"));
        Assert.Equal(House.Hospital, (string?)(await _walk.Detail("section-head"))["summary"]!["organisation"]);
    }

    [Fact]
    public async Task A_warning_without_good_reasons_ends_in_an_interview_measures_and_a_look_a_month_later()
    {
        await SecondLiaison();
        await Warned();
        await _walk.Do("hospital-2", "review", "unjustified", new() { ["points"] = new JsonArray("dose"), ["opinion"] = "用量超常。" });
        await _walk.Do("handler", "interview", "held", Interview());
        await _walk.Do("section-head", "measures", "decided", new() { ["measures"] = new JsonArray("suspend-prescribing", "reduced-pay"), ["from"] = _walk.Today, ["reason"] = "无正当理由。" });
        await _walk.Do("handler", "follow", "again", Followed());
        await _walk.Do("handler", "interview", "held", Interview());
        await _walk.Do("section-head", "measures", "decided", new() { ["measures"] = new JsonArray("transfer-post"), ["reason"] = "仍未改正。" });
        await _walk.Do("handler", "follow", "improved", Followed());

        Assert.Equal(("closed", "done"), (await _walk.State("section-head"), (string?)(await _walk.Detail("section-head"))["result"]));
    }

    [Fact]
    public async Task The_pharmacy_s_review_is_not_by_who_asked_and_good_reasons_end_it()
    {
        await SecondLiaison();
        await Warned();
        await _walk.Refused("same-hand", "hospital", "review", "justified", new() { ["opinion"] = "合理。" });
        await _walk.Do("hospital-2", "review", "returned", new() { ["reason"] = "请说明疗程。" });
        await _walk.Do("hospital", "ask", "answered", new() { ["askedOn"] = _walk.Today, ["reasons"] = "疗程如下。" });
        await _walk.Do("hospital-2", "review", "justified", new() { ["opinion"] = "合理。" });

        Assert.Equal("justified", (string?)(await _walk.Detail("hospital"))["result"]);
        Assert.Equal(HttpStatusCode.Forbidden, (await _walk.TryOpen("hospital", "drug-use")).StatusCode);
    }

    [Fact]
    public async Task The_look_a_month_later_climbs_when_nobody_takes_it()
    {
        await SecondLiaison();
        await Warned();
        await _walk.Do("hospital-2", "review", "unjustified", new() { ["opinion"] = "用量超常。" });
        await _walk.Do("handler", "interview", "held", Interview());
        await _walk.Do("section-head", "measures", "clue", new() { ["measures"] = new JsonArray("interview"), ["reason"] = "另有线索。" });
        await house.Rest();
        Assert.Single((await _walk.Detail("section-head"))["ledTo"]!.AsArray());

        house.Clock.Advance(TimeSpan.FromDays(33));
        await house.Sweep();

        var told = await (await _walk.As("section-head")).GetFromJsonAsync<JsonArray>("/api/escalations?open=true");
        Assert.Contains(told!, e => (string?)e!["case"] == _walk.Id);
    }

    [Fact]
    public async Task A_return_is_filled_in_beforehand_reviewed_sent_back_received_and_merged()
    {
        await SecondLiaison();
        await _walk.Open("hospital", "surrender");
        await _walk.Open("hospital", "periodic-return");
        var form = (await _walk.Task("hospital", "fill"))!["form"]!["properties"]!;
        Assert.True((int)form["surrenders"]!["default"]! >= 1);

        await _walk.Do("hospital", "fill", "filled", Return(form));
        await _walk.Refused("same-hand", "hospital", "review", "approved");
        await _walk.Do("hospital-2", "review", "approved");
        await _walk.Do("handler", "receive", "returned", new() { ["reason"] = "请核对件数。" });
        await _walk.Do("hospital", "fill", "filled", Return(form));
        await _walk.Do("hospital-2", "review", "approved");
        Assert.Equal(HttpStatusCode.BadRequest, (await _walk.Try("handler", "receive", "accepted")).StatusCode);
        await _walk.Do("handler", "receive", "accepted", new() { ["receipt"] = "收〔2026〕3号" });
        var sums = (await _walk.Task("section-head", "merge"))!["form"]!["properties"]!;
        Assert.True((int)sums["surrenders"]!["default"]! >= (int)form["surrenders"]!["default"]!);
        var merged = Return(sums);
        foreach (var other in new[] { "kind", "period", "progress" })
        {
            merged.Remove(other);
        }

        await _walk.Do("section-head", "merge", "merged", merged);

        Assert.Equal("closed", await _walk.State("hospital"));
        var line = await (await _walk.As("hospital")).GetFromJsonAsync<JsonArray>($"/api/matters/{_walk.Id}/timeline");
        Assert.Contains(line!, e => (string?)e!["what"] == "reported-up");
    }

    [Fact]
    public async Task A_return_belongs_to_the_hospital_alone()
    {
        Assert.Equal(HttpStatusCode.Forbidden, (await _walk.TryOpen("section-head", "periodic-return", House.Hospital)).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await _walk.TryOpen("hospital", "nonsense")).StatusCode);
    }

    private async Task SecondLiaison()
    {
        try
        {
            house.Password("hospital-2");
        }
        catch (KeyNotFoundException)
        {
            await house.Account("hospital-2", "医院药学人员", House.Hospital, Role.Hospital);
        }
    }

    private async Task Visit()
    {
        await _walk.Open("hospital", "rep-visit");
        await _walk.Do("hospital", "record", "recorded", Recorded());
        await _walk.Do("hospital", "expel", "expelled", Expelled());
    }

    private async Task Warned()
    {
        await _walk.Open("handler", "drug-use", House.Hospital);
        await _walk.Do("handler", "warn", "warned", new() { ["month"] = "2026-10", ["drug"] = "示例注射液", ["unit"] = "普外科", ["doctor"] = "李某", ["rank"] = 1, ["ground"] = "excess" });
        await _walk.Do("hospital", "ask", "answered", new() { ["askedOn"] = _walk.Today, ["reasons"] = "病人较多。" });
    }

    private JsonObject Recorded() => new()
    {
        ["at"] = MatterWalk.Moment(house.Clock.GetUtcNow(), TimeSpan.FromHours(1)), ["place"] = "ward", ["company"] = "示例药业", ["rule"] = "no-booking", ["benefit"] = false, ["account"] = "进入病区。",
    };

    private JsonObject Expelled() => new() { ["at"] = MatterWalk.Moment(house.Clock.GetUtcNow(), TimeSpan.FromMinutes(50)), ["by"] = "保卫人员", ["recorded"] = true };

    private JsonObject Interview() => new() { ["on"] = _walk.Today, ["attendees"] = "科主任、药学部", ["minutes"] = "约谈记录。" };

    private static JsonObject Followed() => new() { ["month"] = "2026-11", ["rank"] = 30, ["finding"] = "复核。" };

    private static JsonObject Return(JsonNode form) => new()
    {
        ["kind"] = "quarterly", ["period"] = "2026Q4", ["surrenders"] = form["surrenders"]!["default"]!.DeepClone(), ["surrendered"] = form["surrendered"]!["default"]!.DeepClone(),
        ["repVisits"] = form["repVisits"]!["default"]!.DeepClone(), ["rectifications"] = form["rectifications"]!["default"]!.DeepClone(), ["open"] = form["open"]!["default"]!.DeepClone(), ["progress"] = "进展。",
    };
}
