using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Registers;

/// <summary>What is measured by a standard: a firm's credit by the edition that graded it, a local definition and a hospital's own sanctions by the law above them.</summary>
public sealed class StandardsTests(House house) : IClassFixture<House>
{
    private readonly RegisterWalk _walk = new(house);

    [Theory]
    [InlineData(500000)]
    [InlineData(3000000)]
    [Requirement("S1-069", "S2-040")]
    public async Task A_firm_is_referred_for_its_credit_with_the_grade_and_the_edition_that_the_grading_names(decimal amount)
    {
        var request = new JsonObject
        {
            ["id"] = "C", ["actedOn"] = "2025-10-15", ["decidedOn"] = "2026-01-14", ["subject"] = new JsonObject { ["kind"] = "company" }, ["findings"] = new JsonArray(new JsonObject { ["conduct"] = "company-bribery", ["amount"] = amount }),
        };
        var graded = await RegisterWalk.Ok(await (await _walk.As("handler")).PostAsJsonAsync("/api/gradings", request));
        var rating = graded["sanctions"]!.AsArray().Select(s => s!["industryBan"]).Single(b => (string?)b?["kind"] == "credit-rating")!;
        var words = ((string)rating["basis"]!).Split('（', '）')[1];
        var grade = new Dictionary<string, string> { ["严重失信"] = "serious", ["特别严重失信"] = "grave" }[words];

        var entry = await _walk.Enter("section-head", "credit-referrals", new() { ["firm"] = $"甲公司{amount}", ["amount"] = amount, ["grade"] = grade, ["standard"] = (string)graded["ruleSet"]!, ["sentOn"] = _walk.Day() });
        entry = await _walk.Move("section-head", "credit-referrals", entry, "rate", new() { ["rated"] = grade, ["ratedOn"] = _walk.Day(), ["receiptNo"] = "YB-1" });
        entry = await _walk.Move("section-head", "credit-referrals", entry, "measure", new() { ["measure"] = new JsonArray("limit"), ["measuredOn"] = _walk.Day() });

        Assert.Equal(((string?)graded["ruleSet"], "measured"), ((string?)entry["data"]!["standard"], (string?)entry["summary"]!["state"]));
        Assert.Equal(words, (string?)(await _walk.List("section-head", "credit-referrals", "?q=" + Uri.EscapeDataString($"甲公司{amount}"))).Single()!["values"]!["grade"]);
    }

    [Fact]
    [Requirement("S2-047")]
    public async Task The_local_definition_of_an_envelope_is_a_version_with_a_last_day_and_never_narrower_than_the_notice()
    {
        await LifeWalk.Second(house);
        var data = new JsonObject { ["version"] = "2026-1", ["forms"] = new JsonArray("cash", "gift"), ["document"] = "院发1号", ["dueOn"] = _walk.Day(20) };
        var entry = await _walk.Enter("hospital", "local-definitions", data.DeepClone().AsObject());
        Assert.Contains(entry["deadlines"]!.AsArray(), d => (string?)d!["due"] == _walk.Day(20) && (string?)d["state"] == "running");
        await RegisterWalk.Refused("definition-forms", await _walk.TryMove("hospital-2", "local-definitions", entry, "enact", new() { ["effectiveOn"] = _walk.Day() }));
        data["forms"] = new JsonArray("cash", "gift", "card", "banquet");
        entry = await RegisterWalk.Ok(await _walk.TryEdit("hospital", "local-definitions", entry, data));

        Assert.Equal("inforce", (string?)(await _walk.Move("hospital-2", "local-definitions", entry, "enact", new() { ["effectiveOn"] = _walk.Day() }))["summary"]!["state"]);
    }

    [Theory]
    [InlineData("red-envelope", "education", "sanction-kickback")]
    [InlineData("kickback", "ethics fine", "sanction-penalty")]
    [InlineData("poor-attitude", "education revoke", "sanction-penalty")]
    [InlineData("kickback", "ethics pay post", null)]
    [InlineData("poor-attitude", "education", null)]
    [Requirement("S4-076")]
    public async Task A_hospitals_own_rule_is_a_version_that_is_checked_against_the_law_before_it_holds(string conduct, string sanctions, string? refused)
    {
        await LifeWalk.Second(house);
        var entry = await _walk.Enter("hospital", "local-sanctions", new()
        {
            ["ruleCode"] = $"{conduct} {sanctions}", ["guideline"] = "9", ["conduct"] = conduct, ["sanctions"] = new JsonArray([.. sanctions.Split(' ').Select(s => (JsonNode)s)]), ["version"] = "2026-1",
        });
        var check = new JsonObject { ["checkedOn"] = _walk.Day(), ["basis"] = "行政处罚法第十七条" };
        await RegisterWalk.Refused("same-hand", await _walk.TryMove("hospital", "local-sanctions", entry, "validate", check.DeepClone().AsObject()));
        if (refused is not null)
        {
            await RegisterWalk.Refused(refused, await _walk.TryMove("hospital-2", "local-sanctions", entry, "validate", check));
            return;
        }

        entry = await _walk.Move("hospital-2", "local-sanctions", entry, "validate", check);
        Assert.Equal("inforce", (string?)(await _walk.Move("hospital", "local-sanctions", entry, "enact", new() { ["effectiveOn"] = _walk.Day(), ["document"] = "院发2号" }))["summary"]!["state"]);
    }
}
