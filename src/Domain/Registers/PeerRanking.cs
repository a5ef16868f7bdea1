namespace Qingyi.Domain.Registers;

/// <summary>One figure to compare.</summary>
/// <param name="Id">The entry.</param>
/// <param name="Peers">Who is compared with whom: department, item and month in one text.</param>
public sealed record PeerFigure(string Id, string Peers, string Who, decimal Value);

/// <param name="Rank">From 1, the largest first; equal figures share a rank.</param>
/// <param name="Mean">Of all the peers.</param>
/// <param name="Z">Standard deviations above the mean of the others; null where there are too few peers, or the others are all alike.</param>
/// <param name="Stands">The figure stands out.</param>
public sealed record PeerStanding(PeerFigure Figure, int Rank, int Peers, decimal Mean, double? Z, bool Stands);

/// <summary>
/// 同科室排名: a figure against those of its peers in the same period. Mean and deviation are those of the others (the figure itself left out), since in a
/// small department one very large figure would otherwise raise the very deviation that it is measured by and hide itself.
/// </summary>
public static class PeerRanking
{
    /// <param name="least">Fewer peers than that are ranked, but nobody stands out.</param>
    /// <param name="alert">Deviations from which on a figure stands out.</param>
    public static IReadOnlyList<PeerStanding> Of(IEnumerable<PeerFigure> figures, int least, decimal alert)
    {
        ArgumentNullException.ThrowIfNull(figures);
        return [.. figures.GroupBy(f => f.Peers, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal).SelectMany(g => Within([.. g], least, alert))];
    }

    private static IEnumerable<PeerStanding> Within(IReadOnlyList<PeerFigure> peers, int least, decimal alert)
    {
        var (sum, squares) = (peers.Sum(p => p.Value), peers.Sum(p => p.Value * p.Value));
        var mean = sum / peers.Count;
        foreach (var figure in peers.OrderByDescending(p => p.Value).ThenBy(p => p.Who, StringComparer.Ordinal))
        {
            var rank = peers.Count(p => p.Value > figure.Value) + 1;
            var z = peers.Count < Math.Max(least, 3) ? null : Deviation(figure.Value, sum - figure.Value, squares - (figure.Value * figure.Value), peers.Count - 1);
            // Others all alike have no deviation; a figure above them stands out by any measure.
            var above = peers.Count >= Math.Max(least, 3) && z is null && figure.Value > (sum - figure.Value) / (peers.Count - 1);
            yield return new PeerStanding(figure, rank, peers.Count, mean, z, above || z >= (double)alert);
        }
    }

    private static double? Deviation(decimal value, decimal sum, decimal squares, int count)
    {
        var mean = sum / count;
        var variance = (squares - (sum * mean)) / (count - 1);
        return variance > 0 ? (double)(value - mean) / Math.Sqrt((double)variance) : null;
    }
}
