using Qingyi.Domain.People;

namespace Qingyi.Tests.Absences;

public sealed class SubstitutionTests
{
    private static readonly DateOnly Monday = new(2026, 11, 23);

    private static Absence Away(string person, string? substitute, int from = 0, int until = 4) => new(person + from, person, Monday.AddDays(from), Monday.AddDays(until), substitute);

    private static string? Who(Absence of, int day, params Absence[] others) => Substitution.Who(of, Monday.AddDays(day), [of, .. others], (_, _) => true);

    [Theory]
    [InlineData(-1, null)]
    [InlineData(0, "b")]
    [InlineData(4, "b")]
    [InlineData(5, null)]
    public void A_substitute_acts_from_the_first_day_to_the_last(int day, string? acts) => Assert.Equal(acts, Who(Away("a", "b"), day));

    [Fact]
    public void A_substitute_who_is_away_too_hands_on_once_and_no_further()
    {
        Assert.Equal("c", Who(Away("a", "b"), 0, Away("b", "c")));
        Assert.Null(Who(Away("a", "b"), 0, Away("b", "c"), Away("c", "d")));
        Assert.Equal("d", Who(Away("b", "c"), 0, Away("a", "b"), Away("c", "d")));
        Assert.Null(Who(Away("a", "b"), 0, Away("b", null)));
        Assert.Equal("b", Who(Away("a", "b"), 4, Away("b", "c", 0, 3)));
    }

    [Fact]
    public void Nobody_acts_who_may_not_at_the_end_of_a_chain_either()
    {
        var (a, b) = (Away("a", "b"), Away("b", "c"));

        Assert.Null(Substitution.Who(a, Monday, [a], (_, to) => to != "b"));
        Assert.Null(Substitution.Who(a, Monday, [a, b], (of, to) => (of, to) != ("a", "c")));
    }

    [Fact]
    public void A_circle_is_one_only_where_all_its_days_meet()
    {
        Assert.True(Substitution.Circles(Away("a", "b"), [Away("b", "a")]));
        Assert.True(Substitution.Circles(Away("a", "b"), [Away("b", "c"), Away("c", "a")]));
        Assert.True(Substitution.Circles(Away("a", "a"), []));
        Assert.False(Substitution.Circles(Away("a", "b"), [Away("b", "a", 5, 6)]));
        Assert.False(Substitution.Circles(Away("a", "b"), [Away("b", "c", 0, 1), Away("c", "a", 2, 4)]));
        Assert.False(Substitution.Circles(Away("a", "b"), [Away("b", null), Away("c", "a")]));
    }
}
