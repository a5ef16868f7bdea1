using NRules.Fluent.Dsl;

namespace Qingyi.Tests.Standins.NRules;

public class QueryStepTests
{
    [Fact]
    public void GroupBy_gives_one_result_for_each_key()
    {
        var session = Sessions.Of(typeof(SumByKind));
        var gift = new Finding("C1", "gift", 1);
        session.InsertAll([gift, new Finding("C2", "gift", 2), new Finding("C1", "meal", 5)]);
        session.Fire();
        Assert.Equal(["gift 3", "meal 5"], session.Query<string>().Order());

        session.Retract(gift);

        Assert.Equal(1, session.Fire());
        Assert.Equal(["gift 2", "meal 5"], session.Query<string>().Order());
    }

    [Fact]
    public void A_fact_can_change_its_group()
    {
        var session = Sessions.Of(typeof(AccountsByOwner));
        var account = new Account("A", 1) { Owner = "X" };
        session.InsertAll([account, new Account("B", 1) { Owner = "X" }, new Account("C", 1) { Owner = "Y" }]);
        session.Fire();
        Assert.Equal(["X: A B", "Y: C"], session.Query<string>().Order());

        account.Owner = "Y";
        session.Update(account);
        session.Fire();

        Assert.Equal(["X: B", "Y: A C"], session.Query<string>().Order());
    }

    [Fact]
    public void Select_turns_facts_into_other_values()
    {
        var session = Sessions.Of(typeof(KindsOfFindings));
        session.InsertAll([new Finding("C1", "gift", 1), new Finding("C2", "gift", 1), new Finding("C1", "meal", 5)]);

        session.Fire();

        Assert.Equal(["GIFT 2", "MEAL 1"], session.Query<string>().Order());
    }

    [Fact]
    public void SelectMany_gives_several_values_for_each_fact()
    {
        var session = Sessions.Of(typeof(LettersOfKind));
        session.Insert(new Finding("C1", "aab", 1));

        Assert.Equal(3, session.Fire());
    }

    [Fact]
    public void OrderBy_orders_a_collection_and_keeps_the_order_of_insertion_among_equals()
    {
        var session = Sessions.Of(typeof(OrderedAccounts));
        session.InsertAll([new Account("B", 1), new Account("A", 1), new Account("C", 9)]);

        session.Fire();

        Assert.Equal(["C B A"], session.Query<string>());
    }

    [Fact]
    public void A_collection_can_be_a_lookup()
    {
        var session = Sessions.Of(typeof(LookedUp));
        session.InsertAll([new Finding("C1", "gift", 1), new Finding("C2", "gift", 2), new Finding("C1", "meal", 5)]);

        session.Fire();

        Assert.Equal(["gift 2, tea 0"], session.Query<string>());
    }

    public class SumByKind : Rule
    {
        public override void Define()
        {
            IGrouping<string, decimal> kind = default!;

            When().Query(() => kind, q => q.Match<Finding>().GroupBy(x => x.Kind, x => x.Amount));
            Then().Yield(_ => $"{kind.Key} {kind.Sum()}");
        }
    }

    public class AccountsByOwner : Rule
    {
        public override void Define()
        {
            IGrouping<string, Account> owner = default!;

            When().Query(() => owner, q => q.Match<Account>().GroupBy(x => x.Owner));
            Then().Yield(_ => $"{owner.Key}: {string.Join(' ', owner.Select(x => x.Name))}");
        }
    }

    public class KindsOfFindings : Rule
    {
        public override void Define()
        {
            IGrouping<string, string> kinds = default!;

            When().Query(() => kinds, q => q.Match<Finding>().Select(x => x.Kind.ToUpperInvariant()).GroupBy(x => x));
            Then().Yield(_ => $"{kinds.Key} {kinds.Count()}");
        }
    }

    public class LettersOfKind : Rule
    {
        public override void Define()
        {
            char letter = default;

            When().Query(() => letter, q => q.Match<Finding>().SelectMany(x => x.Kind));
            Then().Do(c => c.TryInsert(letter));
        }
    }

    public class OrderedAccounts : Rule
    {
        public override void Define()
        {
            IEnumerable<Account> accounts = default!;

            When().Query(() => accounts, q => q.Match<Account>().Collect().OrderByDescending(x => x.Balance));
            Then().Yield(_ => string.Join(' ', accounts.Select(x => x.Name)));
        }
    }

    public class LookedUp : Rule
    {
        public override void Define()
        {
            ILookup<string, decimal> amounts = default!;

            When().Query(() => amounts, q => q.Match<Finding>().Collect().ToLookup(x => x.Kind, x => x.Amount));
            Then().Yield(_ => $"gift {amounts["gift"].Count()}, tea {amounts["tea"].Count()}");
        }
    }
}
