namespace Qingyi.Engine.Expressions.Syntax;

internal abstract record Node(int Position);

internal sealed record Nothing() : Node(0);

internal sealed class Parser(string source)
{
    public NamesUsed Names { get; } = new();

    public Node ParseWhole() => source.Length == 0 ? new Nothing() : throw new SyntaxFaultException(0, "暂时读不了表达式。");
}
