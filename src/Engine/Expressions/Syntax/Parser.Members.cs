using Qingyi.Engine.Expressions.Functions;
using Qingyi.Engine.Expressions.Values;

namespace Qingyi.Engine.Expressions.Syntax;

/// <summary>What follows a value: members, elements, method calls and optional chains.</summary>
internal sealed partial class Parser
{
    /// <summary>Results of these are arrays that nobody else holds, so sorting them in place is seen by nobody.</summary>
    private static readonly HashSet<string> FreshArrays =
        ["map", "filter", "slice", "concat", "flat", "flatMap", "split", "sort", "reverse", "toSorted", "toReversed", "with"];

    private static readonly HashSet<string> FreshFunctions =
        ["Object.keys", "Object.values", "Object.entries", "Array.from", "Array.of", "JSON.parse"];

    private Node ParsePostfix()
    {
        var start = Current.Position;
        var value = ParsePrimary();
        var chained = false;
        while (true)
        {
            if (Current.Is(".") || Current.Is("?.")) value = ParseDot(value, ref chained);
            else if (Current.Is("[")) value = ParseElement(value, optional: false);
            else if (Current.Is("(")) throw Fault("这里不能调用；只能按名称调用函数，如 名称(…) 或 值.名称(…)。");
            else if (Current.Kind is TokenKind.TemplateWhole or TokenKind.TemplateHead) throw Fault("模板文字前面不能直接跟值，请检查是否漏了运算符。");
            else break;
        }
        return chained ? new Chain(start, value) : value;
    }

    private Node ParseDot(Node target, ref bool chained)
    {
        var optional = Take().Text == "?.";
        chained |= optional;
        if (optional && Current.Is("[")) return ParseElement(target, optional: true);
        if (optional && Current.Is("(")) throw Fault("不能用 ?.( 调用；请把 ?. 写在函数名前面。");
        if (Current.Kind != TokenKind.Name) throw Unexpected("点号后面要写成员名。");
        var name = Take();
        if (Current.Is("(")) return ParseMethod(target, name, optional);
        if (name.Text is "__proto__" or "prototype" or "constructor") throw new SyntaxFaultException(name.Position, $"不能读取 {name.Text}。");
        return Bounded(new Member(name.Position, target, name.Text, optional));
    }

    private Element ParseElement(Node target, bool optional)
    {
        var mark = Take();
        var key = ParseExpression();
        Expect("]", "缺少右方括号 ]。");
        return Bounded(new Element(mark.Position, target, key, optional));
    }

    private MethodCall ParseMethod(Node target, Token name, bool optional)
    {
        var candidates = Methods.Named(name.Text);
        if (candidates.Count == 0) throw new SyntaxFaultException(name.Position, Methods.WhyUnknown(name.Text));
        if (name.Text is "sort" or "reverse" && !IsFresh(target))
            throw new SyntaxFaultException(name.Position, $"{name.Text} 会改动原来的数组；请写 {(name.Text == "sort" ? "toSorted" : "toReversed")}()，或先用 slice() 复制。");
        var takesPattern = candidates.Any(candidate => candidate.First == FirstArgument.Pattern);
        var first = candidates.Any(candidate => candidate.First == FirstArgument.Callback) ? FirstArgument.Callback
            : takesPattern ? FirstArgument.Pattern : FirstArgument.Value;
        var arguments = ParseArguments(first);
        CheckCount(name, arguments, candidates.Min(candidate => candidate.Least), candidates.Max(candidate => candidate.Most));
        return Bounded(new MethodCall(name.Position, target, name.Text, arguments, optional));
    }

    private static bool IsFresh(Node target) => target switch
    {
        ArrayLiteral => true,
        MethodCall call => FreshArrays.Contains(call.Name),
        FunctionCall call => FreshFunctions.Contains(call.Function.Name),
        _ => false,
    };

    private List<Node> ParseArguments(FirstArgument first)
    {
        Expect("(", "缺少左括号 (。");
        var arguments = new List<Node>();
        while (!Current.Is(")"))
        {
            arguments.Add(Current.Is("...") ? ParseSpread() : ParseArgument(arguments.Count == 0 ? first : FirstArgument.Value));
            if (!TakeIf(",")) break;
        }
        Expect(")", "缺少右括号 )。");
        return arguments;
    }

    private Node ParseArgument(FirstArgument kind)
    {
        var ends = After.Is(",") || After.Is(")");
        if (kind == FirstArgument.Pattern && Current.Kind == TokenKind.Pattern && ends) return ParsePattern();
        if (kind == FirstArgument.Callback && ArrowFollows()) return ParseArrow();
        if (kind == FirstArgument.Callback && ends && Current is { Kind: TokenKind.Name, Text: "Number" or "String" or "Boolean" } && !locals.Contains(Current.Text))
        {
            var name = Take();
            return new FunctionName(name.Position, Globals.Functions[name.Text]);
        }
        return ParseExpression();
    }

    private Spread ParseSpread()
    {
        var mark = Take();
        return Bounded(new Spread(mark.Position, ParseExpression()));
    }

    private static void CheckCount(Token name, List<Node> arguments, int least, int most)
    {
        if (arguments.Exists(argument => argument is Spread)) return;
        if (arguments.Count < least) throw new SyntaxFaultException(name.Position, $"{name.Text} 至少要 {least} 个参数，这里有 {arguments.Count} 个。");
        if (arguments.Count > most) throw new SyntaxFaultException(name.Position, $"{name.Text} 最多 {most} 个参数，这里有 {arguments.Count} 个。");
    }
}
