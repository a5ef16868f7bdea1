using System.Runtime.CompilerServices;
using Qingyi.Domain.Returns;
using Qingyi.Server.Features.Lists;
using Qingyi.Server.Features.Tasks;
using Qingyi.Server.People;
using Qingyi.Server.Web;
using Qingyi.Server.Web.Components;
using Qingyi.Server.Web.Pages.Staff;

namespace Qingyi.Server.Features.Returns;

/// <summary>The two lists of 报送中心: what one's own unit owes and handed in, and what came in by hand from below.</summary>
public sealed class ReturnList(ReturnQueries queries, Columns columns, PersonAtDoor door)
{
    /// <summary>How the address asks for what came in by hand.</summary>
    public const string Hand = "hand";

    private const int PageSize = 20;

    private static readonly string[] OwnColumns = ["return", "returns.campaign", "returns.times-chased", "list.light", "return.due", "matters.state"];
    private static readonly string[] HandColumns = ["return", "returns.campaign", "return.unit", "matters.state"];

    /// <summary>The columns of a list as a file.</summary>
    public static IReadOnlyList<string> Heading(bool hand) => [.. (hand ? HandColumns : OwnColumns).Select(k => Words.Chinese[k])];

    /// <param name="after">The last line of the page before.</param>
    public async Task<ReturnLines> View(ReturnFilter filter, bool hand, string? after, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(filter);
        var show = ("show", hand ? Hand : null);
        string Address(string? from) => filter.Address(Paths.Returns, show, ("after", from));
        var own = hand ? [] : await queries.Own(door.Person, cancellation);
        var page = hand ? await queries.ByHand(door.Person, filter, after, PageSize + 1, cancellation) : After(own, filter, after).Take(PageSize + 1).ToList();
        var lines = page.Take(PageSize).Select(ReturnFields.Line).ToList();
        var byHand = await queries.TitlesByHand(door.Person, cancellation);
        return new ReturnLines(
            lines, hand, filter, [.. (hand ? byHand : own.Select(i => i.Title).Distinct()).Select(t => new Option(t, t))],
            [.. own.Where(i => i.Kind != DutyKind.ByHand && i.Period.Length > 0).Select(i => i.Period).Distinct().OrderDescending(StringComparer.Ordinal).Select(p => new Option(p, ReturnHand.PeriodName(p)))],
            new PagerView(lines.Count, null, after is null ? null : Address(null), page.Count > PageSize ? Address(Key(page[PageSize - 1])) : null))
        {
            AnyByHand = byHand.Count > 0, Columns = await columns.Of(hand ? "returns-hand" : "returns", Address(after), cancellation), Exports = lines.Count == 0 ? [] : ListFile.Buttons(filter.Address(Paths.Returns + "/export", show)),
        };
    }

    /// <summary>Every line that the filter leaves, as the list shows them.</summary>
    public async IAsyncEnumerable<IReadOnlyList<object?>> Rows(ReturnFilter filter, bool hand, [EnumeratorCancellation] CancellationToken cancellation)
    {
        if (!hand)
        {
            foreach (var line in (await queries.Own(door.Person, cancellation)).Where(filter.Leaves).Select(ReturnFields.Line))
            {
                yield return [line.Name, line.Item.CampaignTitle, line.Item.Chased, line.Light.Said(Words.Chinese), line.Item.Due is { } due ? Show.Day(due) : Words.Chinese["return.no-due"], line.State.Text];
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

    // Found in the whole list: what the filter leaves out meanwhile still says where the next page begins; what is gone begins it anew.
    private static IEnumerable<ReturnItem> After(IReadOnlyList<ReturnItem> own, ReturnFilter filter, string? after) =>
        own.Skip(own.ToList().FindIndex(i => Key(i) == after) + 1).Where(filter.Leaves);

    // A duty has no id before somebody begins it, and keeps its place in the plan.
    private static string Key(ReturnItem of) => of.Kind == DutyKind.ByHand ? of.Id! : $"{of.Campaign}/{of.Obligation}/{of.Period}";
}
