using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Qingyi.Domain.Organisations;
using Qingyi.Server.Storage;
using Qingyi.Tests.Returns;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Exports;

/// <summary>报送中心, the own side and the upper one: the files say line by line what the filtered pages say, over more than one page.</summary>
public abstract class ReturnExports(ReturnHouse returns)
{
    private const string Own = "/workbench/returns";
    private readonly ListReading _lists = new(returns.House);

    [Fact]
    public async Task What_a_unit_owes_and_what_came_in_by_hand_are_exported_as_they_are_filtered()
    {
        returns.On(2022, 4, 2);
        for (var i = 0; i < 22; i++)
        {
            await returns.ByHand("hospital", i % 2 == 0 ? "kickback-report" : "prescription-review");
        }

        foreach (var filter in new[] { "", "state=missing", "state=filling", "state=received", "period=2022Q1", "title=" + Uri.EscapeDataString("季度工作进展") })
        {
            var shown = await _lists.Shown("hospital", $"{Own}?{filter}");
            var (csv, xlsx) = await _lists.Exported("hospital", $"{Own}/export?{filter}&format=");
            Assert.Equal(csv, xlsx);
            Assert.Equal(csv.Select(c => c.Split('|')).Select(c => (c[0] + (c[2] == "0" ? "" : $"催报{c[2]}次") + c[1], c[3], c[4], c[5])), shown.Select(s => (s[0], s[1], s[2], s[3])));
            Assert.Equal(filter == "state=received", csv.Count == 0);
            Assert.True(filter.Length > 0 || csv.Count > 22);
            Assert.Equal(filter == "period=2022Q1", csv.Count > 0 && csv.All(c => c.Contains("2022年第一季度", StringComparison.Ordinal)));
        }

        // The upper side of the same: what was handed in, and nothing before it is.
        Assert.Empty((await _lists.Exported("section-head", $"{Own}/export?show=hand&format=")).Csv);
        await returns.House.Inside(s => s.GetRequiredService<CaseDb>().Returns.Where(r => r.UnitId == House.Hospital && r.Kind == "by-hand")
            .ExecuteUpdateAsync(r => r.SetProperty(x => x.Round, 1).SetProperty(x => x.State, "submitted").SetProperty(x => x.UpperId, House.City)));
        foreach (var (filter, count) in new[] { ("", 22), ("&state=submitted", 22), ("&state=late", 0), ("&state=missing", 0), ("&unit=" + Uri.EscapeDataString("第一医院"), 22), ("&unit=" + Uri.EscapeDataString("别的"), 0) })
        {
            var shown = await _lists.Shown("section-head", $"{Own}?show=hand{filter}");
            var (csv, xlsx) = await _lists.Exported("section-head", $"{Own}/export?show=hand{filter}&format=");
            Assert.Equal(csv, xlsx);
            Assert.Equal(count, csv.Count);
            Assert.Equal(csv.Select(c => c.Split('|')).Select(c => (c[0] + c[1], c[2], c[3])), shown.Select(s => (s[0], s[1], s[2])));
        }

        Assert.Empty((await _lists.Exported("county-section-head", $"{Own}/export?show=hand&format=")).Csv);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await returns.As("auditor")).GetAsync($"{Own}/export", TestContext.Current.CancellationToken)).StatusCode);
        Assert.True(await returns.House.Inside(s => s.GetRequiredService<CaseDb>().Audit.CountAsync(a => a.Chain == "exports" && a.What == "returns-exported")) > 20);
    }

    [Fact]
    public async Task Units_and_periods_are_exported_as_the_upper_level_filters_them()
    {
        await returns.House.Inside(async s =>
        {
            var db = s.GetRequiredService<CaseDb>();
            var city = await db.Organisations.AsNoTracking().Where(o => o.Id == House.City).Select(o => o.Path).SingleAsync();
            db.Organisations.AddRange(Enumerable.Range(0, 30).Select(i => new Organisation { Id = $"unit-{i:00}", Name = $"样例第{i:00}医院", Level = OrganisationLevel.Hospital, ParentId = House.City, Path = $"{city}unit-{i:00}/" }));
            return await db.SaveChangesAsync();
        });
        returns.On(2022, 4, 2);
        var of = $"campaign={ReturnHouse.Plan}&obligation={ReturnHouse.Quarterly}";
        using var head = await StaffForms.Of(returns.House, "section-head");
        await head.Post(Own, Own + "/chase", ("campaign", ReturnHouse.Plan), ("obligation", ReturnHouse.Quarterly), ("period", "2022Q1"), ("text", "请报送。"));

        foreach (var (filter, least, most) in new[] { ("", 31, 99), ("&state=missing", 31, 99), ("&state=received", 0, 0), ("&unit=" + Uri.EscapeDataString("样例第0"), 10, 10), ("&period=2022Q1&unit=" + Uri.EscapeDataString("样例第"), 30, 30) })
        {
            var shown = await _lists.Shown("section-head", $"{Own}/below?{of}{filter}");
            var (csv, xlsx) = await _lists.Exported("section-head", $"{Own}/below/export?{of}{filter}&format=");
            Assert.Equal(csv, xlsx);
            Assert.InRange(csv.Count, least, most);
            Assert.Equal(csv, shown.Select(s => string.Join('|', s)));
            Assert.True(!filter.Contains("period", StringComparison.Ordinal) || csv.All(c => c.Split('|') is [_, var cell] && cell.Contains("催报1次", StringComparison.Ordinal)));
        }

        // A period that is hidden is hidden on the page alone.
        var before = (await _lists.Exported("section-head", $"{Own}/below/export?{of}&format=")).Csv;
        await head.Post(Own, "/workbench/columns", ("list", "periods-" + ReturnHouse.Quarterly), ("back", Own), ("offered", "2022Q1"));
        Assert.All(await _lists.Shown("section-head", $"{Own}/below?{of}"), s => Assert.Equal(before[0].Split('|').Length - 1, s.Length));
        Assert.Equal(before, (await _lists.Exported("section-head", $"{Own}/below/export?{of}&format=")).Csv);
        Assert.Equal(HttpStatusCode.NotFound, (await (await returns.As("section-head")).GetAsync($"{Own}/below/export?campaign=none&obligation=none", TestContext.Current.CancellationToken)).StatusCode);
    }
}

public sealed class ReturnExportsOnSqlite(ReturnHouse returns) : ReturnExports(returns), IClassFixture<ReturnHouse>;

public sealed class ReturnExportsOnPostgres(ReturnHouse.OnPostgres house) : ReturnExports(house.Returns), IClassFixture<ReturnHouse.OnPostgres>;
