using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Qingyi.Server.Features.Inspections;
using Qingyi.Server.Storage;
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

    [Fact]
    public async Task Who_declares_a_conflict_is_not_drawn_and_two_must_be_left()
    {
        await _walk.Open("section-head", "inspection-round");
        var form = (await _walk.Task("section-head", "draw"))!["form"]!;
        var handlers = form["properties"]!["conflicted"]!["items"]!["enum"]!.AsArray().Select(h => (string)h!).ToList();
        await _walk.Refused("too-few-inspectors", "section-head", "draw", "drawn", new() { ["count"] = 1, ["conflicted"] = new JsonArray([.. handlers.SkipLast(1).Select(h => (JsonNode)h)]) });
        await _walk.Refused("nothing-to-draw", "section-head", "draw", "drawn", new() { ["count"] = 9 });
        await house.Account($"handler-{_walk.Id}", "承办人丙", House.City, "handler");

        await _walk.Do("section-head", "draw", "drawn", new() { ["count"] = 2, ["conflicted"] = new JsonArray(handlers[0]) });

        var drawn = (await _walk.Detail("section-head"))["facts"]!["forms"]!["draw"]!;
        Assert.DoesNotContain(handlers[0], new[] { (string)drawn["lead"]!, (string)drawn["second"]! });
        Assert.NotEqual((string?)drawn["lead"], (string?)drawn["second"]);
        Assert.Equal([House.CountyHospital, House.Hospital], drawn["institutions"]!.AsArray().Select(i => (string)i!).Order());
        await house.Inside(async s =>
        {
            var db = s.GetRequiredService<CaseDb>();
            db.UserRoles.RemoveRange(db.UserRoles.Where(r => db.Users.Any(u => u.Id == r.UserId && u.UserName == $"handler-{_walk.Id}")));
            return await db.SaveChangesAsync();
        });
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
    public async Task A_hospital_neither_opens_nor_sees_a_round()
    {
        Assert.Equal(HttpStatusCode.Forbidden, (await _walk.TryOpen("hospital", "inspection-round")).StatusCode);
        await _walk.Open("supervisor", "inspection-round");

        Assert.Equal(HttpStatusCode.NotFound, (await (await _walk.As("hospital")).GetAsync($"/api/matters/{_walk.Id}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await (await _walk.As("county-handler")).GetAsync($"/api/matters/{_walk.Id}")).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await _walk.TryOpen("section-head", "rectification")).StatusCode);
    }

    [Fact]
    public void Lots_favour_nobody()
    {
        var random = new Random(7);
        var counts = new int[5];
        for (var i = 0; i < 20_000; i++)
        {
            counts[Draw.Of([0, 1, 2, 3, 4], 1, random.NextBytes)[0]]++;
        }

        Assert.All(counts, c => Assert.InRange(c, 3_800, 4_200));
        Assert.Equal([1, 2, 3], Draw.Of([1, 2, 3], 3, random.NextBytes).Order());
    }

    private async Task<(string Lead, string Second)> Drawn()
    {
        await _walk.Open("section-head", "inspection-round");
        var people = (await _walk.Task("section-head", "draw"))!["form"]!["properties"]!["conflicted"]!["items"]!;
        var others = people["x-labels"]!.AsArray().Index().Where(l => (string?)l.Item is not ("承办人甲" or "承办人乙")).Select(l => people["enum"]![l.Index]!.DeepClone());
        await _walk.Do("section-head", "draw", "drawn", new() { ["count"] = 1, ["focus"] = new JsonArray("clues"), ["conflicted"] = new JsonArray([.. others]) });
        return await _walk.Task("handler", "inspect") is not null ? ("handler", "handler-2") : ("handler-2", "handler");
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

    private static JsonObject Checked(int findings, int clues) => new()
    {
        ["method"] = "unannounced",
        ["checklist"] = new JsonArray(new JsonObject { ["institution"] = House.Hospital, ["item"] = "clues", ["result"] = findings > 0 ? "problem" : "good" }),
        ["findings"] = new JsonArray([.. Enumerable.Range(1, findings).Select(i => new JsonObject { ["institution"] = House.Hospital, ["problem"] = $"问题{i}：登记不全。", ["days"] = 10 })]),
        ["clues"] = new JsonArray([.. Enumerable.Range(1, clues).Select(_ => new JsonObject { ["institution"] = House.Hospital, ["conduct"] = "kickback", ["problem"] = "回扣线索金丝雀。" })]),
    };

    private JsonObject Plan() => new() { ["measures"] = "完善登记制度。", ["owner"] = "医务科负责人", ["doneBy"] = _walk.Today };

    private static JsonObject Evidence() => new() { ["done"] = "已补登。", ["proofs"] = new JsonArray(new JsonObject { ["name"] = "登记簿", ["number"] = "2026-1" }) };

    private static JsonObject Reinspected() => new() { ["way"] = "on-site", ["finding"] = "现场复查。" };
}
