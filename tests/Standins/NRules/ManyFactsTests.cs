using NRules;
using NRules.Fluent.Dsl;

namespace Qingyi.Tests.Standins.NRules;

/// <summary>Sessions so large that facts and tuples are looked up by key, and rules so many that their conditions are asked in several calls.</summary>
public class ManyFactsTests
{
    [Fact]
    public void Many_facts_under_one_key_meet_each_rule_on_their_own()
    {
        var session = Sessions.Of(typeof(GiftOfCase), typeof(MealOfCase), typeof(CaseWithoutTrip));
        session.InsertAll(Findings(0, 300));

        session.Insert(new Case("other", "H"));
        session.Insert(new Case("C", "H"));
        Assert.Equal(302, session.Fire());

        session.InsertAll(Findings(300, 100));
        session.Insert(new Case("C", "I"));
        Assert.Equal(501, session.Fire());
        Assert.Equal(400, session.Query<string>().Count(x => x.StartsWith("gift", StringComparison.Ordinal)));
        Assert.Equal(400, session.Query<string>().Count(x => x.StartsWith("meal", StringComparison.Ordinal)));

        session.Insert(new Finding("C", "trip", 1));
        session.RetractAll(Findings(0, 399));
        session.Fire();
        Assert.Equal(["meal H 399", "meal I 399", "without other H"], session.Query<string>().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_key_finds_its_facts_in_whatever_order_they_come()
    {
        var cases = Enumerable.Range(0, 200).Select(x => new Case($"C{x}", $"H{x}")).ToList();
        var findings = cases.SelectMany(x => new[] { new Finding(x.Id, "gift", 1), new Finding(x.Id, "meal", 2) }).ToList();
        var session = Sessions.Of(typeof(GiftOfCase), typeof(MealOfCase), typeof(CaseWithoutTrip));

        session.InsertAll([.. cases[..100], .. findings, .. cases[100..]]);

        Assert.Equal(600, session.Fire());
        session.RetractAll([.. cases[..150]]);
        session.Fire();
        Assert.Equal(150, session.Query<string>().Count());
    }

    [Fact]
    public void More_conditions_than_fit_into_one_call_are_each_asked()
    {
        var session = Sessions.Of(typeof(AnyOfSeventy));
        session.InsertAll(Findings(0, 80));

        Assert.Equal(70, session.Fire());
    }

    [Theory]
    [InlineData(10)]
    [InlineData(500)]
    public void Facts_are_found_under_each_key_that_rules_look_for_until_they_go(int count)
    {
        var session = Sessions.Of(typeof(GiftOfCase), typeof(FindingOfKind));
        session.InsertAll(Findings(0, count));
        session.InsertAll([new Case("C", "H"), "meal", "trip"]);
        session.Fire();

        session.RetractAll(Findings(2, count - 2));
        session.InsertAll([new Finding("C", "trip", 7), new Finding("D", "gift", 8)]);
        session.UpdateAll(Findings(0, 2));
        session.InsertAll([new Case("C", "I"), "gift"]);
        session.Fire();

        Assert.Equal(
            ["gift", "gift H 0", "gift I 0", "meal", "of kind gift 0", "of kind gift 8", "of kind meal 1", "of kind trip 7", "trip"],
            session.Query<string>().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_fact_that_equals_another_is_refused_among_few_and_among_many()
    {
        var session = Sessions.Of(typeof(FindingOfKind));
        for (var count = 1; count <= 100; count++)
        {
            var all = Findings(0, count);
            Assert.Equal(count - 1, session.TryInsertAll(all, BatchOptions.SkipFailed).FailedCount);
            Assert.True(session.TryRetract(all[count / 2]));
            Assert.False(session.TryRetract(all[count / 2]));
            Assert.True(session.TryInsert(all[count / 2]));
            Assert.Equal(count, session.Query<Finding>().Count());
        }
    }

    private static Finding[] Findings(int from, int count) =>
        [.. Enumerable.Range(from, count).Select(x => new Finding("C", x % 2 == 0 ? "gift" : "meal", x))];

    public class GiftOfCase : Rule
    {
        public override void Define()
        {
            Case filed = default!;
            Finding finding = default!;

            When().Match(() => filed).Match(() => finding, x => x.Kind == "gift", x => x.CaseId == filed.Id);
            Then().Yield(_ => $"gift {filed.Institution} {finding.Amount}");
        }
    }

    public class MealOfCase : Rule
    {
        public override void Define()
        {
            Case filed = default!;
            Finding finding = default!;

            When().Match(() => filed).Match(() => finding, x => x.Kind == "meal", x => x.CaseId == filed.Id);
            Then().Yield(_ => $"meal {filed.Institution} {finding.Amount}");
        }
    }

    public class FindingOfKind : Rule
    {
        public override void Define()
        {
            string kind = default!;
            Finding finding = default!;

            When().Match(() => kind).Match(() => finding, x => x.Kind == kind);
            Then().Yield(_ => $"of kind {finding.Kind} {finding.Amount}");
        }
    }

    public class CaseWithoutTrip : Rule
    {
        public override void Define()
        {
            Case filed = default!;

            When().Match(() => filed).Not<Finding>(x => x.Kind == "trip", x => x.CaseId == filed.Id);
            Then().Yield(_ => $"without {filed.Id} {filed.Institution}");
        }
    }

    public class AnyOfSeventy : Rule
    {
        public override void Define()
        {
            When().Or(x =>
            {
                for (var i = 0; i < 70; i++)
                {
                    var amount = i;
                    x.Match<Finding>(y => y.Amount == amount);
                }
            });
            Then().Do(_ => Nothing());
        }

        private static void Nothing()
        {
        }
    }
}
