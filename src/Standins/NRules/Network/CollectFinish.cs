using NRules.Memory;

namespace NRules.Network;

/// <summary>The end of a Collect: sorted by keys, or grouped under keys as a lookup.</summary>
internal sealed class CollectFinish(
    IReadOnlyList<(Selector Key, bool Descending)> sorting, Selector? lookupKey, Selector? lookupElement, Func<IReadOnlyList<(object? Key, object? Element)>, object> build)
{
    public object Finish(Propagation propagation, BetaTuple tuple, IReadOnlyList<Fact> facts)
    {
        IEnumerable<Fact> ordered = facts;
        IOrderedEnumerable<Fact>? sorted = null;
        foreach (var (key, descending) in sorting)
        {
            object? KeyOf(Fact fact) => key.Select(propagation, tuple, fact);
            sorted = (sorted, descending) switch
            {
                (null, false) => facts.OrderBy(KeyOf),
                (null, true) => facts.OrderByDescending(KeyOf),
                (_, false) => sorted.ThenBy(KeyOf),
                (_, true) => sorted.ThenByDescending(KeyOf),
            };
            ordered = sorted;
        }

        return build([.. ordered.Select(x => (
            lookupKey?.Select(propagation, tuple, x),
            lookupElement is null ? x.Value : lookupElement.Select(propagation, tuple, x)))]);
    }
}
