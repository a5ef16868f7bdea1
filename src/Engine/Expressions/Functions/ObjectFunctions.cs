using Qingyi.Engine.Expressions.Values;

namespace Qingyi.Engine.Expressions.Functions;

/// <summary><c>Object.*</c>, <c>Array.*</c> and the few methods of plain objects.</summary>
internal static class ObjectFunctions
{
    public static FunctionTable Methods { get; } = new()
    {
        { "hasOwnProperty", 1, 1, call => Owns(call, call.Receiver, call[0]) },
        { "toString", 0, 0, call => Conversions.ToText(call.Run, call.Receiver) },
    };

    public static FunctionTable Functions { get; } = new()
    {
        { "Object.keys", 1, 1, call => Listed(call, member => member.Key) },
        { "Object.values", 1, 1, call => Listed(call, member => member.Value) },
        { "Object.entries", 1, 1, call => Listed(call, member => new ArrayValue([member.Key, member.Value])) },
        { "Object.fromEntries", 1, 1, FromEntries },
        { "Object.hasOwn", 2, 2, call => Owns(call, call[0], call[1]) },
        { "Array.isArray", 1, 1, call => call[0] is ArrayValue },
        { "Array.of", 0, FunctionTable.Any, call => new ArrayValue(call.Arguments) },
        { "Array.from", 1, 2, From },
    };

    private static ArrayValue Listed(Call call, Func<KeyValuePair<string, object?>, object?> part)
    {
        if (Undefined.OrNull(call[0])) throw call.Fault($"{call.Name} 要一个对象，实际是{Members.Kind(call[0])}。");
        object?[] parts = [.. Members.Own(call.Run, call[0]).Select(part)];
        call.Run.Spend(parts.Length);
        return new ArrayValue(parts);
    }

    private static bool Owns(Call call, object? target, object? key)
    {
        var name = Members.Key(call.Run, key);
        return target switch
        {
            ObjectValue bag => bag.TryGet(name, out _),
            ArrayValue array => name == "length" || array.Items.Select((_, index) => Numbers.Text(index)).Contains(name, StringComparer.Ordinal),
            _ => throw call.Fault($"{call.Name} 要一个对象，实际是{Members.Kind(target)}。"),
        };
    }

    private static object FromEntries(Call call)
    {
        if (call[0] is not ArrayValue entries) throw call.Fault("Object.fromEntries 要 [[名称, 值], …] 形式的数组。");
        var members = new OrderedDictionary<string, object?>(StringComparer.Ordinal);
        foreach (var item in entries.Items)
        {
            call.Run.Spend(1);
            if (item is not ArrayValue entry) throw call.Fault("Object.fromEntries 的每一项要是 [名称, 值]。");
            members[Members.Key(call.Run, entry.At(0))] = entry.At(1);
        }
        return new ObjectValue(members);
    }

    private static object From(Call call)
    {
        object?[] items = call[0] switch
        {
            ArrayValue array => array.Items,
            string text => Members.Characters(call.Run, text),
            ObjectValue bag => OfLength(call, bag),
            _ => throw call.Fault($"Array.from 要数组、文字或 {{ length: 个数 }}，实际是{Members.Kind(call[0])}。"),
        };
        call.Run.Spend(items.Length);
        if (!call.Has(1)) return new ArrayValue([.. items]);
        var callback = call.Callback(1);
        var mapped = new object?[items.Length];
        for (var i = 0; i < items.Length; i++)
        {
            call.Run.Spend(1);
            mapped[i] = call.Invoke(callback, items[i], (double)i);
        }
        return new ArrayValue(mapped);
    }

    private static object?[] OfLength(Call call, ObjectValue bag)
    {
        var length = bag.TryGet("length", out var given) ? Conversions.ToInteger(call.Run, given) : 0;
        call.Run.CheckCount(length);
        call.Run.Spend((int)Math.Max(length, 0));
        return [.. Enumerable.Range(0, (int)Math.Max(length, 0)).Select(i => bag.TryGet(Numbers.Text(i), out var item) ? item : Undefined.Value)];
    }
}
