namespace Qingyi.Engine.Expressions.Syntax;

/// <summary>
/// Cuts a source into tokens, in one pass and without recursion. Because the subset has no statements, a slash after a value divides and
/// any other slash begins a pattern.
/// </summary>
internal sealed class Tokenizer(string source)
{
    // Longest first. Some are read only to be refused by name.
    private static readonly string[] Marks =
    [
        ">>>=", "...", "===", "!==", "**=", "<<=", ">>=", ">>>", "&&=", "||=", "??=",
        "=>", "==", "!=", "<=", ">=", "&&", "||", "??", "?.", "++", "--", "+=", "-=", "*=", "/=", "%=", "&=", "|=", "^=", "<<", ">>", "**",
        "{", "}", "(", ")", "[", "]", ".", ";", ",", "<", ">", "+", "-", "*", "/", "%", "&", "|", "^", "!", "~", "?", ":", "=",
    ];

    private readonly List<Token> tokens = [];

    /// <summary>For each open brace: whether it belongs to a <c>${</c> of a template.</summary>
    private readonly Stack<bool> braces = new();
    private int at;
    private bool afterNewLine;

    public List<Token> Read()
    {
        while (true)
        {
            SkipSpaceAndComments();
            if (at == source.Length) break;
            ReadOne();
            afterNewLine = false;
        }
        tokens.Add(new Token(TokenKind.End, at, "", afterNewLine));
        return tokens;
    }

    private void ReadOne()
    {
        var c = source[at];
        if (c is '\'' or '"') Add(TokenKind.Text, at, new TextReader(source, at).ReadString(out at));
        else if (c == '`') ReadTemplate(TokenKind.TemplateWhole, TokenKind.TemplateHead);
        else if (c == '}' && braces.Count > 0 && braces.Peek())
        {
            braces.Pop();
            ReadTemplate(TokenKind.TemplateTail, TokenKind.TemplateMiddle);
        }
        else if (Characters.IsDigit(c) || (c == '.' && at + 1 < source.Length && Characters.IsDigit(source[at + 1])))
        {
            var start = at;
            var number = NumberReader.Read(source, ref at);
            tokens.Add(new Token(TokenKind.Number, start, source[start..at], afterNewLine, number));
        }
        else if (Characters.NameLength(source, at, first: true) > 0) ReadName();
        else if (c == '/' && !AfterValue()) ReadPattern();
        else ReadMark();
    }

    private void Add(TokenKind kind, int start, string text) => tokens.Add(new Token(kind, start, text, afterNewLine));

    private void SkipSpaceAndComments()
    {
        while (at < source.Length)
        {
            var c = source[at];
            if (Characters.IsLineEnd(c)) { afterNewLine = true; at++; }
            else if (Characters.IsSpace(c)) at++;
            else if (Follows("//")) { while (at < source.Length && !Characters.IsLineEnd(source[at])) at++; }
            else if (Follows("/*")) SkipBlockComment();
            else return;
        }
    }

    private void SkipBlockComment()
    {
        var end = source.IndexOf("*/", at + 2, StringComparison.Ordinal);
        if (end < 0) throw new SyntaxFaultException(at, "注释没有结束，请在末尾写 */。");
        for (; at < end; at++) afterNewLine |= Characters.IsLineEnd(source[at]);
        at = end + 2;
    }

    private void ReadTemplate(TokenKind whenEnded, TokenKind whenSubstituted)
    {
        var start = at;
        var text = new TextReader(source, at).ReadTemplatePart(out at, out var substitution);
        if (substitution) braces.Push(true);
        Add(substitution ? whenSubstituted : whenEnded, start, text);
    }

    private void ReadName()
    {
        var start = at;
        for (int length; at < source.Length && (length = Characters.NameLength(source, at, at == start)) > 0;) at += length;
        if (at < source.Length && source[at] == '\\') throw new SyntaxFaultException(at, "名称里不能用反斜杠，请直接写出文字。");
        var name = source[start..at];
        var afterDot = tokens.Count > 0 && (tokens[^1].Is(".") || tokens[^1].Is("?."));
        Add(!afterDot && Words.IsKeyword(name) ? TokenKind.Keyword : TokenKind.Name, start, name);
    }

    private void ReadPattern()
    {
        var start = at++;
        for (var inClass = false; ; at++)
        {
            if (at == source.Length || Characters.IsLineEnd(source[at])) throw new SyntaxFaultException(start, "正则表达式没有结束，请在末尾写 /。");
            if (source[at] == '\\') { at++; if (at == source.Length || Characters.IsLineEnd(source[at])) at--; }
            else if (source[at] == '[') inClass = true;
            else if (source[at] == ']') inClass = false;
            else if (source[at] == '/' && !inClass) break;
        }
        var body = source[(start + 1)..at++];
        var flags = at;
        while (at < source.Length && Characters.NameLength(source, at, first: false) > 0) at++;
        tokens.Add(new Token(TokenKind.Pattern, start, body, afterNewLine, Flags: source[flags..at]));
    }

    private void ReadMark()
    {
        var mark = Array.Find(Marks, Follows) ?? throw new SyntaxFaultException(at, $"不认识字符“{source[at]}”{Widths.Hint(source[at])}。");
        // "a?.5:b" is a condition, not a chain.
        if (mark == "?." && at + 2 < source.Length && Characters.IsDigit(source[at + 2])) mark = "?";
        if (mark == "{") braces.Push(false);
        if (mark == "}" && braces.Count > 0) braces.Pop();
        Add(TokenKind.Mark, at, mark);
        at += mark.Length;
    }

    private bool Follows(string text) => string.CompareOrdinal(source, at, text, 0, text.Length) == 0;

    private bool AfterValue() => tokens.Count > 0 && tokens[^1] switch
    {
        { Kind: TokenKind.Name or TokenKind.Number or TokenKind.Text or TokenKind.TemplateWhole or TokenKind.TemplateTail or TokenKind.Pattern } => true,
        { Kind: TokenKind.Keyword, Text: "true" or "false" or "null" or "this" } => true,
        { Kind: TokenKind.Mark, Text: ")" or "]" or "}" or "++" or "--" } => true,
        _ => false,
    };
}
