using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Qingyi.Domain.People;
using Qingyi.Server.Audit;
using Qingyi.Server.Features.Admin;
using Qingyi.Server.Features.Integrity;
using Qingyi.Server.Storage;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Admin;

/// <summary>What stands before the public: policies and typical cases, the figures of the months, and the roles matrix against the rows that the doors are held to.</summary>
public sealed class PublishedTests : IAsyncLifetime
{
    private const string Long = "某医院骨科医师张某在2024年至2025年间多次收受患者红包，共计三千元，案发前主动退还，依规给予批评教育。";

    private readonly House _house = new();

    public async ValueTask InitializeAsync() => await _house.InitializeAsync();

    public ValueTask DisposeAsync() => _house.DisposeAsync();

    [Fact]
    public async Task A_policy_is_read_by_everybody_and_after_its_withdrawal_the_reason_alone()
    {
        var (status, id) = await Publish(new { kind = "policy", title = "九项准则", body = "合法按劳取酬，不接受商业提成。严守诚信原则，不参与欺诈骗保。", source = "国家卫生健康委", inForceFrom = "2021-11-12" });
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(id, (await Publish(new { kind = "policy", title = "九项准则", body = "合法按劳取酬，不接受商业提成。严守诚信原则，不参与欺诈骗保。", source = "国家卫生健康委", inForceFrom = "2021-11-12" })).Id);
        Assert.Contains("九项准则", await _house.Anyone().GetStringAsync("/policies?kind=policy", TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Contains("商业提成", await _house.Anyone().GetStringAsync($"/policies/{id}", TestContext.Current.CancellationToken), StringComparison.Ordinal);

        using var publisher = await _house.As("publisher");
        Assert.Equal(HttpStatusCode.BadRequest, (await publisher.PostAsJsonAsync($"/api/articles/{id}/withdraw", new { reason = " " }, TestContext.Current.CancellationToken)).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await publisher.PostAsJsonAsync($"/api/articles/{id}/withdraw", new { reason = "版本有误" }, TestContext.Current.CancellationToken)).StatusCode);
        using var gone = await _house.Anyone().GetAsync($"/policies/{id}", TestContext.Current.CancellationToken);
        var text = await gone.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Gone, gone.StatusCode);
        Assert.Contains("版本有误", text, StringComparison.Ordinal);
        Assert.DoesNotContain("商业提成", text, StringComparison.Ordinal);
        Assert.DoesNotContain("九项准则", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("示例市第一医院骨科，", "单位名称")]
    [InlineData("身份证号11010519491231002X，", "证件号码")]
    [InlineData("电话13800138000，", "证件号码、电话")]
    public async Task A_typical_case_that_names_somebody_is_refused(string telling, string says)
    {
        var answer = await Try(new { kind = "case", title = "一起红包案", body = telling + Long });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(says, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await Try(new { kind = "case", title = "一起红包案", body = Long })).StatusCode);
    }

    [Fact]
    public async Task A_month_is_told_when_it_is_over_with_its_root_and_without_small_numbers()
    {
        await _house.Services.GetRequiredService<AuditRoots>().Append(CancellationToken.None);
        for (var i = 0; i < 4; i++)
        {
            await Tip();
        }

        Assert.Empty(await Months());
        _house.Clock.Set(new DateTimeOffset(2026, 12, 2, 1, 0, 0, TimeSpan.Zero));
        for (var i = 0; i < 5; i++)
        {
            await Tip();
        }

        var november = Assert.Single(await Months())!;
        Assert.Equal(("2026-11", null, 0), ((string)november["month"]!, (int?)november["received"], (int)november["closed"]!));
        Assert.Equal(await _house.Inside(s => s.GetRequiredService<CaseDb>().Audit.Where(a => a.Chain == AuditRoots.Chain && a.At < House.Monday.AddDays(1)).OrderByDescending(a => a.Sequence).Select(a => a.Hash).FirstAsync()), (string)november["root"]!);
        _house.Clock.Set(new DateTimeOffset(2027, 1, 2, 1, 0, 0, TimeSpan.Zero));
        Assert.Equal(["2026-12", "2026-11"], (await Months()).Select(m => (string)m!["month"]!));
        Assert.Equal(5, (int)(await Months())[0]!["received"]!);
        Assert.Contains("少于5", await _house.Anyone().GetStringAsync("/integrity", TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, null)]
    [InlineData(4, null)]
    [InlineData(5, 5)]
    public void Numbers_from_one_to_four_are_not_told(int count, int? told)
    {
        Assert.Equal(told, IntegrityFigures.Told(count));
    }

    [Fact]
    public void The_roles_matrix_says_of_every_door_what_the_gate_is_held_to()
    {
        var rows = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Access", "endpoints.txt")).Where(l => l.Length > 0 && !l.StartsWith('#'))
            .Select(l => l.Split('|')).ToDictionary(l => l[0].Trim(), l => string.Join(' ', l[1].Split(' ', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal)), StringComparer.Ordinal);

        var doors = _house.Services.GetRequiredService<RoleMatrix>().Doors.ToDictionary(d => $"{d.Method} {d.Path}", d => d.Who == "roles" ? string.Join(' ', d.Roles.Order(StringComparer.Ordinal)) : d.Who, StringComparer.Ordinal);

        Assert.Equal(rows.OrderBy(r => r.Key, StringComparer.Ordinal), doors.OrderBy(d => d.Key, StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_list_that_the_law_reads_cannot_be_worded_and_the_houses_own_can()
    {
        await _house.Account("system", "系统甲", House.Province, Role.Administrator);
        var system = (await Inside(d => d.All(CancellationToken.None))).ToDictionary(l => l.Key, l => l.Editable, StringComparer.Ordinal);
        Assert.Equal([Dictionaries.Places], system.Where(l => l.Value).Select(l => l.Key));
        var by = new Person("x", "x", House.Province, "/root/", new HashSet<string>([Role.Administrator]));

        Assert.Equal("dictionary-fixed", (await Inside(d => d.Put("conducts", new NewDictionaryItem("gift", "送礼"), by, CancellationToken.None))).Refusal!.Code);
        Assert.True((await Inside(d => d.Put(Dictionaries.Places, new NewDictionaryItem("pharmacy", "药房窗口"), by, CancellationToken.None))).Done);
        Assert.True((await Inside(d => d.Put(Dictionaries.Places, new NewDictionaryItem("pharmacy", "药房窗口"), by, CancellationToken.None))).Done);
        Assert.Equal("invalid-data", (await Inside(d => d.Put(Dictionaries.Places, new NewDictionaryItem("drugs", "药房窗口"), by, CancellationToken.None))).Refusal!.Code);
        Assert.True((await Inside(d => d.Close(Dictionaries.Places, "registration", true, by, CancellationToken.None))).Done);
        var open = (await Inside(d => d.Open(Dictionaries.Places, CancellationToken.None))).Select(i => i.Code).ToList();
        Assert.Contains("pharmacy", open);
        Assert.DoesNotContain("registration", open);
        using var handler = await _house.As("handler");
        Assert.Contains("药房窗口", await handler.GetStringAsync("/workbench/admin/dictionaries", TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    private Task<T> Inside<T>(Func<Dictionaries, Task<T>> work) => _house.Inside(s => work(s.GetRequiredService<Dictionaries>()));

    private async Task<HttpResponseMessage> Try(object article)
    {
        using var publisher = await _house.As("publisher");
        return await publisher.PostAsJsonAsync("/api/articles", article, TestContext.Current.CancellationToken);
    }

    private async Task<(HttpStatusCode Status, string Id)> Publish(object article)
    {
        using var answer = await Try(article);
        return (answer.StatusCode, (string)(await answer.Content.ReadFromJsonAsync<JsonObject>(TestContext.Current.CancellationToken))!["id"]!);
    }

    private async Task Tip() => Assert.Equal(HttpStatusCode.Created, (await _house.Anyone().PostAsJsonAsync("/api/tips", new { about = new { organisation = House.Hospital }, conduct = "red-envelope", text = "医生收了红包，数额两千元，在病区走廊。" }, TestContext.Current.CancellationToken)).StatusCode);

    private async Task<JsonArray> Months() => (await _house.Anyone().GetFromJsonAsync<JsonArray>("/api/integrity", TestContext.Current.CancellationToken))!;
}
