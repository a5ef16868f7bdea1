using System.Text.RegularExpressions;

namespace Qingyi.Server.Features.Documents;

/// <summary>
/// Reads the marks of a template: <c>{{ field }}</c>, <c>{{ field | default: "…" }}</c>, and <c>if</c>, <c>unless</c>, <c>for</c> with their ends. This small part of Liquid is all that an authority needs
/// to change wording and order, it ends by itself, and each fault has a line. Every shipped template keeps to it.
/// </summary>
internal sealed partial class TemplateMarks
{
    private const string Operand = """(?<operand>"[^"]*"|'[^']*'|-?\d+(?:\.\d+)?|[\w.-]+)""";
    private const string Comparison = Operand + """(?:\s*(?:==|!=|>=|<=|>|<|\bcontains\b)\s*""" + Operand + ")?";
    private const int LongestMark = 300;
    private static string Offered => Texts.Of("documents.template-mark.offered");

    private static readonly string[] Signs = ["{{", "}}", "{%", "%}"];
    private static readonly string[] Words = ["true", "false", "nil", "null", "empty", "blank"];

    private readonly List<TemplateFault> _faults = [];
    private readonly HashSet<string> _printed = new(StringComparer.Ordinal);
    private readonly Stack<Block> _open = new();

    private readonly TemplateFields _fields;

    private TemplateMarks(TemplateFields fields) => _fields = fields;

    /// <param name="fields">Every field that there is, with a value: <see cref="SampleFields.Of"/>.</param>
    /// <returns>Every fault in the order of lines, and the fields that are printed somewhere.</returns>
    public static (IReadOnlyList<TemplateFault> Faults, IReadOnlySet<string> Printed) Read(string text, IReadOnlyDictionary<string, object?> fields)
    {
        var reading = new TemplateMarks(new TemplateFields(fields));
        var lines = text.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            reading.Line(lines[i], i + 1);
        }

        foreach (var block in reading._open)
        {
            reading.Fault(block.Line, Texts.Of("documents.template-mark.unclosed", block.Kind), Texts.Of("documents.template-mark.unclosed-remedy", block.Kind));
        }

        return (reading._faults, reading._printed);
    }

    private void Line(string line, int number)
    {
        foreach (Match mark in Mark().Matches(line))
        {
            var inside = (mark.Groups["out"].Success ? mark.Groups["out"] : mark.Groups["tag"]).Value.Trim();
            if (inside.Length > LongestMark)
            {
                Fault(number, Texts.Of("documents.template-mark.too-long"), Texts.Of("documents.template-mark.too-long-remedy", LongestMark));
            }
            else if (mark.Groups["out"].Success)
            {
                Print(inside, number);
            }
            else
            {
                Tag(inside, number);
            }
        }

        var rest = Mark().Replace(line, "");
        if (Signs.FirstOrDefault(m => rest.Contains(m, StringComparison.Ordinal)) is { } loose)
        {
            Fault(number, Texts.Of("documents.template-mark.unpaired", loose), Texts.Of("documents.template-mark.unpaired-remedy"));
        }

        if (Markup().Match(line) is { Success: true } markup)
        {
            Fault(number, Texts.Of("documents.template-mark.markup", markup.Value), Texts.Of("documents.template-mark.markup-remedy"));
        }
    }

    private void Print(string inside, int line)
    {
        if (Output().Match(inside) is not { Success: true } output)
        {
            Fault(line, Texts.Of("documents.template-mark.field-form", inside), Texts.Of("documents.template-mark.field-form-remedy"));
            return;
        }

        var path = output.Groups["path"].Value;
        if (Find(path, line) is { } found)
        {
            if (found is not (string or bool or int or decimal))
            {
                Fault(line, Texts.Of("documents.template-mark.group", path), found is IReadOnlyList<object?> ? Texts.Of("documents.template-mark.list-remedy", path) : Texts.Of("documents.template-mark.group-remedy", path, SampleFields.PartsOf(found).First(), string.Join('、', SampleFields.PartsOf(found))));
            }

            _printed.Add(path);
        }

        foreach (Capture argument in output.Groups["operand"].Captures)
        {
            Value(argument.Value, line, printed: true);
        }
    }

    private void Tag(string inside, int line)
    {
        var (word, rest) = inside.IndexOf(' ', StringComparison.Ordinal) is var space and > 0 ? (inside[..space], inside[space..].Trim()) : (inside, "");
        switch (word)
        {
            case "if" or "unless":
                Condition(rest, line);
                _open.Push(new Block(word, line));
                break;
            case "elsif" when _open.TryPeek(out var around) && around.Kind is "if" or "unless":
                Condition(rest, line);
                break;
            case "else" when rest.Length == 0 && _open.Count > 0:
                break;
            case "for":
                For(rest, line);
                break;
            case "endif" or "endunless" or "endfor" when rest.Length == 0 && _open.TryPeek(out var last) && word == "end" + last.Kind:
                _open.Pop();
                break;
            case "elsif" or "else" or "endif" or "endunless" or "endfor":
                Fault(line, Texts.Of("documents.template-mark.unopened", inside), _open.TryPeek(out var open) ? Texts.Of("documents.template-mark.still-open-remedy", open.Line, open.Kind) : Texts.Of("documents.template-mark.unopened-remedy"));
                break;
            default:
                Fault(line, Texts.Of("documents.template-mark.unknown", word), Offered);
                break;
        }
    }

    private void For(string rest, int line)
    {
        var loop = ForIn().Match(rest);
        var found = loop.Success ? Find(loop.Groups["list"].Value, line) : null;
        if (!loop.Success)
        {
            Fault(line, Texts.Of("documents.template-mark.loop-form", rest), Texts.Of("documents.template-mark.loop-form-remedy", _fields.Lists.First(l => !l.Contains('.', StringComparison.Ordinal))));
        }
        else if (found is not (null or IReadOnlyList<object?>))
        {
            Fault(line, Texts.Of("documents.template-mark.not-list", loop.Groups["list"].Value), Texts.Of("documents.template-mark.not-list-remedy", string.Join('、', _fields.Lists)));
        }

        _printed.Add(loop.Groups["list"].Value);
        _open.Push(new Block("for", line) { Variable = loop.Groups["variable"].Value, Element = (found as IReadOnlyList<object?>)?[0] });
    }

    private void Condition(string rest, int line)
    {
        if (ConditionOf().Match(rest) is not { Success: true } condition)
        {
            Fault(line, Texts.Of("documents.template-mark.condition-form", rest), Texts.Of("documents.template-mark.condition-form-remedy", Offered));
            return;
        }

        foreach (Capture operand in condition.Groups["operand"].Captures)
        {
            Value(operand.Value, line, printed: false);
        }
    }

    private void Value(string operand, int line, bool printed)
    {
        if (operand[0] is '"' or '\'' || char.IsAsciiDigit(operand[0]) || operand[0] == '-' || Words.Contains(operand) || Find(operand, line) is null)
        {
            return;
        }

        if (printed)
        {
            _printed.Add(operand);
        }
    }

    private object? Find(string path, int line) => _fields.Find(
        path, _open.Where(b => b.Kind == "for").GroupBy(b => b.Variable, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First().Element, StringComparer.Ordinal), (what, right) => Fault(line, what, right));

    private void Fault(int line, string what, string right) => _faults.Add(new TemplateFault(Texts.Of("documents.template-mark.line", line), what, right));

    [GeneratedRegex(@"\{\{-?(?<out>.*?)-?\}\}|\{%-?(?<tag>.*?)-?%\}", RegexOptions.ExplicitCapture)]
    internal static partial Regex Mark();

    [GeneratedRegex(@"<(?!br>)[/!?A-Za-z][^>]*>?|javascript:", RegexOptions.IgnoreCase)]
    private static partial Regex Markup();

    [GeneratedRegex(@"^(?<path>[\w.-]+)(\s*\|\s*default\s*:\s*" + Operand + ")*$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Output();

    [GeneratedRegex("^" + Comparison + @"(\s+(and|or)\s+" + Comparison + ")*$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ConditionOf();

    [GeneratedRegex(@"^(?<variable>[A-Za-z_]\w*)\s+in\s+(?<list>[\w.-]+)$", RegexOptions.ExplicitCapture)]
    private static partial Regex ForIn();

    private sealed record Block(string Kind, int Line)
    {
        public string Variable { get; init; } = "";
        public object? Element { get; init; }
    }
}
