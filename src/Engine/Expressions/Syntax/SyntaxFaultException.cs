namespace Qingyi.Engine.Expressions.Syntax;

/// <summary>Carries the first fault out of the parser; it never leaves <see cref="ExpressionParser"/>.</summary>
internal sealed class SyntaxFaultException(int position, string message) : Exception(message)
{
    public int Position { get; } = position;
}
