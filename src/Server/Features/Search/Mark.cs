using Qingyi.Server.Web.Pages.Staff;

namespace Qingyi.Server.Features.Search;

/// <summary>Cuts a text where the words stand in it. It gives plain pieces; what writes them into a page escapes them.</summary>
internal static class Mark
{
    private const int Before = 20;
    private const int Beyond = 80;

    public static bool Found(string text, IReadOnlyList<string> words)
    {
        var folded = Folded.Of(text).Text;
        return words.Any(w => folded.Contains(w, StringComparison.Ordinal));
    }

    public static IReadOnlyList<SearchPiece> Whole(string text, IReadOnlyList<string> words)
    {
        var pieces = new List<SearchPiece>();
        var from = 0;
        foreach (var (start, end) in Ranges(text, words))
        {
            Add(pieces, text[from..start], marked: false);
            Add(pieces, text[start..end], marked: true);
            from = end;
        }

        Add(pieces, text[from..], marked: false);
        return pieces;
    }

    /// <summary>The first place with what stands round it.</summary>
    public static IReadOnlyList<SearchPiece> Around(string text, IReadOnlyList<string> words)
    {
        var first = Ranges(text, words).FirstOrDefault();
        var (start, end) = (Math.Max(0, first.Start - Before), Math.Min(text.Length, first.End + Beyond));

        // A letter of two halves is not cut.
        start -= start > 0 && char.IsLowSurrogate(text[start]) ? 1 : 0;
        end -= end < text.Length && char.IsLowSurrogate(text[end]) ? 1 : 0;
        return [.. start > 0 ? [new SearchPiece("…", false)] : Array.Empty<SearchPiece>(), .. Whole(text[start..end], words), .. end < text.Length ? [new SearchPiece("…", false)] : Array.Empty<SearchPiece>()];
    }

    // Where the words stand, in order, without overlap.
    private static List<(int Start, int End)> Ranges(string text, IReadOnlyList<string> words)
    {
        var folded = Folded.Of(text);
        var ranges = new List<(int Start, int End)>();
        foreach (var word in words)
        {
            for (var at = folded.Text.IndexOf(word, StringComparison.Ordinal); at >= 0; at = folded.Text.IndexOf(word, at + word.Length, StringComparison.Ordinal))
            {
                var last = folded.From[at + word.Length - 1];
                ranges.Add((folded.From[at], last + (char.IsHighSurrogate(text[last]) ? 2 : 1)));
            }
        }

        var apart = new List<(int Start, int End)>();
        foreach (var range in ranges.Order())
        {
            if (apart.Count > 0 && range.Start < apart[^1].End)
            {
                apart[^1] = (apart[^1].Start, Math.Max(apart[^1].End, range.End));
            }
            else
            {
                apart.Add(range);
            }
        }

        return apart;
    }

    private static void Add(List<SearchPiece> pieces, string text, bool marked)
    {
        if (text.Length > 0)
        {
            pieces.Add(new SearchPiece(text, marked));
        }
    }
}
