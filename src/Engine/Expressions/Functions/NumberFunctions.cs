using System.Globalization;
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
        return (number == 0 ? 0.0 : number).ToString("F" + ((int)places).ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
    }

    private static object ToText(Call call)
    {
        if (call.Has(0) && call.NumberAt(0) != 10) throw call.Fault("toString 只能用十进制，请去掉参数。");
        return Conversions.ToText(call.Run, call.Receiver);
    }
}
