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
    private static string File => Texts.Of("documents.template.file");

    private static readonly XNamespace Word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    private static (string Name, string What, string Right)[] Foreign =>
    [
        ("ins", Texts.Of("documents.template-file.revisions"), Texts.Of("documents.template-file.revisions-remedy")),
        ("del", Texts.Of("documents.template-file.revisions"), Texts.Of("documents.template-file.revisions-remedy")),
        ("moveFrom", Texts.Of("documents.template-file.revisions"), Texts.Of("documents.template-file.revisions-remedy")),
        ("tbl", Texts.Of("documents.template-file.table"), Texts.Of("documents.template-file.table-remedy")),
        ("fldSimple", Texts.Of("documents.template-file.field-code"), Texts.Of("documents.template-file.field-code-remedy")),
        ("instrText", Texts.Of("documents.template-file.field-code"), Texts.Of("documents.template-file.field-code-remedy")),
        ("drawing", Texts.Of("documents.template-file.picture"), Texts.Of("documents.template-file.picture-remedy")),
        ("pict", Texts.Of("documents.template-file.picture"), Texts.Of("documents.template-file.picture-remedy")),
        ("object", Texts.Of("documents.template-file.object"), Texts.Of("documents.template-file.object-remedy")),
        ("altChunk", Texts.Of("documents.template-file.embedded-file"), Texts.Of("documents.template-file.embedded-file-remedy")),
    ];

    /// <summary>The docx that somebody changes in an office program: one paragraph a line.</summary>
    public static byte[] Docx(string name, string text) => DocxWriter.Write(new Sheet(name, SheetLayout.Form, null, [.. text.Split('\n').Select(l => new ParagraphBlock(l, Setting.Flush))]));

    public static TemplateUpload Read(byte[] content)
    {
        ArgumentNullException.ThrowIfNull(content);
        return content.Length == 0 ? Refused(Texts.Of("documents.template-file.empty"), Texts.Of("documents.template-file.empty-remedy"))
            : content.Length > Largest ? Refused(Texts.Of("documents.template-file.too-large"), Texts.Of("documents.template-file.too-large-remedy", Largest / 1024 / 1024))
            : content.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0]) ? Refused(Texts.Of("documents.template-file.old-format"), Texts.Of("documents.template-file.old-format-remedy"))
            : content.AsSpan().StartsWith("PK"u8) ? FromDocx(content)
            : FileKinds.Of(content) == Kind.Text ? Plain(content)
            : Refused(Texts.Of("documents.template-file.unknown-kind"), Texts.Of("documents.template-file.unknown-kind-remedy"));
    }

    private static TemplateUpload Plain(byte[] content) =>
        StrictText.Of(content) is { } text ? new(text, []) : Refused(Texts.Of("documents.template-file.encoding"), Texts.Of("documents.template-file.encoding-remedy"));

    private static TemplateUpload FromDocx(byte[] content)
    {
        try
        {
            using var zip = new ZipArchive(new MemoryStream(content), ZipArchiveMode.Read);
            if (zip.Entries.Count > MostParts || zip.Entries.Sum(e => e.Length) > Unfolded)
            {
                return Refused(Texts.Of("documents.template-file.unpacked-size"), Texts.Of("documents.template-file.unpacked-size-remedy"));
            }

            if (zip.GetEntry(Types) is not { } types || zip.GetEntry(Main) is not { } main)
            {
                return Refused(Texts.Of("documents.template-file.not-word"), Texts.Of("documents.template-file.not-word-remedy"));
            }

            var faults = Parts(zip, Text(types)).ToList();
            var body = Load(main).Root?.Element(Word + "body");
            return body is null ? Refused(Texts.Of("documents.template-file.not-word"), Texts.Of("documents.template-file.not-word-remedy"))
                : (faults = [.. faults, .. Strange(body)]).Count > 0 ? new(null, faults)
                : new(string.Join('\n', body.Descendants(Word + "p").Select(Line)), []);
        }
        catch (Exception broken) when (broken is InvalidDataException or XmlException or NotSupportedException)
        {
            return Refused(Texts.Of("documents.template-file.damaged"), Texts.Of("documents.template-file.damaged-remedy"));
        }
    }

    private static IEnumerable<TemplateFault> Parts(ZipArchive zip, string types)
    {
        var names = zip.Entries.Select(e => e.FullName).ToList();
        if (types.Contains("macroEnabled", StringComparison.OrdinalIgnoreCase) || names.Exists(n => n.Contains("vba", StringComparison.OrdinalIgnoreCase)))
        {
            yield return new(File, Texts.Of("documents.template-file.macros"), Texts.Of("documents.template-file.macros-remedy"));
        }
        else if (!types.Contains("wordprocessingml.document.main+xml", StringComparison.Ordinal))
        {
            yield return new(File, Texts.Of("documents.template-file.other-format"), Texts.Of("documents.template-file.other-format-remedy"));
        }

        if (names.Find(n => n.Contains("/embeddings/", StringComparison.OrdinalIgnoreCase) || n.Contains("/activeX/", StringComparison.OrdinalIgnoreCase) || n.Contains("oleObject", StringComparison.OrdinalIgnoreCase)) is { } embedded)
        {
            yield return new(embedded, Texts.Of("documents.template-file.object"), Texts.Of("documents.template-file.controls-remedy"));
        }

        foreach (var entry in zip.Entries.Where(e => e.FullName.EndsWith(".rels", StringComparison.OrdinalIgnoreCase)))
        {
            foreach (var outside in Load(entry).Root!.Elements().Where(r => (string?)r.Attribute("TargetMode") == "External"))
            {
                yield return new(entry.FullName, Texts.Of("documents.template-file.external-link", (string?)outside.Attribute("Target")), Texts.Of("documents.template-file.external-link-remedy"));
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
                yield return new(at < 0 ? File : Texts.Of("documents.template-file.paragraph", at + 1), what, right);
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
