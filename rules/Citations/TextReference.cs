using System.Globalization;

namespace Qingyi.Rules.Citations;

/// <summary>Which text of a statute a citation means, for whoever wants to read it: dates in force and where it was read.</summary>
public static class TextReference
{
    /// <summary><c>医师法：2022-03-01 起施行，2021-08-20 通过，已核对</c>, one for each statute cited; empty where the book has none of them.</summary>
    /// <param name="article">As a rule cites it.</param>
    /// <param name="on">The day of the act; a statute without a text of that day is given with its newest.</param>
    public static IReadOnlyList<string> Of(StatuteBook book, string article, DateOnly on)
    {
        ArgumentNullException.ThrowIfNull(book);
        return [.. Citation.In(article, book).Select(c => book.NamedAtStartOf(c.Text)).OfType<Statute>().DistinctBy(s => s.Name).Select(s => Said(s, on))];
    }

    private static string Said(Statute statute, DateOnly on)
    {
        var text = statute.Texts.FirstOrDefault(t => t.From <= on && (t.To is null || on < t.To)) ?? statute.Texts.MaxBy(t => t.From)!;
        var until = text.To is { } to ? string.Create(CultureInfo.InvariantCulture, $"，至 {to:yyyy-MM-dd} 前") : "";
        return string.Create(CultureInfo.InvariantCulture, $"{statute.Name}：{text.From:yyyy-MM-dd} 起施行{until}；{text.Source}");
    }
}
