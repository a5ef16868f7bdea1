using NRules.Memory;

namespace NRules.Network;

/// <summary>The end of a Collect: sorted by keys, or grouped under keys as a lookup. What has no key because its selector failed is left out.</summary>
internal sealed class CollectFinish(
    IReadOnlyList<(Selector Key, bool Descending)> sorting, Selector? lookupKey, Selector? lookupElement, Func<IReadOnlyList<(object? Key, object? Element)>, object> build)
{
    public object Finish(Propagation propagation, BetaTuple tuple, IReadOnlyList<Fact> facts)
    {
        var rows = facts
            .Select(x => new Row(
                x,
                [.. sorting.Select(y => y.Key.Select(propagation, tuple, x))],
                lookupKey?.Select(propagation, tuple, x),
                lookupElement is null ? x.Value : lookupElement.Select(propagation, tuple, x)))
            .Where(x => !x.HasFailed)
            .ToList();
        return build([.. Sorted(propagation, tuple, rows).Select(x => (x.LookupKey, x.Element))]);
    }

    private List<Row> Sorted(Propagation propagation, BetaTuple tuple, List<Row> rows)
    {
        if (sorting.Count == 0 || rows.Count < 2)
        {
            return rows;
        }

        try
        {
            return [.. rows.Order(Comparer<Row>.Create(Compare))];
        }
        catch (InvalidOperationException failure)
        {
            propagation.Fail(sorting[0].Key, tuple, rows[0].Fact, failure.InnerException ?? failure);
            return rows;
        }
    }

    private int Compare(Row one, Row other)
    {
        for (var i = 0; i < sorting.Count; i++)
        {
            var order = Comparer<object?>.Default.Compare(one.SortKeys[i], other.SortKeys[i]);
            if (order != 0)
            {
                return sorting[i].Descending ? -order : order;
            }
        }

        return one.Fact.Order.CompareTo(other.Fact.Order);
    }

    private sealed record Row(Fact Fact, object?[] SortKeys, object? LookupKey, object? Element)
    {
        public bool HasFailed =>
            ReferenceEquals(LookupKey, NoKey.Failed) || ReferenceEquals(Element, NoKey.Failed) || Array.Exists(SortKeys, x => ReferenceEquals(x, NoKey.Failed));
    }
}
