using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Qingyi.Server.Documents;

/// <summary>Writes sheets as one docx, each on a page of its own.</summary>
public static class DocxWriter
{
    /// <param name="sheets">At least one. Page numbers run through all.</param>
    public static byte[] Write(params IReadOnlyList<Sheet> sheets)
    {
        ArgumentNullException.ThrowIfNull(sheets);
        using var stream = new MemoryStream();
        using (var package = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            var main = package.AddMainDocumentPart();
            main.AddNewPart<DocumentSettingsPart>().Settings = new Settings(new EvenAndOddHeaders());
            var body = new Body();
            for (var i = 0; i < sheets.Count; i++)
            {
                if (i > 0)
                {
                    body.Append(DocxParts.PageBreak());
                }

                Add(body, sheets[i], i);
            }

            body.Append(DocxPage.Section(main));
            main.Document = new Document(body);
            package.PackageProperties.Title = sheets[0].Name;
        }

        return stream.ToArray();
    }

    private static void Add(Body body, Sheet sheet, int index)
    {
        var type = DocxType.Of(sheet.Layout);
        // A list of contents finds the page of each sheet by this mark.
        body.Append(DocxParts.Bookmark(index));
        if (sheet.Mark is { } mark)
        {
            body.Append(DocxParts.Mark(mark));
        }

        for (var i = 0; i < sheet.Blocks.Count; i++)
        {
            if (sheet.Blocks[i] is RowBlock)
            {
                var rows = sheet.Blocks.Skip(i).TakeWhile(b => b is RowBlock).Cast<RowBlock>().ToList();
                body.Append(DocxTable.Of(rows, type), DocxParts.Gap());
                i += rows.Count - 1;
                continue;
            }

            body.Append(DocxParts.Paragraph(sheet.Blocks[i], type, sheet.Mark is not null));
        }
    }
}
