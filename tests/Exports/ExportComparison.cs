using System.Globalization;
using System.Net;
using System.Text;
using Qingyi.Server.Features.Registers;
using Qingyi.Server.Features.Registers.Sheets;
using Qingyi.Tests.Matters;
using Qingyi.Tests.Registers;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Exports;

/// <summary>An export is the list: every line that the pages show under a filter, in their order, cell by cell, and no other; what is masked there is masked here.</summary>
public abstract class ExportComparison(House house)
{
    private readonly RegisterWalk _walk = new(house);
    private readonly ListReading _lists = new(house);

    [Fact]
    public async Task A_register_of_many_pages_is_exported_line_by_line_as_its_filtered_list_shows_it()
    {
        var lines = new StringBuilder("驱离时间,人员所属单位,地点,情形,处置人,已通知所属企业\r\n");
        for (var i = 0; i < 640; i++)
        {
            var (company, place, cause, told) = (i % 8 == 0 ? "别的企业" : "样本企业", i % 3 == 0 ? "住院部" : "门诊", i % 2 == 0 ? "未经预约进入" : "其他", i % 5 == 0 ? "是" : "否");
            lines.Append(string.Create(CultureInfo.InvariantCulture, $"2026-11-{1 + (i % 20):00} 08:00,{company}{i:000}😀<b>,{place},{cause},保卫甲,{told}\r\n"));
        }

        await Import(lines.ToString());
        await _walk.Enter("hospital", "expulsions", new() { ["company"] = "=样本企业(1)", ["expelledAt"] = _walk.Moment(-1), ["place"] = "@门诊", ["cause"] = "unbooked", ["handler"] = "保卫甲" });

        var filter = "q=" + Uri.EscapeDataString("样本企业");
        var shown = await _lists.Shown("hospital", "/workbench/registers/expulsions?" + filter);
        var (csv, xlsx) = await _lists.Exported("hospital", $"/api/registers/expulsions/export?{filter}&format=");

        Assert.Equal(561, shown.Count);
        Assert.Equal(shown.Count, csv.Count);
        Assert.Equal(csv, xlsx);
        Assert.All(csv, l => Assert.Contains("保**", l, StringComparison.Ordinal));
        Assert.All(csv.Concat(shown.Select(s => string.Join('|', s))), l => Assert.DoesNotContain("保卫甲", l, StringComparison.Ordinal));
        for (var i = 0; i < shown.Count; i++)
        {
            // The list says number and day in its first cell, then state and light, then the columns of the file; a hospital's own name it need not say.
            var cells = csv[i].Split('|');
            Assert.EndsWith($"第{cells[0]}号·{cells[2]}", shown[i][0], StringComparison.Ordinal);
            Assert.Equal("示例市第一医院", cells[1]);
            Assert.Equal(cells[^1], shown[i][1]);
            Assert.Equal(cells[3..^1], shown[i][3..]);
        }
    }

    [Fact]
    public async Task The_list_of_cases_is_exported_as_it_is_filtered_and_a_light_leaves_no_page_half_empty()
    {
        var walk = new CaseWalk(house);
        for (var i = 0; i < 60; i++)
        {
            await walk.TipOff(conduct: i % 2 == 0 ? "kickback" : "red-envelope");
        }

        foreach (var filter in new[] { "", "light=green", "light=yellow", "q=" + Uri.EscapeDataString("回扣"), "stage=received&q=0001" })
        {
            var shown = await _lists.Shown("section-head", "/workbench/cases?" + filter);
            var (csv, xlsx) = await _lists.Exported("section-head", $"/workbench/cases/export?{filter}&format=");

            Assert.Equal(csv, xlsx);
            Assert.Equal(shown.Count, csv.Count);
            for (var i = 0; i < shown.Count; i++)
            {
                var cells = csv[i].Split('|');
                Assert.Equal(cells[0] + cells[1], shown[i][0]);
                Assert.Equal(cells[2..], shown[i][1..]);
            }
        }

        Assert.Equal(60, (await _lists.Shown("section-head", "/workbench/cases?light=green")).Count);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await _walk.As("hospital")).GetAsync("/workbench/cases/export")).StatusCode);
        Assert.Empty((await _lists.Exported("county-section-head", "/workbench/cases/export?format=")).Csv);
    }

    [Fact]
    public async Task Matters_accounts_and_the_audit_trail_are_exported_as_they_are_filtered_and_each_export_leaves_a_link()
    {
        for (var i = 0; i < 55; i++)
        {
            var walk = new MatterWalk(house);
            await walk.Open("handler", i % 2 == 0 ? "rectification" : "drug-use", House.Hospital);
        }

        foreach (var filter in new[] { "", "kind=rectification", "state=underway&q=0002", "state=closed" })
        {
            await _lists.Same("section-head", "/workbench/matters", filter, shown => shown[0], cells => cells[0] + cells[1], 1, 2);
        }

        foreach (var filter in new[] { "", "state=open", "role=handler", "q=" + Uri.EscapeDataString("没有这个人") })
        {
            await _lists.Same("auditor", "/workbench/admin/accounts", filter, shown => shown[0], cells => cells[0] + cells[1], 1, 2);
        }

        var (trail, xlsx) = await _lists.Exported("auditor", "/workbench/admin/audit/export?chain=exports&format=");
        Assert.Equal(trail.Count + 1, xlsx.Count);
        Assert.Equal(trail, xlsx[1..]);
        Assert.Equal(8, trail.Count(l => l.StartsWith("导出事项清单|", StringComparison.Ordinal)));
        Assert.Equal(8, trail.Count(l => l.StartsWith("导出账号清单|", StringComparison.Ordinal)));
        var shown = await _lists.Shown("auditor", "/workbench/admin/audit?chain=accounts");
        var (csv, _) = await _lists.Exported("auditor", "/workbench/admin/audit/export?chain=accounts&format=");
        Assert.Equal(shown.Select(s => string.Join('|', s[..3])), csv.TakeLast(shown.Count).Select(l => string.Join('|', l.Split('|')[..3])));

        Assert.Equal(HttpStatusCode.Forbidden, (await (await _walk.As("handler")).GetAsync("/workbench/admin/accounts/export")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await _walk.As("handler")).GetAsync("/workbench/admin/audit/export")).StatusCode);
        Assert.Empty((await _lists.Exported("county-section-head", "/workbench/matters/export?format=")).Csv);
    }

    private async Task Import(string csv)
    {
        var look = await RegisterWalk.Ok(await _walk.Upload("hospital", "expulsions", "驱离.csv", Encoding.UTF8.GetBytes(csv)));
        Assert.Equal(640, (int)look["good"]!);
        await RegisterWalk.Ok(await (await _walk.As("hospital")).PostAsync($"/api/registers/expulsions/imports/{look["id"]}/commit", new StringContent("{}", Encoding.UTF8, "application/json")));
    }
}

public sealed class ExportsOnSqlite(House house) : ExportComparison(house), IClassFixture<House>;

public sealed class ExportsOnPostgres(PostgresHouse house) : ExportComparison(house.House), IClassFixture<PostgresHouse>;
