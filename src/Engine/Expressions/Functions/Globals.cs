using Qingyi.Engine.Expressions.Syntax;
using Qingyi.Engine.Expressions.Values;

namespace Qingyi.Engine.Expressions.Functions;

/// <summary>Names that the language offers without a value in front; every other bare name is the scope's.</summary>
internal static class Globals
{
    public static IReadOnlySet<string> Namespaces { get; } = new HashSet<string>(StringComparer.Ordinal) { "Math", "JSON", "Object", "Array", "Number", "String", "Date" };

    public static IReadOnlyDictionary<string, object> Constants { get; } = new Dictionary<string, object>(StringComparer.Ordinal)
    {
        ["undefined"] = Undefined.Value,
        ["NaN"] = double.NaN,
        ["Infinity"] = double.PositiveInfinity,
        ["Math.PI"] = Math.PI,
        ["Math.E"] = Math.E,
        ["Number.MAX_SAFE_INTEGER"] = 9007199254740991.0,
        ["Number.MIN_SAFE_INTEGER"] = -9007199254740991.0,
        ["Number.EPSILON"] = Math.BitIncrement(1.0) - 1.0,
    };

    public static FunctionTable Functions { get; } = All();

    private static FunctionTable All()
    {
        var own = new FunctionTable
        {
            { "isNullOrEmpty", 1, 1, call => PlainText(call) is not { Length: > 0 } },
            { "isNullOrWhiteSpace", 1, 1, call => PlainText(call) is not { } text || Numbers.Trim(text).Length == 0 },
            { "toJson", 1, 1, call => call[0] is Undefined ? "null" : JsonText.Write(call.Run, call[0]) },
            { "JSON.stringify", 1, 1, call => JsonText.Write(call.Run, call[0]) },
            { "JSON.parse", 1, 1, call => JsonText.Read(call.Run, call.TextAt(0)) },
            { "Number", 0, 1, call => call.Count == 0 ? 0.0 : call.NumberAt(0) },
            { "String", 0, 1, call => call.Count == 0 ? "" : call.TextAt(0) },
            { "Boolean", 0, 1, call => Conversions.Truthy(call[0]) },
            { "parseInt", 1, 2, ParseInt },
            { "parseFloat", 1, 1, ParseFloat },
            { "isNaN", 1, 1, call => double.IsNaN(call.NumberAt(0)) },
            { "isFinite", 1, 1, call => double.IsFinite(call.NumberAt(0)) },
            { "Number.isNaN", 1, 1, call => call[0] is double.NaN },
            { "Number.isFinite", 1, 1, call => call[0] is double number && double.IsFinite(number) },
            { "Number.isInteger", 1, 1, call => call[0] is double number && double.IsInteger(number) },
            { "Number.isSafeInteger", 1, 1, call => call[0] is double number && double.IsInteger(number) && Math.Abs(number) <= 9007199254740991 },
            { "Number.parseInt", 1, 2, ParseInt },
            { "Number.parseFloat", 1, 1, ParseFloat },
            { "Date.parse", 1, 1, DateFunctions.Parse },
            { "Date.UTC", 1, 7, DateFunctions.Utc },
        };
        foreach (var function in MathFunctions.Functions.Concat(ObjectFunctions.Functions)) own.Add(function.Key, function.Value);
        return own;
    }

    private static string? PlainText(Call call) => call[0] switch
    {
        null or Undefined => null,
        string or double or bool => call.TextAt(0),
        _ => throw call.Fault($"{call.Name} 只看文字，实际是{Members.Kind(call[0])}；数组请写 .length === 0。"),
    };

    private static object ParseFloat(Call call)
    {
        var text = Numbers.TrimStart(call.TextAt(0));
        var length = Numbers.DecimalLength(text);
        return length == 0 ? double.NaN : Numbers.ReadDecimal(text.AsSpan(0, length));
    }

    private static object ParseInt(Call call)
    {
        var text = Numbers.TrimStart(call.TextAt(0));
        var negative = text.StartsWith('-');
        if (negative || text.StartsWith('+')) text = text[1..];
        var radix = call.Has(1) ? call.IntegerAt(1) : 0;
        if (radix is not (0 or 10 or 16 or 2 or 8)) throw call.Fault("parseInt 的进制只能是 2、8、10、16。");
        if (radix is 0 or 16 && (text.StartsWith("0x", StringComparison.Ordinal) || text.StartsWith("0X", StringComparison.Ordinal))) (text, radix) = (text[2..], 16);
        if (radix == 0) radix = 10;
        var length = text.TakeWhile(c => char.IsAsciiHexDigit(c) && NumberReader.HexValue(c) < radix).Count();
        if (length == 0) return double.NaN;
        var value = radix == 10 ? Numbers.ReadDecimal(text.AsSpan(0, length)) : text.Take(length).Aggregate(0.0, (sum, c) => (sum * radix) + NumberReader.HexValue(c));
        return negative ? -value : value;
    }

    public static string WhyUnknown(string name) => name switch
    {
        "Math.random" => "表达式不能取随机数：同样的数据要得到同样的结果。",
        "Date.now" => "表达式里没有当前时间；请读取流程给出的变量。",
        "Date" => "日期请写 new Date('2026-01-31')。",
        "Object.assign" => "Object.assign 会改动对象；请写 ({ ...甲, ...乙 })。",
        _ => $"没有 {name} 这个函数；可用的函数见表达式说明。",
    };

    /// <summary>Functions of Elsa or of the language that are left out on purpose; null for any other name.</summary>
    public static string? WhyRefused(string name) => name switch
    {
        "newGuid" or "newGuidString" or "newShortGuid" => "表达式不能产生新编号：同样的数据要得到同样的结果；编号由系统生成。",
        "setVariable" => "表达式不能改变量；请用“设置变量”活动。",
        "setCorrelationId" => "表达式不能改关联号；请用“设置关联号”活动。",
        "setWorkflowInstanceName" => "表达式不能改流程实例名称；请用“设置名称”活动。",
        "setOutcome" or "setOutcomes" => "表达式不能指定结果出口；请用“条件”或“多路分支”活动。",
        "require" or "fetch" or "setTimeout" or "setInterval" or "Function" or "Symbol" or "Proxy" => $"不能调用 {name}。",
        _ when name.Length > 3 && name.StartsWith("set", StringComparison.Ordinal) && !char.IsAsciiLetterLower(name[3]) => $"{name} 会改变量；请用“设置变量”活动。",
        _ => null,
    };
}
