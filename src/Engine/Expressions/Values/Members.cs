using System.Globalization;
using Qingyi.Engine.Expressions.Evaluation;

namespace Qingyi.Engine.Expressions.Values;

/// <summary>
/// Members of values. Names that the language would find on a prototype are a fault unless they are called, so that nothing reads
/// as undefined here that is a function there.
/// </summary>
internal static class Members
{
    private static readonly HashSet<string> OfEveryObject =
    [
        "constructor", "hasOwnProperty", "isPrototypeOf", "propertyIsEnumerable", "toLocaleString", "toString", "valueOf",
        "__proto__", "__defineGetter__", "__defineSetter__", "__lookupGetter__", "__lookupSetter__",
    ];

    private static readonly HashSet<string> OfArrays =
    [
        "at", "concat", "copyWithin", "entries", "every", "fill", "filter", "find", "findIndex", "findLast", "findLastIndex", "flat", "flatMap", "forEach",
        "includes", "indexOf", "join", "keys", "lastIndexOf", "map", "pop", "push", "reduce", "reduceRight", "reverse", "shift", "slice", "some", "sort",
        "splice", "toReversed", "toSorted", "toSpliced", "unshift", "values", "with",
    ];

    private static readonly HashSet<string> OfStrings =
    [
        "anchor", "at", "big", "blink", "bold", "charAt", "charCodeAt", "codePointAt", "concat", "endsWith", "fixed", "fontcolor", "fontsize", "includes",
        "indexOf", "isWellFormed", "italics", "lastIndexOf", "link", "localeCompare", "match", "matchAll", "normalize", "padEnd", "padStart", "repeat",
        "replace", "replaceAll", "search", "slice", "small", "split", "startsWith", "strike", "sub", "substr", "substring", "sup", "toLocaleLowerCase",
        "toLocaleUpperCase", "toLowerCase", "toUpperCase", "toWellFormed", "trim", "trimEnd", "trimLeft", "trimRight", "trimStart",
    ];

    public static object? Read(Run run, object? target, string name)
    {
        switch (target)
        {
            case ArrayValue array when name == "length": return (double)array.Items.Length;
            case ArrayValue array when Index(name) is { } index: return array.At(index);
            case string text when name == "length": return (double)text.Length;
            case string text when Index(name) is { } index: return index < text.Length ? text[(int)index].ToString() : Undefined.Value;
            case ObjectValue bag when bag.TryGet(name, out var value): return value;
        }
        if (!IsInherited(target, name)) return Undefined.Value;
        var callable = !OfEveryObject.Contains(name) || name is "toString" or "valueOf" or "hasOwnProperty";
        throw run.Fault(callable ? $"{name} 不能当成员读取；要调用请写成 {name}(…)。" : $"不能读取 {name}。");
    }

    public static bool Has(Run run, object? target, string name) => target switch
    {
        ObjectValue bag => bag.TryGet(name, out _) || OfEveryObject.Contains(name),
        ArrayValue array => name == "length" || (Index(name) is { } index ? index < array.Items.Length : IsInherited(target, name)),
        _ => throw run.Fault($"in 的右边要是对象或数组，实际是{Kind(target)}。"),
    };

    /// <summary>Own members, as <c>Object.entries</c> and <c>{...value}</c> see them.</summary>
    public static IEnumerable<KeyValuePair<string, object?>> Own(Run run, object? target) => target switch
    {
        ObjectValue bag => bag.Ordered,
        ArrayValue array => array.Items.Select((item, index) => KeyValuePair.Create(Numbers.Text(index), item)),
        string text => Units(run, text).Select((unit, index) => KeyValuePair.Create(Numbers.Text(index), (object?)unit)),
        _ => [],
    };

    public static string Key(Run run, object? key) => key as string ?? Conversions.ToText(run, key);

    /// <summary>The characters of a text as iteration gives them: a pair of surrogates is one.</summary>
    public static object?[] Characters(Run run, string text)
    {
        run.CheckCount(text.Length);
        run.Spend(text.Length);
        var characters = new List<object?>(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var pair = char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]);
            characters.Add(text.Substring(i, pair ? 2 : 1));
            if (pair) i++;
        }
        return [.. characters];
    }

    public static IEnumerable<string> Units(Run run, string text)
    {
        run.CheckCount(text.Length);
        run.Spend(text.Length);
        return text.Select(unit => unit.ToString());
    }

    /// <summary>What the value is, for sentences.</summary>
    public static string Kind(object? value) => value switch
    {
        null => "空值 null",
        Undefined => "空值 undefined",
        bool => "布尔值",
        double => "数",
        string => "文字",
        ArrayValue => "数组",
        ObjectValue => "对象",
        DateValue => "日期",
        _ => "函数",
    };

    private static bool IsInherited(object? target, string name) => OfEveryObject.Contains(name) || target switch
    {
        ArrayValue => OfArrays.Contains(name),
        string => OfStrings.Contains(name),
        double => name is "toExponential" or "toFixed" or "toPrecision",
        DateValue => name.StartsWith("get", StringComparison.Ordinal) || name.StartsWith("set", StringComparison.Ordinal) || name.StartsWith("to", StringComparison.Ordinal),
        _ => false,
    };

    private static double? Index(string name) =>
        name.Length is > 0 and <= 10 && name.All(char.IsAsciiDigit) && (name[0] != '0' || name.Length == 1) ? double.Parse(name, CultureInfo.InvariantCulture) : null;
}
