using System.Security.Cryptography;
using System.Text;
using Fluid;
using Qingyi.Domain.Cases;
using Qingyi.Domain.Matters;
using Qingyi.Server.Documents;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Qingyi.Server.Features.Documents;

/// <summary>文书模板: a file of <c>workflows/documents</c>, head and text.</summary>
/// <param name="Kind">Name of the file, such as <c>prior-notice</c>.</param>
public sealed record DocumentTemplate(string Kind, DocumentTemplateHead Head, string Text)
{
    // Ends a line inside a value, until the place of the value says what a new line is there.
    private const char Line = '\u2028';
    private static readonly FluidParser Parser = new();
    private static readonly IDeserializer Yaml = new DeserializerBuilder().WithNamingConvention(HyphenatedNamingConvention.Instance).Build();

    /// <summary>The edition of an organisation that it is; null: shipped with the service.</summary>
    public string? EditionId { get; init; }

    /// <summary>SHA-256 of the text, lower-case hex.</summary>
    public string Hash { get; } = HashOf(Text);

    private readonly IFluidTemplate template = Parser.TryParse(Text, out var parsed, out var fault) ? parsed : throw new InvalidOperationException($"workflows/documents/{Kind}.liquid: {fault}");

    /// <exception cref="InvalidOperationException">The file has no head, or its text is no Liquid.</exception>
    public static DocumentTemplate Read(string kind, string file)
    {
        var parts = file.ReplaceLineEndings("\n").Split("---\n", 3);
        if (parts is not ["", var head, var text])
        {
            throw new InvalidOperationException($"workflows/documents/{kind}.liquid: the head between two lines of --- is missing.");
        }

        var read = new DocumentTemplate(kind, Yaml.Deserialize<DocumentTemplateHead>(head), text);
        return read.Head.For.Find(f => f != Case.OfCase && MatterKind.Find(f) is null) is { } unknown
            ? throw new InvalidOperationException($"workflows/documents/{kind}.liquid: there is no kind of file '{unknown}'.")
            : read;
    }

    public static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary>What the parser has against a text, in its own words; null: nothing.</summary>
    public static string? FaultOf(string text) => Parser.TryParse(text, out _, out var fault) ? null : fault;

    /// <summary>The text with the values in their places, in the marks of <see cref="SheetReader"/>.</summary>
    /// <param name="fields">Names as workflows/documents/README.md lists them; no value ever becomes a mark.</param>
    public string Fill(IReadOnlyDictionary<string, object?> fields)
    {
        var context = new TemplateContext(Quiet(fields), new TemplateOptions { CultureInfo = System.Globalization.CultureInfo.InvariantCulture });
        return string.Join('\n', template.Render(context).Split('\n').Where(l => l.Trim().Length > 0).Select(Placed));
    }

    private static string Placed(string line) => line[0] == '|'
        ? line.Replace($"{Line}", "<br>", StringComparison.Ordinal)
        : string.Join('\n', line.Split(Line, StringSplitOptions.RemoveEmptyEntries).Select((l, i) => i > 0 && IsMark(l) ? "\\" + l : l));

    private static bool IsMark(string line) => line.TrimStart() is ['#' or '@' or '|' or '\\' or '<' or '>' or '-', ..];

    private static object? Quiet(object? value) => value switch
    {
        string text => text.ReplaceLineEndings($"{Line}").Replace('|', '｜') is var quiet && IsMark(quiet) ? "\u200b" + quiet : quiet,
        IReadOnlyDictionary<string, object?> fields => fields.ToDictionary(f => f.Key, f => Quiet(f.Value), StringComparer.Ordinal),
        System.Collections.IEnumerable many => many.Cast<object?>().Select(Quiet).ToList(),
        _ => value,
    };
}

/// <summary>What stands above the text of a template.</summary>
public sealed class DocumentTemplateHead
{
    /// <summary>Such as 行政处罚决定书.</summary>
    public string Name { get; set; } = string.Empty;

    /// <summary>Kinds of files that it fits: <c>case</c>, or codes of matters.</summary>
    public List<string> For { get; set; } = [Case.OfCase];

    public SheetLayout Layout { get; set; }

    /// <summary>Leaves the house under its red mark (发文机关标志).</summary>
    public bool Mark { get; set; }

    /// <summary>Place in the volume (卷), ascending.</summary>
    public int Order { get; set; }

    /// <summary>The field that must be there before the document can be made; <c>step.issue</c> is the form of a step.</summary>
    public string From { get; set; } = string.Empty;

    /// <summary>What must be recorded first, in an official's words: 立案审批.</summary>
    public string After { get; set; } = string.Empty;

    /// <summary>Series of its number (文号); null where it has none, or the number comes with the fact.</summary>
    public string? Series { get; set; }

    /// <summary>Fields that every edition prints, whatever else it says.</summary>
    public List<string> Requires { get; set; } = [];

    /// <summary>Words that the law wants in it: the ways to object, the rights of the party.</summary>
    public List<string> Says { get; set; } = [];

    /// <summary>Not part of the volume: a form that is filled in by hand and comes back as evidence.</summary>
    public bool Blank { get; set; }
}
