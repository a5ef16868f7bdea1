using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Qingyi.Server.Documents;

/// <summary>Paragraphs of a docx.</summary>
internal static class DocxParts
{
    private const string Red = "C7000B";

    public static Paragraph Paragraph(Block block, DocxType type, bool marked) => block switch
    {
        TitleBlock title => Set(title.Text, type with { Fang = DocxType.Song, Body = type.Title, Line = 700, Spacing = 0 }, Setting.Centred, before: marked ? 560 : 0, after: 240, keep: true),
        HeadingBlock { Level: 1 } heading => Set(heading.Text, type with { Fang = DocxType.Hei }, Setting.Body, keep: true),
        HeadingBlock heading => Set(heading.Text, type with { Fang = DocxType.Kai }, Setting.Body, keep: true),
        ParagraphBlock { IsNumber: true } paragraph when marked => Ruled(Set(paragraph.Text, type, Setting.Centred, before: 280)),
        ParagraphBlock paragraph => Set(paragraph.Text, type, paragraph.Setting),
        _ => PageBreak(),
    };

    /// <summary>发文机关标志 in red; smaller where the name is long, so that it stays on one line.</summary>
    public static Paragraph Mark(string organ)
    {
        var size = Math.Clamp(2 * 440 / Math.Max(organ.Length, 1), 36, 88);
        return new Paragraph(
            new ParagraphProperties(new SpacingBetweenLines { Before = "1700", After = "120" }, new Justification { Val = JustificationValues.Center }),
            Run(organ, DocxType.Song, size, 0, Red));
    }

    public static Paragraph Bookmark(int index)
    {
        var id = index.ToString(CultureInfo.InvariantCulture);
        return new Paragraph(Tiny(), new BookmarkStart { Id = id, Name = $"sheet{id}" }, new BookmarkEnd { Id = id });
    }

    public static Paragraph Gap() => new(Tiny());

    public static Paragraph PageBreak() => new(Tiny(), new Run(new Break { Type = BreakValues.Page }));

    public static Run Run(string text, string font, int size, int spacing, string? colour = null)
    {
        var properties = new RunProperties(new RunFonts { Ascii = font, HighAnsi = font, EastAsia = font });
        if (colour is not null)
        {
            properties.Append(new Color { Val = colour });
        }

        if (spacing != 0)
        {
            properties.Append(new Spacing { Val = spacing });
        }

        var half = size.ToString(CultureInfo.InvariantCulture);
        properties.Append(new FontSize { Val = half }, new FontSizeComplexScript { Val = half });
        return new Run(properties, new Text(Printable(text)) { Space = SpaceProcessingModeValues.Preserve });
    }

    private static Paragraph Set(string text, DocxType type, Setting setting, int before = 0, int after = 0, bool keep = false)
    {
        var properties = new ParagraphProperties();
        if (keep)
        {
            properties.Append(new KeepNext());
        }

        properties.Append(new WidowControl { Val = false });
        properties.Append(new SpacingBetweenLines { Before = Twips(before), After = Twips(after), Line = Twips(type.Line), LineRule = LineSpacingRuleValues.Exact });
        properties.Append(setting switch
        {
            Setting.Body => new Indentation { FirstLine = Twips((type.Body * 20) + (type.Spacing * 2)), FirstLineChars = 200 },
            Setting.Right => new Indentation { Right = Twips(type.Body * 40) },
            _ => new Indentation(),
        });
        properties.Append(new Justification { Val = setting switch { Setting.Centred => JustificationValues.Center, Setting.Right => JustificationValues.Right, _ => JustificationValues.Left } });
        return new Paragraph(properties, Run(text, type.Fang, type.Body, type.Spacing));
    }

    // 红色分隔线 below the number, as wide as the body.
    private static Paragraph Ruled(Paragraph number)
    {
        var borders = new ParagraphBorders(new BottomBorder { Val = BorderValues.Single, Color = Red, Size = 12, Space = 6 });
        number.ParagraphProperties!.InsertBefore(borders, number.ParagraphProperties.SpacingBetweenLines);
        return number;
    }

    private static ParagraphProperties Tiny() => new(new SpacingBetweenLines { Before = "0", After = "0", Line = "20", LineRule = LineSpacingRuleValues.Exact });

    private static string Twips(int value) => value.ToString(CultureInfo.InvariantCulture);

    // XML 1.0 holds no control characters; a person's text may.
    private static string Printable(string text) =>
        string.Concat(text.EnumerateRunes().Where(r => r.Value is '\t' or >= 0x20 and not (0xFFFE or 0xFFFF)).Select(r => r.ToString()));
}
