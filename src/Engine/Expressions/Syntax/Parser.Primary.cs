using Qingyi.Engine.Expressions.Functions;
using Qingyi.Engine.Expressions.Patterns;
using Qingyi.Engine.Expressions.Values;

namespace Qingyi.Engine.Expressions.Syntax;

/// <summary>Where an expression begins: literals, names, calls, parentheses, templates.</summary>
internal sealed partial class Parser
{
    private Node ParsePrimary()
    {
        var token = Current;
        switch (token.Kind)
        {
            case TokenKind.Number:
                next++;
                return new Literal(token.Position, token.Number);
            case TokenKind.Text or TokenKind.TemplateWhole:
                next++;
                return new Literal(token.Position, token.Text);
            case TokenKind.TemplateHead:
                return ParseTemplate();
            case TokenKind.Name:
                return ParseName();
            case TokenKind.Keyword:
                return ParseKeyword();
            case TokenKind.Pattern:
                return ParsePatternTest();
            case TokenKind.Mark when token.Text == "(":
                return ParseParenthesis();
            case TokenKind.Mark when token.Text == "[":
                return ParseArray();
            case TokenKind.Mark when token.Text == "{":
                return ParseObject();
            default:
                throw Unexpected();
        }
    }

    private Node ParseParenthesis()
    {
        next++;
        var inner = ParseExpression();
        Expect(")", "缺少右括号 )。");
        return inner;
    }

    private Node ParseKeyword()
    {
        var word = Current;
        switch (word.Text)
        {
            case "true" or "false":
                next++;
                return new Literal(word.Position, word.Text == "true");
            case "null":
                next++;
                return new Literal(word.Position, null);
            case "new" when After is { Kind: TokenKind.Name, Text: "Date" } && !locals.Contains("Date"):
                next += 2;
                if (!Current.Is("(") || After.Is(")")) throw new SyntaxFaultException(word.Position, "表达式里没有当前时间；请写明时间，如 new Date('2026-01-31')，或读取流程给出的变量。");
                return Counted(DateFunctions.Create, new Token(TokenKind.Name, word.Position, "new Date", false));
            case "new":
                throw Fault("new 只能用于日期，如 new Date('2026-01-31')。");
            default:
                throw Unexpected();
        }
    }

    private Node ParseName()
    {
        var name = Take();
        if (locals.Contains(name.Text)) return new Local(name.Position, name.Text);
        if (name.Text == "variables") return ParseVariable(name);
        if (Globals.Constants.TryGetValue(name.Text, out var constant)) return new Literal(name.Position, constant);
        if (Current.Is("(")) return ParseCall(name);
        if (Globals.Functions.ContainsKey(name.Text) && !Current.Is(".")) throw new SyntaxFaultException(name.Position, $"{name.Text} 是函数，请写成 {name.Text}(值)。");
        if (Globals.Namespaces.Contains(name.Text)) return ParseNamespace(name);
        Names.Root(name.Text);
        return new Root(name.Position, name.Text);
    }

    private VariableRead ParseVariable(Token name)
    {
        if (Current.Is(".") || (Current.Is("?.") && !After.Is("[") && !After.Is("(")))
        {
            next++;
            if (Current.Kind != TokenKind.Name) throw Unexpected("variables. 后面要写变量名。");
            var variable = Take();
            if (Current.Is("(")) throw new SyntaxFaultException(variable.Position, "变量不能当函数调用。");
            Names.Variable(variable.Text);
            return new VariableRead(variable.Position, new Literal(variable.Position, variable.Text));
        }
        if (!Current.Is("[")) throw new SyntaxFaultException(name.Position, "请写明哪个变量，如 variables.金额。");
        var mark = Take();
        var key = ParseExpression();
        Expect("]", "缺少右方括号 ]。");
        if (key is Literal { Value: string text }) Names.Variable(text);
        return Bounded(new VariableRead(mark.Position, key));
    }

    private Node ParseNamespace(Token name)
    {
        if (!Current.Is(".") || After.Kind != TokenKind.Name) throw new SyntaxFaultException(name.Position, $"{name.Text} 后面要写点号和函数名。");
        next++;
        var member = Take();
        var full = $"{name.Text}.{member.Text}";
        if (Globals.Constants.TryGetValue(full, out var constant)) return new Literal(member.Position, constant);
        if (!Globals.Functions.TryGetValue(full, out var function)) throw new SyntaxFaultException(member.Position, Globals.WhyUnknown(full));
        if (!Current.Is("(")) throw new SyntaxFaultException(member.Position, $"{full} 是函数，请写成 {full}(…)。");
        return Counted(function, member with { Text = full });
    }

    private Node ParseCall(Token name)
    {
        if (Globals.WhyRefused(name.Text) is { } reason) throw new SyntaxFaultException(name.Position, reason);
        if (Globals.Functions.TryGetValue(name.Text, out var function)) return Counted(function, name);
        if (Globals.Namespaces.Contains(name.Text)) throw new SyntaxFaultException(name.Position, Globals.WhyUnknown(name.Text));
        Names.Root(name.Text);
        return Bounded(new ScopeCall(name.Position, name.Text, ParseArguments(FirstArgument.Value)));
    }

    private FunctionCall Counted(Function function, Token name)
    {
        // Array.from is the one function whose second argument may be an arrow function.
        var arguments = function.Name == "Array.from" ? ParseArrayFrom() : ParseArguments(function.First);
        CheckCount(name, arguments, function.Least, function.Most);
        return Bounded(new FunctionCall(name.Position, function, arguments));
    }

    private List<Node> ParseArrayFrom()
    {
        Expect("(", "缺少左括号 (。");
        var arguments = new List<Node> { ParseExpression() };
        if (TakeIf(",") && !Current.Is(")"))
        {
            arguments.Add(ParseArgument(FirstArgument.Callback));
            TakeIf(",");
        }
        Expect(")", "缺少右括号 )。");
        return arguments;
    }

    private Template ParseTemplate()
    {
        var head = Take();
        var texts = new List<string> { head.Text };
        var parts = new List<Node>();
        while (true)
        {
            parts.Add(ParseExpression());
            var text = Current;
            if (text.Kind is not (TokenKind.TemplateMiddle or TokenKind.TemplateTail)) throw Unexpected("模板文字里的 ${ 缺少右花括号 }。");
            next++;
            texts.Add(text.Text);
            if (text.Kind == TokenKind.TemplateTail) return Bounded(new Template(head.Position, texts, parts));
        }
    }

    private PatternLiteral ParsePattern()
    {
        var token = Take();
        if (++patterns > MostPatterns) throw new SyntaxFaultException(token.Position, $"一个表达式里最多 {MostPatterns} 个正则表达式。");
        return new PatternLiteral(token.Position, PatternReader.Read(token));
    }

    private MethodCall ParsePatternTest()
    {
        var pattern = ParsePattern();
        if (!Current.Is(".") || After is not { Kind: TokenKind.Name, Text: "test" })
            throw new SyntaxFaultException(pattern.Position, "正则表达式只能写成 /…/.test(文字)，或作为 replace、replaceAll、match、search、split 的第一个参数。");
        next++;
        var name = Take();
        var arguments = ParseArguments(FirstArgument.Value);
        CheckCount(name, arguments, 1, 1);
        return Bounded(new MethodCall(name.Position, pattern, "test", arguments, Optional: false));
    }
}
