using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Qingyi.Server.Documents;

/// <summary>The page of GB/T 9704-2012: A4, 37 mm above, 28 mm left, a body of 156 × 225 mm, page numbers outside below.</summary>
internal static class DocxPage
{
    public const int BodyWidth = 8845;
    private const int Width = 11906;
    private const int Height = 16838;
    private const int Top = 2098;
    private const int Left = 1587;
    private const int BodyHeight = 12757;

    public static SectionProperties Section(MainDocumentPart main)
    {
        var odd = Footer(main, JustificationValues.Right);
        var even = Footer(main, JustificationValues.Left);
        return new SectionProperties(
            new FooterReference { Type = HeaderFooterValues.Default, Id = odd },
            new FooterReference { Type = HeaderFooterValues.Even, Id = even },
            new PageSize { Width = Width, Height = Height },
            new PageMargin { Top = Top, Bottom = Height - Top - BodyHeight, Left = Left, Right = Width - Left - BodyWidth, Header = 851, Footer = 1247, Gutter = 0 });
    }

    // 4号半角宋体 with a dash on either side, one character in from the edge.
    private static string Footer(MainDocumentPart main, JustificationValues side)
    {
        var part = main.AddNewPart<FooterPart>();
        static Run Of(OpenXmlElement content) => new(new RunProperties(new RunFonts { Ascii = DocxType.Plain, HighAnsi = DocxType.Plain, EastAsia = DocxType.Plain }, new FontSize { Val = "28" }), content);
        part.Footer = new Footer(new Paragraph(
            new ParagraphProperties(new Indentation { Left = "280", Right = "280" }, new Justification { Val = side }),
            Of(new Text("— ") { Space = SpaceProcessingModeValues.Preserve }),
            Of(new FieldChar { FieldCharType = FieldCharValues.Begin }), Of(new FieldCode(" PAGE ")), Of(new FieldChar { FieldCharType = FieldCharValues.End }),
            Of(new Text(" —") { Space = SpaceProcessingModeValues.Preserve })));
        return main.GetIdOfPart(part);
    }
}
