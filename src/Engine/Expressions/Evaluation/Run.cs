using System.Text.Json;
using System.Text.Json.Nodes;
using Qingyi.Engine.Expressions.Syntax;
using Qingyi.Engine.Expressions.Values;

namespace Qingyi.Engine.Expressions.Evaluation;

/// <summary>One evaluation: its scope, what is left of its budget, and the place it has reached, for faults.</summary>
internal sealed class Run(string source, IExpressionScope scope, int stepBudget)
{
    /// <summary>Longest text, longest array and deepest data that an expression may build or walk.</summary>
    private const int LongestText = 100_000;
    private const int LongestArray = 10_000;
    private const int DeepestData = 100;

    /// <summary>Most characters of text in a result: a short expression can name a long text many times.</summary>
    private const int LargestResult = 1_000_000;

    private readonly Dictionary<JsonNode, object> converted = new(ReferenceEqualityComparer.Instance);
    private int spent;
    private int depth;
    private long written;

    /// <summary>Offset in the source of the part that is being evaluated.</summary>
    public int Position { get; set; }

    public IExpressionScope Scope => scope;

    public void Spend(int steps)
    {
        if (steps > stepBudget - spent) throw Fault($"计算步骤超过上限 {stepBudget}；请减少数据或把计算拆开。");
        spent += steps;
    }

    public void SpendOnText(int length) => Spend(1 + (length / 64));

    public void CheckLength(long length)
    {
        if (length > LongestText) throw Fault($"文字太长，最多 {LongestText} 个字符。");
    }

    public object?[] Checked(List<object?> items)
    {
        CheckCount(items.Count);
        return [.. items];
    }

    public void CheckCount(double count)
    {
        if (count > LongestArray) throw Fault($"数组太长，最多 {LongestArray} 项。");
    }

    public void Descend()
    {
        if (++depth > DeepestData) throw Fault($"数据嵌套太深，最多 {DeepestData} 层。");
    }

    public void Ascend() => depth--;

    public ExpressionException Fault(string message)
    {
        var (line, column) = TextPosition.Of(source, Position);
        return new ExpressionException(message, column) { Line = line };
    }

    /// <summary>The same node gives the same object, so that a value equals itself.</summary>
    public object? FromJson(JsonNode? node)
    {
        if (node is null) return null;
        if (node is JsonValue value) return FromJson(value);
        if (converted.TryGetValue(node, out var known)) return known;
        return converted[node] = node is JsonArray array ? new ArrayValue(array, this) : new ObjectValue((JsonObject)node, this);
    }

    private static object? FromJson(JsonValue value)
    {
        switch (value.GetValueKind())
        {
            case JsonValueKind.True: return true;
            case JsonValueKind.False: return false;
            case JsonValueKind.Number:
                if (value.TryGetValue<double>(out var number)) return number;
                if (value.TryGetValue<int>(out var whole)) return (double)whole;
                if (value.TryGetValue<long>(out var big)) return (double)big;
                if (value.TryGetValue<decimal>(out var exact)) return (double)exact;
                break;
            case JsonValueKind.String:
                if (value.TryGetValue<string>(out var text)) return text;
                break;
            case JsonValueKind.Null or JsonValueKind.Undefined: return null;
        }
        // Other .NET values (a short, a date) are read as the JSON that they would be stored as.
        using var document = JsonDocument.Parse(value.ToJsonString());
        return document.RootElement.ValueKind == JsonValueKind.Number ? document.RootElement.GetDouble() : document.RootElement.GetString();
    }

    public JsonNode? ToJson(object? value)
    {
        Spend(1);
        switch (value)
        {
            case null or Undefined: return null;
            case bool truth: return JsonValue.Create(truth);
            case double number: return ToJson(number);
            case string text: return ToJson(text);
            case DateValue date: return JsonValue.Create(Dates.Iso(date));
            case ArrayValue array: return ToJson(array);
            case ObjectValue bag: return ToJson(bag);
            default: throw Fault("结果不能是函数。");
        }
    }

    private JsonValue ToJson(string text)
    {
        written += text.Length;
        return written <= LargestResult ? JsonValue.Create(WellFormed(text)) : throw Fault($"结果太大，文字合计最多 {LargestResult} 个字符。");
    }

    private JsonValue ToJson(double number)
    {
        if (!double.IsFinite(number)) throw Fault($"结果是 {Numbers.Text(number)}，不是有效的数；请检查参与计算的值。");
        return number == Math.Floor(number) && Math.Abs(number) <= 9007199254740991 ? JsonValue.Create((long)number) : JsonValue.Create(number);
    }

    private JsonArray ToJson(ArrayValue array)
    {
        Descend();
        var json = new JsonArray();
        foreach (var item in array.Items) json.Add(ToJson(item));
        Ascend();
        return json;
    }

    private JsonObject ToJson(ObjectValue bag)
    {
        Descend();
        var json = new JsonObject();
        foreach (var (name, member) in bag.Ordered)
        {
            if (member is not Undefined) json[WellFormed(name)] = ToJson(member);
        }
        Ascend();
        return json;
    }

    /// <summary>Half of a character pair cannot be stored; it becomes the replacement character.</summary>
    private static string WellFormed(string text)
    {
        var broken = false;
        for (var i = 0; i < text.Length && !broken; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1])) i++;
            else broken = char.IsSurrogate(text[i]);
        }
        return broken ? string.Concat(text.EnumerateRunes().Select(rune => rune.ToString())) : text;
    }
}
