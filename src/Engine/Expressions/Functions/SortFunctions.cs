using Qingyi.Engine.Expressions.Values;

namespace Qingyi.Engine.Expressions.Functions;

/// <summary>Sorting, always of a copy and stable. The parser lets <c>sort</c> and <c>reverse</c> only follow arrays that nobody else sees.</summary>
internal static class SortFunctions
{
    public static FunctionTable Methods { get; } = new()
    {
        { "sort", 0, 1, Sort, FirstArgument.Callback },
        { "toSorted", 0, 1, Sort, FirstArgument.Callback },
        { "reverse", 0, 0, Reverse },
        { "toReversed", 0, 0, Reverse },
    };

    private static object Reverse(Call call)
    {
        call.Run.Spend(call.Items.Length);
        return new ArrayValue([.. Enumerable.Reverse(call.Items)]);
    }

    private static object Sort(Call call)
    {
        Func<object?, object?, bool> after = call.Has(0) ? ByCallback(call, call.Callback()) : ByText(call);
        object?[] defined = [.. call.Items.Where(item => item is not Undefined)];
        call.Run.Spend(call.Items.Length);
        Merge(defined, new object?[defined.Length], 0, defined.Length, after);
        return new ArrayValue([.. defined, .. Enumerable.Repeat<object?>(Undefined.Value, call.Items.Length - defined.Length)]);
    }

    private static Func<object?, object?, bool> ByCallback(Call call, object callback) => (one, two) =>
    {
        call.Run.Spend(1);
        return Conversions.ToNumber(call.Run, call.Invoke(callback, one, two)) > 0;
    };

    private static Func<object?, object?, bool> ByText(Call call)
    {
        return (one, two) =>
        {
            call.Run.Spend(2);
            return string.CompareOrdinal(Conversions.ToText(call.Run, one), Conversions.ToText(call.Run, two)) > 0;
        };
    }

    /// <summary>Merge sort over [from, to): an element passes another only when it must come after it.</summary>
    private static void Merge(object?[] items, object?[] spare, int from, int to, Func<object?, object?, bool> after)
    {
        if (to - from < 2) return;
        var middle = (from + to) / 2;
        Merge(items, spare, from, middle, after);
        Merge(items, spare, middle, to, after);
        for (int one = from, two = middle, at = from; at < to; at++)
            spare[at] = two == to || (one < middle && !after(items[one], items[two])) ? items[one++] : items[two++];
        Array.Copy(spare, from, items, from, to - from);
    }
}
