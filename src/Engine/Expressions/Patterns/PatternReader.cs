using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Qingyi.Engine.Expressions.Syntax;

namespace Qingyi.Engine.Expressions.Patterns;

/// <summary>
/// Reads a regular-expression literal and writes the .NET pattern with the same meaning. What cannot be matched without backtracking, or means something
/// else in .NET, is a fault at its place.
/// </summary>
internal sealed class PatternReader
{
    private const int LargestPattern = 250;
    private const int DeepestGroups = 50;

    private readonly Token token;
    private readonly string body;
    private readonly StringBuilder pattern = new();
    private readonly CharacterClasses classes;
    private int at;
    private int groups;
    private int depth;
    private bool repeatedGroups;

    private PatternReader(Token token)
    {
        this.token = token;
        body = token.Text;
        classes = new CharacterClasses(token.Flags.Contains('i', StringComparison.Ordinal));
    }

    public static Pattern Read(Token token)
    {
        CheckFlags(token);
        var reader = new PatternReader(token);
        var size = reader.ReadAlternatives();
        if (reader.at < reader.body.Length) throw reader.Fault("正则表达式里多了一个 )。");
        try
        {
            var regex = new Regex(reader.pattern.ToString(), RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
            return new Pattern(regex, token.Flags.Contains('g', StringComparison.Ordinal), size, reader.groups, reader.repeatedGroups);
        }
        catch (Exception fault) when (fault is ArgumentException or NotSupportedException)
        {
            throw new SyntaxFaultException(token.Position, "这个正则表达式不能使用，请写得简单些。");
        }
    }

    private static void CheckFlags(Token token)
    {
        var place = token.Position + token.Text.Length + 2;
        for (var i = 0; i < token.Flags.Length; i++)
        {
            if (!"gis".Contains(token.Flags[i], StringComparison.Ordinal)) throw new SyntaxFaultException(place + i, $"正则表达式的标志只能是 g、i、s，不能是 {token.Flags[i]}。");
            if (token.Flags.IndexOf(token.Flags[i], StringComparison.Ordinal) < i) throw new SyntaxFaultException(place + i, "正则表达式的标志重复。");
        }
    }

    private int ReadAlternatives()
    {
        if (++depth > DeepestGroups) throw Fault("正则表达式的括号嵌套太深。");
        var size = 1;
        while (at < body.Length && body[at] != ')')
        {
            if (body[at] == '|') { pattern.Append('|'); at++; size++; }
            else size += ReadTerm();
            if (size > LargestPattern) throw Fault("正则表达式太大，请减小重复的次数。");
        }
        depth--;
        return size;
    }

    private int ReadTerm()
    {
        var groupsBefore = groups;
        var size = 1;
        switch (body[at])
        {
            case '^': pattern.Append("\\A"); at++; CheckNotRepeated(); return 1;
            case '$': pattern.Append("\\z"); at++; CheckNotRepeated(); return 1;
            case '(': size = ReadGroup(); break;
            case '[': pattern.Append(classes.ReadClass(body, ref at, Fault)); break;
            case '.': pattern.Append(token.Flags.Contains('s', StringComparison.Ordinal) ? "[\\s\\S]" : "[^\\n\\r\\u2028\\u2029]"); at++; break;
            case '\\': pattern.Append(classes.ReadEscape(body, ref at, Fault)); break;
            case '*' or '+' or '?': throw Fault($"{body[at]} 前面缺少要重复的内容。");
            case '{' or '}' or ']': throw Fault($"要匹配字符 {body[at]}，请写 \\{body[at]}。");
            default: pattern.Append(classes.Single(body[at], Fault)); at++; break;
        }
        return ReadQuantifier(size, groups > groupsBefore);
    }

    private int ReadGroup()
    {
        at++;
        if (body.AsSpan(at).StartsWith("?:")) { at += 2; pattern.Append("(?:"); }
        else if (at < body.Length && body[at] == '?') throw Fault("正则表达式不能用前后断言和命名组；分组请写 (…) 或 (?:…)。");
        else { groups++; pattern.Append('('); }
        var size = ReadAlternatives();
        if (at == body.Length) throw Fault("正则表达式里缺少 )。");
        at++;
        pattern.Append(')');
        return size;
    }

    private int ReadQuantifier(int size, bool captures)
    {
        if (at == body.Length || body[at] is not ('*' or '+' or '?' or '{')) return size;
        var (least, most) = body[at] switch { '*' => (0, -1), '+' => (1, -1), '?' => (0, 1), _ => (-1, -1) };
        var text = body[at].ToString();
        if (least >= 0) at++;
        else (least, most, text) = ReadCounts();
        if (at < body.Length && body[at] == '?') { text += "?"; at++; }
        CheckNotRepeated();
        pattern.Append(text);
        repeatedGroups |= captures && most != 1;
        return size * Math.Max(Math.Max(least, most), 1);
    }

    private (int Least, int Most, string Text) ReadCounts()
    {
        var close = body.IndexOf('}', at);
        var inner = close < 0 ? "" : body[(at + 1)..close];
        var parts = inner.Split(',');
        int least = 0, most = -1;
        var valid = parts.Length <= 2 && Number(parts[0], out least) && (parts.Length == 1 || parts[1].Length == 0 || Number(parts[1], out most));
        if (!valid) throw Fault("重复次数要写成 {3}、{2,} 或 {2,5}，每个数最多 1000；要匹配字符 {，请写 \\{。");
        if (parts.Length == 1) most = least;
        if (most >= 0 && most < least) throw Fault("重复次数的前一个数不能大于后一个数。");
        at = close + 1;
        return (least, most, "{" + inner + "}");

        static bool Number(string text, out int number) =>
            int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number <= 1000;
    }

    private void CheckNotRepeated()
    {
        if (at < body.Length && body[at] is '*' or '+' or '?' or '{') throw Fault("这里不能再写重复次数。");
    }

    private SyntaxFaultException Fault(string message) => new(token.Position + 1 + Math.Min(at, body.Length), message);
}
