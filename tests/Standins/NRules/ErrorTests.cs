using NRules;
using NRules.Extensibility;
using NRules.Fluent;
using NRules.Fluent.Dsl;

namespace Qingyi.Tests.Standins.NRules;

public class ErrorTests
{
    [Fact]
    public void A_condition_that_fails_names_the_expression_and_the_rule()
    {
        var session = Sessions.Of(typeof(DividesByBalance));

        var error = Assert.Throws<RuleLhsExpressionEvaluationException>(() => session.Insert(new Account("A", 0)));

        Assert.Contains("Balance", error.Expression, StringComparison.Ordinal);
        Assert.Contains(nameof(DividesByBalance), error.Message, StringComparison.Ordinal);
        Assert.IsType<DivideByZeroException>(error.InnerException);
    }

    [Fact]
    public void A_condition_whose_failure_is_handled_counts_as_not_met()
    {
        var session = Sessions.Of(typeof(DividesByBalance));
        session.Events.LhsExpressionFailedEvent += (_, e) => e.IsHandled = true;

        session.InsertAll([new Account("A", 0), new Account("B", 1)]);

        Assert.Equal(1, session.Fire());
    }

    [Fact]
    public void A_join_that_fails_on_one_pair_says_so_even_among_many_facts()
    {
        var session = Sessions.Of(typeof(ByOwnerOfOwner));
        session.InsertAll(Enumerable.Range(0, 50).Select(x => new Account($"A{x}", 1) { Owner = $"O{x}" }));
        session.InsertAll(Enumerable.Range(0, 49).Select(x => new Holder(new Account($"B{x}", 1) { Owner = $"O{x}" })));

        Assert.Throws<RuleLhsExpressionEvaluationException>(() => session.Insert(new Holder(null)));
    }

    [Fact]
    public void An_action_that_fails_names_the_expression_and_the_rule()
    {
        var session = Sessions.Of(typeof(FailsInAction));
        session.Insert(new Account("A", 0));

        var error = Assert.Throws<RuleRhsExpressionEvaluationException>(() => session.Fire());

        Assert.EndsWith(nameof(FailsInAction), error.RuleName, StringComparison.Ordinal);
        Assert.Contains("Fail", error.Expression, StringComparison.Ordinal);
        Assert.IsType<InvalidOperationException>(error.InnerException);
    }

    [Fact]
    public void Firing_goes_on_after_an_action_whose_failure_is_handled()
    {
        var session = Sessions.Of(typeof(FailsInAction));
        session.Events.RhsExpressionFailedEvent += (_, e) => e.IsHandled = true;
        session.InsertAll([new Account("A", 0), new Account("B", 0)]);

        Assert.Equal(2, session.Fire());
    }

    [Fact]
    public void A_rule_with_a_dependency_needs_a_resolver()
    {
        var session = Sessions.Of(typeof(AgendaTests.Usual));
        session.Insert(new Finding("C1", "gift", 1));

        Assert.ThrowsAny<Exception>(() => session.Fire());
    }

    [Fact]
    public void A_rule_whose_definition_fails_is_named()
    {
        var error = Assert.Throws<RuleDefinitionException>(() => Sessions.Repository(typeof(BrokenDefinition)));

        Assert.Equal(typeof(BrokenDefinition), error.RuleType);
    }

    [Fact]
    public void A_rule_that_cannot_be_instantiated_is_named()
    {
        var error = Assert.Throws<RuleActivationException>(() => Sessions.Repository(typeof(NeedsArgument)));

        Assert.Equal(typeof(NeedsArgument), error.RuleType);
    }

    public sealed class Holder(Account? account)
    {
        public Account? Account { get; } = account;
    }

    public class DividesByBalance : Rule
    {
        public override void Define()
        {
            Account account = default!;

            When().Match(() => account, x => 1 / x.Balance > 0);
            Then().Do(c => c.TryInsert(new object()));
        }
    }

    public class ByOwnerOfOwner : Rule
    {
        public override void Define()
        {
            Account account = default!;
            Holder holder = default!;

            When().Match(() => account).Match(() => holder, x => x.Account!.Owner == account.Owner);
            Then().Do(c => c.TryInsert(new object()));
        }
    }

    public class FailsInAction : Rule
    {
        public override void Define()
        {
            When().Match<Account>();
            Then().Do(_ => Fail());
        }

        private static void Fail() => throw new InvalidOperationException("no");
    }

    public class BrokenDefinition : Rule
    {
        public override void Define() => throw new InvalidOperationException("no");
    }

    public class NeedsArgument(string text) : Rule
    {
        public override void Define() => Name(text);
    }
}
