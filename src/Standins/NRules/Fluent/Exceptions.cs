namespace NRules.Fluent;

/// <summary>A rule class cannot be instantiated.</summary>
public class RuleActivationException : Exception
{
    internal RuleActivationException(string message, Type ruleType, Exception innerException)
        : base(message, innerException)
    {
        RuleType = ruleType;
    }

    public Type RuleType { get; }

    public override string Message => $"{base.Message}\n{RuleType.FullName}";
}

/// <summary>A rule states something impossible, or its <c>Define</c> failed.</summary>
public class RuleDefinitionException : Exception
{
    internal RuleDefinitionException(string message, Type ruleType, Exception innerException)
        : base(message, innerException)
    {
        RuleType = ruleType;
    }

    public Type RuleType { get; }

    public override string Message => $"{base.Message}\n{RuleType.FullName}: {InnerException?.Message}";
}
