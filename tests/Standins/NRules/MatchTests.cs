using NRules;
using NRules.Fluent.Dsl;

namespace Qingyi.Tests.Standins.NRules;

public class MatchTests
{
    [Fact]
    public void A_rule_fires_once_for_each_fact_that_meets_all_its_conditions()
    {
        var session = Sessions.Of(typeof(LargeKickback));
        session.InsertAll([new Finding("C1", "kickback", 20_000), new Finding("C2", "kickback", 500), new Finding("C3", "gift", 90_000)]);

        Assert.Equal(1, session.Fire());
        Assert.Equal([new Violation("C1", "kickback", 20_000)], session.Query<Violation>());
        Assert.Equal(0, session.Fire());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_join_pairs_facts_whatever_came_first(bool findingFirst)
    {
        var session = Sessions.Of(typeof(FindingOfCase));
        object[] facts = [new Case("C1", "H1"), new Case("C2", "H2"), new Finding("C1", "gift", 1), new Finding("C1", "meal", 2), new Finding("C9", "gift", 3)];
        foreach (var fact in findingFirst ? facts.Reverse() : facts)
        {
            session.Insert(fact);
        }

        Assert.Equal(2, session.Fire());
        Assert.Equal(["C1 H1 gift", "C1 H1 meal"], session.Query<string>().Order());
    }

    [Fact]
    public void A_join_over_many_facts_finds_each_pair_once()
    {
        var session = Sessions.Of(typeof(FindingOfCase));
        session.InsertAll(Enumerable.Range(0, 300).Select(x => new Case($"C{x}", $"H{x}")));
        session.InsertAll(Enumerable.Range(0, 600).Select(x => new Finding($"C{x / 2}", $"K{x}", x)));

        Assert.Equal(600, session.Fire());
        Assert.Contains("C299 H299 K599", session.Query<string>());
    }

    [Fact]
    public void A_fact_can_stand_on_both_sides_of_a_join_and_meets_itself_once()
    {
        var session = Sessions.Of(typeof(PairOfSameInstitution));
        session.InsertAll([new Case("C1", "H1"), new Case("C2", "H1"), new Case("C3", "H2")]);

        session.Fire();

        Assert.Equal(["C1+C1", "C1+C2", "C2+C1", "C2+C2", "C3+C3"], session.Query<string>().Order());
    }

    [Fact]
    public void A_pattern_takes_derived_types_and_implementations()
    {
        var session = Sessions.Of(typeof(AnyException));
        session.InsertAll([new ArgumentNullException("a"), new InvalidOperationException(), "text"]);

        Assert.Equal(2, session.Fire());
    }

    public class LargeKickback : Rule
    {
        public override void Define()
        {
            Finding finding = default!;

            When().Match(() => finding, x => x.Kind == "kickback", x => x.Amount >= 10_000m);
            Then().Yield(_ => new Violation(finding.CaseId, finding.Kind, finding.Amount));
        }
    }

    public class FindingOfCase : Rule
    {
        public override void Define()
        {
            Case filed = default!;
            Finding finding = default!;

            When().Match(() => filed).Match(() => finding, x => x.CaseId == filed.Id);
            Then().Yield(_ => $"{filed.Id} {filed.Institution} {finding.Kind}");
        }
    }

    public class PairOfSameInstitution : Rule
    {
        public override void Define()
        {
            Case first = default!;
            Case second = default!;

            When().Match(() => first).Match(() => second, x => x.Institution == first.Institution);
            Then().Do(c => c.Insert($"{first.Id}+{second.Id}"));
        }
    }

    public class AnyException : Rule
    {
        public override void Define()
        {
            Exception exception = default!;

            When().Match(() => exception);
            Then().Do(_ => Nothing());
        }

        private static void Nothing()
        {
        }
    }
}
