using NRules.Fluent.Dsl;

namespace Qingyi.Tests.Standins.NRules;

public class FilterTests
{
    [Fact]
    public void A_change_filter_lets_a_match_fire_again_only_when_the_value_has_changed_since_the_last_firing()
    {
        var journal = new Journal();
        var session = Sessions.WithJournal(journal, typeof(OnBalanceChange));
        var account = new Account("A", 1);
        session.Insert(account);
        session.Fire();

        account.Owner = "X";
        session.Update(account);
        Assert.Equal(0, session.Fire());

        account.Balance = 2;
        session.Update(account);
        account.Balance = 1;
        session.Update(account);
        Assert.Equal(0, session.Fire());

        account.Balance = 3;
        session.Update(account);
        Assert.Equal(1, session.Fire());
        Assert.Equal(["1", "3"], journal.Lines);
    }

    [Fact]
    public void A_predicate_filter_keeps_a_match_from_firing_without_ending_it()
    {
        var journal = new Journal();
        var session = Sessions.WithJournal(journal, typeof(WhenPositive));
        var account = new Account("A", -1);
        session.Insert(account);
        Assert.Equal(0, session.Fire());

        account.Balance = 1;
        session.Update(account);

        Assert.Equal(1, session.Fire());
    }

    public class OnBalanceChange : Rule
    {
        public override void Define()
        {
            Account account = default!;
            Journal journal = default!;

            Dependency().Resolve(() => journal);
            When().Match(() => account);
            Filter().OnChange(() => account.Balance);
            Then().Do(_ => journal.Write($"{account.Balance}"));
        }
    }

    public class WhenPositive : Rule
    {
        public override void Define()
        {
            Account account = default!;
            Journal journal = default!;

            Dependency().Resolve(() => journal);
            When().Match(() => account);
            Filter().Where(() => account.Balance > 0);
            Then().Do(_ => journal.Write($"{account.Balance}"));
        }
    }
}
