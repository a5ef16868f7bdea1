using NRules.Fluent.Dsl;

namespace Qingyi.Tests.Standins.NRules;

public class ConditionTests
{
    [Fact]
    public void Or_matches_once_for_each_alternative_that_holds()
    {
        var session = Sessions.Of(typeof(GiftOrMealOfLargeInstitution));
        session.InsertAll([new Case("C1", "H1"), new Case("C2", "H2"), new Finding("C1", "gift", 1), new Finding("C1", "meal", 9), new Finding("C2", "meal", 1)]);

        Assert.Equal(2, session.Fire());
    }

    [Fact]
    public void And_inside_Or_binds_its_members_together()
    {
        var session = Sessions.Of(typeof(GiftOrMealOfLargeInstitution));
        session.InsertAll([new Case("C1", "H1"), new Finding("C1", "meal", 9)]);

        Assert.Equal(1, session.Fire());
    }

    [Fact]
    public void A_variable_that_only_another_alternative_binds_has_its_default_value()
    {
        var session = Sessions.Of(typeof(GiftOrAccount));
        session.InsertAll([new Finding("C1", "gift", 1), new Account("A", 1)]);

        Assert.Equal(2, session.Fire());
        Assert.Equal(["- A", "gift -"], session.Query<string>().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_condition_may_read_captured_values_that_are_no_variables()
    {
        var session = Sessions.Of(typeof(AboveLimit));
        session.InsertAll([new Finding("C1", "gift", 99), new Finding("C2", "gift", 100)]);

        session.Fire();

        Assert.Equal(["C2"], session.Query<string>());
    }

    [Fact]
    public void Let_binds_a_value_and_Having_tests_it()
    {
        var session = Sessions.Of(typeof(HalfIsLarge));
        session.InsertAll([new Finding("C1", "gift", 100), new Finding("C2", "gift", 300)]);

        session.Fire();

        Assert.Equal(["C2 150"], session.Query<string>());
    }

    [Fact]
    public void A_Let_follows_updates()
    {
        var session = Sessions.Of(typeof(DoubleBalance));
        var account = new Account("A", 1);
        session.Insert(account);
        session.Fire();

        account.Balance = 4;
        session.Update(account);
        session.Fire();

        Assert.Equal(["8"], session.Query<string>());
    }

    [Fact]
    public void A_match_without_a_variable_still_matches_once_for_each_fact()
    {
        var session = Sessions.Of(typeof(EachGift));
        session.InsertAll([new Finding("C1", "gift", 1), new Finding("C1", "gift", 2), new Finding("C1", "meal", 2)]);

        Assert.Equal(2, session.Fire());
    }

    public class GiftOrMealOfLargeInstitution : Rule
    {
        public override void Define()
        {
            Case filed = default!;

            When()
                .Match(() => filed)
                .Or(x => x
                    .Exists<Finding>(f => f.CaseId == filed.Id, f => f.Kind == "gift")
                    .And(y => y
                        .Match<Finding>(f => f.CaseId == filed.Id, f => f.Kind == "meal")
                        .Having(() => filed.Institution == "H1")));
            Then().Do(c => c.Insert(new object()));
        }
    }

    public class GiftOrAccount : Rule
    {
        public override void Define()
        {
            Finding finding = default!;
            Account account = default!;

            When().Or(x => x.Match(() => finding).Match(() => account));
            Then().Yield(_ => $"{(finding == null ? "-" : finding.Kind)} {(account == null ? "-" : account.Name)}");
        }
    }

    public class AboveLimit : Rule
    {
        public override void Define()
        {
            Finding finding = default!;
            var limit = 100m;

            When().Match(() => finding, x => x.Amount >= limit);
            Then().Yield(_ => finding.CaseId);
        }
    }

    public class HalfIsLarge : Rule
    {
        public override void Define()
        {
            Finding finding = default!;
            decimal half = 0;

            When().Match(() => finding).Let(() => half, () => finding.Amount / 2m).Having(() => half > 100m);
            Then().Yield(_ => $"{finding.CaseId} {half}");
        }
    }

    public class DoubleBalance : Rule
    {
        public override void Define()
        {
            Account account = default!;
            decimal twice = 0;

            When().Match(() => account).Let(() => twice, () => account.Balance * 2);
            Then().Yield(_ => $"{twice}");
        }
    }

    public class EachGift : Rule
    {
        public override void Define()
        {
            When().Match<Finding>(x => x.Kind == "gift");
            Then().Do(_ => Nothing());
        }

        private static void Nothing()
        {
        }
    }
}
