using System.Globalization;
using System.Text;

namespace Qingyi.Server.Features.Search;

/// <summary>
/// A text as it is compared: letters and digits alone, narrow and lower-case. Brackets, hyphens and points inside a word do not count, so that 〔2026〕0001 is found by 20260001 and by 2026-0001;
/// everything else parts two words.
/// </summary>
public sealed record Folded(string Text, IReadOnlyList<int> From)
{
    /// <summary>Parts two words; no query has it.</summary>
    public const char Break = '\n';

    // What is longer is found by its beginning.
    private const int Longest = 50_000;

    private const string Within = "〔〕[]【】（）()《》〈〉「」『』“”‘’\"'-–—_/·.．／－＿";

    /// <summary>From: for each letter, where it stands in the text that was folded.</summary>
    public static Folded Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var (letters, from) = (new StringBuilder(text.Length), new List<int>(text.Length));
        var at = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            if (letters.Length >= Longest)
            {
                break;
            }

            if (!Within.Contains(rune.ToString(), StringComparison.Ordinal))
            {
                foreach (var one in rune.ToString().Normalize(NormalizationForm.FormKC).ToLowerInvariant().EnumerateRunes())
                {
                    Take(one, at, letters, from);
                }
            }

            at += rune.Utf16SequenceLength;
        }

        return new Folded(letters.ToString().TrimEnd(Break), from);
    }

    /// <summary>Pairs of neighbouring letters, each once, as hexadecimal figures; a word of one letter is its letter.</summary>
    public static string[] Grams(string folded)
    {
        ArgumentNullException.ThrowIfNull(folded);
        var grams = new HashSet<string>(StringComparer.Ordinal);
        foreach (var word in folded.Split(Break))
        {
            var runes = word.EnumerateRunes().ToList();
            if (runes.Count == 1)
            {
                grams.Add(Figure(runes[0]));
            }

            for (var i = 1; i < runes.Count; i++)
            {
                grams.Add(Figure(runes[i - 1]) + Figure(runes[i]));
            }
        }

        return [.. grams.Order(StringComparer.Ordinal)];
    }

    public static int Letters(string word) => word.EnumerateRunes().Count();

    private static void Take(Rune rune, int at, StringBuilder letters, List<int> from)
    {
        if (Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) == UnicodeCategory.LetterNumber)
        {
            letters.Append(rune.ToString());
            from.AddRange(Enumerable.Repeat(at, rune.Utf16SequenceLength));
        }
        else if (letters.Length > 0 && letters[^1] != Break)
        {
            letters.Append(Break);
            from.Add(at);
        }
    }

    private static string Figure(Rune rune) => rune.Value.ToString("x5", CultureInfo.InvariantCulture);
}
