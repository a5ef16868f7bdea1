using System.Text.Json.Nodes;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Registers;

/// <summary>捐赠资助: taken by the hospital as a legal person, on its finance account, tied to nothing; every other one is refused with what to do.</summary>
public sealed class DonationTests(House house) : IClassFixture<House>
{
    private readonly RegisterWalk _walk = new(house);

    [Theory]
    [InlineData("recipient", "department", "donation-to-person")]
    [InlineData("recipient", "person", "donation-to-person")]
    [InlineData("account", "department", "donation-account")]
    [InlineData("account", null, "donation-account")]
    [Requirement("S4-046")]
    public Task Only_the_hospital_itself_takes_it_and_only_its_finance_keeps_it(string field, string? value, string code) => Refused(field, value, code);

    [Theory]
    [InlineData("supplier", true, "donation-supplier")]
    [InlineData("conditions", "purchase", "donation-conditions")]
    [InlineData("conditions", "influence", "donation-conditions")]
    [Requirement("S4-048")]
    public Task What_comes_from_a_supplier_or_is_tied_to_buying_or_fair_competition_is_not_taken(string field, object value, string code) =>
        Refused(field, field == "conditions" ? new JsonArray((string)value) : JsonValue.Create((bool)value), code);

    [Fact]
    [Requirement("S4-049")]
    public async Task What_was_asked_for_or_levied_is_not_taken_and_becomes_a_clue_of_improper_donation()
    {
        var entry = await Refused("solicited", "yes", "donation-solicited");

        await house.Rest();
        var led = (await _walk.Entry("section-head", "donations", (string)entry["summary"]!["id"]!))["ledTo"]!.AsArray().Single()!;
        Assert.Equal("case", (string?)led["kind"]);
    }

    [Fact]
    [Requirement("S4-050")]
    public async Task What_comes_from_abroad_is_taken_only_if_it_meets_the_standards()
    {
        var entry = await Refused("origin", "foreign", "donation-standard");

        var data = Donation();
        (data["origin"], data["standard"], data["donor"]) = ("foreign", true, (string?)entry["data"]!["donor"]);
        entry = await RegisterWalk.Ok(await _walk.TryEdit("hospital", "donations", entry, data));
        Assert.Equal("accepted", (string?)(await _walk.Move("hospital-2", "donations", entry, "accept", Accept()))["summary"]!["state"]);
    }

    private async Task<JsonObject> Refused(string field, JsonNode? value, string code)
    {
        await LifeWalk.Second(house);
        var data = Donation();
        data["donor"] = $"捐赠人{field}{value?.ToJsonString()}";
        var fine = await _walk.Enter("hospital", "donations", data.DeepClone().AsObject());
        data[field] = value;
        var entry = await _walk.Enter("hospital", "donations", data);

        await RegisterWalk.Refused(code, await _walk.TryMove("hospital-2", "donations", entry, "accept", Accept()));
        Assert.Equal("accepted", (string?)(await _walk.Move("hospital-2", "donations", fine, "accept", Accept()))["summary"]!["state"]);
        return entry;
    }

    private JsonObject Donation() => new()
    {
        ["donor"] = "示例基金会", ["recipient"] = "unit", ["purpose"] = "relief", ["value"] = 50000, ["offeredOn"] = _walk.Day(-2), ["agreement"] = "JZ-1", ["account"] = "finance", ["origin"] = "domestic", ["solicited"] = "no",
    };

    private JsonObject Accept() => new() { ["assessedBy"] = new JsonArray("finance", "discipline"), ["acceptedOn"] = _walk.Day() };
}
