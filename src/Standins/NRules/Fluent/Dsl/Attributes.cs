using NRules.RuleModel;

namespace NRules.Fluent.Dsl;

/// <summary>The name of the rule, in place of the full name of its class.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class NameAttribute(string value) : Attribute
{
    public string Value { get; } = value;
}

/// <summary>What the rule is about, in words.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class DescriptionAttribute(string value) : Attribute
{
    public string Value { get; } = value;
}

/// <summary>A tag by which rules are chosen at loading. Tags of base classes count too.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = true)]
public sealed class TagAttribute(string value) : Attribute
{
    public string Value { get; } = value;
}

/// <summary>Rules of a higher priority fire first; 0 by default. The nearest class counts.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = true)]
public sealed class PriorityAttribute(int value) : Attribute
{
    public int Value { get; } = value;
}

/// <summary>Whether the rule may fire again for the same match.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class RepeatabilityAttribute(RuleRepeatability value) : Attribute
{
    public RuleRepeatability Value { get; } = value;
}
