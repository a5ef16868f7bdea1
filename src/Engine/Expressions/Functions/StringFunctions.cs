using Qingyi.Engine.Expressions.Values;

namespace Qingyi.Engine.Expressions.Functions;

/// <summary>Functions of text; those that take a pattern are in <see cref="PatternFunctions"/>.</summary>
internal static class StringFunctions
{
    public static FunctionTable Methods { get; } = new()
    {
        { "toUpperCase", 0, 0, call => Letters.Upper(call, call.Text) },
        { "toLowerCase", 0, 0, call => Letters.Lower(call, call.Text) },
        { "trim", 0, 0, call => Numbers.Trim(call.Text) },
        { "trimStart", 0, 0, call => Numbers.TrimStart(call.Text) },
        { "trimEnd", 0, 0, call => Numbers.TrimEnd(call.Text) },
        { "includes", 1, 2, call => Find(call, call.ClampAt(1, call.Text.Length, 0)) >= 0 },
        { "indexOf", 1, 2, call => (double)Find(call, call.ClampAt(1, call.Text.Length, 0)) },
        { "lastIndexOf", 1, 1, LastIndexOf },
        { "startsWith", 1, 2, StartsWith },
        { "endsWith", 1, 2, EndsWith },
        { "slice", 0, 2, Slice },
        { "substring", 1, 2, Substring },
        { "substr", 1, 2, Substr },
        { "charAt", 0, 1, call => Unit(call, call.IntegerAt(0)) ?? "" },
        { "charCodeAt", 0, 1, call => Unit(call, call.IntegerAt(0)) is { } unit ? (double)unit[0] : double.NaN },
        { "codePointAt", 0, 1, CodePointAt },
        { "at", 1, 1, call => (object?)Unit(call, call.IntegerAt(0) is var i && i < 0 ? call.Text.Length + i : i) ?? Undefined.Value },
        { "repeat", 1, 1, Repeat },
        { "padStart", 1, 2, call => Padding(call) + call.Text },
        { "padEnd", 1, 2, call => call.Text + Padding(call) },
        { "concat", 0, FunctionTable.Any, Concat },
        { "toString", 0, 0, call => call.Text },
        { "valueOf", 0, 0, call => call.Text },
    };

    private static int Find(Call call, int from)
    {
        call.Run.SpendOnText(call.Text.Length);
        return call.Text.IndexOf(call.TextAt(0), from, StringComparison.Ordinal);
    }

    private static object LastIndexOf(Call call)
    {
        call.Run.SpendOnText(call.Text.Length);
        var sought = call.TextAt(0);
        return sought.Length == 0 ? call.Text.Length : (double)call.Text.LastIndexOf(sought, StringComparison.Ordinal);
    }

    private static object StartsWith(Call call) => call.Text.AsSpan(call.ClampAt(1, call.Text.Length, 0)).StartsWith(call.TextAt(0), StringComparison.Ordinal);

    private static object EndsWith(Call call) => call.Text.AsSpan(0, call.ClampAt(1, call.Text.Length, call.Text.Length)).EndsWith(call.TextAt(0), StringComparison.Ordinal);

    private static object Slice(Call call)
    {
        int from = call.PlaceAt(0, call.Text.Length, 0), to = call.PlaceAt(1, call.Text.Length, call.Text.Length);
        return from < to ? call.Checked(call.Text[from..to]) : "";
    }

    private static object Substring(Call call)
    {
        int from = call.ClampAt(0, call.Text.Length, 0), to = call.ClampAt(1, call.Text.Length, call.Text.Length);
        return call.Checked(call.Text[Math.Min(from, to)..Math.Max(from, to)]);
    }

    private static object Substr(Call call)
    {
        var from = call.PlaceAt(0, call.Text.Length, 0);
        return call.Checked(call.Text.Substring(from, call.ClampAt(1, call.Text.Length - from, call.Text.Length - from)));
    }

    private static string? Unit(Call call, double index) => index >= 0 && index < call.Text.Length ? call.Text[(int)index].ToString() : null;

    private static object CodePointAt(Call call)
    {
        var index = call.IntegerAt(0);
        if (index < 0 || index >= call.Text.Length) return Undefined.Value;
        var i = (int)index;
        var pair = char.IsHighSurrogate(call.Text[i]) && i + 1 < call.Text.Length && char.IsLowSurrogate(call.Text[i + 1]);
        return pair ? char.ConvertToUtf32(call.Text[i], call.Text[i + 1]) : (double)call.Text[i];
    }

    private static object Repeat(Call call)
    {
        var count = call.IntegerAt(0);
        if (count < 0 || double.IsInfinity(count)) throw call.Fault("repeat 的次数要是 0 或正整数。");
        if (call.Text.Length == 0) return "";
        call.Run.CheckLength((long)Math.Min(count * call.Text.Length, int.MaxValue));
        return call.Checked(string.Concat(Enumerable.Repeat(call.Text, (int)count)));
    }

    private static string Padding(Call call)
    {
        var missing = Math.Min(call.IntegerAt(0), int.MaxValue) - call.Text.Length;
        var filler = call.Has(1) ? call.TextAt(1) : " ";
        if (missing <= 0 || filler.Length == 0) return "";
        call.Run.CheckLength((long)missing + call.Text.Length);
        return call.Checked(string.Concat(Enumerable.Repeat(filler, ((int)missing / filler.Length) + 1))[..(int)missing]);
    }

    private static object Concat(Call call)
    {
        var text = new TextBuilder(call.Run);
        text.Append(call.Text);
        for (var i = 0; i < call.Count; i++) text.Append(call.TextAt(i));
        return text.ToString();
    }
}
