using NRules;
using NRules.Fluent.Dsl;

namespace Qingyi.Tests.Standins.NRules;

public class EventTests
{
    [Fact]
    public void Facts_and_matches_announce_what_happens_to_them()
    {
        var session = Sessions.Of(typeof(LinkedFactTests.OverdrawnAccount));
        var seen = Record(session);
        var account = new Account("A", -1);

        session.Insert(account);
        session.Fire();
        account.Balance = -2;
        session.Update(account);
        session.Retract(account);

        Assert.Equal(["inserting Account", "inserted Account", "inserting String", "inserted String"], seen.Where(x => x.StartsWith("insert", StringComparison.Ordinal)));
        Assert.Equal(["updating Account", "updated Account"], seen.Where(x => x.StartsWith("updat", StringComparison.Ordinal) && x != "updated match"));
        Assert.Equal(["retracting Account", "retracted Account", "retracting String", "retracted String"], seen.Where(x => x.StartsWith("retract", StringComparison.Ordinal)));
        Assert.Equal(["created", "firing", "fired", "updated match", "deleted"], seen.Where(x => x is "created" or "firing" or "fired" or "updated match" or "deleted"));
    }

    [Fact]
    public void A_factory_hears_what_happens_in_all_its_sessions()
    {
        var factory = Sessions.Factory(typeof(LinkedFactTests.FindingIsViolation));
        var fired = new List<(object?, string)>();
        factory.Events.RuleFiredEvent += (sender, e) => fired.Add((sender, ((Finding)e.Facts.Single().Value).CaseId));
        var first = factory.CreateSession();
        var second = factory.CreateSession();
        first.Insert(new Finding("C1", "gift", 1));
        second.Insert(new Finding("C2", "gift", 1));

        second.Fire();
        first.Fire();

        Assert.Equal([(second, "C2"), (first, "C1")], fired);
    }

    [Fact]
    public void A_fired_rule_shows_its_match_with_the_variables()
    {
        var session = Sessions.Of(typeof(MatchTests.FindingOfCase));
        var seen = new List<string>();
        session.Events.RuleFiredEvent += (_, e) =>
            seen.Add($"{e.Rule.Name.Split('+')[1]}: {string.Join(", ", e.Match.Facts.Select(x => $"{x.Declaration.Name}={x.Type.Name}"))} {e.Match.Trigger}");
        session.InsertAll([new Finding("C1", "gift", 1), new Case("C1", "H1")]);

        session.Fire();

        Assert.Equal(["FindingOfCase: filed=Case, finding=Finding Created"], seen);
    }

    [Fact]
    public void Every_evaluation_of_a_condition_can_be_seen_with_its_arguments_and_result()
    {
        var session = Sessions.Of(typeof(MatchTests.FindingOfCase));
        var seen = new List<string>();
        session.Events.LhsExpressionEvaluatedEvent += (_, e) =>
            seen.Add($"{string.Join(" | ", e.Arguments.Select(x => x is Case filed ? filed.Id : ((Finding)x!).CaseId))} {e.Result} {e.Facts.Count()} {e.Rules.Count()}");

        session.InsertAll(Enumerable.Range(1, 20).Select(x => new Case($"C{x}", "H")));
        session.Insert(new Finding("C7", "gift", 1));

        Assert.Equal(20, seen.Count);
        Assert.Contains("C7 | C7 True 2 1", seen);
        Assert.Contains("C7 | C8 False 2 1", seen);
    }

    [Fact]
    public void Actions_and_filters_can_be_seen_too()
    {
        var session = Sessions.Of(typeof(Filtered));
        var seen = new List<string>();
        session.Events.AgendaExpressionEvaluatedEvent += (_, e) => seen.Add($"filter {e.Result}");
        session.Events.RhsExpressionEvaluatedEvent += (_, e) => seen.Add($"action {e.Exception is null}");
        session.Insert(new Account("A", 1));

        session.Fire();

        Assert.Equal(["filter True", "action True"], seen);
    }

    private static List<string> Record(ISession session)
    {
        var seen = new List<string>();
        session.Events.FactInsertingEvent += (_, e) => seen.Add($"inserting {e.Fact.Type.Name}");
        session.Events.FactInsertedEvent += (_, e) => seen.Add($"inserted {e.Fact.Type.Name}");
        session.Events.FactUpdatingEvent += (_, e) => seen.Add($"updating {e.Fact.Type.Name}");
        session.Events.FactUpdatedEvent += (_, e) => seen.Add($"updated {e.Fact.Type.Name}");
        session.Events.FactRetractingEvent += (_, e) => seen.Add($"retracting {e.Fact.Type.Name}");
        session.Events.FactRetractedEvent += (_, e) => seen.Add($"retracted {e.Fact.Type.Name}");
        session.Events.ActivationCreatedEvent += (_, _) => seen.Add("created");
        session.Events.ActivationUpdatedEvent += (_, _) => seen.Add("updated match");
        session.Events.ActivationDeletedEvent += (_, _) => seen.Add("deleted");
        session.Events.RuleFiringEvent += (_, _) => seen.Add("firing");
        session.Events.RuleFiredEvent += (_, _) => seen.Add("fired");
        return seen;
    }

    public class Filtered : Rule
    {
        public override void Define()
        {
            Account account = default!;

            When().Match(() => account);
            Filter().Where(() => account.Balance > 0);
            Then().Do(c => c.Insert(account.Name));
        }
    }
}
