using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Qingyi.Domain.Inspections;
using Qingyi.Server.Cli;
using Qingyi.Server.Storage;
using Qingyi.Tests.Matters;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Inspections;

/// <summary>Rounds of inspections through the real server: commitment, list, draw, proof, repetition, avoidance, quota.</summary>
public sealed class RoundTests : IClassFixture<House>
{
    private const string Five = "general,tcm,maternal,specialised,primary";
    private readonly House _house;
    private readonly RoundWalk _walk;

    public RoundTests(House house)
    {
        _house = house;
        house.Clock.Set(new DateTimeOffset(2022, 5, 9, 2, 0, 0, TimeSpan.Zero));
        _walk = new(house);
    }

    [Requirement("S0-027", "S0-031")]
    [Fact]
    public async Task A_round_is_committed_fixed_and_drawn_in_public_and_anybody_can_repeat_it()
    {
        await Units();
        var id = RoundWalk.Id(await _walk.Opens("section-head", "shandong-2021", "spot-check", "2022"));

        // The hash of the secret is public before the list exists; the secret is nowhere.
        var committed = await _walk.Public(id);
        Assert.Equal("committed", (string?)committed["state"]);
        Assert.Null(committed["secret"]);
        Assert.Null(await _house.Inside(s => s.GetRequiredService<CaseDb>().InspectionRounds.Where(r => r.Id == id).Select(r => r.Secret).SingleAsync()));
        await RoundWalk.Refused("list-not-fixed", await _walk.TryDraw("section-head", id));

        await _walk.Fixes("section-head", id, Takes(Five));
        var detail = await _walk.Draws("section-head", id);
        var drawn = await _walk.Public(id);

        Assert.Equal((string)committed["commitment"]!, ProvableDraw.Commit((string)drawn["secret"]!));
        Assert.Equal(5, detail["visits"]!.AsArray().Count);
        Assert.All(detail["visits"]!.AsArray(), v => Assert.Equal("underway", (string?)v!["state"]));
        Assert.Equal(Five.Split(',').Order(StringComparer.Ordinal), drawn["drawn"]!.AsArray().Select(v => (string?)v!["stratum"]).Order(StringComparer.Ordinal));

        // No name of an inspector is public, and the digests are of those who were drawn.
        Assert.DoesNotContain("承办人", drawn.ToJsonString(), StringComparison.Ordinal);
        var person = detail["inspectors"]![0]!;
        Assert.Contains($"inspector {person["code"]} {ProvableDraw.Digest((string)person["id"]!, (string)detail["salt"]!)}\n", (string?)drawn["list"], StringComparison.Ordinal);

        // Anybody: two files, one command.
        using var files = new DrawFiles(await Bytes($"/api/draws/{id}/list"), await Bytes($"/api/draws/{id}/result"));
        Assert.Equal((Exit.Done, (string?)drawn["result"]), await files.Repeat("--seed", (string)drawn["seed"]!));
        Assert.Equal(Exit.Done, (await files.Repeat("--secret", (string)drawn["secret"]!, "--value", (string)drawn["value"]!, "--result", files.Result)).Code);
        Assert.Equal(Exit.WrongInput, (await files.Repeat("--secret", (string)drawn["secret"]!, "--value", "08 11 19 23 28 33 + 07", "--result", files.Result)).Code);
    }

    [Fact]
    public async Task A_list_with_one_changed_letter_or_a_changed_result_is_noticed()
    {
        await Units();
        var id = RoundWalk.Id((await _walk.Drawn("section-head", "shandong-2021", "spot-check", "2022", Takes(Five))));
        var drawn = await _walk.Public(id);

        using var changedList = new DrawFiles(System.Text.Encoding.UTF8.GetBytes(((string)drawn["list"]!).Replace("示例G1", "示例G壹", StringComparison.Ordinal)), await Bytes($"/api/draws/{id}/result"));
        using var changedResult = new DrawFiles(await Bytes($"/api/draws/{id}/list"), System.Text.Encoding.UTF8.GetBytes(((string)drawn["result"]!).Replace(" P0", " P1", StringComparison.Ordinal)));

        Assert.Equal(Exit.WrongInput, (await changedList.Repeat("--seed", (string)drawn["seed"]!, "--secret", (string)drawn["secret"]!, "--value", (string)drawn["value"]!)).Code);
        Assert.Equal(Exit.WrongInput, (await changedResult.Repeat("--seed", (string)drawn["seed"]!, "--result", changedResult.Result)).Code);
        Assert.Equal(Exit.WrongInput, (await changedResult.Repeat("--seed", "00")).Code);
        Assert.Equal(Exit.WrongUsage, (await changedResult.Repeat()).Code);
    }

    [Requirement("S0-031")]
    [Fact]
    public async Task A_round_that_covers_four_of_the_five_types_cannot_be_fixed()
    {
        await Units();
        var id = RoundWalk.Id(await _walk.Opens("section-head", "shandong-2021", "spot-check", "2022"));

        await RoundWalk.Refused("types-not-covered", await _walk.TryFix("section-head", id, RoundWalk.Fixing(Takes("general,tcm,maternal,primary"))));
        await RoundWalk.Refused("nothing-to-draw", await _walk.TryFix("section-head", id, RoundWalk.Fixing([.. Takes(Five).SkipLast(1), ("primary", 99)])));
        await _walk.Fixes("section-head", id, Takes(Five));
        await RoundWalk.Refused("list-fixed", await _walk.TryFix("section-head", id, RoundWalk.Fixing(Takes(Five))));
    }

    [Requirement("S0-032")]
    [Fact]
    public async Task What_the_province_inspects_itself_is_left_out_of_a_citys_round()
    {
        await Units();
        await _walk.Lists("section-head", "UP1", "general", "3", affiliation: "province");
        var id = RoundWalk.Id(await _walk.Opens("section-head", "shandong-2021", "spot-check", "2022"));
        await _walk.Fixes("section-head", id, Takes(Five));

        var list = (string?)(await _walk.Public(id))["list"];
        Assert.Contains("out UP1 upward\n", list, StringComparison.Ordinal);
        Assert.DoesNotContain("unit UP1 ", list, StringComparison.Ordinal);

        await _walk.Lists("province-section-head", "UP2", "general", "3", affiliation: "national");
        await _walk.Lists("province-section-head", "UP3", "general", "3", affiliation: "city");
        var province = RoundWalk.Id(await _walk.Opens("province-section-head", "shandong-2021", "free", "2022"));
        var candidates = await (await _walk.As("province-section-head")).GetFromJsonAsync<JsonObject>($"/api/inspections/{province}/candidates");
        Assert.Equal(["UP2"], candidates!["units"]!.AsArray().Select(u => (string?)u!["code"]));
    }

    [Fact]
    public async Task A_draw_is_repeated_only_with_a_reason_and_the_old_one_stays_in_sight()
    {
        await Units();
        var first = RoundWalk.Id(await _walk.Drawn("section-head", "shandong-2021", "spot-check", "2022", Takes(Five)));
        var client = await _walk.As("section-head");

        await RoundWalk.Refused("already-drawn", await _walk.TryDraw("section-head", first, "another value"));
        await RoundWalk.Refused("reason-missing", await client.PostAsJsonAsync($"/api/inspections/{first}/repeat", new { reason = " " }));
        var second = RoundWalk.Id(await RoundWalk.Ok(await client.PostAsJsonAsync($"/api/inspections/{first}/repeat", new { reason = "名单漏列一家基层机构。" })));
        await RoundWalk.Refused("already-repeated", await client.PostAsJsonAsync($"/api/inspections/{first}/repeat", new { reason = "再来一次。" }));
        await _house.Rest();

        var (old, again) = (await _walk.Public(first), await _walk.Public(second));
        Assert.Equal(("repeated", second), ((string?)old["state"], (string?)old["repeatedBy"]));
        Assert.Equal((2, first, "名单漏列一家基层机构。"), ((int)again["attempt"]!, (string?)again["repeats"], (string?)again["reason"]));
        Assert.NotEqual((string?)old["commitment"], (string?)again["commitment"]);
        Assert.NotNull(old["result"]);
        Assert.All((await _walk.Detail("section-head", first))["visits"]!.AsArray(), v => Assert.Equal("cancelled", (string?)v!["state"]));
        var listed = (await _house.Anyone().GetFromJsonAsync<JsonArray>("/api/draws"))!.Select(r => (string?)r!["id"]).ToList();
        Assert.Contains(first, listed);
        Assert.Contains(second, listed);
    }

    [Fact]
    public async Task A_list_that_is_given_up_before_its_draw_shows_its_secret()
    {
        await Units();
        var id = RoundWalk.Id(await _walk.Opens("section-head", "shandong-2021", "spot-check", "2022"));
        var client = await _walk.As("section-head");
        await RoundWalk.Refused("list-not-fixed", await client.PostAsJsonAsync($"/api/inspections/{id}/repeat", new { reason = "名单有误。" }));
        await _walk.Fixes("section-head", id, Takes(Five));

        await RoundWalk.Ok(await client.PostAsJsonAsync($"/api/inspections/{id}/repeat", new { reason = "名单有误。" }));

        var old = await _walk.Public(id);
        Assert.Equal((string)old["commitment"]!, ProvableDraw.Commit((string)old["secret"]!));
        Assert.Null(old["seed"]);
    }

    [Fact]
    public async Task Inspectors_avoid_what_they_declared_and_one_who_must_stand_back_is_replaced_by_the_next_in_order()
    {
        await Units();
        await _house.Account("handler-3", "承办人丙", House.City, "handler");
        var declared = await RoundWalk.Ok(await (await _walk.As("handler-2")).PostAsJsonAsync("/api/inspections/relations", new { unit = "H1", ground = "former-unit" }));
        await _walk.Lists("section-head", "H1", "other", "2", institution: House.Hospital);
        var id = RoundWalk.Id(await _walk.Opens("section-head", "neijiang-2021", "free", "2022"));
        await RoundWalk.Ok(await _walk.TryFix("section-head", id, await _walk.Only(id, "H1")));
        var detail = await _walk.Draws("section-head", id);
        var visit = detail["visits"]!.AsArray().Single()!;
        string[] two = [(string)visit["lead"]!, (string)visit["second"]!];
        Assert.DoesNotContain("承办人乙", two);
        Assert.Equal(["承办人丙", "承办人甲"], two.Order(StringComparer.Ordinal).OrderByDescending(n => n.EndsWith('丙')));

        // Nobody is left to replace: the one who remains has a declared relation.
        var matter = new MatterWalk(_house) { Id = (string)visit["matter"]! };
        var lead = two[0] == "承办人甲" ? "handler" : "handler-3";
        await matter.Do(lead, "inspect", "conflict", new() { ["reason"] = "亲属在该院任职。" });
        await matter.Refused("too-few-inspectors", "section-head", "draw", "drawn", new() { ["who"] = "lead", ["ground"] = "conflict" });
        await Gone("handler-3", (string)declared["id"]!);
    }

    [Fact]
    public async Task A_replacement_follows_the_published_order_and_is_published_with_its_ground()
    {
        await Units();
        await _house.Account("handler-4", "承办人丁", House.City, "handler");
        await _walk.Lists("section-head", "H2", "other", "2", institution: House.CountyHospital);
        var id = RoundWalk.Id(await _walk.Opens("section-head", "neijiang-2021", "free", "2022"));
        await RoundWalk.Ok(await _walk.TryFix("section-head", id, await _walk.Only(id, "H2")));
        var detail = await _walk.Draws("section-head", id);
        var before = (await _walk.Public(id))["drawn"]![0]!;
        var visit = detail["visits"]!.AsArray().Single()!;
        var matter = new MatterWalk(_house) { Id = (string)visit["matter"]! };
        var user = new Dictionary<string, string> { ["承办人甲"] = "handler", ["承办人乙"] = "handler-2", ["承办人丁"] = "handler-4" }[(string)visit["lead"]!];
        await matter.Do(user, "inspect", "conflict", new() { ["reason"] = "与该院有合作项目。" });
        await matter.Do("section-head", "draw", "drawn", new() { ["who"] = "lead", ["ground"] = "conflict" });

        var after = (await _walk.Public(id))["drawn"]![0]!;
        var list = DrawListReader.Read((string)(await _walk.Public(id))["list"]!).List!;
        var order = ProvableDraw.Order(list, (string)(await _walk.Public(id))["seed"]!, (string)after["unit"]!);
        Assert.Equal((order[0], order[1]), ((string?)before["lead"], (string?)before["second"]));
        Assert.Equal((order[2], order[1]), ((string?)after["lead"], (string?)after["second"]));
        Assert.Equal((order[0], order[2], "conflict"), ((string?)after["replaced"]![0]!["from"], (string?)after["replaced"]![0]!["to"], (string?)after["replaced"]![0]!["ground"]));
        Assert.Equal(HttpStatusCode.NotFound, (await (await _walk.As(user)).GetAsync($"/api/matters/{matter.Id}")).StatusCode);
        await Gone("handler-4", null);
    }

    [Requirement("S3-044", "S3-045", "S3-046", "S1-079")]
    [Fact]
    public async Task A_county_team_with_its_leader_looks_at_the_four_items_in_the_ways_that_its_plan_names()
    {
        _house.Clock.Set(new DateTimeOffset(2021, 8, 20, 2, 0, 0, TimeSpan.Zero));
        await _house.Account("county-handler-2", "县承办人乙", House.County, "handler");
        await _walk.Lists("county-section-head", "C1", "general", "2", institution: House.CountyHospital);
        var round = await _walk.Drawn("county-section-head", "jiaocheng-2021", "free", "2021", ("all", 1));
        var visit = round["visits"]!.AsArray().Single()!;
        var matter = new MatterWalk(_house) { Id = (string)visit["matter"]! };
        var lead = (string?)visit["lead"] == "县承办人乙" ? "county-handler-2" : "county-handler";
        var form = (await matter.Task(lead, "inspect"))!["form"]!["properties"]!;

        Assert.Equal(["progress", "clues", "experience", "system"], form["checklist"]!["items"]!["properties"]!["item"]!["enum"]!.AsArray().Select(i => (string?)i));
        Assert.Equal(["boxes", "talks", "papers", "meetings", "visits"], form["ways"]!["items"]!["enum"]!.AsArray().Select(i => (string?)i).Take(5));
        var filled = RoundWalk.Checked(checklist: "jiaocheng");
        (filled["ways"], filled["leaderJoined"]) = (new JsonArray("boxes", "talks", "papers"), true);
        await matter.Do(lead, "inspect", "inspected", filled);
        var kept = (await matter.Detail("county-section-head"))["facts"]!["forms"]!["inspect"]!;
        Assert.True((bool)kept["leaderJoined"]!);
        Assert.Equal(["boxes", "talks", "papers"], kept["ways"]!.AsArray().Select(w => (string?)w));

        // What a national campaign asks of hospital inspections is an item of every other list.
        Assert.Contains(Server.Features.Inspections.Checklists.For("national-2021", areas: false).Items, i => i.Id == "campaign");
    }

    [Fact]
    public async Task A_hospital_sees_the_published_part_and_nothing_else_and_a_handler_draws_nothing()
    {
        var id = RoundWalk.Id(await _walk.Opens("supervisor", "neijiang-2021", "free", "2022"));

        Assert.Equal(HttpStatusCode.Forbidden, (await (await _walk.As("hospital")).GetAsync($"/api/inspections/{id}")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await (await _walk.As("hospital")).GetAsync($"/api/draws/{id}")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await _walk.TryDraw("handler", id)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await (await _walk.As("county-section-head")).GetAsync($"/api/inspections/{id}")).StatusCode);
        await RoundWalk.Refused("no-such-round", await _walk.TryDraw("province-section-head", id));
        await RoundWalk.Refused("draw-first", await new MatterWalk(_house).TryOpen("section-head", "inspection-round"));
    }

    [Theory]
    [InlineData("shandong-2021", "no-such-item", "2022")]
    [InlineData("shandong-2021", "spot-check", "2021")]
    [InlineData("shandong-2021", "spot-check", "second half")]
    [InlineData("no-such-plan", "free", "2022")]
    public async Task An_item_or_a_period_that_the_plan_does_not_have_opens_nothing(string campaign, string item, string period) =>
        await RoundWalk.Refused("invalid-data", await (await _walk.As("section-head")).PostAsJsonAsync("/api/inspections", new { campaign, item, period }));

    // Two of each of the five types, and one of each level for the city; entered once.
    private async Task Units()
    {
        var there = await (await _walk.As("section-head")).GetFromJsonAsync<JsonArray>("/api/registers/institutions/entries?q=示例G1");
        if (there!.Count > 0)
        {
            return;
        }

        foreach (var (type, letter) in Five.Split(',').Zip("GTMSP"))
        {
            await _walk.Lists("section-head", letter + "1", type, type == "primary" ? "none" : "3");
            await _walk.Lists("section-head", letter + "2", type, type == "primary" ? "1" : "2");
        }
    }

    private async Task<byte[]> Bytes(string path) => await _house.Anyone().GetByteArrayAsync(path);

    private Task<int> Gone(string user, string? relation) => _house.Inside(async s =>
    {
        var db = s.GetRequiredService<CaseDb>();
        db.UserRoles.RemoveRange(db.UserRoles.Where(r => db.Users.Any(u => u.Id == r.UserId && u.UserName == user)));
        var saved = await db.SaveChangesAsync();
        return saved + await db.InspectorRelations.Where(r => r.Id == relation).ExecuteDeleteAsync();
    });

    private static (string, int)[] Takes(string strata) => [.. strata.Split(',').Select(s => (s, 1))];
}

/// <summary>The two published files on somebody's own disk, and the command that repeats the draw.</summary>
internal sealed class DrawFiles : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("qingyi-draw").FullName;

    public DrawFiles(byte[] list, byte[] result)
    {
        File.WriteAllBytes(List, list);
        File.WriteAllBytes(Result, result);
    }

    public string List => Path.Combine(_folder, "list.txt");

    public string Result => Path.Combine(_folder, "result.txt");

    public async Task<(int Code, string Output)> Repeat(params string[] more)
    {
        var output = new StringWriter();
        var code = await CommandLine.Run(["inspection", "draw", "--list", List, .. more], new Terminal(TextReader.Null, output, TextWriter.Null));
        return (code, output.ToString());
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
