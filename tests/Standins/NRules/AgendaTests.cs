using NRules;
using NRules.Extensibility;
using NRules.Fluent.Dsl;
using NRules.RuleModel;

namespace Qingyi.Tests.Standins.NRules;

public class AgendaTests
{
    [Fact]
    public void Rules_of_a_higher_priority_fire_first()
    {
        var journal = new Journal();
        var session = WithJournal(journal, typeof(Usual), typeof(Urgent), typeof(Late));
        session.Insert(new Finding("C1", "gift", 1));

        Assert.Equal(3, session.Fire());

        Assert.Equal(["urgent C1", "usual C1", "late C1"], journal.Lines);
    }

    [Fact]
    public void An_update_fires_a_repeatable_rule_again_and_a_non_repeatable_one_not()
    {
        var journal = new Journal();
        var session = WithJournal(journal, typeof(EachTime), typeof(OnlyOnce));
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
        var session = WithJournal(journal, typeof(Usual), typeof(StopsAll));
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

    [Fact]
    public void A_change_filter_lets_a_match_fire_again_only_when_the_value_has_changed_since_the_last_firing()
    {
        var journal = new Journal();
        var session = WithJournal(journal, typeof(OnBalanceChange));
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
        var session = WithJournal(journal, typeof(WhenPositive));
        var account = new Account("A", -1);
        session.Insert(account);
        Assert.Equal(0, session.Fire());

        account.Balance = 1;
        session.Update(account);

        Assert.Equal(1, session.Fire());
    }

    [Fact]
    public void Undo_runs_when_a_match_that_fired_no_longer_holds()
    {
        var journal = new Journal();
        var session = WithJournal(journal, typeof(DoneAndUndone));
        var account = new Account("A", 1);
        session.Insert(account);
        session.Fire();

        session.Retract(account);
        Assert.Equal(1, session.Fire());

        Assert.Equal(["do A", "undo A"], journal.Lines);
    }

    [Fact]
    public void Undo_does_not_run_for_a_match_that_never_fired()
    {
        var journal = new Journal();
        var session = WithJournal(journal, typeof(DoneAndUndone));
        var account = new Account("A", 1);
        session.Insert(account);

        session.Retract(account);

        Assert.Equal(0, session.Fire());
        Assert.Empty(journal.Lines);
    }

    [Fact]
    public void An_action_can_change_facts_and_so_cause_further_rules()
    {
        var session = Sessions.Of(typeof(HalvesUntilSmall));
        var account = new Account("A", 100);
        session.Insert(account);

        Assert.Equal(4, session.Fire());
        Assert.Equal(6.25m, account.Balance);
    }

    [Fact]
    public void A_dependency_is_resolved_through_the_session()
    {
        var journal = new Journal();
        var session = Sessions.Of(typeof(Usual));
        var resolver = new One(journal);
        session.DependencyResolver = resolver;
        session.Insert(new Finding("C1", "gift", 1));

        session.Fire();

        Assert.Equal(["usual C1"], journal.Lines);
        Assert.Equal(typeof(Journal), resolver.Asked);
    }

    [Fact]
    public void An_interceptor_stands_between_the_engine_and_the_actions()
    {
        var journal = new Journal();
        var session = WithJournal(journal, typeof(Usual));
        var interceptor = new SkipsGifts();
        session.ActionInterceptor = interceptor;
        session.InsertAll([new Finding("C1", "gift", 1), new Finding("C2", "meal", 1)]);

        session.Fire();

        Assert.Equal(["usual C2"], journal.Lines);
    }

    private static ISession WithJournal(Journal journal, params Type[] rules)
    {
        var factory = Sessions.Factory(rules);
        factory.DependencyResolver = new One(journal);
        return factory.CreateSession();
    }

    private sealed class One(object service) : IDependencyResolver
    {
        public Type? Asked { get; private set; }

        public object Resolve(IResolutionContext context, Type serviceType)
        {
            Asked = serviceType;
            return service;
        }
    }

    private sealed class SkipsGifts : IActionInterceptor
    {
        public void Intercept(IContext context, IEnumerable<IActionInvocation> actions)
        {
            if (context.Match.Facts.All(x => x.Value is not Finding { Kind: "gift" }))
            {
                foreach (var action in actions)
                {
                    action.Invoke();
                }
            }
        }
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

    public class DoneAndUndone : Rule
    {
        public override void Define()
        {
            Account account = default!;
            Journal journal = default!;

            Dependency().Resolve(() => journal);
            When().Match(() => account);
            Then().Do(_ => journal.Write($"do {account.Name}")).Undo(_ => journal.Write($"undo {account.Name}"));
        }
    }

    public class HalvesUntilSmall : Rule
    {
        public override void Define()
        {
            Account account = default!;

            When().Match(() => account, x => x.Balance > 10);
            Then().Do(c => c.Update(account, Halve));
        }

        private static void Halve(Account account) => account.Balance /= 2;
    }
}
