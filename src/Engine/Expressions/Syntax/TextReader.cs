using System.Globalization;
using System.Text;

namespace Qingyi.Engine.Expressions.Syntax;

/// <summary>Quoted strings and the parts of templates, with their escapes.</summary>
internal sealed class TextReader(string source, int start)
{
    private readonly StringBuilder text = new();
    private int at = start + 1;

    public string ReadString(out int end)
    {
        var quote = source[start];
        while (true)
        {
            if (at == source.Length || source[at] is '\n' or '\r') throw new SyntaxFaultException(start, $"文字没有结束，请在末尾写 {quote}。");
            if (source[at] == quote) break;
            ReadCharacter();
        }
        end = at + 1;
        return text.ToString();
    }

    /// <summary>Reads from a backtick or from the brace that closes a substitution, up to the next <c>${</c> or the closing backtick.</summary>
    public string ReadTemplatePart(out int end, out bool substitution)
    {
        while (true)
        {
            if (at == source.Length) throw new SyntaxFaultException(start, "模板文字没有结束，请在末尾写 `。");
            if (source[at] == '`') { substitution = false; end = at + 1; break; }
            if (source[at] == '$' && at + 1 < source.Length && source[at + 1] == '{') { substitution = true; end = at + 2; break; }
            if (source[at] == '\r')
            {
                // A template reads every line end as a line feed.
                text.Append('\n');
                at += at + 1 < source.Length && source[at + 1] == '\n' ? 2 : 1;
            }
            else ReadCharacter();
        }
        return text.ToString();
    }

    private void ReadCharacter()
    {
        if (source[at] != '\\') { text.Append(source[at++]); return; }
        var escape = at++;
        if (at == source.Length) throw new SyntaxFaultException(escape, "反斜杠后面缺少字符。");
        var c = source[at++];
        switch (c)
        {
            case 'n': text.Append('\n'); break;
            case 't': text.Append('\t'); break;
            case 'r': text.Append('\r'); break;
            case 'b': text.Append('\b'); break;
            case 'f': text.Append('\f'); break;
            case 'v': text.Append('\v'); break;
            case '0' when at == source.Length || !Characters.IsDigit(source[at]): text.Append('\0'); break;
            case >= '0' and <= '9': throw new SyntaxFaultException(escape, "反斜杠后面不能直接写数字；特殊字符请写 \\u 加四位十六进制数。");
            case 'x': text.Append((char)Hex(2, escape)); break;
            case 'u': AppendCodePoint(escape); break;
            case '\r' when at < source.Length && source[at] == '\n': at++; break;
            default: if (!Characters.IsLineEnd(c)) text.Append(c); break;
        }
    }

    private void AppendCodePoint(int escape)
    {
        if (at == source.Length || source[at] != '{') { text.Append((char)Hex(4, escape)); return; }
        var close = source.IndexOf('}', at);
        if (close < 0 || close - at is < 2 or > 9 || !int.TryParse(source.AsSpan(at + 1, close - at - 1), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code)
            || code is < 0 or > 0x10FFFF)
            throw new SyntaxFaultException(escape, "\\u{ } 里要写 0 到 10FFFF 的十六进制数。");
        at = close + 1;
        if (code > 0xFFFF) text.Append(char.ConvertFromUtf32(code));
        else text.Append((char)code);
    }

    private int Hex(int digits, int escape)
    {
        if (at + digits > source.Length || !int.TryParse(source.AsSpan(at, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
            throw new SyntaxFaultException(escape, $"\\{(digits == 2 ? 'x' : 'u')} 后面要写 {digits} 位十六进制数。");
        at += digits;
        return code;
    }
}
