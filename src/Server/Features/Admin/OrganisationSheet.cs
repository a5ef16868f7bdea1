using Qingyi.Domain;
using Qingyi.Domain.Organisations;
using Qingyi.Server.Features.Registers;
using Qingyi.Server.Features.Registers.Sheets;

namespace Qingyi.Server.Features.Admin;

/// <summary>A sheet of organisations, looked through.</summary>
/// <param name="New">In an order in which each finds its parent.</param>
/// <param name="Known">Rows that say what is there already.</param>
/// <param name="Faults">Every bad cell with its row, its column, what stands there and what would be right. With one of them nothing is imported.</param>
public sealed record OrganisationSheet(int Rows, IReadOnlyList<NewOrganisation> New, int Known, IReadOnlyList<RowFault> Faults)
{
    public const int MostRows = 5000;

    /// <summary>Headings of the columns, in the order of the template; the first four must be there.</summary>
    public static IReadOnlyList<(string Field, string Heading)> Columns { get; } =
    [
        (nameof(NewOrganisation.Id), "编号"), (nameof(NewOrganisation.Name), "名称"), (nameof(NewOrganisation.Level), "层级"), (nameof(NewOrganisation.Parent), "上级编号"),
        (nameof(NewOrganisation.AreaCode), "行政区划代码"), (nameof(NewOrganisation.ShortName), "简称"),
    ];

    private const int Needed = 4;

    public static Outcome<OrganisationSheet> Read(IEnumerable<SheetRow> rows, IReadOnlyCollection<Organisation> there)
    {
        ArgumentNullException.ThrowIfNull(rows);
        using var given = rows.Where(r => r.Cells.Any(c => !string.IsNullOrWhiteSpace(c))).GetEnumerator();
        if (!given.MoveNext())
        {
            return Refusals.Of("column-missing.organisation-headings-all");
        }

        var places = Columns.Select(c => given.Current.Cells.Select(h => h.Trim().TrimEnd('*', '＊')).ToList().IndexOf(c.Heading)).ToList();
        if (places.Take(Needed).ToList().IndexOf(-1) is >= 0 and var missing)
        {
            return Refusals.Of("column-missing.organisation-heading-one", Columns[missing].Heading);
        }

        var lines = new List<(int Row, NewOrganisation Given)>();
        while (given.MoveNext())
        {
            if (lines.Count == MostRows)
            {
                return Refusals.Of("too-many-rows", MostRows);
            }

            lines.Add((given.Current.Number, Line(given.Current, places)));
        }

        return Check(lines, there);
    }

    private static NewOrganisation Line(SheetRow row, List<int> places)
    {
        string Cell(int column) => places[column] is >= 0 and var at && at < row.Cells.Count ? row.Cells[at].Trim() : "";
        return new NewOrganisation(Cell(0), Cell(1), Cell(2), Cell(3), Cell(4) is { Length: > 0 } area ? area : null, Cell(5) is { Length: > 0 } shortName ? shortName : null);
    }

    private static OrganisationSheet Check(List<(int Row, NewOrganisation Given)> lines, IReadOnlyCollection<Organisation> there)
    {
        var (made, faults, known) = (new List<NewOrganisation>(), new List<RowFault>(), 0);
        var all = there.ToDictionary(o => o.Id, StringComparer.Ordinal);
        var first = lines.GroupBy(l => l.Given.Id, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Min(l => l.Row), StringComparer.Ordinal);
        var left = new List<(int Row, NewOrganisation Given)>();
        foreach (var (row, given) in lines)
        {
            if (all.TryGetValue(given.Id, out var same) && same.Name == given.Name && same.Level == OrganisationCheck.Level(given.Level) && same.ParentId == given.Parent)
            {
                known++;
            }
            else if (given.Id.Length > 0 && first[given.Id] != row)
            {
                faults.Add(new RowFault(row, Heading(nameof(NewOrganisation.Id)), given.Id, $"编号与第{first[given.Id]}行重复；每个单位一个编号。"));
            }
            else
            {
                left.Add((row, given));
            }
        }

        // A row may stand before its parent's; what finds none in the end is a fault.
        for (var progress = true; progress && left.Count > 0;)
        {
            progress = false;
            foreach (var line in left.Where(l => all.ContainsKey(l.Given.Parent)).ToList())
            {
                progress = true;
                left.Remove(line);
                var wrong = OrganisationCheck.Of(line.Given, all.Values).ToList();
                if (wrong.Count > 0)
                {
                    faults.AddRange(wrong.Select(w => Fault(line, w)));
                    Stand(all, line.Given);
                    continue;
                }

                made.Add(line.Given);
                Stand(all, line.Given);
            }
        }

        faults.AddRange(left.SelectMany(line => OrganisationCheck.Of(line.Given, all.Values).Select(w => Fault(line, w))));
        return new OrganisationSheet(lines.Count, made, known, [.. faults.OrderBy(f => f.Row)]);
    }

    // Those below a bad row are measured against what it says, so that one mistake is one line.
    private static void Stand(Dictionary<string, Organisation> all, NewOrganisation given)
    {
        if (OrganisationCheck.Level(given.Level) is { } level && all.TryGetValue(given.Parent, out var parent))
        {
            all.TryAdd(given.Id, new Organisation { Id = given.Id, Name = given.Name, Level = level, ParentId = given.Parent, Path = $"{parent.Path}{given.Id}/" });
        }
    }

    private static RowFault Fault((int Row, NewOrganisation Given) line, OrganisationFault fault) => new(line.Row, Heading(fault.Field), fault.Field switch
    {
        nameof(NewOrganisation.Id) => line.Given.Id,
        nameof(NewOrganisation.Name) => line.Given.Name,
        nameof(NewOrganisation.Level) => line.Given.Level,
        nameof(NewOrganisation.Parent) => line.Given.Parent,
        nameof(NewOrganisation.AreaCode) => line.Given.AreaCode ?? "",
        _ => line.Given.ShortName ?? "",
    }, fault.Sentence);

    private static string Heading(string field) => Columns.First(c => c.Field == field).Heading;
}
