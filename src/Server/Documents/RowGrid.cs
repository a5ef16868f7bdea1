namespace Qingyi.Server.Documents;

/// <summary>The grid of 24 columns that all tables of a document stand on.</summary>
public static class RowGrid
{
    public const int Columns = 24;

    /// <summary>How many columns each cell of a row takes; together all of them.</summary>
    public static IReadOnlyList<int> Spans(RowBlock row)
    {
        ArgumentNullException.ThrowIfNull(row);
        var spans = new List<int>();
        var (total, sum, used) = (row.Weights.Sum(), 0, 0);
        for (var i = 0; i < row.Cells.Count; i++)
        {
            sum += row.Weights[i];
            var left = row.Cells.Count - 1 - i;
            var until = left == 0 ? Math.Max(Columns, used + 1) : Math.Clamp((int)Math.Round((double)Columns * sum / total), used + 1, Math.Max(used + 1, Columns - left));
            spans.Add(until - used);
            used = until;
        }

        return spans;
    }
}
