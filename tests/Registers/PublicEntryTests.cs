using System.Net;
using System.Text.Json.Nodes;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Registers;

/// <summary>信息公开: what registers publish stands on the public site after another hand has looked at it, with its days, and is gone when it is withdrawn.</summary>
public sealed class PublicEntryTests(House house) : IClassFixture<House>
{
    private static readonly string[] Groups = ["waiting", "booking", "bed", "exam", "treatment", "surgery"];
    private readonly LifeWalk _life = new(house);

    public static TheoryData<string> Publishing => [.. LifeWalk.Definitions().Where(d => d["publish"] is not null).Select(d => (string)d["key"]!)];

    [Theory]
    [MemberData(nameof(Publishing))]
    public async Task An_entry_is_public_from_its_publication_to_its_withdrawal_and_shows_what_the_definition_names_alone(string key)
    {
        var definition = LifeWalk.Definition(key);
        var entry = await _life.Enter(definition);
        var id = (string)entry["summary"]!["id"]!;
        Assert.Equal(HttpStatusCode.NotFound, (await Page($"/disclosures/{key}/{id}")).Status);
        Assert.DoesNotContain(id, (await Page($"/disclosures/{key}")).Text, StringComparison.Ordinal);

        // LifeWalk sees that whoever made the entry is refused this step.
        entry = await _life.Take(definition, entry, LifeWalk.Moves(definition).First(m => (string?)m["key"] == "publish"));
        var (status, page) = await Page($"/disclosures/{key}/{id}");
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains(id, (await Page($"/disclosures/{key}")).Text, StringComparison.Ordinal);
        Assert.Contains(_life.Walk.Day(), page, StringComparison.Ordinal);
        Assert.DoesNotMatch("(?i)<script(?! src=\"/public\\.js\" )", page);
        Assert.True(page.Length < 150_000);
        var open = definition["publish"]!["fields"]!.AsArray().Select(f => (string)f!).ToHashSet(StringComparer.Ordinal);
        foreach (var (field, schema) in definition["form"]!["properties"]!.AsObject())
        {
            Assert.Equal(open.Contains(field) && entry["data"]![field] is not null, page.Contains($"<dt>{schema!["title"]}</dt>", StringComparison.Ordinal));
        }

        Assert.DoesNotContain("医院联络员", page, StringComparison.Ordinal);

        await _life.Take(definition, entry, LifeWalk.Moves(definition).First(m => (string?)m["key"] == "withdraw"));
        var gone = await Page($"/disclosures/{key}/{id}");
        Assert.Equal(HttpStatusCode.Gone, gone.Status);
        Assert.Contains("已经过期", gone.Text, StringComparison.Ordinal);
        Assert.DoesNotContain((string)entry["summary"]!["label"]!, WebUtility.HtmlDecode(gone.Text), StringComparison.Ordinal);
        Assert.DoesNotContain(id, (await Page($"/disclosures/{key}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    [Requirement("S0-024")]
    public async Task The_commitment_of_an_institution_is_read_by_everybody()
    {
        var id = await Published("hospital-commitments", new()
        {
            ["title"] = "无红包医院公开承诺", ["kind"] = "no-envelope", ["text"] = "全院职工不收受患者及家属的“红包”。", ["channel"] = "纪检监察室 0000-0000000", ["validTo"] = _life.Walk.Day(300),
        }, new() { ["publishedOn"] = _life.Walk.Day() });

        var page = WebUtility.HtmlDecode((await Page($"/disclosures/hospital-commitments/{id}")).Text);

        Assert.Contains("示例市第一医院", page, StringComparison.Ordinal);
        Assert.Contains("全院职工不收受患者及家属的“红包”。", page, StringComparison.Ordinal);
        Assert.Contains("无红包医院", page, StringComparison.Ordinal);
        Assert.Equal("1", (await _life.Walk.Figure("hospital", "hospital-commitments", "kinds"))["part"]!.ToJsonString());
    }

    [Fact]
    [Requirement("S1-042", "S2-027", "S4-011")]
    public async Task Resources_of_the_six_kinds_are_told_to_the_public_with_the_time_of_the_figures_and_a_duty_to_renew_them()
    {
        foreach (var group in Groups)
        {
            await Published("resources", Resource(group, 30, 4));
        }

        var page = WebUtility.HtmlDecode((await Page("/disclosures/resources")).Text);
        Assert.All(new[] { "候诊患者", "预约诊疗患者", "等待床位患者", "等待特殊检查患者", "等待特殊治疗患者", "择期手术患者" }, g => Assert.Contains(g, page, StringComparison.Ordinal));
        Assert.Equal("6", (await _life.Walk.Figure("hospital", "resources", "groups"))["part"]!.ToJsonString());

        // More free than there are is refused; a new figure stands at once, and the duty to renew runs from its time.
        await RegisterWalk.Refused("resource-available", await _life.Walk.Try("hospital", "resources", Resource("bed", 3, 4)));
        var id = await Published("resources", Resource("bed", 41, 7, "外科"));
        var entry = await _life.Walk.Entry("hospital", "resources", id);
        Assert.Contains(entry["deadlines"]!.AsArray(), d => ((string)d!["title"]!).EndsWith("更新资源信息", StringComparison.Ordinal) && (string?)d["state"] == "running");
        await _life.Walk.Move("hospital", "resources", entry, "update", new() { ["total"] = 41, ["available"] = 39, ["asOf"] = _life.Walk.Moment() });
        Assert.Matches("<dt>现有可用</dt><dd class=\"qy-pre\">39 个</dd>", (await Page($"/disclosures/resources/{id}")).Text);
    }

    [Fact]
    [Requirement("S3-020", "S3-056")]
    public async Task Prices_of_drugs_and_services_are_public_and_what_stands_elsewhere_is_compared_with_them()
    {
        var drug = await Published("prices", Price("drug", "YP-1", "示例片", 12.34m));
        await Published("prices", Price("service", "FW-1", "示例护理", 20m));

        var page = WebUtility.HtmlDecode((await Page("/disclosures/prices")).Text);
        Assert.Matches("示例片(?s:.*?)12\\.34", page);
        Assert.Contains("医疗服务项目", page, StringComparison.Ordinal);

        var entry = await _life.Walk.Entry("hospital", "prices", drug);
        await RegisterWalk.Refused("same-hand", await _life.Walk.TryMove("hospital", "prices", entry, "check", Check()));
        await _life.Walk.Move("hospital-2", "prices", entry, "check", Check());
        Assert.Equal(("1", "2"), await Share("hospital", "prices", "checked"));
    }

    [Fact]
    [Requirement("S3-062")]
    public async Task The_circular_of_a_higher_authority_is_kept_as_its_act_and_can_be_made_public()
    {
        var data = new JsonObject
        {
            ["docNo"] = "示通〔2026〕1号", ["issuer"] = "示例省卫生健康委员会", ["scope"] = "province", ["subject"] = "专项整治评估情况", ["issuedOn"] = _life.Walk.Day(-3), ["receivedOn"] = _life.Walk.Day(-1), ["link"] = "https://example.invalid/1",
        };
        var entry = await _life.Walk.Enter("section-head", "circulars", data);
        entry = await _life.Walk.Move("section-head", "circulars", entry, "study", new() { ["measures"] = "内部研究。", ["studiedOn"] = _life.Walk.Day() });
        entry = await _life.Walk.Move("handler", "circulars", entry, "publish", new() { ["publishedOn"] = _life.Walk.Day() });

        var page = WebUtility.HtmlDecode((await Page($"/disclosures/circulars/{entry["summary"]!["id"]}")).Text);

        Assert.Contains("示例省卫生健康委员会", page, StringComparison.Ordinal);
        Assert.Contains("全省", page, StringComparison.Ordinal);
        Assert.DoesNotContain("内部研究", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Topics_are_listed_with_their_last_change_and_an_unknown_one_is_not_there()
    {
        var (status, page) = await Page("/disclosures");

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.All(Publishing, k => Assert.Contains($"/disclosures/{k.Data}", page, StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.NotFound, (await Page("/disclosures/surrenders")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await Page("/disclosures/prices/nothing")).Status);
    }

    private async Task<string> Published(string register, JsonObject data, JsonObject? asked = null)
    {
        if ((await _life.Walk.List("hospital", register)).Count == 0)
        {
            // Makes the second hand's account where there is none yet.
            await _life.Enter(LifeWalk.Definition(register));
        }

        var entry = await _life.Walk.Enter("hospital", register, data);
        await _life.Walk.Move("hospital-2", register, entry, "publish", asked);
        return (string)entry["summary"]!["id"]!;
    }

    private JsonObject Resource(string group, int total, int available, string department = "内科") => new()
    {
        ["group"] = group, ["item"] = "示例资源", ["department"] = department, ["total"] = total, ["available"] = available, ["asOf"] = _life.Walk.Moment(-2), ["channels"] = new JsonArray("site", "screen"),
    };

    private JsonObject Price(string kind, string code, string name, decimal price) => new() { ["kind"] = kind, ["code"] = code, ["name"] = name, ["unit"] = "盒", ["price"] = price, ["basis"] = "挂网价", ["since"] = _life.Walk.Day(-30) };

    private JsonObject Check() => new() { ["checkedOn"] = _life.Walk.Day(), ["url"] = "门诊大厅电子屏", ["matches"] = true };

    private async Task<(string Part, string Whole)> Share(string user, string register, string key) =>
        await _life.Walk.Figure(user, register, key) is var figure ? (figure["part"]!.ToJsonString(), figure["whole"]!.ToJsonString()) : default;

    private async Task<(HttpStatusCode Status, string Text)> Page(string path)
    {
        using var answer = await house.Anyone().GetAsync(path, TestContext.Current.CancellationToken);
        Assert.DoesNotContain(answer.Headers, h => h.Key == "Set-Cookie");
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }
}
