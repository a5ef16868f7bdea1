using NRules;
using NRules.Fluent.Dsl;
using NRules.RuleModel;

namespace Qingyi.Tests.Standins.NRules;

public class LinkedFactTests
{
    [Fact]
    public void A_yielded_fact_goes_when_its_rule_no_longer_holds()
    {
        var session = Sessions.Of(typeof(OverdrawnAccount));
        var account = new Account("A", -5);
        session.Insert(account);
        session.Fire();
        Assert.Equal(["A overdrawn by 5"], session.Query<string>());

        account.Balance = 10;
        session.Update(account);

        Assert.Empty(session.Query<string>());
        Assert.Equal(0, session.Fire());
    }

    [Fact]
    public void A_yielded_fact_is_replaced_when_its_match_is_updated()
    {
        var session = Sessions.Of(typeof(OverdrawnAccount));
        var account = new Account("A", -5);
        session.Insert(account);
        session.Fire();

        account.Balance = -7;
        session.Update(account);

        Assert.Equal(1, session.Fire());
        Assert.Equal(["A overdrawn by 7"], session.Query<string>());
    }

    [Fact]
    public void Retracting_the_cause_retracts_a_whole_chain_without_firing()
    {
        var session = Sessions.Of(typeof(FindingIsViolation), typeof(ViolationIsGraded));
        var finding = new Finding("C1", "gift", 3_000);
        session.Insert(finding);
        Assert.Equal(2, session.Fire());
        Assert.Equal([new Grade("C1", 1)], session.Query<Grade>());

        session.Retract(finding);

        Assert.Empty(session.Query<object>());
    }

    [Fact]
    public void An_update_runs_through_a_chain_of_equatable_facts()
    {
        var session = Sessions.Of(typeof(BalanceIsViolation), typeof(ViolationIsGraded));
        var account = new Account("C1", 3_000);
        session.Insert(account);
        session.Fire();
        Assert.Equal([new Grade("C1", 1)], session.Query<Grade>());

        account.Balance = 30_000;
        session.Update(account);
        session.Fire();

        Assert.Equal([new Grade("C1", 2)], session.Query<Grade>());
        Assert.Equal([new Violation("C1", "gift", 30_000)], session.Query<Violation>());
    }

    [Fact]
    public void A_yielded_fact_feeds_rules_that_need_it_and_undoes_those_that_need_its_absence()
    {
        var session = Sessions.Of(typeof(CleanCase), typeof(FindingIsViolation));
        session.Insert(new Case("C1", "H1"));
        session.Fire();
        Assert.Equal(["C1 clean"], session.Query<string>());

        session.Insert(new Finding("C1", "gift", 1));
        session.Fire();

        Assert.Empty(session.Query<string>());
    }

    [Fact]
    public void The_second_expression_of_a_yield_is_given_the_current_fact()
    {
        var session = Sessions.Of(typeof(CountsItsFirings));
        var account = new Account("A", 1);
        session.Insert(account);
        session.Fire();
        session.Update(account);
        session.Fire();

        session.Update(account);
        session.Fire();

        Assert.Equal([new Grade("A", 3)], session.Query<Grade>());
    }

    [Fact]
    public void Two_matches_that_yield_equal_facts_are_refused_with_the_rule_named()
    {
        var session = Sessions.Of(typeof(FindingIsGradedOne));
        session.InsertAll([new Finding("C1", "gift", 1), new Finding("C1", "meal", 2)]);

        var error = Assert.Throws<RuleRhsExpressionEvaluationException>(() => session.Fire());

        Assert.EndsWith(nameof(FindingIsGradedOne), error.RuleName, StringComparison.Ordinal);
        Assert.IsType<ArgumentException>(error.InnerException);
    }

    [Fact]
    public void A_linked_fact_cannot_be_updated_or_retracted_from_outside()
    {
        var session = Sessions.Of(typeof(FindingIsViolation));
        session.Insert(new Finding("C1", "gift", 1));
        session.Fire();
        var violation = session.Query<Violation>().Single();

        Assert.Throws<ArgumentException>(() => session.Update(violation));
        Assert.Throws<ArgumentException>(() => session.Retract(violation));
        Assert.Equal([violation], session.Query<Violation>());
    }

    [Fact]
    public void Linked_facts_can_be_kept_by_key_in_an_action()
    {
        var session = Sessions.Of(typeof(KeepsByKey));
        var account = new Account("A", 2);
        session.Insert(account);
        session.Fire();
        Assert.Equal([new Grade("A", 1), new Grade("A", 2)], session.Query<Grade>().OrderBy(x => x.Tier));

        account.Balance = 1;
        session.Update(account);
        session.Fire();
        Assert.Equal([new Grade("A", 1)], session.Query<Grade>());

        session.Retract(account);
        Assert.Empty(session.Query<Grade>());
    }

    [Fact]
    public void A_linked_fact_knows_its_rule_and_its_causes()
    {
        var session = Sessions.Of(typeof(FindingIsViolation));
        IFact? seen = null;
        session.Events.FactInsertedEvent += (_, e) => seen = e.Fact;
        var finding = new Finding("C1", "gift", 1);
        session.Insert(finding);
        Assert.Null(seen!.Source);

        session.Fire();

        var source = Assert.IsType<ILinkedFactSource>(seen.Source, exactMatch: false);
        Assert.EndsWith(nameof(FindingIsViolation), source.Rule.Name, StringComparison.Ordinal);
        Assert.Equal(FactSourceType.Linked, source.SourceType);
        Assert.Equal([finding], source.Facts.Select(x => x.Value));
    }

    [Fact]
    public void Linked_facts_wait_when_their_propagation_is_off()
    {
        var session = Sessions.Of(typeof(FindingIsViolation), typeof(ViolationIsGraded));
        session.AutoPropagateLinkedFacts = false;
        session.Insert(new Finding("C1", "gift", 1));
        Assert.Equal(1, session.Fire());

        var set = Assert.Single(session.PropagateLinked());

        Assert.Equal((LinkedFactAction.Insert, 1), (set.Action, set.FactCount));
        Assert.Equal(1, session.Fire());
    }

    public class OverdrawnAccount : Rule
    {
        public override void Define()
        {
            Account account = default!;

            When().Match(() => account, x => x.Balance < 0);
            Then().Yield(_ => $"{account.Name} overdrawn by {-account.Balance}");
        }
    }

    public class BalanceIsViolation : Rule
    {
        public override void Define()
        {
            Account account = default!;

            When().Match(() => account);
            Then().Yield(_ => new Violation(account.Name, "gift", account.Balance));
        }
    }

    public class FindingIsViolation : Rule
    {
        public override void Define()
        {
            Finding finding = default!;

            When().Match(() => finding);
            Then().Yield(_ => new Violation(finding.CaseId, finding.Kind, finding.Amount));
        }
    }

    public class ViolationIsGraded : Rule
    {
        public override void Define()
        {
            Violation violation = default!;

            When().Match(() => violation);
            Then().Yield(_ => new Grade(violation.CaseId, violation.Amount >= 10_000m ? 2 : 1));
        }
    }

    public class FindingIsGradedOne : Rule
    {
        public override void Define()
        {
            Finding finding = default!;

            When().Match(() => finding);
            Then().Yield(_ => new Grade(finding.CaseId, 1));
        }
    }

    public class CleanCase : Rule
    {
        public override void Define()
        {
            Case filed = default!;

            When().Match(() => filed).Not<Violation>(x => x.CaseId == filed.Id);
            Then().Yield(_ => $"{filed.Id} clean");
        }
    }

    public class CountsItsFirings : Rule
    {
        public override void Define()
        {
            Account account = default!;

            When().Match(() => account);
            Then().Yield(_ => new Grade(account.Name, 1), (_, grade) => new Grade(grade.CaseId, grade.Tier + 1));
        }
    }

    public class KeepsByKey : Rule
    {
        public override void Define()
        {
            Account account = default!;

            When().Match(() => account);
            Then().Do(c => Keep(c, account));
        }

        private static void Keep(IContext context, Account account)
        {
            for (var tier = 1; tier <= 2; tier++)
            {
                var kept = context.GetLinked(tier);
                if (kept is null && tier <= account.Balance)
                {
                    context.InsertLinked(tier, new Grade(account.Name, tier));
                }
                else if (kept is not null && tier > account.Balance)
                {
                    context.RetractLinked(tier, kept);
                }
            }
        }
    }
}
