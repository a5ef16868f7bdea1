namespace Qingyi.Engine.Expressions.Syntax;

internal enum TokenKind
{
    End,
    Name,
    Keyword,
    Number,
    Text,
    /// <summary>A template without <c>${}</c>, or its parts before, between and after the substitutions.</summary>
    TemplateWhole,
    TemplateHead,
    TemplateMiddle,
    TemplateTail,
    Pattern,
    Mark,
}

/// <summary>
/// One token. <paramref name="Text"/> is the name, the mark, the cooked text or the body of a pattern; <paramref name="Flags"/> belongs to patterns only.
/// </summary>
internal sealed record Token(TokenKind Kind, int Position, string Text, bool AfterNewLine, double Number = 0, string Flags = "")
{
    public bool Is(string mark) => Kind == TokenKind.Mark && Text == mark;

    public bool IsKeyword(string word) => Kind == TokenKind.Keyword && Text == word;
}
