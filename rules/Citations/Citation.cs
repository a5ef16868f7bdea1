using System.Text.RegularExpressions;

namespace Qingyi.Rules.Citations;

/// <summary>One statute of a citation with the articles named after it: <c>行政处罚法 58(1)(2)</c>.</summary>
internal sealed record Citation(string Text, string Name, IReadOnlyList<string> Articles)
{
    /// <summary>Splits <c>甲法 1、2(3)；乙条例 4（理由）</c> into its parts; remarks in brackets are left aside.</summary>
    public static IEnumerable<Citation> In(string text, StatuteBook book)
    {
        foreach (var part in text.Split('；').Select(WithoutRemark).Where(p => p.Length > 0))
        {
            var name = book.NamedAtStartOf(part)?.Name ?? part.Split(' ')[0];
            yield return new Citation(part, name, [.. part[name.Length..].Trim().Split('、').Where(a => a.Length > 0).SelectMany(Items)]);
        }
    }

    /// <summary>Whether a text that is not an article attribute reads like one: a known name, or a law with a number.</summary>
    public static bool Resembles(Citation citation, StatuteBook book) =>
        book.NamedAtStartOf(citation.Text) is not null || Regex.IsMatch(citation.Text, @"^\S+(法|条例) \d");

    private static string WithoutRemark(string part)
    {
        var bracket = part.IndexOf('（', StringComparison.Ordinal);
        return (bracket < 0 ? part : part[..bracket]).Trim();
    }

    /// <summary><c>58(1)(2)</c> cites two items of one article.</summary>
    private static IEnumerable<string> Items(string article)
    {
        var open = article.IndexOf('(', StringComparison.Ordinal);
        return open < 0 ? [article] : article[open..].Split(')', StringSplitOptions.RemoveEmptyEntries).Select(item => article[..open] + item + ")");
    }
}
