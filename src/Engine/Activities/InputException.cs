using Qingyi.Engine.Expressions;

namespace Qingyi.Engine.Activities;

/// <summary>The value of an input could not be had.</summary>
public sealed class InputException : Exception
{
    internal InputException(IInputBinding input, string reason, Exception? inner)
        : base($"“{input.Descriptor.DisplayName}”（{input.Descriptor.Name}）{reason}", inner) => Input = input.Descriptor.Name;

    /// <summary>PascalCase name of the input.</summary>
    public string Input { get; }

    /// <summary>A fault of the definition or of its data, which has a sentence for the designer.</summary>
    internal static bool Explains(Exception fault) => fault is ExpressionException or FormatException;

    internal static InputException About(IInputBinding input, Exception fault) => fault is ExpressionException e
        ? new InputException(input, $"的表达式算不出值：{e.Message}（第 {e.Line} 行第 {e.Column} 列）", e)
        : new InputException(input, $"的值读不懂：{fault.Message}", fault);
}
