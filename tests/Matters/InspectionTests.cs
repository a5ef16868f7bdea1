using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Qingyi.Tests.Inspections;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Matters;

/// <summary>抽查督导 and the 整改 that each of its findings becomes, through the real server.</summary>
public sealed class InspectionTests(House house) : IClassFixture<House>
{
    private readonly MatterWalk _walk = new(house);

    [Fact]
    public async Task A_round_draws_inspects_opens_a_rectification_for_each_finding_and_is_made_known()
    {
        var (lead, second) = await Drawn();
        await _walk.Do(lead, "inspect", "inspected", Checked(findings: 2, clues: 0));
        await _walk.Do(second, "confirm", "agreed");
        await house.Rest();
        await _walk.Do("section-head", "circular", "done", new() { ["scope"] = "area", ["summary"] = "抽查情况通报。" });
        await _walk.Do("leader", "approve", "approved");

        Assert.Equal("closed", await _walk.State("section-head"));
        var led = (await _walk.Detail("section-head"))["ledTo"]!.AsArray();
        Assert.Equal(2, led.Count);
        Assert.All(led, l => Assert.Equal("rectification", (string?)l!["kind"]));
    }

    [Fact]
    public async Task A_record_that_the_second_does_not_agree_with_is_done_again()
    {
        var (lead, second) = await Drawn();
        await _walk.Do(lead, "inspect", "inspected", Checked(findings: 0, clues: 0));
        await _walk.Do(second, "confirm", "returned", new() { ["reason"] = "漏查一项。" });
        await _walk.Do(lead, "inspect", "inspected", Checked(findings: 0, clues: 0));
        await _walk.Do(second, "confirm", "agreed");

        Assert.NotNull(await _walk.Task("section-head", "circular"));
        Assert.Empty((await _walk.Detail("section-head"))["ledTo"]!.AsArray());
    }

    [Requirement("S0-028")]
    [Fact]
    public async Task An_inspection_looks_at_each_item_once_and_what_does_not_conform_is_put_right()
    {
        var (lead, _) = await Drawn();
        var holes = Checked(findings: 0, clues: 0);
        holes["checklist"]!.AsArray().RemoveAt(0);
        var twice = Checked(findings: 0, clues: 0);
        twice["checklist"]!.AsArray().Add(twice["checklist"]![0]!.DeepClone());
        var kept = Checked(findings: 1, clues: 0);
        kept["findings"] = new JsonArray();

        await _walk.Refused("checklist-incomplete", lead, "inspect", "inspected", holes);
        await _walk.Refused("checklist-twice", lead, "inspect", "inspected", twice);
        await _walk.Refused("finding-missing", lead, "inspect", "inspected", kept);
        Assert.Equal(["clues", "sanctions", "system"], Checked(0, 0)["checklist"]!.AsArray().Take(3).Select(i => (string?)i!["item"]));
        await _walk.Do(lead, "inspect", "inspected", Checked(findings: 1, clues: 0));
    }

    [Fact]
    public async Task A_clue_found_on_the_spot_reaches_the_triage_queue_with_its_own_conduct()
    {
        var (lead, second) = await Drawn();
        await _walk.Do(lead, "inspect", "inspected", Checked(findings: 0, clues: 1));
        await _walk.Do(second, "confirm", "agreed");
        await house.Rest();

        var clue = (string)(await _walk.Detail("section-head"))["ledTo"]!.AsArray().Single()!["id"]!;
        var found = await (await _walk.As("section-head")).GetFromJsonAsync<JsonObject>($"/api/cases/{clue}");
        Assert.Equal("kickback", (string?)found!["facts"]!["conduct"]);
        var told = await (await _walk.As("intake")).GetStringAsync($"/api/cases/{clue}/tip");
        Assert.Contains("回扣线索金丝雀", told, StringComparison.Ordinal);
        Assert.Contains("医疗机构：示例市第一医院", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rectification_is_planned_done_returned_once_and_passed_by_another()
    {
        await Ordered();
        var hospital = await _walk.Detail("hospital");
        Assert.Equal("inspection-round", (string?)hospital["origin"]!["kind"]);
        Assert.Null(hospital["origin"]!["id"]);

        await _walk.Do("hospital", "plan", "submitted", Plan());
        await _walk.Do("hospital", "evidence", "submitted", Evidence());
        await _walk.Do("handler", "reinspect", "failed", Reinspected());
        Assert.Equal(1, (int)(await _walk.Task("hospital", "evidence"))!["round"]!);
        await _walk.Do("hospital", "evidence", "submitted", Evidence());
        await _walk.Do("handler", "reinspect", "passed", Reinspected());

        Assert.Equal(("closed", "passed"), (await _walk.State("hospital"), (string?)(await _walk.Detail("hospital"))["result"]));
    }

    [Fact]
    public async Task Who_ordered_the_rectification_does_not_inspect_it_again()
    {
        await house.Account("both", "两职人员", House.City, "section-head", "handler");
        await Ordered("both");
        await _walk.Do("hospital", "plan", "submitted", Plan());
        await _walk.Do("hospital", "evidence", "submitted", Evidence());

        await _walk.Refused("same-hand", "both", "reinspect", "passed", Reinspected());
        await _walk.Do("handler", "reinspect", "passed", Reinspected());
    }

    [Fact]
    public async Task The_days_that_the_order_sets_are_the_deadline_and_it_climbs_when_nobody_acts()
    {
        await Ordered();
        await _walk.Do("hospital", "plan", "submitted", Plan());

        // Ten working days from a Monday end on the Monday two weeks later; the clock of other tests may have moved, the span has not.
        var task = await _walk.Task("hospital", "evidence");
        var due = DateOnly.Parse((string)task!["due"]!, System.Globalization.CultureInfo.InvariantCulture);
        Assert.InRange(due.DayNumber - DateOnly.FromDateTime(house.Clock.GetUtcNow().UtcDateTime.AddHours(8)).DayNumber, 13, 17);
        house.Clock.Advance(TimeSpan.FromDays(21));
        await house.Sweep();

        var told = await (await _walk.As("section-head")).GetFromJsonAsync<JsonArray>("/api/escalations?open=true");
        Assert.Contains(told!, e => (string?)e!["case"] == _walk.Id);
        Assert.Equal("red", (string?)(await _walk.Detail("hospital"))["summary"]!["light"]);
    }

    [Fact]
    public async Task A_rectification_that_uncovers_more_ends_as_a_clue_and_another_hospital_sees_nothing_of_it()
    {
        await house.Account("county-hospital", "县医院联络员", House.CountyHospital, "hospital");
        await Ordered();
        await _walk.Do("hospital", "plan", "submitted", Plan());
        await _walk.Do("hospital", "evidence", "submitted", Evidence());
        Assert.Equal(HttpStatusCode.BadRequest, (await _walk.Try("handler", "reinspect", "clue", Reinspected())).StatusCode);
        var found = Reinspected();
        found["conduct"] = "kickback";
        await _walk.Do("handler", "reinspect", "clue", found);
        await house.Rest();

        var detail = await _walk.Detail("section-head");
        Assert.Equal("clue", (string?)detail["result"]);
        Assert.Equal("case", (string?)detail["ledTo"]!.AsArray().Single()!["kind"]);
        Assert.Equal(HttpStatusCode.NotFound, (await (await _walk.As("county-hospital")).GetAsync($"/api/matters/{_walk.Id}")).StatusCode);
    }

    [Fact]
    public async Task A_hospital_sees_nothing_of_an_inspection_before_its_findings()
    {
        await Drawn();

        Assert.Equal(HttpStatusCode.NotFound, (await (await _walk.As("hospital")).GetAsync($"/api/matters/{_walk.Id}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await (await _walk.As("county-handler")).GetAsync($"/api/matters/{_walk.Id}")).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await _walk.TryOpen("section-head", "rectification")).StatusCode);
    }

    private async Task<(string Lead, string Second)> Drawn()
    {
        var (matter, lead, second) = await new RoundWalk(house).Visit();
        _walk.Id = matter;
        return (lead, second);
    }

    /// <summary>A round with one finding at the hospital, and the order that follows; the walk keeps to the rectification.</summary>
    private async Task Ordered(string by = "section-head")
    {
        var (lead, second) = await Drawn();
        await _walk.Do(lead, "inspect", "inspected", Checked(findings: 1, clues: 0));
        await _walk.Do(second, "confirm", "agreed");
        await house.Rest();
        _walk.Id = (string)(await _walk.Detail("section-head"))["ledTo"]!.AsArray().Single()!["id"]!;
        Assert.Null(await _walk.Task("hospital", "plan"));
        await _walk.Do(by, "issue", "issued", new() { ["kind"] = "system", ["days"] = 10 });
    }

    private static JsonObject Checked(int findings, int clues) => RoundWalk.Checked(findings, clues);

    private JsonObject Plan() => new() { ["measures"] = "完善登记制度。", ["owner"] = "医务科负责人", ["doneBy"] = _walk.Today };

    private static JsonObject Evidence() => new() { ["done"] = "已补登。", ["proofs"] = new JsonArray(new JsonObject { ["name"] = "登记簿", ["number"] = "2026-1" }) };

    private static JsonObject Reinspected() => new() { ["way"] = "on-site", ["finding"] = "现场复查。" };
}
