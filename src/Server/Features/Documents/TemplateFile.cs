using System.Globalization;
using System.IO.Compression;
using System.Xml;
using System.Xml.Linq;
using Qingyi.Server.Documents;
using Qingyi.Server.Http;
using FileKinds = Qingyi.Server.Features.TipOffs.Cleaning.FileKinds;
using Kind = Qingyi.Server.Features.TipOffs.Cleaning.FileKind;

namespace Qingyi.Server.Features.Documents;

/// <param name="Text">The template's text; null where the file cannot be taken.</param>
public sealed record TemplateUpload(string? Text, IReadOnlyList<TemplateFault> Faults);

/// <summary>A template as a file: plain text, or a docx whose paragraphs are its lines. Of a docx the words alone are read; how it looks is ours.</summary>
public static class TemplateFile
{
    public const int Largest = 2 * 1024 * 1024;
    private const long Unfolded = 30L * 1024 * 1024;
    private const int MostParts = 300;
    private const string Main = "word/document.xml";
    private const string Types = "[Content_Types].xml";
    private const string File = "文件";

    private static readonly XNamespace Word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    private static readonly (string Name, string What, string Right)[] Foreign =
    [
        ("ins", "有没有接受的修订", "在“审阅”里接受或者拒绝全部修订，再保存。"), ("del", "有没有接受的修订", "在“审阅”里接受或者拒绝全部修订，再保存。"), ("moveFrom", "有没有接受的修订", "在“审阅”里接受或者拒绝全部修订，再保存。"),
        ("tbl", "有Word表格", "表格的一行写成一段文字：| 名称 | 内容 |，表头以 |! 开头，数据行以 |- 开头。"),
        ("fldSimple", "有域代码", "删去域，改写成普通文字或者 {{ 字段 }}。"), ("instrText", "有域代码", "删去域，改写成普通文字或者 {{ 字段 }}。"),
        ("drawing", "有图片或者文本框", "模板里只写文字，请删去。"), ("pict", "有图片或者文本框", "模板里只写文字，请删去。"), ("object", "有嵌入的对象", "请删去嵌入的对象。"), ("altChunk", "有嵌入的文件", "请删去嵌入的文件。"),
    ];

    /// <summary>The docx that somebody changes in an office program: one paragraph a line.</summary>
    public static byte[] Docx(string name, string text) => DocxWriter.Write(new Sheet(name, SheetLayout.Form, null, [.. text.Split('\n').Select(l => new ParagraphBlock(l, Setting.Flush))]));

    public static TemplateUpload Read(byte[] content)
    {
        ArgumentNullException.ThrowIfNull(content);
        return content.Length == 0 ? Refused("是空的", "请选择改好的模板文件（docx 或者 txt）。")
            : content.Length > Largest ? Refused("太大", $"不超过{Largest / 1024 / 1024} MB；模板里只有文字，不需要图片。")
            : content.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0]) ? Refused("是旧的 doc 格式，或者加了密码", "在Word或者WPS里去掉密码，另存为 docx 再上传。")
            : content.AsSpan().StartsWith("PK"u8) ? FromDocx(content)
            : FileKinds.Of(content) == Kind.Text ? Plain(content)
            : Refused("既不是 docx，也不是文本（按内容判断，不看扩展名）", "请上传从本页下载后修改的 docx 或者 txt 文件。");
    }

    private static TemplateUpload Plain(byte[] content) =>
        StrictText.Of(content) is { } text ? new(text, []) : Refused("不是 UTF-8 编码", "在记事本里“另存为”，编码选 UTF-8。");

    private static TemplateUpload FromDocx(byte[] content)
    {
        try
        {
            using var zip = new ZipArchive(new MemoryStream(content), ZipArchiveMode.Read);
            if (zip.Entries.Count > MostParts || zip.Entries.Sum(e => e.Length) > Unfolded)
            {
                return Refused("解开后太大", "模板里只有文字；请从本页下载的文件改起。");
            }

            if (zip.GetEntry(Types) is not { } types || zip.GetEntry(Main) is not { } main)
            {
                return Refused("不是Word文档", "请上传 docx 文件，不要只改扩展名。");
            }

            var faults = Parts(zip, Text(types)).ToList();
            var body = Load(main).Root?.Element(Word + "body");
            return body is null ? Refused("不是Word文档", "请上传 docx 文件，不要只改扩展名。")
                : (faults = [.. faults, .. Strange(body)]).Count > 0 ? new(null, faults)
                : new(string.Join('\n', body.Descendants(Word + "p").Select(Line)), []);
        }
        catch (Exception broken) when (broken is InvalidDataException or XmlException or NotSupportedException)
        {
            return Refused("打不开，可能已经损坏", "在Word或者WPS里打开，另存为 docx 再上传。");
        }
    }

    private static IEnumerable<TemplateFault> Parts(ZipArchive zip, string types)
    {
        var names = zip.Entries.Select(e => e.FullName).ToList();
        if (types.Contains("macroEnabled", StringComparison.OrdinalIgnoreCase) || names.Exists(n => n.Contains("vba", StringComparison.OrdinalIgnoreCase)))
        {
            yield return new(File, "带有宏", "模板不能有宏；请另存为不含宏的 docx。");
        }
        else if (!types.Contains("wordprocessingml.document.main+xml", StringComparison.Ordinal))
        {
            yield return new(File, "不是普通的Word文档", "请另存为“Word 文档（*.docx）”，不要用模板（dotx）或者其他格式。");
        }

        if (names.Find(n => n.Contains("/embeddings/", StringComparison.OrdinalIgnoreCase) || n.Contains("/activeX/", StringComparison.OrdinalIgnoreCase) || n.Contains("oleObject", StringComparison.OrdinalIgnoreCase)) is { } embedded)
        {
            yield return new(embedded, "有嵌入的对象", "请删去嵌入的对象和控件。");
        }

        foreach (var entry in zip.Entries.Where(e => e.FullName.EndsWith(".rels", StringComparison.OrdinalIgnoreCase)))
        {
            foreach (var outside in Load(entry).Root!.Elements().Where(r => (string?)r.Attribute("TargetMode") == "External"))
            {
                yield return new(entry.FullName, $"有外部链接“{(string?)outside.Attribute("Target")}”", "模板不能引用外面的文件或者网址；请取消超链接，不要附加其他模板。");
            }
        }
    }

    private static IEnumerable<TemplateFault> Strange(XElement body)
    {
        var paragraphs = body.Descendants(Word + "p").ToList();
        foreach (var (name, what, right) in Foreign)
        {
            if (body.Descendants(Word + name).FirstOrDefault() is { } found)
            {
                var at = paragraphs.FindIndex(p => p == found || p.Ancestors().Contains(found) || found.Ancestors().Contains(p));
                yield return new(at < 0 ? File : string.Create(CultureInfo.InvariantCulture, $"第{at + 1}段"), what, right);
            }
        }
    }

    private static string Line(XElement paragraph) => string.Concat(paragraph.Descendants().Select(e =>
        e.Name == Word + "t" ? e.Value : e.Name == Word + "tab" && e.Parent?.Name == Word + "r" ? " " : e.Name == Word + "br" || e.Name == Word + "cr" ? "\n" : ""));

    private static XDocument Load(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        using var reader = XmlReader.Create(stream, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = Unfolded });
        return XDocument.Load(reader);
    }

    private static string Text(ZipArchiveEntry entry) => Load(entry).ToString();

    private static TemplateUpload Refused(string what, string right) => new(null, [new(File, what, right)]);
}
