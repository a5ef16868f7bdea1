namespace Qingyi.Engine.Expressions.Syntax;

/// <summary>
/// Reads tokens into a tree: here conditions and operators, by precedence; the other parts are in the files beside.
/// </summary>
internal sealed partial class Parser
{
    /// <summary>How deep expressions may nest, and how high a tree (a long sum is high, not nested) may become.</summary>
    private const int DeepestNesting = 200;
    private const int HighestTree = 300;
    private const int MostPatterns = 20;

    private readonly List<Token> tokens;
    private readonly List<string> locals = [];
    private int next;
    private int depth;
    private int patterns;

    public Parser(string source)
    {
        if (source.Length > ExpressionParser.LongestSource)
            throw new SyntaxFaultException(ExpressionParser.LongestSource, $"表达式太长，最多 {ExpressionParser.LongestSource} 个字符；请拆成几个“设置变量”活动。");
        tokens = new Tokenizer(source).Read();
    }

    public NamesUsed Names { get; } = new();

    private Token Current => tokens[next];

    private Token After => tokens[Math.Min(next + 1, tokens.Count - 1)];

    public Node ParseWhole()
    {
        if (Current.Kind == TokenKind.End) return new Nothing();
        if (Current.Is("{")) throw Fault("以 { 开头会被当作语句；对象请放进括号里，写成 ({ … })。");
        var whole = ParseExpression();
        var ended = TakeIf(";");
        if (Current.Kind != TokenKind.End) throw ended ? Fault("只能写一个表达式，分号后面不能再有内容。") : Unexpected();
        return whole;
    }

    private Node ParseExpression()
    {
        if (++depth > DeepestNesting) throw Fault($"表达式嵌套太深，最多 {DeepestNesting} 层；请拆成几个“设置变量”活动。");
        if (ArrowFollows()) throw Fault("箭头函数只能作为 map、filter、some 等数组函数的参数。");
        var test = ParseCoalesce();
        if (Current.Is("?"))
        {
            var mark = Take();
            var then = ParseExpression();
            Expect(":", "条件表达式缺少“: 否则的值”。");
            test = Bounded(new Conditional(mark.Position, test, then, ParseExpression()));
        }
        depth--;
        return test;
    }

    private Node ParseCoalesce()
    {
        var left = ParseLogical("||", out var mixed);
        while (Current.Is("??"))
        {
            if (mixed) throw Fault("?? 不能和 || 或 && 直接连写，请加括号。");
            var mark = Take();
            left = Bounded(new Logical(mark.Position, "??", left, ParseBinary(0)));
            if (Current.Is("||") || Current.Is("&&")) throw Fault("?? 不能和 || 或 && 直接连写，请加括号。");
        }
        return left;
    }

    private Node ParseLogical(string sign, out bool used)
    {
        used = false;
        var left = Operand(ref used);
        while (Current.Is(sign))
        {
            var mark = Take();
            left = Bounded(new Logical(mark.Position, sign, left, Operand(ref used)));
            used = true;
        }
        return left;

        Node Operand(ref bool inner)
        {
            if (sign == "&&") return ParseBinary(0);
            var operand = ParseLogical("&&", out var and);
            inner |= and;
            return operand;
        }
    }

    private Node ParseBinary(int least)
    {
        var left = ParseUnary();
        while (Precedence(Current) is var level && level > least)
        {
            var mark = Take();
            left = Bounded(new Binary(mark.Position, mark.Text, left, ParseBinary(level)));
        }
        return left;
    }

    private static int Precedence(Token token) => token switch
    {
        { Kind: TokenKind.Keyword, Text: "in" } => 2,
        { Kind: not TokenKind.Mark } => 0,
        { Text: "==" or "!=" or "===" or "!==" } => 1,
        { Text: "<" or ">" or "<=" or ">=" } => 2,
        { Text: "+" or "-" } => 3,
        { Text: "*" or "/" or "%" } => 4,
        _ => 0,
    };

    private Node ParseUnary()
    {
        if (IsUnary(Current)) return ParseSigned();
        var left = ParsePostfix();
        if (!Current.Is("**")) return left;
        var mark = Take();
        if (++depth > DeepestNesting) throw Fault($"表达式嵌套太深，最多 {DeepestNesting} 层。");
        var right = ParseUnary();
        depth--;
        return Bounded(new Binary(mark.Position, "**", left, right));
    }

    private Unary ParseSigned()
    {
        var mark = Take();
        if (++depth > DeepestNesting) throw Fault($"表达式嵌套太深，最多 {DeepestNesting} 层。");
        var operand = IsUnary(Current) ? ParseSigned() : ParsePostfix();
        depth--;
        if (Current.Is("**")) throw Fault("** 前面的正负号有歧义，请加括号，如 (-2) ** 2。");
        return Bounded(new Unary(mark.Position, mark.Text, operand));
    }

    private static bool IsUnary(Token token) => token.Is("!") || token.Is("-") || token.Is("+") || token.IsKeyword("typeof");

    private static T Bounded<T>(T node) where T : Node =>
        node.Height <= HighestTree ? node : throw new SyntaxFaultException(node.Position, "表达式太长，运算太多；请拆成几个“设置变量”活动。");

    private Token Take() => tokens[next++];

    private bool TakeIf(string mark)
    {
        if (!Current.Is(mark)) return false;
        next++;
        return true;
    }

    private void Expect(string mark, string otherwise)
    {
        if (!TakeIf(mark)) throw Current.Kind == TokenKind.End ? Fault(otherwise) : Unexpected(otherwise);
    }

    private SyntaxFaultException Fault(string message) => new(Current.Position, message);
}
