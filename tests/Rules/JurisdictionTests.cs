using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Qingyi.Server.Storage;
using Qingyi.Tests.Schedules;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Rules;

/// <summary>Whose schedules grade a case: those of the nearest area upward that has some, and the pages say whose they were.</summary>
public sealed class JurisdictionTests(House house) : IClassFixture<House>
{
    [Theory]
    [InlineData(null, "370000", "370000", "shandong-2015", "370000（示例省卫生健康委员会）")]
    [InlineData("370102", "370000", "370102", "shandong-2015", "370000（示例省卫生健康委员会）")]
    [InlineData("370102", null, "370102", "shandong-2015", "370000")]
    [InlineData("440103", "370000", "440103", "national-1999-patient", "全国")]
    [InlineData(null, null, null, "national-1999-patient", "全国")]
    public async Task A_commission_takes_the_schedule_of_the_nearest_area_upward(string? own, string? above, string? taken, string table, string area)
    {
        await Codes(own, above);

        var (walk, stored) = await Proposed("2016-03-10", 2500);

        Assert.Equal(taken, (string?)stored["request"]!["jurisdiction"]);
        Assert.Equal(table, (string?)stored["response"]!["benchmark"]!["id"]);
        foreach (var path in new[] { $"/workbench/cases/{walk.CaseId}/explanation", $"/workbench/cases/{walk.CaseId}?tab=grading" })
        {
            Assert.Contains($"适用地区：{area}", await Page(path), StringComparison.Ordinal);
        }
    }

    /// <summary>An area's own table may bear the id of the national one that it was drawn from.</summary>
    [Fact]
    public async Task Of_two_tables_with_one_id_the_page_shows_that_of_the_area()
    {
        await using var own = new House();
        await own.InitializeAsync();
        await Publication.OfOwnArea(own, ("s1.fine-from", "17000"), ("source", "示卫发〔2026〕9号"));
        var there = new JurisdictionTests(own);

        var (walk, stored) = await there.Proposed("2026-03-10", 3000);

        Assert.Equal(("370100", Published.Patient), ((string?)stored["request"]!["jurisdiction"], (string?)stored["response"]!["benchmark"]!["id"]));
        var page = await there.Page($"/workbench/cases/{walk.CaseId}/explanation");
        Assert.Contains("适用地区：370100（示例市卫生健康委员会）", page, StringComparison.Ordinal);
        Assert.Contains("示卫发〔2026〕9号", page, StringComparison.Ordinal);
    }

    private Task Codes(string? own, string? above) => house.Inside(async s =>
    {
        var db = s.GetRequiredService<CaseDb>();
        await db.Organisations.Where(o => o.Id == House.City).ExecuteUpdateAsync(set => set.SetProperty(o => o.AreaCode, own));
        return await db.Organisations.Where(o => o.Id == House.Province).ExecuteUpdateAsync(set => set.SetProperty(o => o.AreaCode, above));
    });

    private async Task<(CaseWalk Walk, JsonNode Stored)> Proposed(string actedOn, decimal amount)
    {
        var walk = new CaseWalk(house);
        await walk.TipOff();
        await walk.Until("investigate");
        var (user, task) = await walk.Find("investigate");
        await walk.Evidence(user, walk.CaseId);
        var (outcome, data) = walk.Usual("investigate", task);
        data["actedOn"] = actedOn;
        data["findings"] = new JsonArray(new JsonObject { ["conduct"] = "red-envelope", ["amount"] = amount });
        var answer = await walk.Complete(user, task, outcome, data);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        await walk.Until("decide-grading");
        var gradings = await (await walk.As("handler")).GetStringAsync($"/api/cases/{walk.CaseId}/grading", TestContext.Current.CancellationToken);
        return (walk, JsonNode.Parse(gradings)![0]!);
    }

    private async Task<string> Page(string path)
    {
        using var client = new HttpClient(new SocketsHttpHandler { CookieContainer = new CookieContainer() }) { BaseAddress = new Uri(house.Url) };
        (await client.PostAsJsonAsync("/api/sign-in", new { user = "handler", password = house.Password("handler") }, TestContext.Current.CancellationToken)).EnsureSuccessStatusCode();
        return WebUtility.HtmlDecode(await client.GetStringAsync(path, TestContext.Current.CancellationToken));
    }
}
