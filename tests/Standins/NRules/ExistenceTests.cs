using NRules.Fluent.Dsl;

namespace Qingyi.Tests.Standins.NRules;

public class ExistenceTests
{
    [Fact]
    public void Not_holds_while_no_fact_meets_its_conditions()
    {
        var session = Sessions.Of(typeof(CaseWithoutGift));
        session.InsertAll([new Case("C1", "H1"), new Case("C2", "H2"), new Finding("C2", "gift", 1), new Finding("C1", "meal", 1)]);

        session.Fire();

        Assert.Equal(["C1 without gift"], session.Query<string>());
    }

    [Fact]
    public void Not_comes_and_goes_with_the_facts()
    {
        var session = Sessions.Of(typeof(CaseWithoutGift));
        var gift = new Finding("C1", "gift", 1);
        var other = new Finding("C1", "gift", 2);
        session.InsertAll([new Case("C1", "H1"), gift, other]);
        Assert.Equal(0, session.Fire());

        session.Retract(gift);
        Assert.Equal(0, session.Fire());
        session.Retract(other);

        Assert.Equal(1, session.Fire());
        session.Insert(gift);
        Assert.Empty(session.Query<string>());
    }

    [Fact]
    public void Exists_matches_once_however_many_facts_there_are()
    {
        var session = Sessions.Of(typeof(CaseWithGift));
        var gifts = Enumerable.Range(0, 20).Select(x => new Finding("C1", "gift", x)).ToList();
        session.Insert(new Case("C1", "H1"));
        session.InsertAll(gifts);
        Assert.Equal(1, session.Fire());

        session.RetractAll(gifts[1..]);
        Assert.Equal(["C1 with gift"], session.Query<string>());
        Assert.Equal(0, session.Fire());

        session.Retract(gifts[0]);
        Assert.Empty(session.Query<string>());
    }

    [Fact]
    public void An_update_of_a_fact_that_only_has_to_exist_does_not_fire_again()
    {
        var session = Sessions.Of(typeof(CaseWithGift));
        var gift = new Finding("C1", "gift", 1);
        session.InsertAll([new Case("C1", "H1"), gift]);
        session.Fire();

        session.Update(gift);

        Assert.Equal(0, session.Fire());
    }

    [Fact]
    public void All_holds_when_every_base_fact_meets_the_condition_and_when_there_is_none()
    {
        var session = Sessions.Of(typeof(OnlySmallGifts));
        session.InsertAll([new Case("C1", "H1"), new Case("C2", "H2"), new Case("C3", "H3")]);
        session.InsertAll([new Finding("C1", "gift", 10), new Finding("C2", "gift", 10), new Finding("C2", "gift", 900), new Finding("C1", "meal", 900)]);

        session.Fire();

        Assert.Equal(["C1", "C3"], session.Query<string>().Order());
    }

    [Fact]
    public void All_of_one_type_follows_the_facts()
    {
        var session = Sessions.Of(typeof(EveryAccountCovered));
        var account = new Account("A", -1);
        session.InsertAll([account, new Account("B", 5)]);
        Assert.Equal(0, session.Fire());

        account.Balance = 0;
        session.Update(account);

        Assert.Equal(1, session.Fire());
    }

    [Fact]
    public void A_rule_that_starts_with_Not_holds_on_an_empty_session()
    {
        var session = Sessions.Of(typeof(NothingFound));
        Assert.Equal(1, session.Fire());

        session.Insert(new Finding("C1", "gift", 1));
        Assert.Empty(session.Query<string>());
    }

    public class CaseWithoutGift : Rule
    {
        public override void Define()
        {
            Case filed = default!;

            When().Match(() => filed).Not<Finding>(x => x.CaseId == filed.Id, x => x.Kind == "gift");
            Then().Yield(_ => $"{filed.Id} without gift");
        }
    }

    public class CaseWithGift : Rule
    {
        public override void Define()
        {
            Case filed = default!;

            When().Match(() => filed).Exists<Finding>(x => x.CaseId == filed.Id, x => x.Kind == "gift");
            Then().Yield(_ => $"{filed.Id} with gift");
        }
    }

    public class OnlySmallGifts : Rule
    {
        public override void Define()
        {
            Case filed = default!;

            When().Match(() => filed).All<Finding>(x => x.CaseId == filed.Id && x.Kind == "gift", x => x.Amount < 200m);
            Then().Yield(_ => filed.Id);
        }
    }

    public class EveryAccountCovered : Rule
    {
        public override void Define()
        {
            When().All<Account>(x => x.Balance >= 0);
            Then().Yield(_ => "covered");
        }
    }

    public class NothingFound : Rule
    {
        public override void Define()
        {
            When().Not<Finding>();
            Then().Yield(_ => "nothing");
        }
    }
}
