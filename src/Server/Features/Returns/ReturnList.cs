using System.Runtime.CompilerServices;
using Qingyi.Domain.Returns;
using Qingyi.Server.Features.Lists;
using Qingyi.Server.Features.Tasks;
using Qingyi.Server.People;
using Qingyi.Server.Web;
using Qingyi.Server.Web.Components;
using Qingyi.Server.Web.Pages.Staff;

namespace Qingyi.Server.Features.Returns;

/// <summary>The lists of 报送中心: what one's own unit owes and handed in, what a campaign asks of the jurisdiction, and what came in by hand from below.</summary>
public sealed class ReturnList(ReturnQueries queries, Columns columns, PersonAtDoor door)
{
    private const int PageSize = 20;

    /// <summary>The columns of a list as a file.</summary>
    public static IReadOnlyList<string> Heading(ReturnScope scope)
    {
        ArgumentNullException.ThrowIfNull(scope);
        string[] heading = ["return", "returns.campaign", .. scope.Units ? new[] { "return.unit" } : [], .. scope.Hand ? [] : new[] { "returns.times-chased", "list.light", "return.due" }, "matters.state"];
        return [.. heading.Select(k => Words.Spoken[k])];
    }

    /// <param name="after">The last line of the page before.</param>
    public async Task<ReturnLines> View(ReturnFilter filter, ReturnScope scope, string? after, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(filter);
        ArgumentNullException.ThrowIfNull(scope);
        string Address(string? from) => filter.Address(Paths.Returns, [.. scope.Asked, ("after", from)]);
        var planned = await Planned(scope, cancellation);
        var page = scope.Hand ? await queries.ByHand(door.Person, filter, after, PageSize + 1, cancellation) : After(planned, filter, after).Take(PageSize + 1).ToList();
        var lines = page.Take(PageSize).Select(ReturnFields.Line).ToList();
        var byHand = await queries.TitlesByHand(door.Person, cancellation);
        return new ReturnLines(
            lines, scope, filter, [.. (scope.Hand ? byHand : planned.Select(i => i.Title).Distinct()).Select(t => new Option(t, t))],
            [.. planned.Where(i => i.Kind != DutyKind.ByHand && i.Period.Length > 0).Select(i => i.Period).Distinct().OrderDescending(StringComparer.Ordinal).Select(p => new Option(p, ReturnHand.PeriodName(p)))],
            new PagerView(lines.Count, null, after is null ? null : Address(null), page.Count > PageSize ? Address(Key(page[PageSize - 1])) : null))
        {
            AnyByHand = byHand.Count > 0, Columns = await columns.Of(scope.Columns, Address(after), cancellation), Exports = lines.Count == 0 ? [] : ListFile.Buttons(filter.Address(Paths.Returns + "/export", scope.Asked)),
        };
    }

    /// <summary>Every line that the filter leaves, as the list shows them.</summary>
    public async IAsyncEnumerable<IReadOnlyList<object?>> Rows(ReturnFilter filter, ReturnScope scope, [EnumeratorCancellation] CancellationToken cancellation)
    {
        if (!scope.Hand)
        {
            var planned = await Planned(scope, cancellation);
            foreach (var line in planned.Where(Wanted(planned, filter)).Select(ReturnFields.Line))
            {
                var of = line.Item;
                yield return [line.Name, of.CampaignTitle, .. scope.Units ? new[] { of.UnitName } : [], of.Chased, line.Light.Said(Words.Spoken), of.Due is { } due ? Show.Day(due) : Words.Spoken["return.no-due"], line.State.Text];
            }

            yield break;
        }

        await foreach (var line in ListFile.Through(async after =>
        {
            var page = (await queries.ByHand(door.Person, filter, after, Http.Paging.Size, cancellation)).Select(ReturnFields.Line).ToList();
            return (page, page.Count < Http.Paging.Size ? null : page[^1].Item.Id);
        }).WithCancellation(cancellation))
        {
            yield return [line.Name, line.Item.CampaignTitle, line.Item.UnitName, line.State.Text];
        }
    }

    private async Task<IReadOnlyList<ReturnItem>> Planned(ReturnScope scope, CancellationToken cancellation) =>
        scope.Hand ? [] : scope.Units ? await queries.Of(scope.Campaign, door.Person, cancellation) : await queries.Own(door.Person, cancellation);

    // A unit's full name means that unit, not also those whose names hold it.
    private static Func<ReturnItem, bool> Wanted(IReadOnlyList<ReturnItem> planned, ReturnFilter filter)
    {
        var named = planned.Any(i => i.UnitName == filter.Unit);
        return i => filter.Leaves(i) && (!named || i.UnitName == filter.Unit);
    }

    // Found in the whole list: what the filter leaves out meanwhile still says where the next page begins; what is gone begins it anew.
    private static IEnumerable<ReturnItem> After(IReadOnlyList<ReturnItem> planned, ReturnFilter filter, string? after) =>
        planned.Skip(planned.ToList().FindIndex(i => Key(i) == after) + 1).Where(Wanted(planned, filter));

    // A duty has no id before somebody begins it, and keeps its place in the plan.
    private static string Key(ReturnItem of) => of.Kind == DutyKind.ByHand ? of.Id! : $"{of.Campaign}/{of.Obligation}/{of.Period}/{of.Unit}";
}
