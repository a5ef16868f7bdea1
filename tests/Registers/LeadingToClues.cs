using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Registers;

/// <summary>Entries that open a tip: it stands in the triage queue of a desk above the hospital, and the hospital does not see it.</summary>
public sealed class LeadingToClues(House house) : IClassFixture<House>
{
    private readonly RegisterWalk _walk = new(house);

    [Theory]
    [InlineData("envelope", "red-envelope")]
    [InlineData("outside", "off-site-purchase")]
    [Requirement("S1-033", "S3-050")]
    public async Task A_patients_rating_that_speaks_of_an_envelope_or_of_buying_outside_opens_a_tip(string field, string conduct)
    {
        var entry = await _walk.Enter("hospital", "satisfaction", new() { ["ratedOn"] = _walk.Day(), ["department"] = "外科" + field, ["stage"] = "discharge", ["score"] = 2, [field] = true });

        Assert.Equal(conduct, await Tip("hospital", "satisfaction", entry));
    }

    [Theory]
    [InlineData("yes", "no", "red-envelope")]
    [InlineData("no", "yes", "off-site-purchase")]
    [InlineData("no", "no", null)]
    [Requirement("S1-033", "S3-050")]
    public async Task A_return_visit_asks_both_questions_and_a_yes_opens_a_tip(string envelope, string outside, string? conduct)
    {
        var entry = await _walk.Enter("hospital", "return-visits", new() { ["admissionNo"] = $"Z-{envelope}-{outside}", ["department"] = "内科", ["dischargedOn"] = _walk.Day(-3) });
        var answers = new JsonObject { ["visitedOn"] = _walk.Day(), ["way"] = "phone", ["score"] = 3, ["envelope"] = envelope };
        Assert.Equal(System.Net.HttpStatusCode.BadRequest, (await _walk.TryMove("hospital", "return-visits", entry, "visit", answers.DeepClone().AsObject())).StatusCode);
        answers["outside"] = outside;
        entry = await _walk.Move("hospital", "return-visits", entry, "visit", answers);

        Assert.Equal(conduct, await Tip("hospital", "return-visits", entry));
    }

    [Fact]
    [Requirement("S1-074")]
    public async Task Public_opinion_is_collected_judged_counted_by_source_and_can_open_a_tip()
    {
        var seen = new JsonObject { ["seenOn"] = _walk.Day(), ["source"] = "web", ["topic"] = "某科加号收费", ["heat"] = 1200, ["trend"] = "rising" };
        var entry = await _walk.Enter("section-head", "public-opinion", seen);
        await RegisterWalk.Refused("opinion-institution", await _walk.TryMove("section-head", "public-opinion", entry, "raise", new() { ["conduct"] = "red-envelope" }));
        seen["institution"] = House.Hospital;
        entry = await RegisterWalk.Ok(await _walk.TryEdit("section-head", "public-opinion", entry, seen));
        entry = await _walk.Move("section-head", "public-opinion", entry, "raise", new() { ["conduct"] = "red-envelope" });

        Assert.Equal("red-envelope", await Tip("section-head", "public-opinion", entry));
        Assert.Equal("1", (await _walk.Figure("section-head", "public-opinion", "led"))["part"]!.ToJsonString());
        Assert.Equal("1200", (await _walk.Figure("section-head", "public-opinion", "heat"))["part"]!.ToJsonString());
    }

    [Fact]
    [Requirement("S2-075", "S2-080")]
    public async Task A_lead_of_the_platform_has_one_section_that_answers_and_is_counted_once_however_many_help()
    {
        var lead = new JsonObject { ["platformId"] = "SJG-1", ["foundOn"] = _walk.Day(), ["institution"] = House.Hospital, ["field"] = "conduct", ["main"] = "medical", ["assist"] = "medical", ["finding"] = "处方量异常。" };
        await RegisterWalk.Refused("same-section", await _walk.Try("section-head", "platform-leads", lead.DeepClone().AsObject()));
        lead["assist"] = "supervision";
        var entry = await _walk.Enter("section-head", "platform-leads", lead.DeepClone().AsObject());
        await RegisterWalk.Refused("entry-exists", await _walk.Try("section-head", "platform-leads", lead));
        entry = await _walk.Move("section-head", "platform-leads", entry, "raise", new() { ["conduct"] = "kickback" });

        Assert.Equal("kickback", await Tip("section-head", "platform-leads", entry));
        var figures = (await (await _walk.As("section-head")).GetFromJsonAsync<JsonArray>("/api/registers/platform-leads/statistics"))!.Where(f => (string?)f!["key"] == "leads").ToList();
        Assert.Equal(["1", "1"], figures.Select(f => f!["part"]!.ToJsonString()));
        Assert.Equal("medical", (string?)figures.Single(f => f!["group"] is not null)!["group"]);
    }

    [Fact]
    [Requirement("S1-052", "S2-033")]
    public async Task A_purchase_without_a_number_of_the_platform_raises_an_alert_and_what_cannot_be_explained_a_tip()
    {
        JsonObject Purchase(string number, string? platform, int amount) => new() { ["purchaseNo"] = number, ["boughtOn"] = _walk.Day(-1), ["item"] = "示例药", ["kind"] = "drug", ["amount"] = amount, ["supplier"] = "甲公司", ["platformNo"] = platform };
        var known = await _walk.Enter("hospital", "purchases", Purchase("CG-1", "PT-1", 300));
        await _walk.Move("hospital", "purchases", known, "match");
        var outside = await _walk.Enter("hospital", "purchases", Purchase("CG-2", null, 100));
        await RegisterWalk.Refused("off-platform", await _walk.TryMove("hospital", "purchases", outside, "match"));
        outside = await _walk.Move("hospital", "purchases", outside, "alarm", new() { ["alarmedOn"] = _walk.Day() });
        Assert.Contains(outside["deadlines"]!.AsArray(), d => ((string)d!["title"]!).EndsWith("说明网外采购", StringComparison.Ordinal) && (string?)d["state"] == "running");

        Assert.Equal("25", (await _walk.Figure("hospital", "purchases", "off-platform"))["percent"]!.ToJsonString());
        Assert.Equal("procurement-violation", await Tip("hospital", "purchases", await _walk.Move("hospital", "purchases", outside, "raise")));
    }

    /// <summary>The conduct of the tip that the entry led to; null where it led to none.</summary>
    private async Task<string?> Tip(string user, string register, JsonObject entry)
    {
        await house.Rest();
        var id = (string)entry["summary"]!["id"]!;
        var led = (await _walk.Entry("section-head", register, id))["ledTo"]!.AsArray().SingleOrDefault(l => (string?)l!["kind"] == "case");
        if (user == "hospital")
        {
            Assert.DoesNotContain((await _walk.Entry("hospital", register, id))["ledTo"]!.AsArray(), l => (string?)l!["kind"] == "case");
        }

        if (led is null)
        {
            return null;
        }

        var tasks = (await (await _walk.As("intake")).GetFromJsonAsync<JsonArray>("/api/tasks?state=open"))!;
        Assert.Contains(tasks, t => (string?)t!["case"] == (string?)led["id"]);
        return (string?)(await (await _walk.As("section-head")).GetFromJsonAsync<JsonObject>($"/api/cases/{led["id"]}"))!["facts"]!["conduct"];
    }
}
