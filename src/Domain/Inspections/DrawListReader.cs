using System.Globalization;

namespace Qingyi.Domain.Inspections;

/// <summary>A list, or the sentence that says why the text is none.</summary>
public sealed record DrawListReading(DrawList? List, string? Fault);

/// <summary>Reads the text of a list again. A text that says the same in another spelling is refused: its hash would be another.</summary>
public static class DrawListReader
{
    private static readonly string[] Single = ["round", "plan", "item", "period", "draw", "commitment", "public"];

    public static DrawListReading Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var lines = text.Split('\n');
        if (lines[0] != DrawList.Heading)
        {
            return new(null, Texts.Of("inspections.list.first-line", DrawList.Heading));
        }

        var facts = new List<(string Kind, string Words)>();
        for (var i = 1; i < lines.Length - 1; i++)
        {
            var at = lines[i].IndexOf(' ', StringComparison.Ordinal);
            if (at <= 0)
            {
                return new(null, Texts.Of("inspections.list.line-unreadable", i + 1, lines[i]));
            }

            facts.Add((lines[i][..at], lines[i][(at + 1)..]));
        }

        if (Single.FirstOrDefault(s => facts.Count(f => f.Kind == s) != 1) is { } missing)
        {
            return new(null, Texts.Of("inspections.list.line-missing", missing));
        }

        try
        {
            var list = List(facts);
            return list.Text == text ? new(list, null) : new(null, Texts.Of("inspections.list.not-canonical"));
        }
        catch (Exception fault) when (fault is FormatException or IndexOutOfRangeException or OverflowException)
        {
            return new(null, Texts.Of("inspections.list.line-wrong"));
        }
    }

    private static DrawList List(List<(string Kind, string Words)> facts)
    {
        return new DrawList
        {
            Round = One("round"), Plan = One("plan"), Item = One("item"), Period = One("period"), Attempt = Number(One("draw")), Commitment = One("commitment"), Source = One("public"),
            Takes = [.. Rows("take", 2).Select(r => new Take(r[0], Number(r[1])))],
            Lacking = [.. Rows("lacking", 1).Select(r => r[0])],
            Units = [.. Rows("unit", 6).Select(r => new DrawUnit(r[0], r[1], r[2], r[3], r[4], r[5]))],
            LeftOut = [.. Rows("out", 2).Select(r => new LeftOut(r[0], r[1]))],
            Inspectors = [.. Rows("inspector", 2).Select(r => new DrawInspector(r[0], r[1]))],
            Avoidances = [.. Rows("avoid", 3).Select(r => new Avoidance(r[0], r[1], r[2]))],
        };

        string One(string kind) => facts.Single(f => f.Kind == kind).Words;
        IEnumerable<string[]> Rows(string kind, int parts) => facts.Where(f => f.Kind == kind).Select(f => f.Words.Split(' ', parts));
        static int Number(string text) => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
    }
}
