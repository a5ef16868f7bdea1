using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Qingyi.Server.Documents;

/// <summary>A table as wide as the body, on a grid of 24 columns.</summary>
internal static class DocxTable
{
    private const int Size = 22;
    private const char Mark = '\ue000';

    /// <summary>A cell that shows on which page a sheet begins, counted from 0.</summary>
    public static string PageOf(int sheet) => string.Create(CultureInfo.InvariantCulture, $"{Mark}{sheet}");

    public static Table Of(IReadOnlyList<RowBlock> rows, DocxType type)
    {
        var table = new Table(
            new TableProperties(
                new TableWidth { Width = DocxPage.BodyWidth.ToString(CultureInfo.InvariantCulture), Type = TableWidthUnitValues.Dxa },
                new TableBorders(
                    new TopBorder { Val = BorderValues.Single, Size = 6 }, new LeftBorder { Val = BorderValues.Single, Size = 6 },
                    new BottomBorder { Val = BorderValues.Single, Size = 6 }, new RightBorder { Val = BorderValues.Single, Size = 6 },
                    new InsideHorizontalBorder { Val = BorderValues.Single, Size = 4 }, new InsideVerticalBorder { Val = BorderValues.Single, Size = 4 }),
                new TableLayout { Type = TableLayoutValues.Fixed },
                new TableCellMarginDefault(new TableCellLeftMargin { Width = 100, Type = TableWidthValues.Dxa }, new TableCellRightMargin { Width = 100, Type = TableWidthValues.Dxa })),
            new TableGrid(Enumerable.Repeat(0, RowGrid.Columns).Select(_ => new GridColumn { Width = Text(DocxPage.BodyWidth / RowGrid.Columns) })));
        table.Append(rows.Select(r => Row(r, type)));
        return table;
    }

    private static TableRow Row(RowBlock row, DocxType type)
    {
        var properties = new TableRowProperties(new CantSplit { Val = OnOffOnlyValues.Off }, new TableRowHeight { Val = 520, HeightType = HeightRuleValues.AtLeast });
        if (row.Kind == RowKind.Head)
        {
            properties.Append(new TableHeader());
        }

        var spans = RowGrid.Spans(row);
        return new TableRow([properties, .. row.Cells.Select((_, i) => Cell(row, i, spans[i], type))]);
    }

    private static TableCell Cell(RowBlock row, int index, int span, DocxType type)
    {
        var label = row.Kind == RowKind.Head || (row.Kind == RowKind.Pairs && row.Cells.Count > 1 && index % 2 == 0);
        var cell = new TableCell(new TableCellProperties(
            new TableCellWidth { Width = Text(span * DocxPage.BodyWidth / RowGrid.Columns), Type = TableWidthUnitValues.Dxa }, new GridSpan { Val = span },
            new TableCellVerticalAlignment { Val = TableVerticalAlignmentValues.Center }));
        cell.Append(row.Cells[index].Split('\n').Select(line => new Paragraph([
            new ParagraphProperties(
                new SpacingBetweenLines { Before = "40", After = "40", Line = Text(type.Line * 3 / 4), LineRule = LineSpacingRuleValues.AtLeast },
                new Justification { Val = label ? JustificationValues.Center : JustificationValues.Left }),
            .. Runs(line, label ? DocxType.Hei : type.Fang)])));
        return cell;

        static IEnumerable<OpenXmlElement> Runs(string line, string font)
        {
            if (line is not [Mark, .. var sheet])
            {
                return [DocxParts.Run(line, font, Size, 0)];
            }

            return
            [
                new Run(new FieldChar { FieldCharType = FieldCharValues.Begin }), new Run(new FieldCode($" PAGEREF sheet{sheet} ")), new Run(new FieldChar { FieldCharType = FieldCharValues.Separate }),
                DocxParts.Run("0", font, Size, 0), new Run(new FieldChar { FieldCharType = FieldCharValues.End }),
            ];
        }
    }

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}
