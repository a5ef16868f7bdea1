using System.Globalization;
using System.IO.Compression;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Qingyi.Server.Features.Registers.Sheets;

/// <summary>Reads the first sheet row by row, empty cells in their places. A date comes as the number that Excel keeps.</summary>
public static class XlsxReader
{
    // What a file may unfold to: far above an honest table, far below what would hurt.
    private const long Unfolded = 300L * 1024 * 1024;

    /// <exception cref="InvalidDataException">No readable workbook, or one that unfolds to too much.</exception>
    public static IEnumerable<SheetRow> Rows(Stream source)
    {
        ArgumentNullException.ThrowIfNull(source);
        Guard(source);
        SpreadsheetDocument document;
        try
        {
            document = SpreadsheetDocument.Open(source, isEditable: false);
        }
        catch (Exception fault) when (fault is OpenXmlPackageException or FileFormatException or ArgumentException or InvalidOperationException or FormatException)
        {
            throw new InvalidDataException("这个文件不是能读的 XLSX 表格。", fault);
        }

        return Read(document);
    }

    private static IEnumerable<SheetRow> Read(SpreadsheetDocument document)
    {
        using (document)
        {
            var workbook = document.WorkbookPart ?? throw new InvalidDataException("这个文件里没有工作表。");
            var first = workbook.Workbook.Descendants<Sheet>().FirstOrDefault()?.Id?.Value ?? throw new InvalidDataException("这个文件里没有工作表。");
            var shared = workbook.SharedStringTablePart?.SharedStringTable.Elements<SharedStringItem>().Select(i => i.InnerText).ToList() ?? [];
            using var reader = OpenXmlReader.Create((WorksheetPart)workbook.GetPartById(first));
            var number = 0;
            while (reader.Read())
            {
                if (reader.ElementType == typeof(Row) && reader.IsStartElement && reader.LoadCurrentElement() is Row row)
                {
                    number = row.RowIndex?.Value is { } index ? (int)index : number + 1;
                    yield return new SheetRow(number, Cells(row, shared));
                }
            }
        }
    }

    private static List<string> Cells(Row row, IReadOnlyList<string> shared)
    {
        var cells = new List<string>();
        foreach (var cell in row.Elements<Cell>())
        {
            var at = cell.CellReference?.Value is { } reference ? Column(reference) : cells.Count;
            while (cells.Count < at && cells.Count < 200)
            {
                cells.Add("");
            }

            cells.Add(Text(cell, shared));
        }

        return cells;
    }

    private static string Text(Cell cell, IReadOnlyList<string> shared)
    {
        var type = cell.DataType?.Value;
        if (type == CellValues.InlineString)
        {
            return cell.InlineString?.InnerText ?? "";
        }

        var value = cell.CellValue?.Text ?? "";
        return type == CellValues.SharedString && int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < shared.Count ? shared[index]
            : type == CellValues.Boolean ? value == "1" ? "是" : "否" : value;
    }

    private static int Column(string reference) => reference.TakeWhile(char.IsAsciiLetterUpper).Aggregate(0, (n, c) => (n * 26) + (c - 'A' + 1)) - 1;

    private static void Guard(Stream source)
    {
        try
        {
            using var zip = new ZipArchive(source, ZipArchiveMode.Read, leaveOpen: true);
            if (zip.Entries.Sum(e => e.Length) > Unfolded)
            {
                throw new InvalidDataException("这个文件解开后太大，没有读取。");
            }
        }
        catch (InvalidDataException fault) when (fault.Message.Length > 0 && !fault.Message.StartsWith("这个", StringComparison.Ordinal))
        {
            throw new InvalidDataException("这个文件不是能读的 XLSX 表格。", fault);
        }

        source.Position = 0;
    }
}

/// <param name="Number">As the sheet counts.</param>
public sealed record SheetRow(int Number, IReadOnlyList<string> Cells);
