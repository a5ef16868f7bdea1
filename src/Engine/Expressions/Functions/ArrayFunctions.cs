using Qingyi.Engine.Expressions.Values;

namespace Qingyi.Engine.Expressions.Functions;

/// <summary>Functions of arrays; none changes its array.</summary>
internal static class ArrayFunctions
{
    public static FunctionTable Methods { get; } = new()
    {
        { "map", 1, 1, Map, FirstArgument.Callback },
        { "filter", 1, 1, Filter, FirstArgument.Callback },
        { "some", 1, 1, call => Search(call, forwards: true) >= 0, FirstArgument.Callback },
        { "every", 1, 1, Every, FirstArgument.Callback },
        { "find", 1, 1, call => Found(call, forwards: true), FirstArgument.Callback },
        { "findIndex", 1, 1, call => (double)Search(call, forwards: true), FirstArgument.Callback },
        { "findLast", 1, 1, call => Found(call, forwards: false), FirstArgument.Callback },
        { "findLastIndex", 1, 1, call => (double)Search(call, forwards: false), FirstArgument.Callback },
        { "reduce", 1, 2, call => Reduce(call, forwards: true), FirstArgument.Callback },
        { "reduceRight", 1, 2, call => Reduce(call, forwards: false), FirstArgument.Callback },
        { "flatMap", 1, 1, call => Flatten(call, (ArrayValue)Map(call), 1), FirstArgument.Callback },
        { "flat", 0, 1, call => Flatten(call, call.Array, call.Has(0) ? call.IntegerAt(0) : 1) },
        { "includes", 1, 2, Includes },
        { "indexOf", 1, 2, IndexOf },
        { "lastIndexOf", 1, 1, LastIndexOf },
        { "join", 0, 1, call => Conversions.Join(call.Run, call.Array, call.Has(0) ? call.TextAt(0) : ",") },
        { "toString", 0, 0, call => Conversions.ToText(call.Run, call.Array) },
        { "slice", 0, 2, Slice },
        { "concat", 0, FunctionTable.Any, Concat },
        { "at", 1, 1, call => call.IntegerAt(0) is var index && index < 0 ? call.Array.At(call.Items.Length + index) : call.Array.At(index) },
        { "with", 2, 2, With },
    };

    private static object Map(Call call)
    {
        var callback = call.Callback();
        var mapped = new object?[call.Items.Length];
        for (var i = 0; i < mapped.Length; i++) mapped[i] = call.InvokeOn(callback, i);
        return new ArrayValue(mapped);
    }

    private static object Filter(Call call)
    {
        var callback = call.Callback();
        var kept = new List<object?>();
        for (var i = 0; i < call.Items.Length; i++)
        {
            if (Conversions.Truthy(call.InvokeOn(callback, i))) kept.Add(call.Items[i]);
        }
        return new ArrayValue([.. kept]);
    }

    private static int Search(Call call, bool forwards)
    {
        var callback = call.Callback();
        for (var n = 0; n < call.Items.Length; n++)
        {
            var i = forwards ? n : call.Items.Length - 1 - n;
            if (Conversions.Truthy(call.InvokeOn(callback, i))) return i;
        }
        return -1;
    }

    private static object? Found(Call call, bool forwards) => Search(call, forwards) is var i and >= 0 ? call.Items[i] : Undefined.Value;

    private static object Every(Call call)
    {
        var callback = call.Callback();
        for (var i = 0; i < call.Items.Length; i++)
        {
            if (!Conversions.Truthy(call.InvokeOn(callback, i))) return false;
        }
        return true;
    }

    private static object? Reduce(Call call, bool forwards)
    {
        var callback = call.Callback();
        var count = call.Items.Length;
        if (count == 0 && call.Count < 2) throw call.Fault($"空数组的 {call.Name} 要写初始值，如 reduce((和, x) => 和 + x, 0)。");
        var first = call.Count < 2 ? 1 : 0;
        var result = first == 0 ? call[1] : call.Items[forwards ? 0 : count - 1];
        for (var n = first; n < count; n++)
        {
            var i = forwards ? n : count - 1 - n;
            call.Run.Spend(1);
            result = call.Invoke(callback, result, call.Items[i], (double)i, call.Array);
        }
        return result;
    }

    private static ArrayValue Flatten(Call call, ArrayValue array, double depth)
    {
        var flat = new List<object?>();
        Add(array, depth);
        return new ArrayValue([.. flat]);

        void Add(ArrayValue level, double remaining)
        {
            call.Run.Descend();
            foreach (var item in level.Items)
            {
                call.Run.Spend(1);
                if (item is ArrayValue inner && remaining >= 1) Add(inner, remaining - 1);
                else flat.Add(item);
                call.Run.CheckCount(flat.Count);
            }
            call.Run.Ascend();
        }
    }

    private static object Includes(Call call)
    {
        call.Run.Spend(call.Items.Length);
        return call.Items.Skip(call.PlaceAt(1, call.Items.Length, 0)).Any(item => Equality.SameZero(item, call[0]));
    }

    private static object IndexOf(Call call)
    {
        call.Run.Spend(call.Items.Length);
        for (var i = call.PlaceAt(1, call.Items.Length, 0); i < call.Items.Length; i++)
        {
            if (Equality.Strict(call.Items[i], call[0])) return (double)i;
        }
        return -1.0;
    }

    private static object LastIndexOf(Call call)
    {
        call.Run.Spend(call.Items.Length);
        return (double)Array.FindLastIndex(call.Items, item => Equality.Strict(item, call[0]));
    }

    private static object Slice(Call call)
    {
        var length = call.Items.Length;
        int from = call.PlaceAt(0, length, 0), to = call.PlaceAt(1, length, length);
        call.Run.Spend(Math.Max(to - from, 0));
        return new ArrayValue(from < to ? call.Items[from..to] : []);
    }

    private static object Concat(Call call)
    {
        var all = new List<object?>(call.Items);
        foreach (var argument in call.Arguments)
        {
            if (argument is ArrayValue array) all.AddRange(array.Items);
            else all.Add(argument);
            call.Run.CheckCount(all.Count);
        }
        call.Run.Spend(all.Count);
        return new ArrayValue([.. all]);
    }

    private static object With(Call call)
    {
        var index = call.IntegerAt(0);
        if (index < 0) index += call.Items.Length;
        if (index < 0 || index >= call.Items.Length) throw call.Fault($"数组没有第 {call.TextAt(0)} 项。");
        call.Run.Spend(call.Items.Length);
        object?[] copy = [.. call.Items];
        copy[(int)index] = call[1];
        return new ArrayValue(copy);
    }
}
