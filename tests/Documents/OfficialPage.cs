using Microsoft.Extensions.Logging.Abstractions;
using Qingyi.Server.Documents;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;

namespace Qingyi.Tests.Documents;

/// <summary>GB/T 9704-2012 measured on the PDF that LibreOffice makes of our docx.</summary>
public sealed class OfficialPage
{
    private const double Mm = 72 / 25.4;

    [Fact]
    public async Task A_full_page_has_22_lines_of_28_characters_in_156_by_225_millimetres()
    {
        var pages = await Pages(new Sheet("测试", SheetLayout.Official, null, [new ParagraphBlock(string.Concat(Enumerable.Repeat("卫", 28 * 22 * 2)), Setting.Flush)]));

        var lines = Lines(pages[1]).Where(l => l[0].Value == "卫").ToList();
        Assert.Equal(22, lines.Count);
        Assert.All(lines, l => Assert.Equal(28, l.Count));
        Assert.Equal(210, pages[1].Width / Mm, 0.5);
        Assert.Equal(297, pages[1].Height / Mm, 0.5);
        Assert.Equal(28, lines[0].Min(l => l.StartBaseLine.X) / Mm, 1.0);
        Assert.Equal(26, (pages[1].Width - lines[0].Max(l => l.EndBaseLine.X)) / Mm, 1.0);

        // Base lines: the first and the last line of 22, each 225/22 mm high, 16 point type in them.
        var (first, last) = (lines[0][0].StartBaseLine.Y, lines[^1][0].StartBaseLine.Y);
        Assert.Equal(225.0 * 21 / 22, (first - last) / Mm, 1.0);
        Assert.InRange((pages[1].Height - first) / Mm, 37 + 4, 37 + (225.0 / 22) + 1);
    }

    [Fact]
    public async Task The_mark_is_red_and_above_its_number_and_pages_are_numbered_outside()
    {
        var body = Enumerable.Repeat<Block>(new ParagraphBlock(string.Concat(Enumerable.Repeat("经查你存在下列行为", 30)), Setting.Body), 6);
        var pages = await Pages(new Sheet("决定书", SheetLayout.Official, "示例市卫生健康委员会", [new TitleBlock("行政处罚决定书"), new ParagraphBlock("示卫罚〔2026〕0001号", Setting.Centred), .. body]));

        var mark = Lines(pages[0])[0];
        Assert.Equal("示例市卫生健康委员会", string.Concat(mark.Select(l => l.Value)));
        Assert.True(mark[0].Color.ToRGBValues() is { r: > 0.7, g: < 0.1, b: < 0.1 });
        Assert.Contains(pages[0].Paths, p => p.GetBoundingRectangle() is { } line && line.Width > 150 * Mm);
        Assert.Equal("—1—", Digits(pages[0], right: true));
        Assert.Equal("—2—", Digits(pages[1], right: false));
        static string Digits(Page page, bool right)
        {
            var foot = Lines(page)[^1];
            Assert.True(right ? foot[^1].EndBaseLine.X > page.Width / 2 : foot[^1].EndBaseLine.X < page.Width / 2);
            return string.Concat(foot.Select(l => l.Value)).Replace(" ", "", StringComparison.Ordinal);
        }
    }

    private static async Task<List<Page>> Pages(Sheet sheet)
    {
        using var press = new PdfPress(NullLogger<PdfPress>.Instance);
        var pdf = await press.Press(DocxWriter.Write(sheet), TestContext.Current.CancellationToken);
        Assert.True(pdf.Done, pdf.Refusal?.Sentence);
        using var document = PdfDocument.Open(pdf.Value!);
        return [.. document.GetPages()];
    }

    private static List<List<Letter>> Lines(Page page) =>
        [.. page.Letters.Where(l => l.Value.Trim().Length > 0).GroupBy(l => Math.Round(l.StartBaseLine.Y)).OrderByDescending(g => g.Key).Select(g => g.OrderBy(l => l.StartBaseLine.X).ToList())];
}
