using System.Text;
using System.Text.Json.Nodes;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Qingyi.Server.Storage;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Registers;

/// <summary>Records and names that need a reason, a consent or a seal, and the items of a commitment.</summary>
public sealed class GuardedData(House house) : IClassFixture<House>
{
    private readonly RegisterWalk _walk = new(house);

    [Theory]
    [InlineData("borrow", false)]
    [InlineData("transfer", false)]
    [InlineData("copy", true)]
    [InlineData("seal", true)]
    [Requirement("S4-038")]
    public async Task Each_use_of_a_medical_record_says_who_when_and_why_is_allowed_by_another_and_a_loan_has_a_day_of_return(string act, bool without)
    {
        await LifeWalk.Second(house);
        var use = new JsonObject { ["act"] = act, ["recordNo"] = "BA-" + act, ["who"] = "医师甲", ["department"] = "内科", ["usedAt"] = _walk.Moment(), ["purpose"] = "care" };
        var entry = await _walk.Enter("hospital", "record-access", use.DeepClone().AsObject());
        await RegisterWalk.Refused("same-hand", await _walk.TryMove("hospital", "record-access", entry, "approve", new() { ["approvedOn"] = _walk.Day() }));
        if (!without)
        {
            await RegisterWalk.Refused("record-return", await _walk.TryMove("hospital-2", "record-access", entry, "approve", new() { ["approvedOn"] = _walk.Day() }));
            use["dueOn"] = _walk.Day(7);
            entry = await RegisterWalk.Ok(await _walk.TryEdit("hospital", "record-access", entry, use));
        }

        entry = await _walk.Move("hospital-2", "record-access", entry, "approve", new() { ["approvedOn"] = _walk.Day() });

        Assert.Equal(without ? 0 : 1, entry["deadlines"]!.AsArray().Count(d => (string?)d!["state"] == "running" && (string?)d["due"] == _walk.Day(7)));
        Assert.Equal("医**", (string?)(await _walk.Entry("section-head", "record-access", (string)entry["summary"]!["id"]!))["data"]!["who"]);
    }

    [Theory]
    [InlineData("teaching")]
    [InlineData("research")]
    [InlineData("exchange")]
    [InlineData("operations")]
    [Requirement("S4-039")]
    public async Task Data_of_patients_is_used_only_with_consent_and_without_names(string purpose)
    {
        await LifeWalk.Second(house);
        var use = new JsonObject { ["purpose"] = purpose, ["project"] = "课题" + purpose, ["department"] = "科教部", ["useOn"] = _walk.Day(3), ["records"] = 20, ["deidentified"] = false };
        var entry = await _walk.Enter("hospital", "patient-data-use", use.DeepClone().AsObject());
        await RegisterWalk.Refused("data-consent", await _walk.TryMove("hospital-2", "patient-data-use", entry, "allow", Approved()));
        use["consent"] = "TY-1至20";
        entry = await RegisterWalk.Ok(await _walk.TryEdit("hospital", "patient-data-use", entry, use.DeepClone().AsObject()));
        await RegisterWalk.Refused("data-names", await _walk.TryMove("hospital-2", "patient-data-use", entry, "allow", Approved()));
        use["deidentified"] = true;
        entry = await RegisterWalk.Ok(await _walk.TryEdit("hospital", "patient-data-use", entry, use));

        Assert.Equal("allowed", (string?)(await _walk.Move("hospital-2", "patient-data-use", entry, "allow", Approved()))["summary"]!["state"]);
    }

    [Fact]
    [Requirement("S4-041")]
    public async Task A_control_of_online_care_that_is_not_in_place_cannot_be_confirmed_and_is_counted()
    {
        JsonObject Control(string control, string state) => new() { ["control"] = control, ["service"] = "online", ["checkedOn"] = _walk.Day(), ["state"] = state, ["owner"] = "信息中心" };
        var fine = await _walk.Enter("hospital", "online-care-security", Control("encryption", "done"));
        var open = await _walk.Enter("hospital", "online-care-security", Control("log", "partly"));

        await _walk.Move("hospital", "online-care-security", fine, "pass");
        await RegisterWalk.Refused("control-open", await _walk.TryMove("hospital", "online-care-security", open, "pass"));
        open = await _walk.Move("hospital", "online-care-security", open, "order", new() { ["lack"] = "日志只留三个月", ["dueOn"] = _walk.Day(20) });

        Assert.Contains(open["deadlines"]!.AsArray(), d => (string?)d!["due"] == _walk.Day(20));
        Assert.Equal("50", (await _walk.Figure("hospital", "online-care-security", "done"))["percent"]!.ToJsonString());
    }

    [Fact]
    [Requirement("S2-083")]
    public async Task A_list_of_officials_is_imported_by_posts_and_a_name_goes_into_the_seal_or_nowhere()
    {
        const string Csv = "机构名称,类别,组长职务,副组长职数,成员职数,办公室所在部门,联络员,成立日期,组长姓名\r\n廉洁从业行动领导小组,领导小组,主要负责人,2,9,医政医管科,金丝雀甲,2021-12-13,金丝雀乙\r\n";
        var look = await RegisterWalk.Ok(await _walk.Upload("section-head", "bodies", "附件.csv", Encoding.UTF8.GetBytes(Csv)));
        Assert.Contains("组长姓名", look["unknown"]!.AsArray().Select(u => (string)u!));
        await RegisterWalk.Ok(await (await _walk.As("section-head")).PostAsJsonAsync($"/api/registers/bodies/imports/{look["id"]}/commit", new { }));

        var line = (await _walk.List("section-head", "bodies")).Single()!;
        Assert.Equal(("主要负责人", "金**"), ((string?)line["values"]!["leaderRole"], (string?)line["values"]!["liaison"]));
        Assert.DoesNotContain(await house.Inside(s => s.GetRequiredService<CaseDb>().RegisterEntries.Select(e => e.Codes + e.Texts + e.Search + e.NaturalKey).ToListAsync()), t => t.Contains("金丝雀", StringComparison.Ordinal));
        Assert.Equal("金丝雀甲", (string?)(await _walk.Entry("section-head", "bodies", (string)line["id"]!))["data"]!["liaison"]);
    }

    [Theory]
    [InlineData("no-envelope", "不索取、不暗示、不收受患者及家属的“红包”")]
    [InlineData("proper-care", "不作不合理检查、不作不合理用药")]
    [Requirement("S3-073", "S3-080")]
    public async Task A_commitment_names_the_three_acts_and_improper_care_and_cannot_be_signed_without_them(string item, string words)
    {
        var form = (await (await _walk.As("hospital")).GetFromJsonAsync<JsonObject>("/api/registers/staff-commitments"))!["form"]!["properties"]!["items"]!["items"]!;
        var all = form["enum"]!.AsArray().Select(i => (string)i!).ToList();
        Assert.Equal(words, (string?)form["x-labels"]![all.IndexOf(item)]);
        var short_ = await _walk.Enter("hospital", "staff-commitments", Commitment("A" + item, all.Where(i => i != item)));
        var whole = await _walk.Enter("hospital", "staff-commitments", Commitment("B" + item, all));

        await RegisterWalk.Refused("commitment-items", await _walk.TryMove("hospital", "staff-commitments", short_, "sign", new() { ["signedOn"] = _walk.Day() }));
        Assert.Equal("signed", (string?)(await _walk.Move("hospital", "staff-commitments", whole, "sign", new() { ["signedOn"] = _walk.Day() }))["summary"]!["state"]);
    }

    private JsonObject Approved() => new() { ["approvedOn"] = _walk.Day() };

    private static JsonObject Commitment(string staffNo, IEnumerable<string> items) => new()
    {
        ["staffNo"] = staffNo, ["name"] = "医师甲", ["department"] = "内科", ["rank"] = "staff", ["year"] = "2026", ["items"] = new JsonArray([.. items.Select(i => (JsonNode)i)]),
    };
}
