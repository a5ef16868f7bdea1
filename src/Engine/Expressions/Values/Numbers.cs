using System.Globalization;
using Qingyi.Engine.Expressions.Syntax;

namespace Qingyi.Engine.Expressions.Values;

/// <summary>Numbers to text and back, as the language prints and reads them.</summary>
internal static class Numbers
{
    public static string Text(double number)
    {
        if (double.IsNaN(number)) return "NaN";
        if (double.IsInfinity(number)) return number > 0 ? "Infinity" : "-Infinity";
        if (number == 0) return "0";
        if (number < 0) return "-" + Text(-number);

        // The shortest digits that read back as the same number, and the place of the decimal point before or after them.
        var round = number.ToString("R", CultureInfo.InvariantCulture);
        var mark = round.IndexOf('E', StringComparison.Ordinal);
        var mantissa = mark < 0 ? round : round[..mark];
        var exponent = mark < 0 ? 0 : int.Parse(round.AsSpan(mark + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var dot = mantissa.IndexOf('.', StringComparison.Ordinal);
        var point = (dot < 0 ? mantissa.Length : dot) + exponent;
        var digits = mantissa.Replace(".", "", StringComparison.Ordinal);
        var zeros = digits.Length - digits.TrimStart('0').Length;
        return Place(digits.Trim('0'), point - zeros);
    }

    private static string Place(string digits, int point)
    {
        var count = digits.Length;
        if (count <= point && point <= 21) return digits + new string('0', point - count);
        if (point is > 0 and <= 21) return digits[..point] + "." + digits[point..];
        if (point is > -6 and <= 0) return "0." + new string('0', -point) + digits;
        var exponent = point - 1;
        var sign = exponent < 0 ? "-" : "+";
        var rest = count == 1 ? "" : "." + digits[1..];
        return string.Create(CultureInfo.InvariantCulture, $"{digits[0]}{rest}e{sign}{Math.Abs(exponent)}");
    }

    /// <summary>The number that a whole text spells; NaN when it spells none, 0 for a blank one.</summary>
    public static double Read(string text)
    {
        var trimmed = Trim(text);
        if (trimmed.Length == 0) return 0;
        if (trimmed.Length > 2 && trimmed[0] == '0' && !char.IsAsciiDigit(trimmed[1]) && trimmed[1] is not '.' and not 'e' and not 'E') return ReadRadix(trimmed);
        return DecimalLength(trimmed) == trimmed.Length ? ReadDecimal(trimmed) : double.NaN;
    }

    public static double ReadDecimal(ReadOnlySpan<char> text) => text switch
    {
        "Infinity" or "+Infinity" => double.PositiveInfinity,
        "-Infinity" => double.NegativeInfinity,
        _ => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture),
    };

    /// <summary>How many characters at the beginning spell a decimal number; 0 when none do.</summary>
    public static int DecimalLength(string text)
    {
        var at = text.Length > 0 && text[0] is '+' or '-' ? 1 : 0;
        if (string.CompareOrdinal(text, at, "Infinity", 0, 8) == 0) return at + 8;
        var whole = Digits(text, at);
        at += whole;
        var fraction = 0;
        if (at < text.Length && text[at] == '.')
        {
            fraction = Digits(text, at + 1);
            if (whole + fraction > 0) at += 1 + fraction;
        }
        if (whole + fraction == 0) return 0;
        if (at < text.Length && text[at] is 'e' or 'E')
        {
            var signed = at + 1 < text.Length && text[at + 1] is '+' or '-' ? 2 : 1;
            var exponent = Digits(text, at + signed);
            if (exponent > 0) at += signed + exponent;
        }
        return at;
    }

    private static int Digits(string text, int from)
    {
        var at = from;
        while (at < text.Length && Characters.IsDigit(text[at])) at++;
        return Math.Max(at - from, 0);
    }

    private static double ReadRadix(string text)
    {
        var radix = text[1] switch { 'x' or 'X' => 16, 'o' or 'O' => 8, 'b' or 'B' => 2, _ => 0 };
        if (radix == 0) return double.NaN;
        double value = 0;
        foreach (var c in text.AsSpan(2))
        {
            if (!char.IsAsciiHexDigit(c) || NumberReader.HexValue(c) >= radix) return double.NaN;
            value = (value * radix) + NumberReader.HexValue(c);
        }
        return value;
    }

    /// <summary>Unlike .NET: one to the power of NaN or of an infinity is NaN.</summary>
    public static double Power(double number, double exponent) =>
        double.IsNaN(exponent) || (Math.Abs(number) == 1 && double.IsInfinity(exponent)) ? double.NaN : Math.Pow(number, exponent);

    public static string Trim(string text) => TrimEnd(TrimStart(text));

    public static string TrimStart(string text)
    {
        var start = 0;
        while (start < text.Length && Characters.IsSpaceOrLineEnd(text[start])) start++;
        return text[start..];
    }

    public static string TrimEnd(string text)
    {
        var end = text.Length;
        while (end > 0 && Characters.IsSpaceOrLineEnd(text[end - 1])) end--;
        return text[..end];
    }
}
