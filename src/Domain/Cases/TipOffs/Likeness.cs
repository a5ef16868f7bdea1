namespace Qingyi.Domain.Cases.TipOffs;

/// <summary>How like two texts are, by the pairs of neighbouring characters that they share: Chinese has no spaces to cut at.</summary>
public static class Likeness
{
    /// <summary>Letters and digits alone, in small letters: punctuation and spaces say nothing.</summary>
    public static string Plain(string? text) => new([.. (text ?? "").Normalize(System.Text.NormalizationForm.FormKC).Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant)]);

    /// <summary>Dice's coefficient over the sets of pairs.</summary>
    /// <returns>0 for nothing in common, 1 for the same pairs; 0 where a text is too short to have one.</returns>
    public static double Of(string? one, string? other) => Of(Pairs(one), Pairs(other));

    public static double Of(IReadOnlySet<(char, char)> one, IReadOnlySet<(char, char)> other) =>
        one.Count == 0 || other.Count == 0 ? 0 : 2.0 * one.Count(other.Contains) / (one.Count + other.Count);

    public static IReadOnlySet<(char, char)> Pairs(string? text)
    {
        var plain = Plain(text);
        var pairs = new HashSet<(char, char)>();
        for (var i = 1; i < plain.Length; i++)
        {
            pairs.Add((plain[i - 1], plain[i]));
        }

        return pairs;
    }
}
