namespace Qingyi.Engine.Expressions.Functions;

/// <summary>What a function takes as its first argument besides values.</summary>
internal enum FirstArgument
{
    Value,
    Callback,
    Pattern,
}

/// <summary>
/// A function or method of the language. <paramref name="Least"/> and <paramref name="Most"/> bound the number of arguments;
/// <paramref name="Body"/> computes the value.
/// </summary>
internal sealed record Function(string Name, int Least, int Most, Func<Call, object?> Body, FirstArgument First = FirstArgument.Value);

/// <summary>A table of functions by name.</summary>
internal sealed class FunctionTable : Dictionary<string, Function>
{
    public const int Any = int.MaxValue;

    public FunctionTable() : base(StringComparer.Ordinal) { }

    public void Add(string name, int least, int most, Func<Call, object?> body, FirstArgument first = FirstArgument.Value) =>
        Add(name, new Function(name, least, most, body, first));
}
