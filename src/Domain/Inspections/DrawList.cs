using System.Globalization;
using System.Text;

namespace Qingyi.Domain.Inspections;

/// <summary>A unit that may be drawn. Stratum is the group that it is drawn in; Type, Level and Owner are those of the 实施范围台账.</summary>
public sealed record DrawUnit(string Code, string Stratum, string Type, string Level, string Owner, string Name);

/// <summary>Somebody who may be drawn to inspect. Digest commits to who it is (<see cref="ProvableDraw.Digest"/>), since names are not published.</summary>
public sealed record DrawInspector(string Code, string Digest);

/// <summary>回避: the inspector does not inspect the unit, and why.</summary>
public sealed record Avoidance(string Inspector, string Unit, string Ground);

/// <summary>A unit that is not in the draw although it belongs to the jurisdiction, and why.</summary>
public sealed record LeftOut(string Unit, string Ground);

/// <summary>So many are drawn of the stratum.</summary>
public sealed record Take(string Stratum, int Count);

/// <summary>
/// Everything that a draw depends on beside the seed. Its text is canonical: one line a fact, single spaces, lines of a kind ordered by code, LF at the end of each. So whoever
/// has the list has its hash, and the hash fixes the list.
/// </summary>
public sealed record DrawList
{
    public const string Heading = "清医抽查名单 1";

    public required string Round { get; init; }
    public required string Plan { get; init; }
    public required string Item { get; init; }
    public required string Period { get; init; }

    /// <summary>1, or more for a draw that was repeated.</summary>
    public required int Attempt { get; init; }

    /// <summary>Hash of the secret, published before this list was fixed.</summary>
    public required string Commitment { get; init; }

    /// <summary>Where the public value comes from that is mixed in: something that nobody can know yet.</summary>
    public required string Source { get; init; }

    public required IReadOnlyList<Take> Takes { get; init; }
    public required IReadOnlyList<DrawUnit> Units { get; init; }
    public required IReadOnlyList<DrawInspector> Inspectors { get; init; }
    public required IReadOnlyList<Avoidance> Avoidances { get; init; }
    public required IReadOnlyList<LeftOut> LeftOut { get; init; }

    /// <summary>Types that each inspection must cover and of which the jurisdiction has no unit.</summary>
    public required IReadOnlyList<string> Lacking { get; init; }

    public string Hash => ProvableDraw.Hash(Text);

    public string Text
    {
        get
        {
            var text = new StringBuilder();
            Line(Heading);
            Line($"round {Round}");
            Line($"plan {Plan}");
            Line($"item {Item}");
            Line($"period {Period}");
            Line(string.Create(CultureInfo.InvariantCulture, $"draw {Attempt}"));
            Line($"commitment {Commitment}");
            Line($"public {Source}");
            Each(Takes, t => t.Stratum, t => string.Create(CultureInfo.InvariantCulture, $"take {t.Stratum} {t.Count}"));
            Each(Lacking, l => l, l => $"lacking {l}");
            Each(Units, u => u.Code, u => $"unit {u.Code} {u.Stratum} {u.Type} {u.Level} {u.Owner} {OneLine(u.Name)}");
            Each(LeftOut, l => l.Unit, l => $"out {l.Unit} {l.Ground}");
            Each(Inspectors, i => i.Code, i => $"inspector {i.Code} {i.Digest}");
            Each(Avoidances, a => $"{a.Inspector} {a.Unit}", a => $"avoid {a.Inspector} {a.Unit} {a.Ground}");
            return text.ToString();

            void Line(string line) => text.Append(line).Append('\n');

            void Each<T>(IEnumerable<T> all, Func<T, string> key, Func<T, string> line)
            {
                foreach (var one in all.OrderBy(key, StringComparer.Ordinal))
                {
                    Line(line(one));
                }
            }
        }
    }

    private static string OneLine(string words) => string.Join(' ', words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Inspectors who may inspect the unit.</summary>
    public IEnumerable<DrawInspector> For(string unit) => Inspectors.Where(i => !Avoidances.Any(a => a.Inspector == i.Code && a.Unit == unit));
}
