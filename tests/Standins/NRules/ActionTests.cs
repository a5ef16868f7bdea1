using NRules.Extensibility;
using NRules.Fluent.Dsl;
using NRules.RuleModel;

namespace Qingyi.Tests.Standins.NRules;

public class ActionTests
{
    [Fact]
    public void Undo_runs_when_a_match_that_fired_no_longer_holds()
    {
        var journal = new Journal();
        var session = Sessions.WithJournal(journal, typeof(DoneAndUndone));
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
        var session = Sessions.WithJournal(journal, typeof(DoneAndUndone));
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
        var session = Sessions.Of(typeof(AgendaTests.Usual));
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
        var session = Sessions.WithJournal(journal, typeof(AgendaTests.Usual));
        var interceptor = new SkipsGifts();
        session.ActionInterceptor = interceptor;
        session.InsertAll([new Finding("C1", "gift", 1), new Finding("C2", "meal", 1)]);

        session.Fire();

        Assert.Equal(["usual C2"], journal.Lines);
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
