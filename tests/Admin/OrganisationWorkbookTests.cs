using System.Net;
using System.Text.RegularExpressions;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Qingyi.Server.Storage;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Admin;

/// <summary>组织机构导入 of a workbook, as an office program writes one: shared strings, figures, gaps.</summary>
public sealed class OrganisationWorkbookTests : IAsyncLifetime
{
    private const string Page = "/workbench/admin/organisations/import";

    private static readonly string?[] Heading = ["编号", "名称", "层级", "上级编号", "行政区划代码", "简称"];

    private readonly House _house = new();

    public async ValueTask InitializeAsync()
    {
        await _house.InitializeAsync();
        await _house.Three();
    }

    public ValueTask DisposeAsync() => _house.DisposeAsync();

    [Fact]
    public async Task A_workbook_is_looked_through_and_taken_once_however_often_it_is_sent()
    {
        using var admin = await StaffForms.Of(_house, "system");
        var file = Workbook([Heading, ["xl-1", "表格一院", "医疗机构", "xl-county"], [], ["xl-county", "表格县卫健局", "县级", House.City, "370199", "表卫"], [null, null, null, null, null, null]]);

        var (status, shown) = await admin.Upload(Page, Page, "单位.xlsx", file);
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("表格县卫健局", shown, StringComparison.Ordinal);
        Assert.Equal(0, await Count());
        var rows = Regex.Match(shown, "name=\"rows\" value=\"(.*?)\" ?/?>", RegexOptions.Singleline).Groups[1].Value;
        Assert.Contains("已导入，文件中的2个单位", (await admin.Post(Page, Page + "/take", ("rows", rows))).Text, StringComparison.Ordinal);
        await admin.Post(Page, Page + "/take", ("rows", rows));

        var made = await _house.Inside(s => s.GetRequiredService<CaseDb>().Organisations.Where(o => o.Id.StartsWith("xl-")).OrderBy(o => o.Id).ToListAsync());
        Assert.Equal([("xl-1", "/root/city/xl-county/xl-1/", (string?)null), ("xl-county", "/root/city/xl-county/", "370199")], made.Select(o => (o.Id, o.Path, o.AreaCode)));
        Assert.Equal(1, await _house.Inside(s => s.GetRequiredService<CaseDb>().Audit.CountAsync(a => a.What == "organisations-imported")));

        // The same file again knows both of them.
        Assert.DoesNotContain("name=\"rows\"", (await admin.Upload(Page, Page, "单位.xlsx", file)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bad_cell_of_a_workbook_is_named_by_its_row_and_nothing_is_imported()
    {
        using var admin = await StaffForms.Of(_house, "system");

        var (_, shown) = await admin.Upload(Page, Page, "单位.xlsx", Workbook([Heading, ["xl-1", "表格一院", "医疗机构", House.City], [], ["xl-2", "表格二院", "村级", House.City], ["xl-3", null, "医疗机构", "nowhere"]]));

        Assert.Contains("第4行", shown, StringComparison.Ordinal);
        Assert.Contains("村级", shown, StringComparison.Ordinal);
        Assert.Contains("第5行", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("name=\"rows\"", shown, StringComparison.Ordinal);
        Assert.Equal(0, await Count());
    }

    [Theory]
    [InlineData("renamed", HttpStatusCode.UnsupportedMediaType, "不是能读的 XLSX")]
    [InlineData("without-heading", HttpStatusCode.BadRequest, "表头缺少")]
    [InlineData("empty", HttpStatusCode.BadRequest, "请选择要导入的文件")]
    public async Task What_is_no_workbook_of_organisations_is_refused_with_a_sentence(string which, HttpStatusCode expected, string sentence)
    {
        using var admin = await StaffForms.Of(_house, "system");

        var (status, shown) = await admin.Upload(Page, Page, "单位.xlsx", which switch
        {
            "renamed" => [.. "PK\u0003\u0004"u8, .. new byte[200]],
            "without-heading" => Workbook([["甲", "乙"], ["xl-1", "表格一院"]]),
            _ => [],
        });

        Assert.Equal(expected, status);
        Assert.Contains(sentence, shown, StringComparison.Ordinal);
        Assert.Equal(0, await Count());
    }

    [Fact]
    public async Task Only_the_system_administrator_imports()
    {
        foreach (var user in new[] { "security", "auditor", "handler" })
        {
            using var other = await StaffForms.Of(_house, user);
            Assert.Equal(HttpStatusCode.Forbidden, (await other.Upload("/workbench", Page, "单位.xlsx", Workbook([Heading, ["xl-1", "表格一院", "医疗机构", House.City]]))).Status);
        }

        Assert.Equal(0, await Count());
    }

    private Task<int> Count() => _house.Inside(s => s.GetRequiredService<CaseDb>().Organisations.CountAsync(o => o.Id.StartsWith("xl-")));

    // Texts are shared, six digits alone are a figure, and what is empty has no cell.
    private static byte[] Workbook(IReadOnlyList<string?[]> rows)
    {
        using var file = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(file, SpreadsheetDocumentType.Workbook))
        {
            var workbook = document.AddWorkbookPart();
            var (texts, strings) = (new List<string>(), workbook.AddNewPart<SharedStringTablePart>());
            var part = workbook.AddNewPart<WorksheetPart>();
            var data = new SheetData();
            for (var r = 0; r < rows.Count; r++)
            {
                var row = new Row { RowIndex = (uint)r + 1 };
                for (var c = 0; c < rows[r].Length; c++)
                {
                    if (rows[r][c] is not { } text)
                    {
                        continue;
                    }

                    var figure = text.All(char.IsAsciiDigit);
                    if (!figure)
                    {
                        texts.Add(text);
                    }

                    row.Append(new Cell
                    {
                        CellReference = $"{(char)('A' + c)}{r + 1}",
                        DataType = figure ? CellValues.Number : CellValues.SharedString,
                        CellValue = new CellValue(figure ? text : (texts.Count - 1).ToString(System.Globalization.CultureInfo.InvariantCulture)),
                    });
                }

                data.Append(row);
            }

            part.Worksheet = new Worksheet(data);
            strings.SharedStringTable = new SharedStringTable(texts.Select(t => new SharedStringItem(new Text(t))));
            workbook.Workbook = new Workbook(new Sheets(new Sheet { Name = "单位", SheetId = 1, Id = workbook.GetIdOfPart(part) }));
        }

        return file.ToArray();
    }
}
