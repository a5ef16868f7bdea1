namespace Qingyi.Engine.Expressions;

/// <summary>
/// An accepted expression could not be evaluated: a member of null, an unknown name, a value without meaning, the step budget spent.
/// The message is a Chinese sentence. A scope may throw it with column 0; the evaluator then fills in the place of the call.
/// </summary>
public sealed class ExpressionException(string message, int column) : Exception(message)
{
    /// <summary>Column of the failing part in its line, from 1; 0 when the place is not known.</summary>
    public int Column { get; } = column;

    /// <summary>Line of the failing part, from 1.</summary>
    public int Line { get; init; } = 1;
}
