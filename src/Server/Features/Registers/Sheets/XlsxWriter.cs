using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Qingyi.Server.Features.Registers.Sheets;

/// <summary>Writes one sheet row by row, without holding it: texts inline, figures as figures, the heading frozen.</summary>
public static class XlsxWriter
{
    /// <param name="rows">Cells are texts or decimals; null leaves one empty.</param>
    public static async Task Write(Stream target, string sheet, IReadOnlyList<string> heading, IAsyncEnumerable<IReadOnlyList<object?>> rows, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(rows);
        using var document = SpreadsheetDocument.Create(target, SpreadsheetDocumentType.Workbook);
        var workbook = document.AddWorkbookPart();
        var part = workbook.AddNewPart<WorksheetPart>();
        using (var writer = OpenXmlWriter.Create(part))
        {
            writer.WriteStartElement(new Worksheet());
            writer.WriteElement(new SheetViews(new SheetView(new Pane { VerticalSplit = 1, TopLeftCell = "A2", ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen }) { WorkbookViewId = 0 }));
            writer.WriteElement(new Columns(new Column { Min = 1, Max = (uint)Math.Max(1, heading.Count), Width = 18, CustomWidth = true }));
            writer.WriteStartElement(new SheetData());
            Row(writer, heading);
            await foreach (var row in rows.WithCancellation(cancellation))
            {
                Row(writer, row);
            }

            writer.WriteEndElement();
            writer.WriteEndElement();
        }

        workbook.Workbook = new Workbook(new BookViews(new WorkbookView()), new DocumentFormat.OpenXml.Spreadsheet.Sheets(new Sheet { Name = Name(sheet), SheetId = 1, Id = workbook.GetIdOfPart(part) }));
        workbook.Workbook.Save();
    }

    private static void Row(OpenXmlWriter writer, IReadOnlyList<object?> cells)
    {
        writer.WriteStartElement(new Row());
        foreach (var cell in cells)
        {
            writer.WriteElement(cell switch
            {
                null or "" => new Cell(),
                decimal number => new Cell { DataType = CellValues.Number, CellValue = new CellValue(number.ToString(CultureInfo.InvariantCulture)) },
                _ => new Cell { DataType = CellValues.InlineString, InlineString = new InlineString(new Text(Allowed(SafeCell.Write(cell.ToString()))) { Space = SpaceProcessingModeValues.Preserve }) },
            });
        }

        writer.WriteEndElement();
    }

    // XML knows no control characters, and a cell holds 32,767 letters.
    private static string Allowed(string text)
    {
        var clean = text.Any(c => c < ' ' && c is not ('\t' or '\n' or '\r')) ? new string([.. text.Where(c => c >= ' ' || c is '\t' or '\n' or '\r')]) : text;
        return clean.Length <= 32_000 ? clean : clean[..32_000];
    }

    // A sheet's name has at most 31 letters and none of these.
    private static string Name(string title)
    {
        var name = new string([.. title.Where(c => !"[]:*?/\\".Contains(c, StringComparison.Ordinal))]);
        return name.Length <= 31 ? name : name[..31];
    }
}
