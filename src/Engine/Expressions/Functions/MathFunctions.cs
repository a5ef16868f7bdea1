using Qingyi.Engine.Expressions.Values;

namespace Qingyi.Engine.Expressions.Functions;

/// <summary>The exact part of <c>Math</c>: what every machine computes alike.</summary>
internal static class MathFunctions
{
    public static FunctionTable Functions { get; } = new()
    {
        { "Math.abs", 1, 1, call => Math.Abs(call.NumberAt(0)) },
        { "Math.ceil", 1, 1, call => Math.Ceiling(call.NumberAt(0)) },
        { "Math.floor", 1, 1, call => Math.Floor(call.NumberAt(0)) },
        { "Math.trunc", 1, 1, call => Math.Truncate(call.NumberAt(0)) },
        { "Math.round", 1, 1, call => Round(call.NumberAt(0)) },
        { "Math.sign", 1, 1, call => call.NumberAt(0) is var n && double.IsNaN(n) || n == 0 ? n : Math.Sign(n) },
        { "Math.sqrt", 1, 1, call => Math.Sqrt(call.NumberAt(0)) },
        { "Math.pow", 2, 2, call => Numbers.Power(call.NumberAt(0), call.NumberAt(1)) },
        { "Math.max", 0, FunctionTable.Any, call => Fold(call, double.NegativeInfinity, Math.Max) },
        { "Math.min", 0, FunctionTable.Any, call => Fold(call, double.PositiveInfinity, Math.Min) },
    };

    /// <summary>Halves go up, towards positive infinity.</summary>
    private static double Round(double number)
    {
        var floor = Math.Floor(number);
        return number - floor >= 0.5 ? (number < 0 && floor == -1 ? -0.0 : floor + 1) : floor;
    }

    private static double Fold(Call call, double start, Func<double, double, double> choose)
    {
        for (var i = 0; i < call.Count; i++) start = choose(start, call.NumberAt(i));
        return start;
    }
}
