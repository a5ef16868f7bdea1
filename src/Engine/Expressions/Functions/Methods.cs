using Qingyi.Engine.Expressions.Patterns;
using Qingyi.Engine.Expressions.Values;

namespace Qingyi.Engine.Expressions.Functions;

/// <summary>The closed list of methods, by the kind of value that has them.</summary>
internal static class Methods
{
    private static readonly FunctionTable[] All =
        [ArrayFunctions.Methods, SortFunctions.Methods, StringFunctions.Methods, PatternFunctions.Methods, NumberFunctions.Methods, DateFunctions.Methods, ObjectFunctions.Methods, Tests];

    private static FunctionTable Tests => PatternFunctions.OfPatterns;

    /// <summary>Every method of this name, whatever value has it.</summary>
    public static List<Function> Named(string name) => [.. All.Where(table => table.ContainsKey(name)).Select(table => table[name])];

    public static Function? Find(object? target, string name) => target switch
    {
        ArrayValue => ArrayFunctions.Methods.GetValueOrDefault(name) ?? SortFunctions.Methods.GetValueOrDefault(name),
        string => StringFunctions.Methods.GetValueOrDefault(name) ?? PatternFunctions.Methods.GetValueOrDefault(name),
        double or bool => NumberFunctions.Methods.GetValueOrDefault(name) is { } method && (target is double || name is "toString" or "valueOf") ? method : null,
        DateValue => DateFunctions.Methods.GetValueOrDefault(name),
        // A member of the same name hides the method, and data are never functions.
        ObjectValue bag => bag.TryGet(name, out _) ? null : ObjectFunctions.Methods.GetValueOrDefault(name),
        Pattern => Tests.GetValueOrDefault(name),
        _ => null,
    };

    public static string WhyUnknown(string name) => name switch
    {
        "push" or "pop" or "shift" or "unshift" or "splice" or "fill" or "copyWithin" => $"{name} 会改动数组；请写 [...数组, 新值] 或 filter、slice 得到新数组。",
        "forEach" => "forEach 不产生值；请用 map、filter 或 reduce。",
        "toLocaleString" or "toLocaleDateString" or "toLocaleTimeString" or "localeCompare" or "toLocaleUpperCase" or "toLocaleLowerCase" =>
            $"{name} 随机器的语言而变；请用 toFixed、toISOString 或直接比较。",
        "getFullYear" or "getMonth" or "getDate" or "getDay" or "getHours" or "getMinutes" or "getSeconds" or "getMilliseconds" =>
            $"{name} 随机器的时区而变；请写 getUTC{name[3..]}。",
        "exec" => "请用 文字.match(/…/) 代替 exec。",
        _ when name.StartsWith("set", StringComparison.Ordinal) => $"没有 {name} 这个函数；表达式不能改动数据。",
        _ => $"没有 {name} 这个函数；可用的函数见表达式说明。",
    };
}
