using System.Globalization;
using System.Numerics;
using Qingyi.Engine.Expressions.Values;

namespace Qingyi.Engine.Expressions.Functions;

/// <summary>Functions of numbers and truth values.</summary>
internal static class NumberFunctions
{
    public static FunctionTable Methods { get; } = new()
    {
        { "toFixed", 0, 1, ToFixed },
        { "toString", 0, 1, ToText },
        { "valueOf", 0, 0, call => call.Receiver },
    };

    private static object ToFixed(Call call)
    {
        var places = call.IntegerAt(0);
        if (places is not (>= 0 and <= 100)) throw call.Fault("toFixed 的位数要在 0 到 100 之间。");
        var number = (double)call.Receiver!;
        if (!double.IsFinite(number) || Math.Abs(number) >= 1e21) return Numbers.Text(number);
        return (number < 0 ? "-" : "") + Fixed(Math.Abs(number), (int)places);
    }

    /// <summary>The exact value of the number, times ten to the places, rounded with halves up.</summary>
    private static string Fixed(double number, int places)
    {
        var bits = BitConverter.DoubleToInt64Bits(number);
        var exponent = (int)(bits >> 52);
        var fraction = bits & 0xF_FFFF_FFFF_FFFF;
        BigInteger mantissa = exponent == 0 ? fraction : fraction | (1L << 52);
        var shift = Math.Max(exponent, 1) - 1075;
        var scaled = mantissa * BigInteger.Pow(10, places);
        var rounded = shift >= 0 ? scaled << shift : (scaled + (BigInteger.One << (-shift - 1))) >> -shift;
        var digits = rounded.ToString(CultureInfo.InvariantCulture).PadLeft(places + 1, '0');
        return places == 0 ? digits : digits[..^places] + "." + digits[^places..];
    }

    private static object ToText(Call call)
    {
        if (call.Has(0) && call.NumberAt(0) != 10) throw call.Fault("toString 只能用十进制，请去掉参数。");
        return Conversions.ToText(call.Run, call.Receiver);
    }
}
