using System.Reflection;

namespace Qingyi.Rules.Tracing;

/// <summary>The article that the rule applies, as cited.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ArticleAttribute(string text) : Attribute
{
    public string Text { get; } = text;
}

/// <summary>The editions of the rule set that the rule belongs to. A published rule is never edited: its successor is a new class in later editions.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class EditionsAttribute(params string[] names) : Attribute
{
    public IReadOnlyList<string> Names { get; } = names;

    /// <exception cref="InvalidOperationException">The rule belongs to none.</exception>
    internal static IReadOnlyList<string> Of(Type rule) =>
        rule.GetCustomAttribute<EditionsAttribute>()?.Names ?? throw new InvalidOperationException($"{rule.Name} belongs to no edition.");
}

/// <summary>The stages, in the order in which they run.</summary>
public enum Stage { Derive, Grade, Sanction, Measures }

internal static class Stages
{
    /// <summary>The stage is the folder of the rule class.</summary>
    public static Stage Of(Type rule) => rule.Namespace switch
    {
        "Qingyi.Rules.Deriving" => Stage.Derive,
        "Qingyi.Rules.Grading" => Stage.Grade,
        "Qingyi.Rules.Sanctioning" => Stage.Sanction,
        "Qingyi.Rules.Measures" => Stage.Measures,
        _ => throw new InvalidOperationException($"{rule.FullName} lies outside the stage folders."),
    };
}
