using Qingyi.Engine.Expressions.Values;

namespace Qingyi.Engine.Expressions.Syntax;

/// <summary>Arrays, objects, and the sentences about what does not fit.</summary>
internal sealed partial class Parser
{
    private ArrayLiteral ParseArray()
    {
        var open = Take();
        var items = new List<Node>();
        while (!Current.Is("]"))
        {
            if (Current.Is(",")) throw Fault("数组里不能有空位，请写 null。");
            items.Add(Current.Is("...") ? ParseSpread() : ParseExpression());
            if (!TakeIf(",")) break;
        }
        Expect("]", "缺少右方括号 ]。");
        return Bounded(new ArrayLiteral(open.Position, items));
    }

    private ObjectLiteral ParseObject()
    {
        var open = Take();
        var entries = new List<Entry>();
        while (!Current.Is("}"))
        {
            entries.Add(ParseEntry());
            if (!TakeIf(",")) break;
        }
        Expect("}", "缺少右花括号 }。");
        return Bounded(new ObjectLiteral(open.Position, entries));
    }

    private Entry ParseEntry()
    {
        if (TakeIf("...")) return new Entry(null, ParseExpression());
        var token = Current;
        if (TakeIf("["))
        {
            var computed = ParseExpression();
            Expect("]", "缺少右方括号 ]。");
            Expect(":", "成员名后面要写冒号和值。");
            return new Entry(computed, ParseExpression());
        }
        var name = token.Kind switch
        {
            TokenKind.Name or TokenKind.Keyword or TokenKind.Text => token.Text,
            TokenKind.Number => Numbers.Text(token.Number),
            _ => throw Unexpected("这里要写成员名，如 { 名称: 值 }。"),
        };
        if (token.Kind == TokenKind.Name && (After.Is(",") || After.Is("}"))) return new Entry(new Literal(token.Position, name), ParseName());
        next++;
        if (Current.Is("(") || (token.Text is "get" or "set" && Current.Kind == TokenKind.Name)) throw new SyntaxFaultException(token.Position, "对象里只能写“名称: 值”，不能定义函数。");
        if (name == "__proto__") throw new SyntaxFaultException(token.Position, "成员名不能是 __proto__。");
        Expect(":", "成员名后面要写冒号和值。");
        return new Entry(new Literal(token.Position, name), ParseExpression());
    }

    private SyntaxFaultException Unexpected(string? otherwise = null)
    {
        var token = Current;
        var message = token switch
        {
            { Kind: TokenKind.Keyword } when Words.WhyRefused(token.Text) is { } reason => reason,
            { Kind: TokenKind.Mark, Text: "=" } => "= 是赋值；比较请写 == 或 ===，改变量请用“设置变量”活动。",
            { Kind: TokenKind.Mark, Text: "=>" } => "箭头函数只能作为 map、filter、some 等数组函数的参数。",
            { Kind: TokenKind.Mark, Text: "++" or "--" } => $"不能用 {token.Text} 改变量；请写 + 1 或 - 1。",
            { Kind: TokenKind.Mark, Text: "&" } => "不能按位运算；“并且”请写 &&。",
            { Kind: TokenKind.Mark, Text: "|" } => "不能按位运算；“或者”请写 ||。",
            { Kind: TokenKind.Mark, Text: "^" } => "不能按位运算；乘方请写 **。",
            { Kind: TokenKind.Mark, Text: "~" or "<<" or ">>" or ">>>" } => "不能按位运算。",
            { Kind: TokenKind.Mark } when token.Text.EndsWith('=') && token.Text is not ("==" or "===" or "!=" or "!==" or "<=" or ">=") =>
                $"{token.Text} 是赋值；改变量请用“设置变量”活动。",
            { Kind: TokenKind.Mark, Text: "," } when otherwise is null => "不能用逗号连接几个表达式，请只留一个。",
            { Kind: TokenKind.End } => otherwise ?? "表达式没有写完。",
            _ => otherwise ?? $"这里不能出现“{(token.Kind == TokenKind.Pattern ? "/" : token.Text)}”，请检查是否漏了运算符或括号。",
        };
        return new SyntaxFaultException(token.Position, message);
    }
}
