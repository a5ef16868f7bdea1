using NRules.Fluent.Dsl;

namespace Qingyi.Tests.Standins.NRules;

public class QueryTests
{
    [Fact]
    public void Collect_gives_one_collection_for_each_match_before_it_even_when_empty()
    {
        var session = Sessions.Of(typeof(FindingsOfCase));
        session.InsertAll([new Case("C1", "H1"), new Case("C2", "H2"), new Finding("C1", "gift", 3), new Finding("C1", "meal", 1), new Finding("C9", "gift", 1)]);

        Assert.Equal(2, session.Fire());
        Assert.Equal(["C1: gift meal", "C2: "], session.Query<string>().Order());
    }

    [Fact]
    public void A_collection_follows_the_facts_and_fires_its_rule_again()
    {
        var session = Sessions.Of(typeof(FindingsOfCase));
        var gift = new Finding("C1", "gift", 3);
        session.InsertAll([new Case("C1", "H1"), gift]);
        session.Fire();

        session.Insert(new Finding("C1", "meal", 3));
        Assert.Equal(1, session.Fire());
        Assert.Equal(["C1: gift meal"], session.Query<string>());

        session.Retract(gift);
        Assert.Equal(1, session.Fire());
        Assert.Equal(["C1: meal"], session.Query<string>());
    }

    [Fact]
    public void A_collection_keeps_the_order_of_insertion_across_updates()
    {
        var session = Sessions.Of(typeof(AllAccounts));
        Account[] accounts = [new("A", 1), new("B", 2), new("C", 3)];
        session.InsertAll(accounts);

        session.Update(accounts[0]);
        session.Fire();

        Assert.Equal(["A B C"], session.Query<string>());
    }

    [Fact]
    public void Where_on_a_collection_decides_whether_there_is_a_match()
    {
        var session = Sessions.Of(typeof(CaseWithThreeFindings));
        session.Insert(new Case("C1", "H1"));
        session.InsertAll(Enumerable.Range(0, 2).Select(x => new Finding("C1", "gift", x)));
        Assert.Equal(0, session.Fire());

        session.Insert(new Finding("C1", "gift", 2));

        Assert.Equal(1, session.Fire());
    }

    [Fact]
    public void A_query_can_start_from_a_value_of_an_earlier_fact()
    {
        var session = Sessions.Of(typeof(LetterCounts));
        session.Insert(new Case("C1", "abca"));

        session.Fire();

        Assert.Equal(["a2", "b1", "c1"], session.Query<string>().Order());
    }

    [Fact]
    public void Conditions_of_a_query_can_read_earlier_variables_at_every_step()
    {
        var session = Sessions.Of(typeof(AboveItsAverage));
        session.InsertAll([new Case("C1", "3"), new Finding("C1", "gift", 2), new Finding("C1", "gift", 4), new Finding("C1", "meal", 1)]);

        session.Fire();

        Assert.Equal(["C1 gift 6"], session.Query<string>());
    }

    [Fact]
    public void Results_of_a_query_join_with_later_patterns()
    {
        var session = Sessions.Of(typeof(GroupMeetsCase));
        session.InsertAll([new Finding("C1", "gift", 2), new Finding("C1", "meal", 4), new Finding("C2", "meal", 1)]);
        Assert.Equal(0, session.Fire());

        session.Insert(new Case("C1", "H1"));

        Assert.Equal(1, session.Fire());
        Assert.Equal(["H1 2"], session.Query<string>());
    }

    public class FindingsOfCase : Rule
    {
        public override void Define()
        {
            Case filed = default!;
            IEnumerable<Finding> findings = default!;

            When().Match(() => filed).Query(() => findings, q => q.Match<Finding>(x => x.CaseId == filed.Id).Collect());
            Then().Yield(_ => $"{filed.Id}: {string.Join(' ', findings.Select(x => x.Kind))}");
        }
    }

    public class AllAccounts : Rule
    {
        public override void Define()
        {
            IEnumerable<Account> accounts = default!;

            When().Query(() => accounts, q => q.Match<Account>().Collect());
            Then().Yield(_ => string.Join(' ', accounts.Select(x => x.Name)));
        }
    }

    public class CaseWithThreeFindings : Rule
    {
        public override void Define()
        {
            Case filed = default!;
            IEnumerable<Finding> findings = default!;

            When()
                .Match(() => filed)
                .Query(() => findings, q => q.Match<Finding>(x => x.CaseId == filed.Id).Collect().Where(x => x.Count() >= 3));
            Then().Yield(_ => filed.Id);
        }
    }

    public class LetterCounts : Rule
    {
        public override void Define()
        {
            Case filed = default!;
            IGrouping<char, char> letters = default!;

            When().Match(() => filed).Query(() => letters, q => q.From(() => filed.Institution).SelectMany(x => x).GroupBy(x => x));
            Then().Yield(_ => $"{letters.Key}{letters.Count()}");
        }
    }

    public class AboveItsAverage : Rule
    {
        public override void Define()
        {
            Case filed = default!;
            IGrouping<string, Finding> kind = default!;

            When()
                .Match(() => filed)
                .Query(() => kind, q => q
                    .Match<Finding>(x => x.CaseId == filed.Id)
                    .GroupBy(x => x.Kind)
                    .Where(x => x.Sum(y => y.Amount) > decimal.Parse(filed.Institution, System.Globalization.CultureInfo.InvariantCulture)));
            Then().Yield(_ => $"{filed.Id} {kind.Key} {kind.Sum(x => x.Amount)}");
        }
    }

    public class GroupMeetsCase : Rule
    {
        public override void Define()
        {
            IGrouping<string, Finding> findings = default!;
            Case filed = default!;

            When().Query(() => findings, q => q.Match<Finding>().GroupBy(x => x.CaseId)).Match(() => filed, x => x.Id == findings.Key);
            Then().Yield(_ => $"{filed.Institution} {findings.Count()}");
        }
    }
}
