using Qingyi.Domain.Registers;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Registers;

public sealed class PeerRankingTests
{
    [Fact]
    [Requirement("S4-014")]
    [Requirement("S0-023", "S1-057", "S3-055")]
    public void A_figure_far_above_its_peers_stands_out_even_in_a_small_department()
    {
        var standings = PeerRanking.Of(Department("内科", 100, 110, 90, 105, 400), 4, 2);

        var first = standings[0];
        Assert.Equal((1, 5, true, 161m), (first.Rank, first.Peers, first.Stands, first.Mean));
        // Mean 101.25 and deviation 8.539 of the four others.
        Assert.Equal(34.99, first.Z!.Value, 2);
        Assert.DoesNotContain(standings.Skip(1), s => s.Stands);
    }

    [Fact]
    public void Peers_are_those_of_the_same_department_and_item_only()
    {
        var standings = PeerRanking.Of([.. Department("内科", 10, 11, 12, 13), .. Department("外科", 1000, 1001, 1002, 1003)], 4, 2);

        Assert.Equal([1, 2, 3, 4, 1, 2, 3, 4], standings.Select(s => s.Rank));
        Assert.DoesNotContain(standings, s => s.Stands && s.Figure.Value is 10 or 1000);
    }

    [Fact]
    public void Equal_figures_share_a_rank_and_the_next_one_skips()
    {
        Assert.Equal([1, 1, 3], PeerRanking.Of(Department("内科", 5, 5, 4), 3, 2).Select(s => s.Rank));
    }

    [Theory]
    [InlineData(3, false)]
    [InlineData(4, true)]
    public void Fewer_peers_than_the_least_are_ranked_but_nobody_stands_out(int peers, bool stands)
    {
        var figures = Department("内科", [900, .. Enumerable.Repeat(10m, peers - 1)]);

        Assert.Equal(stands, PeerRanking.Of(figures, 4, 2)[0].Stands);
    }

    [Fact]
    public void Where_all_are_alike_nobody_stands_out() => Assert.DoesNotContain(PeerRanking.Of(Department("内科", 7, 7, 7, 7, 7), 4, 2), s => s.Stands || s.Z is not null);

    private static PeerFigure[] Department(string name, params decimal[] values) => [.. values.Select((v, i) => new PeerFigure($"{name}{i}", name, $"D{i}", v))];
}
