using System.Globalization;

namespace Qingyi.Engine.Expressions.Syntax;

/// <summary>Number literals: decimal with fraction and exponent, 0x, 0o, 0b, and underscores between digits.</summary>
internal static class NumberReader
{
    public static double Read(string source, ref int at)
    {
        var start = at;
        double value;
        if (source[at] == '0' && at + 1 < source.Length && Radix(source[at + 1]) is var radix and > 0)
        {
            at += 2;
            value = 0;
            foreach (var c in Digits(source, ref at, radix)) value = (value * radix) + HexValue(c);
            if (value > 9007199254740991) throw new SyntaxFaultException(start, "这个数太大，请用十进制书写。");
        }
        else value = ReadDecimal(source, ref at);

        if (at < source.Length && source[at] == 'n') throw new SyntaxFaultException(at, "不能用 BigInt，请去掉数字后的 n。");
        if (at < source.Length && Characters.NameLength(source, at, first: false) > 0) throw new SyntaxFaultException(at, "数字后面不能直接跟文字，请检查是否漏了运算符。");
        return value;
    }

    private static double ReadDecimal(string source, ref int at)
    {
        var start = at;
        var whole = source[at] == '.' ? "" : Digits(source, ref at, 10);
        if (whole.Length > 1 && whole[0] == '0') throw new SyntaxFaultException(start, "整数不能以 0 开头，请去掉前面的 0，或写成文字 '" + whole + "'。");
        var text = whole;
        if (at < source.Length && source[at] == '.')
        {
            at++;
            text += "." + (at < source.Length && Characters.IsDigit(source[at]) ? Digits(source, ref at, 10) : "0");
        }
        if (at < source.Length && source[at] is 'e' or 'E')
        {
            at++;
            text += "e";
            if (at < source.Length && source[at] is '+' or '-') text += source[at++];
            text += Digits(source, ref at, 10);
        }
        return double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
    }

    private static string Digits(string source, ref int at, int radix)
    {
        var start = at;
        while (at < source.Length && (IsDigit(source[at], radix) || source[at] == '_')) at++;
        var text = source[start..at];
        if (text.Length == 0) throw new SyntaxFaultException(at, "数字没有写完。");
        if (text[0] == '_' || text[^1] == '_' || text.Contains("__", StringComparison.Ordinal) || text.StartsWith("0_", StringComparison.Ordinal) && radix == 10)
            throw new SyntaxFaultException(start, "数字里的下划线只能单个地放在两个数码之间。");
        return text.Replace("_", "", StringComparison.Ordinal);
    }

    private static int Radix(char c) => c switch { 'x' or 'X' => 16, 'o' or 'O' => 8, 'b' or 'B' => 2, _ => 0 };

    private static bool IsDigit(char c, int radix) => char.IsAsciiHexDigit(c) && HexValue(c) < radix;

    public static int HexValue(char c) => c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10;
}
