namespace Qingyi.Engine.Expressions.Syntax;

/// <summary>Words that are no free names, and what to say about those that the subset leaves out.</summary>
internal static class Words
{
    private const string OneExpression = "这里只能写一个表达式，不能写语句";

    private static readonly HashSet<string> Used = ["true", "false", "null", "typeof", "in", "new"];

    private static readonly Dictionary<string, string> Refused = new(StringComparer.Ordinal)
    {
        ["return"] = "不要写 return，直接写要得到的值。",
        ["if"] = OneExpression + "；请用“条件 ? 甲 : 乙”。",
        ["else"] = OneExpression + "；请用“条件 ? 甲 : 乙”。",
        ["switch"] = OneExpression + "；请用“条件 ? 甲 : 乙”，或在流程里用“多路分支”。",
        ["for"] = OneExpression + "；请用数组的 map、filter、reduce。",
        ["while"] = OneExpression + "；请用数组的 map、filter、reduce。",
        ["do"] = OneExpression + "；请用数组的 map、filter、reduce。",
        ["var"] = OneExpression + "；中间结果请用“设置变量”活动存放。",
        ["let"] = OneExpression + "；中间结果请用“设置变量”活动存放。",
        ["const"] = OneExpression + "；中间结果请用“设置变量”活动存放。",
        ["function"] = "不能定义函数；数组函数里请用箭头函数，如 x => x.name。",
        ["class"] = "不能定义类。",
        ["this"] = "没有 this；变量请写 variables.名称。",
        ["super"] = "没有 super。",
        ["throw"] = OneExpression + "；要中止流程请用“故障”活动。",
        ["try"] = OneExpression + "；可能为空的值请用 ?. 和 ??。",
        ["delete"] = "不能改动数据；要去掉成员请另写一个对象。",
        ["void"] = "不能用 void；要空值请写 null 或 undefined。",
        ["instanceof"] = "不能用 instanceof；判断数组请写 Array.isArray(值)。",
        ["await"] = "不能等待；需要等待的事请用流程活动。",
        ["async"] = "不能等待；需要等待的事请用流程活动。",
        ["yield"] = "不能用 yield。",
        ["import"] = "不能引入模块。",
        ["export"] = "不能导出。",
        ["eval"] = "不能执行文字里的代码。",
        ["arguments"] = "没有 arguments；请给箭头函数的参数取名。",
        ["debugger"] = OneExpression + "。",
        ["with"] = OneExpression + "。",
        ["break"] = OneExpression + "。",
        ["continue"] = OneExpression + "。",
        ["case"] = OneExpression + "。",
        ["default"] = OneExpression + "。",
        ["catch"] = OneExpression + "。",
        ["finally"] = OneExpression + "。",
        ["extends"] = "不能定义类。",
        ["enum"] = "enum 是保留字，请换一个名称。",
        ["static"] = "static 是保留字，请换一个名称。",
        ["implements"] = "implements 是保留字，请换一个名称。",
        ["interface"] = "interface 是保留字，请换一个名称。",
        ["package"] = "package 是保留字，请换一个名称。",
        ["private"] = "private 是保留字，请换一个名称。",
        ["protected"] = "protected 是保留字，请换一个名称。",
        ["public"] = "public 是保留字，请换一个名称。",
    };

    public static bool IsKeyword(string name) => Used.Contains(name) || Refused.ContainsKey(name);

    /// <summary>The sentence for a word that the subset leaves out; null for the words it uses.</summary>
    public static string? WhyRefused(string word) => Refused.GetValueOrDefault(word);
}
