using System.Text;
using System.Text.Json;
using Qingyi.Rules.Figures;

namespace Qingyi.Rules.Citations;

/// <summary>A statute or document with the articles that its texts have. Of a name without articles (a notice, our own proposal) any part may be cited.</summary>
public sealed record Statute
{
    public required string Name { get; init; }
    public required IReadOnlyList<StatuteText> Texts { get; init; }
}

/// <summary>One text: in force from (inclusive) to (exclusive; null: no end known).</summary>
public sealed record StatuteText
{
    public required DateOnly From { get; init; }
    public DateOnly? To { get; init; }

    /// <summary>Where the text was read; a text known from memory only says so.</summary>
    public required string Source { get; init; }

    /// <summary>Articles and items as cited: <c>56</c>, <c>56(5)</c>; null: not listed, any.</summary>
    public IReadOnlyList<string>? Articles { get; init; }

    internal bool Has(string? article) => article is null || Articles is null || Articles.Contains(article, StringComparer.Ordinal);
}

/// <summary>The statutes that rules and schedules may cite, with the days on which each article is in force.</summary>
public sealed class StatuteBook
{
    private readonly Dictionary<string, Statute> byName;

    private StatuteBook(IEnumerable<Statute> statutes) => byName = statutes.ToDictionary(s => s.Name, StringComparer.Ordinal);

    public IReadOnlyCollection<Statute> Statutes => byName.Values;

    /// <exception cref="JsonException">The text is not a list of statutes.</exception>
    public static StatuteBook Read(string json) => new(JsonSerializer.Deserialize<List<Statute>>(json, ScheduleFile.Options) ?? throw new JsonException("null"));

    public static StatuteBook FromFile(string path) => Read(File.ReadAllText(path, Encoding.UTF8));

    /// <summary>The statute whose name the text begins with, the longest first; null: none.</summary>
    internal Statute? NamedAtStartOf(string text) =>
        byName.Values.Where(s => text.StartsWith(s.Name, StringComparison.Ordinal) && (text.Length == s.Name.Length || text[s.Name.Length] == ' ')).MaxBy(s => s.Name.Length);

    /// <summary>Whether the article is in force on each day of the interval, be it under several texts.</summary>
    internal static bool Covers(Statute statute, string? article, Interval interval)
    {
        DateOnly? day = interval.From;
        while (day is { } current && (interval.To is null || current < interval.To))
        {
            if (statute.Texts.FirstOrDefault(t => t.From <= current && (t.To is null || current < t.To) && t.Has(article)) is not { } text)
                return false;
            day = text.To;
        }

        return true;
    }
}
