using System.Text.RegularExpressions;
using Qingyi.Engine.Expressions.Patterns;
using Qingyi.Engine.Expressions.Values;

namespace Qingyi.Engine.Expressions.Functions;

/// <summary>Functions that search a text for a pattern or for another text.</summary>
internal static class PatternFunctions
{
    public static FunctionTable OfPatterns { get; } = new() { { "test", 1, 1, Test } };

    public static FunctionTable Methods { get; } = new()
    {
        { "replace", 2, 2, call => call[0] is Pattern pattern ? ReplacePattern(call, pattern) : ReplaceText(call, all: false), FirstArgument.Pattern },
        { "replaceAll", 2, 2, ReplaceAll, FirstArgument.Pattern },
        { "match", 1, 1, Match, FirstArgument.Pattern },
        { "search", 1, 1, Search, FirstArgument.Pattern },
        { "split", 1, 2, call => call[0] is Pattern pattern ? SplitByPattern(call, pattern) : SplitByText(call), FirstArgument.Pattern },
    };

    private static object Test(Call call)
    {
        var pattern = (Pattern)call.Receiver!;
        var text = call.TextAt(0);
        pattern.Spend(call.Run, text.Length);
        return pattern.Regex.IsMatch(text);
    }

    private static object Search(Call call)
    {
        var pattern = Required(call);
        pattern.Spend(call.Run, call.Text.Length);
        return pattern.Regex.Match(call.Text) is { Success: true } match ? match.Index : -1.0;
    }

    private static object? Match(Call call)
    {
        var pattern = Required(call);
        pattern.Spend(call.Run, call.Text.Length);
        if (!pattern.Global) CheckGroups(call, pattern);
        var found = new List<object?>();
        for (var match = pattern.Regex.Match(call.Text); match.Success; match = match.NextMatch())
        {
            Pattern.SpendAgain(call.Run, call.Text.Length - match.Index);
            if (pattern.Global) found.Add(match.Value);
            else return new ArrayValue([.. match.Groups.Values.Select(group => group.Success ? group.Value : (object)Undefined.Value)]);
        }
        return found.Count == 0 ? null : new ArrayValue(call.Run.Checked(found));
    }

    private static object ReplaceAll(Call call)
    {
        if (call[0] is not Pattern pattern) return ReplaceText(call, all: true);
        return pattern.Global ? ReplacePattern(call, pattern) : throw call.Fault("replaceAll 的正则表达式要带标志 g。");
    }

    private static string ReplacePattern(Call call, Pattern pattern)
    {
        var replacement = new Replacement(call.TextAt(1));
        if (replacement.UsesGroups) CheckGroups(call, pattern);
        pattern.Spend(call.Run, call.Text.Length);
        var text = new TextBuilder(call.Run);
        var from = 0;
        for (var match = pattern.Regex.Match(call.Text); match.Success; match = match.NextMatch())
        {
            Pattern.SpendAgain(call.Run, call.Text.Length - match.Index);
            text.Append(call.Text[from..match.Index]);
            replacement.Append(text, call.Text, match.Index, match.Length, match.Groups);
            from = match.Index + match.Length;
            if (!pattern.Global) break;
        }
        text.Append(call.Text[from..]);
        return text.ToString();
    }

    private static string ReplaceText(Call call, bool all)
    {
        string sought = call.TextAt(0), whole = call.Text;
        var replacement = new Replacement(call.TextAt(1));
        var text = new TextBuilder(call.Run);
        var from = 0;
        for (var at = whole.IndexOf(sought, StringComparison.Ordinal); at >= 0; at = Next(at))
        {
            call.Run.Spend(1);
            text.Append(whole[from..at]);
            replacement.Append(text, whole, at, sought.Length, null);
            from = at + sought.Length;
            if (!all) break;
        }
        text.Append(whole[from..]);
        return text.ToString();

        int Next(int at)
        {
            var start = at + Math.Max(sought.Length, 1);
            return start > whole.Length ? -1 : whole.IndexOf(sought, start, StringComparison.Ordinal);
        }
    }

    private static ArrayValue SplitByText(Call call)
    {
        var limit = Limit(call);
        if (!call.Has(0)) return new ArrayValue(limit == 0 ? [] : [call.Text]);
        var separator = call.TextAt(0);
        call.Run.SpendOnText(call.Text.Length);
        object?[] parts = separator.Length == 0 ? [.. Members.Units(call.Run, call.Text)] : [.. call.Text.Split(separator, StringSplitOptions.None)];
        call.Run.CheckCount(parts.Length);
        call.Run.Spend(parts.Length);
        return new ArrayValue([.. parts.Take(limit)]);
    }

    private static ArrayValue SplitByPattern(Call call, Pattern pattern)
    {
        if (pattern.Groups > 0) throw call.Fault("split 的正则表达式不能有捕获组；请写 (?:…)。");
        var limit = Limit(call);
        var text = call.Text;
        pattern.Spend(call.Run, text.Length);
        if (text.Length == 0) return new ArrayValue(limit == 0 || pattern.Regex.IsMatch(text) ? [] : [text]);
        var parts = new List<object?>();
        int from = 0, at = 0;
        while (at < text.Length && pattern.Regex.Match(text, at) is { Success: true } match && match.Index < text.Length)
        {
            Pattern.SpendAgain(call.Run, text.Length - match.Index);
            if (match.Index + match.Length == from) { at = match.Index + 1; continue; }
            parts.Add(text[from..match.Index]);
            from = match.Index + match.Length;
            at = match.Length == 0 ? from + 1 : from;
        }
        parts.Add(text[from..]);
        return new ArrayValue([.. call.Run.Checked(parts).Take(limit)]);
    }

    private static int Limit(Call call)
    {
        if (!call.Has(1)) return int.MaxValue;
        var limit = call.IntegerAt(1);
        return limit is >= 0 and <= int.MaxValue ? (int)limit : throw call.Fault("split 的个数要是 0 或正整数。");
    }

    private static Pattern Required(Call call) => call[0] as Pattern ?? throw call.Fault($"{call.Name} 的参数要是正则表达式，如 /[0-9]+/；查找文字请用 includes 或 indexOf。");

    private static void CheckGroups(Call call, Pattern pattern)
    {
        if (pattern.RepeatedGroups) throw call.Fault("重复里的分组不能取出内容；请把捕获组写在重复之外，里面用 (?:…)。");
    }
}
