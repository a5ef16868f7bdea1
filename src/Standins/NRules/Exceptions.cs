namespace NRules;

/// <summary>An expression of a rule failed while it ran.</summary>
public abstract class RuleExpressionEvaluationException : Exception
{
    private protected RuleExpressionEvaluationException(string message, string expression, Exception innerException)
        : base(message, innerException)
    {
        Expression = expression;
    }

    /// <summary>The text of the expression.</summary>
    public string Expression { get; }

    public override string Message => $"{base.Message}\n{Expression}";
}

/// <summary>A condition failed.</summary>
public class RuleLhsExpressionEvaluationException : RuleExpressionEvaluationException
{
    internal RuleLhsExpressionEvaluationException(string message, string expression, IReadOnlyList<string> ruleNames, Exception innerException)
        : base(message, expression, innerException)
    {
        RuleNames = ruleNames;
    }

    /// <summary>The rules that state the condition.</summary>
    public IReadOnlyList<string> RuleNames { get; }

    public override string Message => $"{base.Message}\nRules: {string.Join(", ", RuleNames)}";
}

/// <summary>A filter failed.</summary>
public class AgendaExpressionEvaluationException : RuleExpressionEvaluationException
{
    internal AgendaExpressionEvaluationException(string message, string expression, string ruleName, Exception innerException)
        : base(message, expression, innerException)
    {
        RuleName = ruleName;
    }

    public string RuleName { get; }

    public override string Message => $"{base.Message}\nRule: {RuleName}";
}

/// <summary>An action failed.</summary>
public class RuleRhsExpressionEvaluationException : RuleExpressionEvaluationException
{
    internal RuleRhsExpressionEvaluationException(string message, string expression, string ruleName, Exception innerException)
        : base(message, expression, innerException)
    {
        RuleName = ruleName;
    }

    public string RuleName { get; }

    public override string Message => $"{base.Message}\nRule: {RuleName}";
}

/// <summary>A rule cannot be compiled.</summary>
public class RuleCompilationException : Exception
{
    internal RuleCompilationException(string message, string ruleName, Exception? innerException)
        : base(message, innerException)
    {
        RuleName = ruleName;
    }

    public string RuleName { get; }

    public override string Message => $"{base.Message}\nRule: {RuleName}";
}
