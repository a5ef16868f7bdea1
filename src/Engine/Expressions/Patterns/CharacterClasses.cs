using System.Globalization;
using System.Text;
using Qingyi.Engine.Expressions.Syntax;

namespace Qingyi.Engine.Expressions.Patterns;

/// <summary>
/// Single characters, escapes and bracketed classes, written so that .NET reads them as the language does: digits and word characters
/// are ASCII, blanks are the language's, and with the flag i only ASCII letters have two cases.
/// </summary>
internal sealed class CharacterClasses(bool ignoreCase)
{
    private const string Digit = "0-9", Word = "A-Za-z0-9_";
    private const string Blank = "\\t\\n\\u000b\\f\\r \\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000\\ufeff";
    private const string NotDigit = "\\u0000-/:-\\uffff", NotWord = "\\u0000-/:-@\\[-\\^`{-\\uffff";
    private const string NotBlank = "\\u0000-\\u0008\\u000e-\\u001f!-\\u009f\\u00a1-\\u167f\\u1681-\\u1fff\\u200b-\\u2027\\u202a-\\u202e\\u2030-\\u205e\\u2060-\\u2fff\\u3001-\\ufefe\\uff00-\\uffff";

    public string Single(char c, Func<string, Exception> fault)
    {
        CheckCase(c, c, fault);
        return ignoreCase && char.IsAsciiLetter(c) ? $"[{char.ToLowerInvariant(c)}{char.ToUpperInvariant(c)}]" : Code(c);
    }

    public string ReadEscape(string body, ref int at, Func<string, Exception> fault)
    {
        if (Shorthand(body, at) is { } set)
        {
            at += 2;
            return $"[{set}]";
        }
        return Single(ReadEscapedCharacter(body, ref at, inClass: false, fault), fault);
    }

    public string ReadClass(string body, ref int at, Func<string, Exception> fault)
    {
        at++;
        var negated = at < body.Length && body[at] == '^';
        if (negated) at++;
        var set = new StringBuilder();
        while (true)
        {
            if (at == body.Length) throw fault("正则表达式里缺少 ]。");
            if (body[at] == ']') break;
            ReadRange(body, ref at, set, fault);
        }
        at++;
        if (set.Length == 0) throw fault("[ ] 里至少要写一个字符。");
        return (negated ? "[^" : "[") + set + "]";
    }

    private void ReadRange(string body, ref int at, StringBuilder set, Func<string, Exception> fault)
    {
        if (Shorthand(body, at) is { } shorthand)
        {
            at += 2;
            set.Append(shorthand);
            if (at + 1 < body.Length && body[at] == '-' && body[at + 1] != ']') throw fault("字符范围的两端要是单个字符。");
            return;
        }
        var first = ReadClassCharacter(body, ref at, fault);
        var last = first;
        if (at + 1 < body.Length && body[at] == '-' && body[at + 1] != ']')
        {
            at++;
            if (Shorthand(body, at) is not null) throw fault("字符范围的两端要是单个字符。");
            last = ReadClassCharacter(body, ref at, fault);
            if (last < first) throw fault("字符范围的前一个字符不能在后一个之后。");
        }
        CheckCase(first, last, fault);
        Append(set, first, last);
        if (!ignoreCase) return;
        AppendOtherCase(set, (char)Math.Max(first, 'a'), (char)Math.Min(last, 'z'), 'A' - 'a');
        AppendOtherCase(set, (char)Math.Max(first, 'A'), (char)Math.Min(last, 'Z'), 'a' - 'A');
    }

    private static void AppendOtherCase(StringBuilder set, char first, char last, int distance)
    {
        if (first <= last) Append(set, (char)(first + distance), (char)(last + distance));
    }

    private static void Append(StringBuilder set, char first, char last) => set.Append(Code(first)).Append(first == last ? "" : "-" + Code(last));

    private static char ReadClassCharacter(string body, ref int at, Func<string, Exception> fault) =>
        body[at] == '\\' ? ReadEscapedCharacter(body, ref at, inClass: true, fault) : body[at++];

    private static string? Shorthand(string body, int at) => at + 1 >= body.Length || body[at] != '\\' ? null : body[at + 1] switch
    {
        'd' => Digit,
        'w' => Word,
        's' => Blank,
        'D' => NotDigit,
        'W' => NotWord,
        'S' => NotBlank,
        _ => null,
    };

    private static char ReadEscapedCharacter(string body, ref int at, bool inClass, Func<string, Exception> fault)
    {
        if (at + 1 >= body.Length) throw fault("反斜杠后面缺少字符。");
        var c = body[at + 1];
        if (c is 'x' or 'u')
        {
            var digits = c == 'x' ? 2 : 4;
            if (at + 2 + digits > body.Length || !int.TryParse(body.AsSpan(at + 2, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
                throw fault($"\\{c} 后面要写 {digits} 位十六进制数。");
            at += 2 + digits;
            return (char)code;
        }
        char? meant = c switch
        {
            'n' => '\n',
            't' => '\t',
            'r' => '\r',
            'f' => '\f',
            'v' => '\v',
            'b' when inClass => '\b',
            '0' when at + 2 >= body.Length || !Characters.IsDigit(body[at + 2]) => '\0',
            _ when Characters.IsDigit(c) => throw fault("正则表达式不能引用前面的分组。"),
            'b' or 'B' => throw fault("正则表达式不能用 \\b 和 \\B；请用 ^、$ 或写明前后的字符。"),
            _ when Characters.NameLength(body, at + 1, first: false) > 0 && c != '$' && c != '_' => throw fault($"正则表达式不能用 \\{c}。"),
            _ => c,
        };
        at += 2;
        return meant!.Value;
    }

    private void CheckCase(char first, char last, Func<string, Exception> fault)
    {
        if (!ignoreCase) return;
        for (int c = Math.Max(first, '\u0080'); c <= last; c++)
        {
            if (char.ToUpperInvariant((char)c) != c || char.ToLowerInvariant((char)c) != c) throw fault("带标志 i 的正则表达式里，字母只能是 A 到 Z；请去掉 i 并写出大小写。");
        }
    }

    /// <summary>A character as .NET reads it literally, in and out of a class.</summary>
    private static string Code(char c) => char.IsAsciiLetterOrDigit(c) || (c > '\u00ff' && char.IsLetter(c)) ? c.ToString() : $"\\u{(int)c:x4}";
}
