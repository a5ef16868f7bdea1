using Qingyi.Engine.Expressions.Syntax;

namespace Qingyi.Engine.Expressions;

/// <summary>
/// Reads the pure expression subset of JavaScript that workflow definitions may use. All that it accepts is valid
/// JavaScript with the same meaning; everything else is a fault with its place. README.zh-CN.md lists the subset.
/// </summary>
public static class ExpressionParser
{
    /// <summary>Longest source that is read, in UTF-16 units.</summary>
    public const int LongestSource = 16_384;

    /// <summary>
    /// Exactly one of the two members of the answer is set. A source without content (blank or only comments) is an expression
    /// whose value is null. Never throws for bad source.
    /// </summary>
    public static ParseResult Parse(string source)
    {
        ArgumentNullException.ThrowIfNull(source);
        try
        {
            var parser = new Parser(source);
            var root = parser.ParseWhole();
            return new ParseResult(new CompiledExpression(source, root, parser.Names), null);
        }
        catch (SyntaxFaultException fault)
        {
            var (line, column) = TextPosition.Of(source, fault.Position);
            return new ParseResult(null, new ExpressionFault(line, column, fault.Message));
        }
    }
}

/// <summary>Either the expression or the first fault.</summary>
public sealed record ParseResult(CompiledExpression? Expression, ExpressionFault? Fault);

/// <summary>Why a source was refused. Line and column count from 1; a column is one UTF-16 unit. The message is a Chinese sentence that says what would be right.</summary>
public sealed record ExpressionFault(int Line, int Column, string Message);
