using NRules;
using NRules.RuleModel;

namespace Qingyi.Tests.Standins.NRules;

public class SessionTests
{
    private static readonly Finding Gift = new("C1", "gift", 1);
    private readonly ISession session = Sessions.Of(typeof(LinkedFactTests.FindingIsViolation));

    [Fact]
    public void An_equal_fact_cannot_be_inserted_twice()
    {
        session.Insert(Gift);

        Assert.Throws<ArgumentException>(() => session.Insert(new Finding("C1", "gift", 1)));
        Assert.False(session.TryInsert(new Finding("C1", "gift", 1)));
        Assert.Equal(1, session.Fire());
    }

    [Fact]
    public void A_fact_that_is_not_there_can_be_neither_updated_nor_retracted()
    {
        Assert.Throws<ArgumentException>(() => session.Update(Gift));
        Assert.Throws<ArgumentException>(() => session.Retract(Gift));
        Assert.False(session.TryUpdate(Gift));
        Assert.False(session.TryRetract(Gift));
    }

    [Fact]
    public void A_batch_is_all_or_nothing_unless_asked_otherwise()
    {
        session.Insert(Gift);
        object[] batch = [new Finding("C2", "gift", 1), Gift];

        Assert.Throws<ArgumentException>(() => session.InsertAll(batch));
        var refused = session.TryInsertAll(batch);
        Assert.Equal((1, 1), (refused.FailedCount, session.Query<Finding>().Count()));
        Assert.Equal([Gift], refused.Failed);

        session.TryInsertAll(batch, BatchOptions.SkipFailed);
        Assert.Equal(2, session.Query<Finding>().Count());

        Assert.Throws<ArgumentException>(() => session.RetractAll([new Finding("C9", "gift", 1), Gift]));
        Assert.Equal(2, session.Query<Finding>().Count());
        Assert.Equal(1, session.TryRetractAll([new Finding("C9", "gift", 1), Gift], BatchOptions.SkipFailed).FailedCount);
        Assert.Single(session.Query<Finding>());
    }

    [Fact]
    public void An_update_puts_the_new_value_in_the_place_of_the_equal_one()
    {
        var first = new Versioned(1, "old");
        session.Insert(first);

        session.Update(new Versioned(1, "new"));

        Assert.Equal(["new"], session.Query<Versioned>().Select(x => x.Text));
    }

    [Fact]
    public void A_query_sees_inserted_and_yielded_facts_by_any_of_their_types()
    {
        session.InsertAll([Gift, "text"]);
        session.Fire();

        Assert.Equal(3, session.Query<object>().Count());
        Assert.Single(session.Query<Violation>());
        Assert.Equal(["text"], session.Query<IComparable>());
    }

    [Fact]
    public void Sessions_of_one_factory_know_nothing_of_each_other()
    {
        var factory = Sessions.Factory(typeof(LinkedFactTests.FindingIsViolation));
        var first = factory.CreateSession(x => x.Insert(Gift));
        var second = factory.CreateSession();

        Assert.Equal(1, first.Fire());
        Assert.Equal(0, second.Fire());
    }

    [Fact]
    public async Task Sessions_of_one_factory_run_side_by_side()
    {
        var factory = Sessions.Factory(typeof(MatchTests.FindingOfCase), typeof(ExistenceTests.CaseWithoutGift));

        var fired = await Task.WhenAll(Enumerable.Range(0, 8).Select(number => Task.Run(() =>
        {
            var own = factory.CreateSession();
            own.InsertAll([new Case("C1", "H"), new Case("C2", "H"), .. Enumerable.Range(0, 50).Select(x => new Finding("C1", $"kind {x}", x))]);
            return own.Fire();
        })));

        Assert.All(fired, x => Assert.Equal(52, x));
    }

    [Fact]
    public void Null_is_no_fact() => Assert.Throws<ArgumentNullException>(() => session.Insert(null!));

    private sealed class Versioned(int id, string text)
    {
        public string Text { get; } = text;

        private int Id { get; } = id;

        public override bool Equals(object? obj) => obj is Versioned other && other.Id == Id;

        public override int GetHashCode() => Id;
    }
}
