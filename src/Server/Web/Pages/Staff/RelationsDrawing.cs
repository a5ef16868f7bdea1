using Qingyi.Server.Web.Components;

namespace Qingyi.Server.Web.Pages.Staff;

/// <summary>What a node of the drawing is.</summary>
public enum RelationKind
{
    Case,
    Hand,
    Away,
    Party,
    Unit,
    Related,

    /// <summary>How many more the tables list.</summary>
    More,
}

/// <param name="Note">The parts of a person; the stage of a case.</param>
public sealed record RelationNode(RelationKind Kind, string Title, string? Note, Box Box);

/// <param name="Kind"><see cref="RelationKind.Away"/>: shut out; <see cref="RelationKind.Party"/>: the same name; otherwise plain.</param>
public sealed record RelationLine(Box From, Box To, RelationKind Kind);

/// <summary>关系图: who handles the case on its left, whom it is about on its right, and behind that the other cases about the same.</summary>
public sealed record RelationsDrawing(IReadOnlyList<RelationNode> Nodes, IReadOnlyList<RelationLine> Lines)
{
    private const double Wide = 160;
    private const double High = 44;
    private const double Across = 204;
    private const double Down = 56;
    private const int MostPeople = 12;
    private const int MostCases = 8;

    public double Width => Nodes.Max(n => n.Box.X) + Wide;

    public double Height => Nodes.Max(n => n.Box.Y) + High;

    /// <param name="morePeople">Says how many people there are besides.</param>
    /// <param name="moreCases">The same of cases.</param>
    public static RelationsDrawing Of(RelationsView view, Func<int, string> morePeople, Func<int, string> moreCases)
    {
        ArgumentNullException.ThrowIfNull(view);
        var people = Cut(People(view), MostPeople, morePeople);
        List<(RelationKind, string, string?)> about = [.. view.About.Select(line => (line == view.Party ? RelationKind.Party : RelationKind.Unit, line.Who, (string?)line.Role))];
        var related = Cut(view.Same.Select(c => (RelationKind.Related, c.Number, (string?)c.Stage)), MostCases, moreCases);
        var rows = Math.Max(1, Math.Max(people.Count, Math.Max(about.Count, related.Count)));
        var left = Column(people, 0, rows);
        var middle = Column([(RelationKind.Case, view.Case, null)], people.Count > 0 ? 1 : 0, rows);
        var right = Column(about, people.Count > 0 ? 2 : 1, rows);
        var far = Column(related, people.Count > 0 ? 3 : 2, rows);
        return new RelationsDrawing([.. left, .. middle, .. right, .. far],
            [.. left.Select(n => new RelationLine(n.Box, middle[0].Box, n.Kind)), .. ToParties(view, middle[0], right), .. ToCases(view, middle[0], right, far)]);
    }

    // One node a person, whatever he did; who stands back is marked, also where he had done something before.
    private static IEnumerable<(RelationKind, string, string?)> People(RelationsView view)
    {
        var barred = view.Away.Where(a => a.Barred).Select(a => a.Who).ToHashSet();
        foreach (var person in view.Hands.GroupBy(h => h.Who))
        {
            yield return (barred.Contains(person.Key) ? RelationKind.Away : RelationKind.Hand, person.Key, string.Join('、', person.Select(h => h.Role).Distinct()));
        }

        foreach (var line in view.Away.Where(a => view.Hands.All(h => h.Who != a.Who)).DistinctBy(a => a.Who))
        {
            yield return (line.Barred ? RelationKind.Away : RelationKind.Hand, line.Who, line.Limit);
        }
    }

    // The unit of the party stands right below him; every other one is reached from the case.
    private static IEnumerable<RelationLine> ToParties(RelationsView view, RelationNode from, List<RelationNode> about)
    {
        for (var at = 0; at < about.Count; at++)
        {
            var ofParty = at == 1 && view.Party?.Beside == about[1].Title;
            yield return new(ofParty ? about[0].Box : from.Box, about[at].Box, RelationKind.Unit);
        }
    }

    private static IEnumerable<RelationLine> ToCases(RelationsView view, RelationNode middle, List<RelationNode> about, List<RelationNode> far)
    {
        for (var at = 0; at < far.Count; at++)
        {
            var other = far[at].Kind == RelationKind.Related ? view.Same[at] : null;
            var samePerson = other?.SamePerson == true;
            var from = about.FirstOrDefault(n => samePerson ? n.Kind == RelationKind.Party : n.Kind == RelationKind.Unit && other?.Units.Contains(n.Title) != false) ?? middle;
            yield return new(from.Box, far[at].Box, samePerson ? RelationKind.Party : RelationKind.Related);
        }
    }

    private static List<(RelationKind, string, string?)> Cut(IEnumerable<(RelationKind, string, string?)> all, int most, Func<int, string> more)
    {
        var list = all.ToList();
        return list.Count <= most ? list : [.. list[..(most - 1)], (RelationKind.More, more(list.Count - most + 1), null)];
    }

    private static List<RelationNode> Column(List<(RelationKind Kind, string Title, string? Note)> nodes, int column, int rows) =>
        [.. nodes.Select((n, row) => new RelationNode(n.Kind, n.Title, n.Note, new Box(column * Across, (row + (rows - nodes.Count) / 2.0) * Down, Wide, High)))];
}
