using Qingyi.Server.Features.Lists;
using Qingyi.Server.Features.Tasks;
using Qingyi.Server.Web;
using Qingyi.Server.Web.Components;
using Qingyi.Server.Web.Pages.Staff;

namespace Qingyi.Server.Features.Returns;

/// <summary>Units × periods as a list: a line is a unit, a column a period.</summary>
public sealed class BelowList(Columns columns)
{
    private const int PageSize = 20;

    /// <param name="after">The last unit of the page before.</param>
    public async Task<BelowLines> View(ReturnMatrix whole, ReturnFilter filter, string? after, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(whole);
        ArgumentNullException.ThrowIfNull(filter);
        var found = Narrowed(whole, filter);

        // Units stand in the order of the tree, whatever is looked for; one that is gone begins the list anew.
        var left = whole.Units.Skip(whole.Units.ToList().FindIndex(u => u.Unit == after) + 1).Select(u => u.Unit).ToHashSet(StringComparer.Ordinal);
        var page = found.Units.Where(u => left.Contains(u.Unit)).Take(PageSize + 1).ToList();
        var shown = page.Take(PageSize).ToList();
        string Address(string path, string? from) => filter.Address(path, ("campaign", whole.Campaign), ("obligation", whole.Obligation), ("after", from));
        return new BelowLines(
            found with { Units = shown }, filter, [.. whole.Periods.Where(p => p.Length > 0).Reverse().Select(p => new Option(p, ReturnHand.PeriodName(p)))],
            new PagerView(shown.Count, found.Units.Count, string.IsNullOrEmpty(after) ? null : Address(Below, null), page.Count > PageSize ? Address(Below, shown[^1].Unit) : null))
        {
            Columns = await columns.OfThePeriods(whole.Obligation, Address(Below, after), [.. found.Periods.Select(p => (Column(p), ReturnHand.PeriodName(p)))], cancellation),
            Exports = shown.Count == 0 ? [] : ListFile.Buttons(Address(Below + "/export", null)),
        };
    }

    /// <summary>The columns of the list as a file.</summary>
    public static IReadOnlyList<string> Heading(ReturnMatrix whole, ReturnFilter filter) => [Words.Spoken["return.unit"], .. Narrowed(whole, filter).Periods.Select(ReturnHand.PeriodName)];

    /// <summary>Every unit that the filter leaves, as the list shows it.</summary>
    public static IEnumerable<IReadOnlyList<object?>> Rows(ReturnMatrix whole, ReturnFilter filter) =>
        Narrowed(whole, filter).Units.Select(u => (IReadOnlyList<object?>)[u.UnitName, .. u.Cells.Select(c => c is null ? null : Said(c))]);

    /// <summary>What the column of a period is called among the columns.</summary>
    public static string Column(string period) => period.Length == 0 ? "once" : period;

    private static string Below => Paths.Returns + "/below";

    private static string Said(ReturnItem of) =>
        string.Join(' ', new[] { of.StateName, of.Late ? Words.Spoken["returns.late"] : null, of.Chased > 0 ? Words.Spoken["return.chased", of.Chased] : null }.OfType<string>());

    // A unit is left when one of its returns in the periods that are looked at is what is looked for.
    private static ReturnMatrix Narrowed(ReturnMatrix whole, ReturnFilter filter)
    {
        var at = whole.Periods.Index().Where(p => filter.Period.Length == 0 || p.Item == filter.Period).Select(p => p.Index).ToList();
        return whole with
        {
            Periods = at.ConvertAll(i => whole.Periods[i]),
            Sums = at.ConvertAll(i => whole.Sums[i]),
            Units = [.. whole.Units.Select(u => u with { Cells = at.ConvertAll(i => u.Cells[i]) }).Where(u => u.Cells.OfType<ReturnItem>().Any(filter.Leaves))],
        };
    }
}
