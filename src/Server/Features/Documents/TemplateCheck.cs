using System.Globalization;
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
    private const string Whole = "全文";

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
            return [new(Whole, "没有内容", "可以从随系统提供的模板开始，下载后修改。")];
        }

        if (text.Length > Longest || text.Count(c => c == '\n') >= MostLines)
        {
            return [new(Whole, string.Create(CultureInfo.InvariantCulture, $"有{text.Length:#,0}个字符、{text.Count(c => c == '\n') + 1}行，太长了"), $"不超过{Longest:#,0}个字符、{MostLines}行。")];
        }

        var (faults, printed) = TemplateMarks.Read(text, SampleFields.Of(shipped));
        var found = faults.Concat(Wanted(shipped.Head, text, printed)).ToList();
        if (faults.Count == 0)
        {
            found.AddRange(DocumentTemplate.FaultOf(text) is { } fault ? [new(Whole, $"记号读不通（{fault}）", "请对照随系统提供的模板检查成对的记号。")] : Form(shipped, new DocumentTemplate(shipped.Kind, shipped.Head, text)));
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
            yield return new(Whole, $"缺少必备字段“{field}”", $"《{head.Name}》必须印出它，请在合适的位置写上 {{{{ {field} }}}}。");
        }

        // What stands inside marks is printed only sometimes, or not at all.
        var said = TemplateMarks.Mark().Replace(text, "");
        foreach (var words in head.Says.Where(w => !said.Contains(w, StringComparison.Ordinal)))
        {
            yield return new(Whole, $"没有写到“{words}”", $"依法应当在《{head.Name}》里写明，请参照随系统提供的模板补上。");
        }
    }

    // GB/T 9704: title, number, addressee, body, organ and date, in this order; what of them the shipped template has, an edition has too.
    private static IEnumerable<TemplateFault> Form(DocumentTemplate shipped, DocumentTemplate own)
    {
        var (blocks, model) = (Sample(own).Blocks, Sample(shipped).Blocks);
        own.Fill(new Dictionary<string, object?>(StringComparer.Ordinal));
        if (blocks is not [TitleBlock title, ..])
        {
            yield return new("第1行", "开头不是标题", $"第一行写标题，例如 # {shipped.Head.Name}。");
        }
        else if (title.Text.Length > LongestTitle)
        {
            yield return new("标题", $"标题有{title.Text.Length}个字", $"标题不超过{LongestTitle}个字，三行以内。");
        }

        var places = Places(shipped.Text);
        if (Places(own.Text) is var count && count != places)
        {
            yield return new(Whole, count == 0 ? $"缺少“@ {KeepDocument.Place}”" : $"“{KeepDocument.Place}”出现{count}次", places == 0 ? "这种文书不在定稿时取文号，请删去。" : $"在标题下面单独写一行 @ {KeepDocument.Place}，只写一次。");
        }

        if (shipped.Head.Layout != SheetLayout.Official)
        {
            yield break;
        }

        if (blocks.OfType<TitleBlock>().Skip(1).Any())
        {
            yield return new(Whole, "公文有两个以上的标题", "标题（#）只能有一个；文中的小标题用 ## 或者 ###。");
        }

        if (blocks.OfType<PageBreakBlock>().Any())
        {
            yield return new(Whole, "公文里写了换页（---）", "公文按每面22行、每行28字自动分页，请删去。");
        }

        if (model.OfType<RowBlock>().Any() is false && blocks.OfType<RowBlock>().Any())
        {
            yield return new(Whole, "公文正文里有表格", "表格请放到表格类文书或者附件里，正文只用段落。");
        }

        if (blocks.OfType<ParagraphBlock>().FirstOrDefault(p => p is { Setting: Setting.Body, Text: [' ' or '　', ..] }) is { } spaced)
        {
            yield return new($"“{Short(spaced.Text)}”一段", "行首有空格", "首行缩进两字由系统排，请删去行首的空格。");
        }

        if (model is [_, ParagraphBlock { Setting: Setting.Centred }, ..] && blocks is not [_, ParagraphBlock { Setting: Setting.Centred }, ..])
        {
            yield return new("标题下一行", "没有发文字号", "标题下一行写发文字号，以 @ 开头居中，例如 " + shipped.Text.Split('\n').First(l => l.StartsWith('@')) + "。");
        }

        if (Addressee(model) >= 0 && Addressee(blocks) is var to && (to < 0 || blocks.Take(to).Any(b => b is ParagraphBlock { Setting: Setting.Body })))
        {
            yield return new(Whole, to < 0 ? "没有主送机关或者当事人" : "主送机关或者当事人写在正文后面", $"在正文之前以 << 开头顶格写明，例如 {shipped.Text.Split('\n').First(l => l.StartsWith("<<", StringComparison.Ordinal))}");
        }

        if (model is [.., ParagraphBlock { Setting: Setting.Right }, ParagraphBlock { Setting: Setting.Right }] && blocks is not [.., ParagraphBlock { Setting: Setting.Right }, ParagraphBlock { Setting: Setting.Right }])
        {
            yield return new("结尾", "没有落款", $"最后两行写署名和成文日期，以 >> 开头，例如 {string.Join(" 和 ", shipped.Text.Split('\n').Where(l => l.StartsWith(">>", StringComparison.Ordinal)).TakeLast(2))}。");
        }
    }

    private static int Places(string text) => Regex.Count(text, Regex.Escape(KeepDocument.Place));

    private static int Addressee(IReadOnlyList<Block> blocks) => blocks.ToList().FindIndex(b => b is ParagraphBlock { Setting: Setting.Flush });

    private static string Short(string text) => text.Trim() is { Length: > 12 } whole ? whole[..12] + "…" : text.Trim();
}
