using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Qingyi.Server.Features.Registers.Sheets;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Registers;

/// <summary>导入: looked through first, good rows in, bad ones by row and column, and the same file twice enters nothing twice.</summary>
public sealed class ImportTests(House house) : IClassFixture<House>
{
    private static readonly string[] Heading = ["使用月份", "科室", "工号", "药品或者耗材", "类别", "数量", "使用金额"];
    private readonly RegisterWalk _walk = new(house);

    [Fact]
    [Requirement("S4-014")]
    public async Task Ten_thousand_rows_with_twenty_bad_ones_go_in_once()
    {
        var file = await Usage(10_000, 20);

        var look = await RegisterWalk.Ok(await _walk.Upload("hospital", "drug-usage", "十月用量.xlsx", file));

        Assert.Equal((10_000, 9_980, 0, 20), ((int)look["rows"]!, (int)look["good"]!, (int)look["known"]!, (int)look["bad"]!));
        var faults = look["faults"]!.AsArray();
        Assert.Equal(Enumerable.Range(0, 20).Select(i => 2 + (i * 500)), faults.Select(f => (int)f!["row"]!));
        Assert.Equal(["使用月份", "使用金额", "类别", "科室"], faults.Select(f => (string)f!["column"]!).Distinct());
        Assert.Contains(faults, f => (string?)f!["value"] == "十月" && ((string)f["sentence"]!).Contains("使用月份", StringComparison.Ordinal));
        Assert.Empty(await _walk.List("hospital", "drug-usage", "?q=第1科"));

        var done = await RegisterWalk.Ok(await Commit(look));
        Assert.Equal((9_980, 0, 0, 20), ((int)done["added"]!, (int)done["changed"]!, (int)done["known"]!, (int)done["bad"]!));
        await RegisterWalk.Refused("import-done", await Commit(look));

        var again = await RegisterWalk.Ok(await _walk.Upload("hospital", "drug-usage", "再来一次.xlsx", file));
        Assert.Equal((0, 9_980), ((int)again["good"]!, (int)again["known"]!));
        Assert.Equal(0, (int)(await RegisterWalk.Ok(await Commit(again)))["added"]!);
        var october = await (await _walk.As("hospital")).GetStringAsync("/api/registers/drug-usage/export?format=csv&from=2026-10-01&to=2026-10-31");
        Assert.Equal(9_981, october.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);

        // The one whose figure was made conspicuous leads the ranking of October.
        var ranking = await (await _walk.As("hospital")).GetFromJsonAsync<JsonArray>("/api/registers/drug-usage/ranking?period=2026-10");
        Assert.Equal(("D3", true, 1), ((string?)ranking![0]!["who"], (bool)ranking[0]!["stands"]!, (int)ranking[0]!["rank"]!));

        // Asked for his reasons, which do not hold: an interview and a matter of the commission follow.
        var entry = await _walk.Entry("hospital", "drug-usage", (string)ranking[0]!["entry"]!);
        entry = await _walk.Move("hospital", "drug-usage", entry, "ask", new() { ["askReason"] = new JsonArray("spread") });
        entry = await _walk.Move("hospital", "drug-usage", entry, "reject", new() { ["explanation"] = "病人多。", ["verdict"] = "improper" });
        await _walk.Move("hospital", "drug-usage", entry, "handle", new() { ["measures"] = new JsonArray("interview", "prescribing"), ["handledOn"] = _walk.Day() });
        await house.Rest();
        var led = (await _walk.Entry("hospital", "drug-usage", (string)entry["summary"]!["id"]!))["ledTo"]!.AsArray();
        Assert.Equal(["drug-use", "interviews"], led.Select(l => (string)l!["kind"]!).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_corrected_figure_updates_its_row_and_one_under_inquiry_is_left_alone()
    {
        var csv = Csv(["2026-09,外科,S1,甲药,药品,1,100", "2026-09,外科,S2,甲药,药品,1,200"]);
        await Commit(await RegisterWalk.Ok(await _walk.Upload("hospital", "drug-usage", "九月.csv", csv)));
        var asked = await _walk.Entry("hospital", "drug-usage", (string)(await _walk.List("hospital", "drug-usage", "?q=S2")).Single()!["id"]!);
        await _walk.Move("hospital", "drug-usage", asked, "ask", new() { ["askReason"] = new JsonArray("rank") });

        var look = await RegisterWalk.Ok(await _walk.Upload("hospital", "drug-usage", "九月更正.csv", Csv(["2026-09,外科,S1,甲药,药品,1,150", "2026-09,外科,S2,甲药,药品,1,250"])));
        Assert.Equal(2, (int)look["changed"]!);
        var done = await RegisterWalk.Ok(await Commit(look));

        Assert.Equal((1, 1), ((int)done["changed"]!, (int)done["bad"]!));
        Assert.Equal(3, (int)done["faults"]!.AsArray().Single()!["row"]!);
        var found = await _walk.Entry("hospital", "drug-usage", (string)(await _walk.List("hospital", "drug-usage", "?q=S1")).Single()!["id"]!);
        Assert.Equal(("150", "导入更新"), (found["data"]!["amount"]!.ToJsonString(), (string?)found["history"]!.AsArray().Last()!["whatName"]));
    }

    [Fact]
    public async Task Words_of_a_heading_dates_of_Excel_and_a_table_in_GB18030_are_understood()
    {
        using var stream = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            var workbook = document.AddWorkbookPart();
            var sheet = workbook.AddNewPart<WorksheetPart>();
            workbook.AddNewPart<SharedStringTablePart>().SharedStringTable = new SharedStringTable(new[] { "人员所属单位", "驱离时间", "地点", "情形", "处置人", "共享串企业", "门诊", "未经预约进入", "保卫甲" }.Select(t => new SharedStringItem(new Text(t))));
            Cell At(string reference, string text, bool shared = true) => new() { CellReference = reference, CellValue = new CellValue(text), DataType = shared ? CellValues.SharedString : CellValues.Number };
            // 46349.5 is noon of 23 November 2026 minus a few days; column D stays empty in its place.
            sheet.Worksheet = new Worksheet(new SheetData(
                new Row(At("A1", "0"), At("B1", "1"), At("C1", "2"), At("E1", "3"), At("F1", "4")) { RowIndex = 1 },
                new Row(At("A2", "5"), At("B2", "46344.5", shared: false), At("C2", "6"), At("E2", "7"), At("F2", "8")) { RowIndex = 2 }));
            workbook.Workbook = new Workbook(new Sheets(new Sheet { Name = "表", SheetId = 1, Id = workbook.GetIdOfPart(sheet) }));
            workbook.Workbook.Save();
        }

        await RegisterWalk.Ok(await Commit(await RegisterWalk.Ok(await _walk.Upload("hospital", "expulsions", "驱离.xlsx", stream.ToArray())), "expulsions"));
        var found = await _walk.Entry("hospital", "expulsions", (string)(await _walk.List("hospital", "expulsions", "?q=共享串企业")).Single()!["id"]!);
        Assert.Equal(("2026-11-18T12:00:00+08:00", "unbooked", "保卫甲"), ((string?)found["data"]!["expelledAt"], (string?)found["data"]!["cause"], (string?)found["data"]!["handler"]));

        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var gb = Encoding.GetEncoding("GB18030").GetBytes("人员所属单位,驱离时间,地点,情形,处置人\r\n国标企业,2026-11-20 09:00,\"病区,三楼\",其他,保卫乙\r\n");
        var look = await RegisterWalk.Ok(await _walk.Upload("hospital", "expulsions", "驱离.csv", gb));
        Assert.Equal((1, 0), ((int)look["good"]!, (int)look["bad"]!));
    }

    [Fact]
    public async Task What_is_no_table_lacks_a_column_or_is_too_big_is_told_in_a_sentence()
    {
        await RegisterWalk.Refused("column-missing", await _walk.Upload("hospital", "drug-usage", "缺列.csv", Encoding.UTF8.GetBytes("使用月份,科室\r\n2026-10,内科\r\n")));
        await RegisterWalk.Refused("unsupported-file", await _walk.Upload("hospital", "drug-usage", "假.xlsx", [.. "PK"u8.ToArray(), .. Enumerable.Repeat((byte)7, 200)]));
        await RegisterWalk.Refused("invalid-data", await _walk.Upload("hospital", "drug-usage", "空.csv", []));

        var twenty = new byte[20 * 1024 * 1024];
        Array.Fill(twenty, (byte)'x');
        await RegisterWalk.Refused("column-missing", await _walk.Upload("hospital", "drug-usage", "二十兆.csv", twenty));
        var problem = await RegisterWalk.Refused("too-large", await _walk.Upload("hospital", "drug-usage", "更大.csv", [.. twenty, 0]));
        Assert.Equal((int)HttpStatusCode.RequestEntityTooLarge, (int)problem["status"]!);
    }

    [Fact]
    public async Task Nobody_takes_an_upload_of_somebody_else_and_who_may_not_enter_may_not_import()
    {
        var look = await RegisterWalk.Ok(await _walk.Upload("hospital", "drug-usage", "八月.csv", Csv(["2026-08,外科,S9,甲药,药品,1,100"])));
        await house.Account("hospital-other", "医院联络员丙", House.Hospital, "hospital");

        await RegisterWalk.Refused("no-such-import", await (await _walk.As("hospital-other")).PostAsJsonAsync($"/api/registers/drug-usage/imports/{look["id"]}/commit", new { }));
        await RegisterWalk.Refused("not-permitted", await _walk.Upload("section-head", "drug-usage", "八月.csv", Csv([])));
        await RegisterWalk.Refused("no-import", await _walk.Upload("hospital", "surrenders", "上缴.csv", Csv([])));
    }

    private async Task<HttpResponseMessage> Commit(JsonObject look, string register = "drug-usage") => await (await _walk.As("hospital")).PostAsJsonAsync($"/api/registers/{register}/imports/{look["id"]}/commit", new { });

    private static byte[] Csv(IEnumerable<string> lines) => Encoding.UTF8.GetBytes(string.Join("\r\n", lines.Prepend(string.Join(',', Heading))));

    private static async Task<byte[]> Usage(int rows, int bad)
    {
        using var stream = new MemoryStream();
        await XlsxWriter.Write(stream, "用量", Heading, Lines(rows, bad), TestContext.Current.CancellationToken);
        return stream.ToArray();
    }

    private static async IAsyncEnumerable<IReadOnlyList<object?>> Lines(int rows, int bad)
    {
        await Task.CompletedTask;
        for (var i = 0; i < rows; i++)
        {
            var (department, staff, item) = ($"第{i % 20}科", string.Create(CultureInfo.InvariantCulture, $"D{i}"), $"药品{i / 20 % 25}");
            object?[] row = ["2026-10", department, staff, item, "药品", (decimal)(i % 7) + 1, i == 3 ? 900_000m : 100m + (i * 13 % 17)];
            if (i % (rows / bad) == 0)
            {
                var which = i / (rows / bad) % 4;
                (row[0], row[6], row[4], row[1]) = which switch { 0 => ("十月", row[6], row[4], row[1]), 1 => (row[0], (object?)"一百", row[4], row[1]), 2 => (row[0], row[6], "别的", row[1]), _ => (row[0], row[6], row[4], (object?)null) };
            }

            yield return row;
        }
    }
}
