using System.Text.RegularExpressions;
using Qingyi.Engine.Expressions.Syntax;
using Qingyi.Engine.Expressions.Values;

namespace Qingyi.Engine.Expressions.Functions;

/// <summary>The second argument of <c>replace</c>, where <c>$$</c>, <c>$&amp;</c>, <c>$1</c> and their like stand for parts of what was found.</summary>
internal sealed class Replacement(string template)
{
    public bool UsesGroups => template.Contains('$', StringComparison.Ordinal);

    public void Append(TextBuilder text, string whole, int index, int length, GroupCollection? groups)
    {
        if (!UsesGroups) { text.Append(template); return; }
        for (var at = 0; at < template.Length; at++)
        {
            var c = at + 1 < template.Length && template[at] == '$' ? template[at + 1] : '\0';
            if (c == '\0') { text.Append(template[at]); continue; }
            switch (c)
            {
                case '$': text.Append('$'); at++; break;
                case '&': text.Append(whole.Substring(index, length)); at++; break;
                case '`': text.Append(whole[..index]); at++; break;
                case '\'': text.Append(whole[(index + length)..]); at++; break;
                default:
                    var (group, digits) = Group(at + 1, groups);
                    if (digits == 0) text.Append('$');
                    else text.Append(groups![group].Value);
                    at += digits;
                    break;
            }
        }
    }

    /// <summary>Two digits when there is such a group, else one; no digits when there is neither.</summary>
    private (int Group, int Digits) Group(int at, GroupCollection? groups)
    {
        var count = (groups?.Count ?? 1) - 1;
        if (!Characters.IsDigit(template[at])) return (0, 0);
        var one = template[at] - '0';
        if (at + 1 < template.Length && Characters.IsDigit(template[at + 1]) && (one * 10) + template[at + 1] - '0' is var two && two >= 1 && two <= count) return (two, 2);
        return one >= 1 && one <= count ? (one, 1) : (0, 0);
    }
}
