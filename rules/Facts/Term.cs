namespace Qingyi.Rules.Facts;

/// <summary>How a fact is called in a trace. <c>{0}</c>, <c>{1}</c> stand for the arguments of a method.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Method | AttributeTargets.Class)]
public sealed class TermAttribute(string text) : Attribute
{
    public string Text { get; } = text;
}
