using System.Globalization;
using System.Text.Json;
using Qingyi.Engine.Expressions.Evaluation;

namespace Qingyi.Engine.Expressions.Values;

/// <summary><c>JSON.stringify</c> and <c>JSON.parse</c>.</summary>
internal static class JsonText
{
    /// <summary>The text of a value, or undefined for undefined.</summary>
    public static object Write(Run run, object? value)
    {
        if (value is Undefined) return value;
        var text = new TextBuilder(run);
        Write(run, value, text);
        return text.ToString();
    }

    private static void Write(Run run, object? value, TextBuilder text)
    {
        run.Spend(1);
        switch (value)
        {
            case null or Undefined: text.Append("null"); break;
            case bool truth: text.Append(truth ? "true" : "false"); break;
            case double number: text.Append(double.IsFinite(number) ? Numbers.Text(number) : "null"); break;
            case string plain: Quote(plain, text); break;
            case DateValue date: Quote(Dates.Iso(date), text); break;
            case ArrayValue array: WriteArray(run, array, text); break;
            case ObjectValue bag: WriteObject(run, bag, text); break;
            default: throw run.Fault("这个值不能变成 JSON。");
        }
    }

    private static void WriteArray(Run run, ArrayValue array, TextBuilder text)
    {
        run.Descend();
        text.Append('[');
        for (var i = 0; i < array.Items.Length; i++)
        {
            if (i > 0) text.Append(',');
            Write(run, array.Items[i], text);
        }
        text.Append(']');
        run.Ascend();
    }

    private static void WriteObject(Run run, ObjectValue bag, TextBuilder text)
    {
        run.Descend();
        text.Append('{');
        var first = true;
        foreach (var (name, member) in bag.Ordered)
        {
            if (member is Undefined) continue;
            if (!first) text.Append(',');
            first = false;
            Quote(name, text);
            text.Append(':');
            Write(run, member, text);
        }
        text.Append('}');
        run.Ascend();
    }

    private static void Quote(string plain, TextBuilder text)
    {
        text.Append('"');
        for (var i = 0; i < plain.Length; i++)
        {
            var c = plain[i];
            switch (c)
            {
                case '"': text.Append("\\\""); break;
                case '\\': text.Append("\\\\"); break;
                case '\b': text.Append("\\b"); break;
                case '\f': text.Append("\\f"); break;
                case '\n': text.Append("\\n"); break;
                case '\r': text.Append("\\r"); break;
                case '\t': text.Append("\\t"); break;
                case < ' ': text.Append(Escape(c)); break;
                case >= '\ud800' and <= '\udfff' when char.IsHighSurrogate(c) && i + 1 < plain.Length && char.IsLowSurrogate(plain[i + 1]):
                    text.Append(plain.Substring(i++, 2));
                    break;
                case >= '\ud800' and <= '\udfff': text.Append(Escape(c)); break;
                default: text.Append(c); break;
            }
        }
        text.Append('"');
    }

    private static string Escape(char c) => "\\u" + ((int)c).ToString("x4", CultureInfo.InvariantCulture);

    public static object? Read(Run run, string text)
    {
        run.SpendOnText(text.Length);
        try
        {
            using var document = JsonDocument.Parse(text);
            return Read(run, document.RootElement);
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException or ArgumentException)
        {
            throw run.Fault("这段文字不是正确的 JSON。");
        }
    }

    private static object? Read(Run run, JsonElement element)
    {
        run.Spend(1);
        switch (element.ValueKind)
        {
            case JsonValueKind.Array:
                return new ArrayValue([.. element.EnumerateArray().Select(item => Read(run, item))]);
            case JsonValueKind.Object:
                var members = new OrderedDictionary<string, object?>(StringComparer.Ordinal);
                foreach (var member in element.EnumerateObject()) members[member.Name] = Read(run, member.Value);
                return new ObjectValue(members);
            case JsonValueKind.String: return element.GetString();
            case JsonValueKind.Number: return element.GetDouble();
            case JsonValueKind.True: return true;
            case JsonValueKind.False: return false;
            default: return null;
        }
    }
}
