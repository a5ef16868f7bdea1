using NRules.Fluent.Dsl;
using NRules.RuleModel;

namespace Qingyi.Tests.Standins.NRules;

public class AgendaTests
{
    [Fact]
    public void Rules_of_a_higher_priority_fire_first()
    {
        var journal = new Journal();
        var session = Sessions.WithJournal(journal, typeof(Usual), typeof(Urgent), typeof(Late));
        session.Insert(new Finding("C1", "gift", 1));

        Assert.Equal(3, session.Fire());

        Assert.Equal(["urgent C1", "usual C1", "late C1"], journal.Lines);
    }

    [Fact]
    public void An_update_fires_a_repeatable_rule_again_and_a_non_repeatable_one_not()
    {
        var journal = new Journal();
        var session = Sessions.WithJournal(journal, typeof(EachTime), typeof(OnlyOnce));
        var account = new Account("A", 1);
        session.Insert(account);
        session.Fire();

        session.Update(account);
        session.Fire();
        Assert.Equal(["each A", "each A", "once A"], journal.Lines.Order());

        session.Retract(account);
        session.Insert(account);
        session.Fire();
        Assert.Equal(2, journal.Lines.Count(x => x == "once A"));
    }

    [Fact]
    public void A_match_that_is_gone_before_the_firing_does_not_fire()
    {
        var session = Sessions.Of(typeof(LinkedFactTests.OverdrawnAccount));
        var account = new Account("A", -1);
        session.Insert(account);

        account.Balance = 1;
        session.Update(account);

        Assert.Equal(0, session.Fire());
    }

    [Fact]
    public void A_rule_can_stop_the_firing()
    {
        var journal = new Journal();
        var session = Sessions.WithJournal(journal, typeof(Usual), typeof(StopsAll));
        session.Insert(new Finding("C1", "gift", 1));

        Assert.Equal(1, session.Fire());
        Assert.Empty(journal.Lines);
        Assert.Equal(1, session.Fire());
        Assert.Equal(["usual C1"], journal.Lines);
    }

    [Fact]
    public void Firing_takes_a_limit_and_a_cancellation()
    {
        var session = Sessions.Of(typeof(LinkedFactTests.FindingIsViolation));
        session.InsertAll(Enumerable.Range(0, 5).Select(x => new Finding("C1", "gift", x)));
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();

        Assert.Equal(2, session.Fire(2));
        Assert.Equal(0, session.Fire(cancelled.Token));
        Assert.Equal(0, session.Fire(2, cancelled.Token));
        Assert.Equal(3, session.Fire());
    }

    public class Usual : Rule
    {
        public override void Define()
        {
            Finding finding = default!;
            Journal journal = default!;

            Dependency().Resolve(() => journal);
            When().Match(() => finding);
            Then().Do(_ => journal.Write($"usual {finding.CaseId}"));
        }
    }

    [Priority(10)]
    public class Urgent : Rule
    {
        public override void Define()
        {
            Finding finding = default!;
            Journal journal = default!;

            Dependency().Resolve(() => journal);
            When().Match(() => finding);
            Then().Do(_ => journal.Write($"urgent {finding.CaseId}"));
        }
    }

    public class Late : Rule
    {
        public override void Define()
        {
            Finding finding = default!;
            Journal journal = default!;

            Priority(-10);
            Dependency().Resolve(() => journal);
            When().Match(() => finding);
            Then().Do(_ => journal.Write($"late {finding.CaseId}"));
        }
    }

    public class EachTime : Rule
    {
        public override void Define()
        {
            Account account = default!;
            Journal journal = default!;

            Dependency().Resolve(() => journal);
            When().Match(() => account);
            Then().Do(_ => journal.Write($"each {account.Name}"));
        }
    }

    [Repeatability(RuleRepeatability.NonRepeatable)]
    public class OnlyOnce : Rule
    {
        public override void Define()
        {
            Account account = default!;
            Journal journal = default!;

            Dependency().Resolve(() => journal);
            When().Match(() => account);
            Then().Do(_ => journal.Write($"once {account.Name}"));
        }
    }

    [Priority(5)]
    public class StopsAll : Rule
    {
        public override void Define()
        {
            When().Match<Finding>();
            Then().Do(c => c.Halt());
        }
    }
}
