using NRules;
using NRules.Fluent.Dsl;

namespace Qingyi.Tests.Standins.NRules;

/// <summary>What our engine promises and the published documentation leaves open; these need not pass on the published package.</summary>
public class OwnPromiseTests
{
    private static readonly Finding Gift = new("C1", "gift", 1);

    [Fact]
    public void A_fact_named_twice_in_a_batch_counts_once()
    {
        var session = Sessions.Of(typeof(LinkedFactTests.FindingIsViolation));
        session.Insert(Gift);
        session.Fire();

        session.UpdateAll([Gift, Gift]);
        Assert.Equal(1, session.Fire());
        session.RetractAll([Gift, Gift]);

        Assert.Empty(session.Query<object>());
    }

    [Fact]
    public void A_listener_may_insert_further_facts()
    {
        var session = Sessions.Of(typeof(LinkedFactTests.FindingIsViolation));
        session.Events.FactInsertedEvent += (_, e) =>
        {
            if (e.Fact.Value is Finding { Amount: < 3 } finding)
            {
                session.Insert(new Finding(finding.CaseId, finding.Kind, finding.Amount + 1));
            }
        };

        session.Insert(Gift);

        Assert.Equal(3, session.Fire());
    }

    [Fact]
    public void The_session_stays_sound_after_a_condition_has_failed()
    {
        var session = Sessions.Of(typeof(ErrorTests.DividesByBalance), typeof(LinkedFactTests.OverdrawnAccount));
        var account = new Account("A", 0);
        Assert.Throws<RuleLhsExpressionEvaluationException>(() => session.Insert(account));

        account.Balance = -1;
        session.Update(account);
        session.Fire();

        Assert.Equal(["A overdrawn by 1"], session.Query<string>());
    }

    [Fact]
    public void A_query_whose_values_cannot_be_walked_or_compared_says_so()
    {
        var session = Sessions.Of(typeof(WalksAndSorts));
        session.Insert(new Account("A", 1));

        Assert.Throws<RuleLhsExpressionEvaluationException>(() => session.Insert(new Account("", 1)));
        Assert.Throws<RuleLhsExpressionEvaluationException>(() => session.Insert(new Account("B", 1)));
    }

    [Fact]
    public void Rules_that_begin_alike_fire_each_on_its_own()
    {
        var session = Sessions.Of(typeof(MatchTests.FindingOfCase), typeof(SameBeginning), typeof(ExistenceTests.CaseWithGift));
        session.InsertAll([new Case("C1", "H1"), Gift]);

        Assert.Equal(3, session.Fire());
        Assert.Equal(["C1 H1 gift", "C1 with gift", "same beginning gift"], session.Query<string>().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_shared_condition_names_all_its_rules()
    {
        var session = Sessions.Of(typeof(MatchTests.FindingOfCase), typeof(SameBeginning));
        var rules = new HashSet<string>();
        session.Events.LhsExpressionEvaluatedEvent += (_, e) => rules.UnionWith(e.Rules.Select(x => x.Name.Split('+')[1]));

        session.InsertAll([new Case("C1", "H1"), Gift]);

        Assert.Equal(["FindingOfCase", "SameBeginning"], rules.Order());
    }

    [Fact]
    public void A_large_session_gives_back_what_was_retracted()
    {
        var session = Sessions.Of(typeof(MatchTests.FindingOfCase));
        var cases = Enumerable.Range(0, 2_000).Select(x => new Case($"C{x}", "H")).ToList();
        session.InsertAll(cases);
        session.InsertAll(cases.Select(x => new Finding(x.Id, "gift", 1)));
        Assert.Equal(2_000, session.Fire());

        session.RetractAll(cases[..1_999]);

        Assert.Equal(["C1999 H gift"], session.Query<string>());
        session.Insert(new Finding("C1999", "meal", 1));
        Assert.Equal(1, session.Fire());
    }

    [Fact]
    public void Comparisons_grow_with_the_facts_not_with_their_pairs()
    {
        var session = Sessions.Of(typeof(CountsComparisons));
        CountsComparisons.Comparisons = 0;
        session.InsertAll(Enumerable.Range(0, 5_000).Select(x => new Case($"C{x}", "H")));
        session.InsertAll(Enumerable.Range(0, 5_000).Select(x => new Finding($"C{x}", "gift", x)));

        Assert.Equal(5_000, session.Fire());
        Assert.InRange(CountsComparisons.Comparisons, 5_000, 5_100);
    }

    public class CountsComparisons : Rule
    {
        public static int Comparisons { get; set; }

        public override void Define()
        {
            Case filed = default!;
            Finding finding = default!;

            When().Match(() => filed).Match(() => finding, x => Count(filed) && filed.Id == x.CaseId);
            Then().Yield(_ => $"{filed.Id} {finding.Kind}");
        }

        private static bool Count(Case filed)
        {
            Comparisons++;
            return filed.Id.Length > 0;
        }
    }

    public class SameBeginning : Rule
    {
        public override void Define()
        {
            Case opened = default!;
            Finding found = default!;

            When().Match(() => opened).Match(() => found, y => y.CaseId == opened.Id);
            Then().Yield(_ => $"same beginning {found.Kind}");
        }
    }

    public class WalksAndSorts : Rule
    {
        public override void Define()
        {
            IEnumerable<object> values = default!;

            When().Query(() => values, q => q.Match<Account>().SelectMany(x => Letters(x)).Collect().OrderBy(x => x));
            Then().Do(c => c.TryInsert(new object()));
        }

        private static IEnumerable<object> Letters(Account account)
        {
            yield return account.Name.Length == 0 ? throw new InvalidOperationException("no name") : account;
        }
    }
}
