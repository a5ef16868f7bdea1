using Qingyi.Engine.Expressions.Syntax;

namespace Qingyi.Engine.Expressions.Evaluation;

/// <summary>The parameters in reach, innermost first.</summary>
internal sealed record Locals(string Name, object? Value, Locals? Outer)
{
    /// <summary>The parser has checked that the name is there.</summary>
    public static object? Find(Locals? innermost, string name)
    {
        var at = innermost;
        while (at!.Name != name) at = at.Outer;
        return at.Value;
    }
}

/// <summary>An arrow function together with the parameters around it.</summary>
internal sealed record Closure(Arrow Arrow, Locals? Outer);
