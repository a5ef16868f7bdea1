using Qingyi.Engine.Expressions.Evaluation;
using Qingyi.Engine.Expressions.Values;

namespace Qingyi.Engine.Expressions.Functions;

/// <summary>One call of a function: its receiver (a method's value) and its arguments, converted as the function asks.</summary>
internal sealed class Call(Evaluator evaluator, Run run, int position, string name, object? receiver, object?[] arguments)
{
    public Run Run => run;

    public int Position => position;

    public string Name => name;

    public object?[] Arguments => arguments;

    public int Count => arguments.Length;

    public ArrayValue Array => (ArrayValue)receiver!;

    public object?[] Items => Array.Items;

    public string Text => (string)receiver!;

    public object? Receiver => receiver;

    /// <summary>The argument at this place; undefined when it was not given.</summary>
    public object? this[int index] => index < arguments.Length ? arguments[index] : Undefined.Value;

    public bool Has(int index) => this[index] is not Undefined;

    public double NumberAt(int index) => Conversions.ToNumber(run, this[index]);

    public double IntegerAt(int index) => Conversions.ToInteger(run, this[index]);

    public string TextAt(int index) => Conversions.ToText(run, this[index]);

    /// <summary>A place counted from the start, or from the end when negative, held within the length.</summary>
    public int PlaceAt(int index, int length, int otherwise)
    {
        if (!Has(index)) return otherwise;
        var place = IntegerAt(index);
        return (int)(place < 0 ? Math.Max(length + place, 0) : Math.Min(place, length));
    }

    /// <summary>A place counted from the start, held within the length.</summary>
    public int ClampAt(int index, int length, int otherwise) => Has(index) ? (int)Math.Clamp(IntegerAt(index), 0, length) : otherwise;

    public object Callback(int index = 0) => this[index] is Closure or Function ? this[index]! : throw Fault($"{name} 要一个箭头函数，如 x => x.name。");

    public object? Invoke(object callback, params ReadOnlySpan<object?> values) => evaluator.Invoke(callback, this, values);

    /// <summary>Calls back with an element, its index and the array, as most array functions do.</summary>
    public object? InvokeOn(object callback, int index)
    {
        run.Spend(1);
        return evaluator.Invoke(callback, this, [Items[index], (double)index, Array]);
    }

    public string Checked(string text)
    {
        run.CheckLength(text.Length);
        run.SpendOnText(text.Length);
        return text;
    }

    public Exception Fault(string message)
    {
        run.Position = position;
        return run.Fault(message);
    }
}
