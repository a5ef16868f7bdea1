using Qingyi.Engine.Expressions;

namespace Qingyi.Engine.Activities;

/// <summary>The value of an input could not be had.</summary>
public sealed class InputException : Exception
{
    internal InputException(IInputBinding input, string reason, Exception? inner)
        : base($"“{input.Descriptor.DisplayName}”（{input.Descriptor.Name}）{reason}", inner) => Input = input.Descriptor.Name;

    /// <summary>PascalCase name of the input.</summary>
    public string Input { get; }

    internal static T Around<T>(IInputBinding input, Func<T> evaluate)
    {
        try
        {
            return evaluate();
        }
        catch (ExpressionException e)
        {
            throw new InputException(input, $"的表达式算不出值：{e.Message}（第 {e.Line} 行第 {e.Column} 列）", e);
        }
        catch (FormatException e)
        {
            throw new InputException(input, $"的值读不懂：{e.Message}", e);
        }
    }
}
