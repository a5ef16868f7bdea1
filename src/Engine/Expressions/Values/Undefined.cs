namespace Qingyi.Engine.Expressions.Values;

/// <summary>
/// The value undefined. The others are: null, <see cref="bool"/>, <see cref="double"/>, <see cref="string"/>, <see cref="ArrayValue"/>,
/// <see cref="ObjectValue"/>, <see cref="DateValue"/>, and what only functions take (arrow functions, patterns).
/// </summary>
internal sealed class Undefined
{
    public static readonly Undefined Value = new();

    private Undefined() { }

    public static bool OrNull(object? value) => value is null or Undefined;
}
