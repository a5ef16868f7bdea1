namespace Qingyi.Engine.Expressions.Syntax;

/// <summary>Arrow functions: <c>x =&gt; …</c>, <c>(a, b) =&gt; …</c>, with arrays and objects taken apart one level deep.</summary>
internal sealed partial class Parser
{
    private bool ArrowFollows()
    {
        if (Current.Kind == TokenKind.Name) return After.Is("=>");
        if (!Current.Is("(")) return false;
        var open = 0;
        for (var i = next; i < tokens.Count; i++)
        {
            if (tokens[i].Is("(")) open++;
            else if (tokens[i].Is(")") && --open == 0) return tokens[i + 1].Is("=>");
        }
        return false;
    }

    private Arrow ParseArrow()
    {
        var start = Current.Position;
        var parameters = new List<Parameter>();
        var outer = locals.Count;
        if (Current.Kind == TokenKind.Name) parameters.Add(new NamedParameter(start, Declare(outer)));
        else
        {
            Expect("(", "缺少左括号 (。");
            while (!Current.Is(")"))
            {
                parameters.Add(ParseParameter(outer));
                if (!TakeIf(",")) break;
            }
            Expect(")", "参数只能写名称、[名称] 或 {名称}。");
        }
        if (Current.AfterNewLine) throw Fault("=> 要和参数写在同一行。");
        Expect("=>", "缺少 =>。");
        if (Current.Is("{")) throw Fault("箭头函数只能写一个表达式，不要花括号；返回对象请写 ({ … })。");
        if (++depth > DeepestNesting) throw Fault($"表达式嵌套太深，最多 {DeepestNesting} 层。");
        var body = ParseExpression();
        depth--;
        locals.RemoveRange(outer, locals.Count - outer);
        return Bounded(new Arrow(start, parameters, body));
    }

    private Parameter ParseParameter(int outer)
    {
        var start = Current.Position;
        if (Current.Is("...")) throw Fault("箭头函数不能用 ... 收集参数，请逐个写出名称。");
        if (TakeIf("[")) return new ArrayParameter(start, ParseArrayNames(outer));
        if (TakeIf("{")) return new ObjectParameter(start, ParseObjectNames(outer));
        return new NamedParameter(start, Declare(outer));
    }

    private List<string?> ParseArrayNames(int outer)
    {
        var names = new List<string?>();
        while (!Current.Is("]"))
        {
            if (TakeIf(",")) { names.Add(null); continue; }
            names.Add(Declare(outer));
            if (!TakeIf(",")) break;
        }
        Expect("]", "参数里的 [ ] 只能写名称。");
        return names;
    }

    private List<(string Key, string Name)> ParseObjectNames(int outer)
    {
        var names = new List<(string, string)>();
        while (!Current.Is("}"))
        {
            var key = Current.Text;
            if (Current.Kind == TokenKind.Name && After.Is(":"))
            {
                next += 2;
                names.Add((key, Declare(outer)));
            }
            else names.Add((key, Declare(outer)));
            if (!TakeIf(",")) break;
        }
        Expect("}", "参数里的 { } 只能写名称。");
        return names;
    }

    private string Declare(int outer)
    {
        if (Current.Kind != TokenKind.Name) throw Unexpected("这里要写参数名。");
        var name = Take();
        if (locals.IndexOf(name.Text, outer) >= 0) throw new SyntaxFaultException(name.Position, $"参数名“{name.Text}”重复。");
        if (Current.Is("=")) throw Fault("参数不能有默认值；请在表达式里用 ??。");
        locals.Add(name.Text);
        return name.Text;
    }
}
