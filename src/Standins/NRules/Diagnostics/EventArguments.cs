using System.Linq.Expressions;
using NRules.RuleModel;

namespace NRules.Diagnostics;

/// <summary>A change of the working memory.</summary>
public class WorkingMemoryEventArgs : EventArgs
{
    internal WorkingMemoryEventArgs(IFact fact)
    {
        Fact = fact;
    }

    public IFact Fact { get; }
}

/// <summary>A change of a match, or its firing.</summary>
public class AgendaEventArgs : EventArgs
{
    internal AgendaEventArgs(IMatch match)
    {
        Match = match;
    }

    public IRuleDefinition Rule => Match.Rule;

    public IEnumerable<IFactMatch> Facts => Match.Facts;

    public IMatch Match { get; }
}

/// <summary>The evaluation of an expression.</summary>
public abstract class ExpressionEventArgs : EventArgs
{
    private protected ExpressionEventArgs(Expression expression, Exception? exception, IReadOnlyList<object?> arguments, object? result)
    {
        Expression = expression;
        Exception = exception;
        Arguments = arguments;
        Result = result;
    }

    public Expression Expression { get; }

    /// <summary>The failure; null when the evaluation went well.</summary>
    public Exception? Exception { get; }

    /// <summary>The values of the expression's parameters, in their order.</summary>
    public IEnumerable<object?> Arguments { get; }

    /// <summary>The value; null when it failed.</summary>
    public object? Result { get; }
}

/// <summary>The evaluation of a condition, a selector or a binding.</summary>
public class LhsExpressionEventArgs : ExpressionEventArgs
{
    internal LhsExpressionEventArgs(
        Expression expression, Exception? exception, IReadOnlyList<object?> arguments, object? result, IReadOnlyList<IFact> facts, IReadOnlyList<IRuleDefinition> rules)
        : base(expression, exception, arguments, result)
    {
        Facts = facts;
        Rules = rules;
    }

    /// <summary>The facts under evaluation: those bound so far, then the candidate.</summary>
    public IEnumerable<IFact> Facts { get; }

    /// <summary>The rules that state the expression.</summary>
    public IEnumerable<IRuleDefinition> Rules { get; }
}

/// <summary>The failure of a condition, a selector or a binding.</summary>
public class LhsExpressionErrorEventArgs : LhsExpressionEventArgs
{
    internal LhsExpressionErrorEventArgs(
        Expression expression, Exception exception, IReadOnlyList<object?> arguments, IReadOnlyList<IFact> facts, IReadOnlyList<IRuleDefinition> rules)
        : base(expression, exception, arguments, null, facts, rules)
    {
    }

    /// <summary>Set to true to go on instead of throwing.</summary>
    public bool IsHandled { get; set; }
}

/// <summary>The evaluation of a filter.</summary>
public class AgendaExpressionEventArgs : ExpressionEventArgs
{
    internal AgendaExpressionEventArgs(Expression expression, Exception? exception, IReadOnlyList<object?> arguments, object? result, IMatch match)
        : base(expression, exception, arguments, result)
    {
        Match = match;
    }

    public IMatch Match { get; }

    public IRuleDefinition Rule => Match.Rule;
}

/// <summary>The failure of a filter.</summary>
public class AgendaExpressionErrorEventArgs : AgendaExpressionEventArgs
{
    internal AgendaExpressionErrorEventArgs(Expression expression, Exception exception, IReadOnlyList<object?> arguments, IMatch match)
        : base(expression, exception, arguments, null, match)
    {
    }

    /// <summary>Set to true to go on instead of throwing.</summary>
    public bool IsHandled { get; set; }
}

/// <summary>The run of an action.</summary>
public class RhsExpressionEventArgs : ExpressionEventArgs
{
    internal RhsExpressionEventArgs(Expression expression, Exception? exception, IReadOnlyList<object?> arguments, IMatch match)
        : base(expression, exception, arguments, null)
    {
        Match = match;
    }

    public IMatch Match { get; }

    public IRuleDefinition Rule => Match.Rule;
}

/// <summary>The failure of an action.</summary>
public class RhsExpressionErrorEventArgs : RhsExpressionEventArgs
{
    internal RhsExpressionErrorEventArgs(Expression expression, Exception exception, IReadOnlyList<object?> arguments, IMatch match)
        : base(expression, exception, arguments, match)
    {
    }

    /// <summary>Set to true to go on instead of throwing.</summary>
    public bool IsHandled { get; set; }
}
