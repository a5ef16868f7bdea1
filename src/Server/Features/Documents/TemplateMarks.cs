using System.Globalization;
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
    private const string Offered = "可以用的写法：{% if 字段 %}、{% if 字段 == \"值\" %}、{% elsif … %}、{% else %}、{% endif %}、{% unless 字段 %}…{% endunless %}、{% for 变量 in 列表 %}…{% endfor %}";

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
            reading.Fault(block.Line, $"“{block.Kind}”没有结束", $"请在要结束的地方写上 {{% end{block.Kind} %}}。");
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
                Fault(number, "一处记号太长", $"一处记号不超过{LongestMark}个字符；长的文字请写在记号外面。");
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
            Fault(number, $"“{loose}”没有成对", "字段写成 {{ 字段 }}，条件写成 {% if 字段 %}，左右记号要成对，并且写在同一行里。");
        }

        if (Markup().Match(line) is { Success: true } markup)
        {
            Fault(number, $"像网页标记或者脚本的内容“{markup.Value}”", "文书里只写文字和字段；表格的单元格里换行用 <br>，其余标记一律不用。");
        }
    }

    private void Print(string inside, int line)
    {
        if (Output().Match(inside) is not { Success: true } output)
        {
            Fault(line, $"字段“{inside}”的写法不认识", "写成 {{ 字段 }}，或者 {{ 字段 | default: \"没有时印的文字\" }}；引号用英文引号。");
            return;
        }

        var path = output.Groups["path"].Value;
        if (Find(path, line) is { } found)
        {
            if (found is not (string or bool or int or decimal))
            {
                Fault(line, $"“{path}”是一组内容，不能直接印出", found is IReadOnlyList<object?> ? $"用 {{% for 项 in {path} %}}…{{% endfor %}} 逐项印出。" : $"写到具体的字段，例如 {path}.{SampleFields.PartsOf(found).First()}；可以用的有{string.Join('、', SampleFields.PartsOf(found))}。");
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
                Fault(line, $"“{inside}”前面没有对应的开始", _open.TryPeek(out var open) ? $"第{open.Line}行的“{open.Kind}”还没有结束，应先写 {{% end{open.Kind} %}}。" : "请删去，或者在前面补上 {% if … %}、{% unless … %} 或者 {% for … %}。");
                break;
            default:
                Fault(line, $"不认识的记号“{word}”", Offered + "。");
                break;
        }
    }

    private void For(string rest, int line)
    {
        var loop = ForIn().Match(rest);
        var found = loop.Success ? Find(loop.Groups["list"].Value, line) : null;
        if (!loop.Success)
        {
            Fault(line, $"循环“{rest}”的写法不认识", "写成 {% for 变量 in 列表 %}，例如 {% for item in " + _fields.Lists.First(l => !l.Contains('.', StringComparison.Ordinal)) + " %}。");
        }
        else if (found is not (null or IReadOnlyList<object?>))
        {
            Fault(line, $"“{loop.Groups["list"].Value}”不是列表，不能逐项印出", $"可以逐项印出的有{string.Join('、', _fields.Lists)}。");
        }

        _printed.Add(loop.Groups["list"].Value);
        _open.Push(new Block("for", line) { Variable = loop.Groups["variable"].Value, Element = (found as IReadOnlyList<object?>)?[0] });
    }

    private void Condition(string rest, int line)
    {
        if (ConditionOf().Match(rest) is not { Success: true } condition)
        {
            Fault(line, $"条件“{rest}”的写法不认识", Offered + "；几个条件之间用 and 或者 or。");
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

    private void Fault(int line, string what, string right) => _faults.Add(new TemplateFault(string.Create(CultureInfo.InvariantCulture, $"第{line}行"), what, right));

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
