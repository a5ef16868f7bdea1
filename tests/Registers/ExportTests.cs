using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Qingyi.Server.Features.Registers.Sheets;
using Qingyi.Server.Storage;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Registers;

/// <summary>导出: what the list shows, masked as there, and no cell that a spreadsheet would run.</summary>
public sealed class ExportTests(House house) : IClassFixture<House>
{
    private readonly RegisterWalk _walk = new(house);

    [Fact]
    public async Task A_formula_stays_a_text_a_name_stays_masked_and_the_export_is_on_record()
    {
        var before = await Exports();
        await _walk.Enter("hospital", "expulsions", Expelled("=HYPERLINK(\"http://x\")"));
        await _walk.Enter("hospital", "expulsions", Expelled("<script>alert('😀')</script>"));

        var csv = await (await _walk.As("hospital")).GetStringAsync("/api/registers/expulsions/export?format=csv");
        Assert.Contains("'=HYPERLINK", csv, StringComparison.Ordinal);
        Assert.Contains("<script>alert('😀')</script>", csv, StringComparison.Ordinal);
        Assert.Contains("保**", csv, StringComparison.Ordinal);
        Assert.DoesNotContain("保卫甲", csv, StringComparison.Ordinal);

        using var book = new MemoryStream(await (await _walk.As("hospital")).GetByteArrayAsync("/api/registers/expulsions/export?format=xlsx"));
        var rows = XlsxReader.Rows(book).ToList();
        Assert.Equal(["编号", "登记单位", "日期", "驱离时间", "人员所属单位", "地点", "情形", "处置人", "已通知所属企业", "状态"], rows[0].Cells);
        Assert.Contains(rows, r => r.Cells[4] == "'=HYPERLINK(\"http://x\")" && r.Cells[6] == "未经预约进入" && r.Cells[7] == "保**");

        Assert.Equal(before + 2, await Exports());
    }

    [Fact]
    public async Task An_export_holds_what_the_filter_of_the_list_leaves()
    {
        await _walk.Enter("hospital", "expulsions", Expelled("留下企业"));
        await _walk.Enter("hospital", "expulsions", Expelled("滤掉企业"));

        var listed = await _walk.List("hospital", "expulsions", "?q=留下企业");
        var csv = await (await _walk.As("hospital")).GetStringAsync("/api/registers/expulsions/export?format=csv&q=%E7%95%99%E4%B8%8B%E4%BC%81%E4%B8%9A");

        Assert.Single(listed);
        Assert.Equal(2, csv.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.DoesNotContain("滤掉", csv, StringComparison.Ordinal);
        Assert.Equal("1", (await (await _walk.As("hospital")).GetFromJsonAsync<JsonArray>("/api/registers/expulsions/statistics?q=%E7%95%99%E4%B8%8B%E4%BC%81%E4%B8%9A"))!.First(f => (string?)f!["key"] == "expulsions")!["part"]!.ToJsonString());
    }

    [Fact]
    public async Task What_was_exported_can_be_read_in_again_and_the_template_fits()
    {
        using var book = new MemoryStream(await (await _walk.As("hospital")).GetByteArrayAsync("/api/registers/expulsions/template"));
        var heading = XlsxReader.Rows(book).Single().Cells;

        var line = string.Join(',', heading.Select(h => h switch { "人员所属单位" => "'=企业", "驱离时间" => "2026-11-20 08:00", "地点" => "门诊", "情形" => "其他", "处置人" => "保卫丁", "已通知所属企业" => "是", _ => "" }));
        var look = await RegisterWalk.Ok(await _walk.Upload("hospital", "expulsions", "模板.csv", System.Text.Encoding.UTF8.GetBytes(string.Join(',', heading) + "\r\n" + line)));
        await RegisterWalk.Ok(await (await _walk.As("hospital")).PostAsJsonAsync($"/api/registers/expulsions/imports/{look["id"]}/commit", new { }));

        Assert.Equal("=企业", (string?)(await _walk.List("hospital", "expulsions", "?q=%3D%E4%BC%81%E4%B8%9A")).Single()!["values"]!["company"]);
    }

    private Task<int> Exports() => house.Inside(s => s.GetRequiredService<CaseDb>().Audit.CountAsync(a => a.Chain == "registers" && a.What == "register-exported"));

    private JsonObject Expelled(string company) => new() { ["company"] = company, ["expelledAt"] = _walk.Moment(-1), ["place"] = "门诊", ["cause"] = "unbooked", ["handler"] = "保卫甲" };
}
