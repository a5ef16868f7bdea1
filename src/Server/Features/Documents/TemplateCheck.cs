using System.Text.RegularExpressions;
using Qingyi.Server.Documents;

namespace Qingyi.Server.Features.Documents;

/// <summary>Whether an authority's text can stand in for a shipped template: known fields, what law and form want in it, and the order of an official document. The geometry is not its to change.</summary>
public static class TemplateCheck
{
    public const int Longest = 50_000;
    public const int MostLines = 600;
    private const int LongestTitle = 60;
    private const int MostShown = 50;
    private static string Whole => Texts.Of("documents.template.whole");

    /// <summary>A text as it is kept: one kind of line end, and straight marks where an office program made them round.</summary>
    public static string Tidy(string? text)
    {
        var lines = (text ?? "").ReplaceLineEndings("\n").Trim('\ufeff').Replace('\u00a0', ' ').Split('\n').Select(l => l.TrimEnd());
        return TemplateMarks.Mark().Replace(string.Join('\n', lines).Trim('\n'), m => m.Value.Contains('"', StringComparison.Ordinal) ? m.Value
            : m.Value.Replace('“', '"').Replace('”', '"').Replace('＂', '"').Replace('｜', '|').Replace('：', ':').Replace('　', ' '));
    }

    /// <summary>Every fault, in the order of lines; empty: it may be published.</summary>
    /// <param name="text">After <see cref="Tidy"/>.</param>
    public static IReadOnlyList<TemplateFault> Of(DocumentTemplate shipped, string text)
    {
        ArgumentNullException.ThrowIfNull(shipped);
        ArgumentNullException.ThrowIfNull(text);
        if (string.IsNullOrWhiteSpace(text))
        {
            return [new(Whole, Texts.Of("documents.template.empty"), Texts.Of("documents.template.empty-right"))];
        }

        if (text.Length > Longest || text.Count(c => c == '\n') >= MostLines)
        {
            return [new(Whole, Texts.Of("documents.template.too-long", text.Length, text.Count(c => c == '\n') + 1), Texts.Of("documents.template.too-long-right", Longest, MostLines))];
        }

        var (faults, printed) = TemplateMarks.Read(text, SampleFields.Of(shipped));
        var found = faults.Concat(Wanted(shipped.Head, text, printed)).ToList();
        if (faults.Count == 0)
        {
            found.AddRange(DocumentTemplate.FaultOf(text) is { } fault ? [new(Whole, Texts.Of("documents.template.unreadable", fault), Texts.Of("documents.template.unreadable-right"))] : Form(shipped, new DocumentTemplate(shipped.Kind, shipped.Head, text)));
        }

        return [.. found.Take(MostShown)];
    }

    /// <summary>The text with the sample's values, where its marks can be read.</summary>
    public static Sheet? Sample(DocumentTemplate shipped, string text)
    {
        ArgumentNullException.ThrowIfNull(shipped);
        return text.Length > Longest || TemplateMarks.Read(text, SampleFields.Of(shipped)).Faults.Count > 0 || DocumentTemplate.FaultOf(text) is not null ? null : Sample(new DocumentTemplate(shipped.Kind, shipped.Head, text));
    }

    public static Sheet Sample(DocumentTemplate template)
    {
        ArgumentNullException.ThrowIfNull(template);
        var sample = SampleFields.Of(DocumentTemplates.Find(template.Kind) ?? template);
        return new Sheet(template.Head.Name, template.Head.Layout, template.Head.Mark ? (string)sample["organ"]! : null, SheetReader.Blocks(template.Fill(sample)));
    }

    private static IEnumerable<TemplateFault> Wanted(DocumentTemplateHead head, string text, IReadOnlySet<string> printed)
    {
        foreach (var field in head.Requires.Where(f => !printed.Contains(f)))
        {
            yield return new(Whole, Texts.Of("documents.template.field-missing", field), Texts.Of("documents.template.field-missing-right", head.Name, field));
        }

        // What stands inside marks is printed only sometimes, or not at all.
        var said = TemplateMarks.Mark().Replace(text, "");
        foreach (var words in head.Says.Where(w => !said.Contains(w, StringComparison.Ordinal)))
        {
            yield return new(Whole, Texts.Of("documents.template.words-missing", words), Texts.Of("documents.template.words-missing-right", head.Name));
        }
    }

    // GB/T 9704: title, number, addressee, body, organ and date, in this order; what of them the shipped template has, an edition has too.
    private static IEnumerable<TemplateFault> Form(DocumentTemplate shipped, DocumentTemplate own)
    {
        var (blocks, model) = (Sample(own).Blocks, Sample(shipped).Blocks);
        own.Fill(new Dictionary<string, object?>(StringComparer.Ordinal));
        if (blocks is not [TitleBlock title, ..])
        {
            yield return new(Texts.Of("documents.template.line-one"), Texts.Of("documents.template.title-missing"), Texts.Of("documents.template.title-missing-right", shipped.Head.Name));
        }
        else if (title.Text.Length > LongestTitle)
        {
            yield return new(Texts.Of("documents.template.title"), Texts.Of("documents.template.title-long", title.Text.Length), Texts.Of("documents.template.title-long-right", LongestTitle));
        }

        var places = Places(shipped.Text);
        if (Places(own.Text) is var count && count != places)
        {
            yield return new(Whole, count == 0 ? Texts.Of("documents.template.place-missing", KeepDocument.Place) : Texts.Of("documents.template.place-repeated", KeepDocument.Place, count), places == 0 ? Texts.Of("documents.template.place-unwanted-right") : Texts.Of("documents.template.place-right", KeepDocument.Place));
        }

        if (shipped.Head.Layout != SheetLayout.Official)
        {
            yield break;
        }

        if (blocks.OfType<TitleBlock>().Skip(1).Any())
        {
            yield return new(Whole, Texts.Of("documents.template.titles"), Texts.Of("documents.template.titles-right"));
        }

        if (blocks.OfType<PageBreakBlock>().Any())
        {
            yield return new(Whole, Texts.Of("documents.template.page-break"), Texts.Of("documents.template.page-break-right"));
        }

        if (model.OfType<RowBlock>().Any() is false && blocks.OfType<RowBlock>().Any())
        {
            yield return new(Whole, Texts.Of("documents.template.table"), Texts.Of("documents.template.table-right"));
        }

        if (blocks.OfType<ParagraphBlock>().FirstOrDefault(p => p is { Setting: Setting.Body, Text: [' ' or '　', ..] }) is { } spaced)
        {
            yield return new(Texts.Of("documents.template.paragraph", Short(spaced.Text)), Texts.Of("documents.template.leading-space"), Texts.Of("documents.template.leading-space-right"));
        }

        if (model is [_, ParagraphBlock { Setting: Setting.Centred }, ..] && blocks is not [_, ParagraphBlock { Setting: Setting.Centred }, ..])
        {
            yield return new(Texts.Of("documents.template.below-title"), Texts.Of("documents.template.number-missing"), Texts.Of("documents.template.number-missing-right", shipped.Text.Split('\n').First(l => l.StartsWith('@'))));
        }

        if (Addressee(model) >= 0 && Addressee(blocks) is var to && (to < 0 || blocks.Take(to).Any(b => b is ParagraphBlock { Setting: Setting.Body })))
        {
            yield return new(Whole, to < 0 ? Texts.Of("documents.template.addressee-missing") : Texts.Of("documents.template.addressee-late"), Texts.Of("documents.template.addressee-right", shipped.Text.Split('\n').First(l => l.StartsWith("<<", StringComparison.Ordinal))));
        }

        if (model is [.., ParagraphBlock { Setting: Setting.Right }, ParagraphBlock { Setting: Setting.Right }] && blocks is not [.., ParagraphBlock { Setting: Setting.Right }, ParagraphBlock { Setting: Setting.Right }])
        {
            yield return new(Texts.Of("documents.template.end"), Texts.Of("documents.template.signature-missing"), Texts.Of("documents.template.signature-missing-right", string.Join(Texts.Of("documents.template-check.and"), shipped.Text.Split('\n').Where(l => l.StartsWith(">>", StringComparison.Ordinal)).TakeLast(2))));
        }
    }

    private static int Places(string text) => Regex.Count(text, Regex.Escape(KeepDocument.Place));

    private static int Addressee(IReadOnlyList<Block> blocks) => blocks.ToList().FindIndex(b => b is ParagraphBlock { Setting: Setting.Flush });

    private static string Short(string text) => text.Trim() is { Length: > 12 } whole ? whole[..12] + "…" : text.Trim();
}
