using Qingyi.Engine.Expressions.Evaluation;

namespace Qingyi.Engine.Expressions.Values;

/// <summary>How values become truth, numbers, text and member names, by the definitions of the language.</summary>
internal static class Conversions
{
    public static bool Truthy(object? value) => value switch
    {
        null or Undefined => false,
        bool truth => truth,
        double number => number != 0 && !double.IsNaN(number),
        string text => text.Length > 0,
        _ => true,
    };

    public static string TypeOf(object? value) => value switch
    {
        Undefined => "undefined",
        bool => "boolean",
        double => "number",
        string => "string",
        _ => "object",
    };

    public static double ToNumber(Run run, object? value) => value switch
    {
        null => 0,
        Undefined => double.NaN,
        bool truth => truth ? 1 : 0,
        double number => number,
        string text => Numbers.Read(text),
        DateValue date => date.Milliseconds,
        _ => Numbers.Read(ToText(run, value)),
    };

    public static string ToText(Run run, object? value) => value switch
    {
        null => "null",
        Undefined => "undefined",
        bool truth => truth ? "true" : "false",
        double number => Numbers.Text(number),
        string text => text,
        ArrayValue array => Join(run, array, ","),
        ObjectValue => "[object Object]",
        DateValue => throw run.Fault("日期不能直接变成文字；请写 .toISOString()。"),
        _ => throw run.Fault("这个值不能变成文字。"),
    };

    public static string Join(Run run, ArrayValue array, string separator)
    {
        run.Descend();
        var text = new TextBuilder(run);
        for (var i = 0; i < array.Items.Length; i++)
        {
            run.Spend(1);
            if (i > 0) text.Append(separator);
            if (!Undefined.OrNull(array.Items[i])) text.Append(ToText(run, array.Items[i]));
        }
        run.Ascend();
        return text.ToString();
    }

    /// <summary>What <c>+</c>, <c>==</c> and comparisons see of an object: text of arrays and objects, the instant of a date.</summary>
    public static object? ToPrimitive(Run run, object? value, bool preferNumber) => value switch
    {
        DateValue date when preferNumber => date.Milliseconds,
        ArrayValue or ObjectValue or DateValue => ToText(run, value),
        _ => value,
    };

    /// <summary>Cut towards zero; NaN is 0, infinities stay.</summary>
    public static double ToInteger(Run run, object? value)
    {
        var number = ToNumber(run, value);
        return double.IsNaN(number) ? 0 : Math.Truncate(number) + 0.0;
    }
}
