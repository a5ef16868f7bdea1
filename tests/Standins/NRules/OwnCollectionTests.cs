using NRules;
using NRules.Fluent.Dsl;

namespace Qingyi.Tests.Standins.NRules;

/// <summary>What our engine promises of batches of facts and of what queries collect; these need not pass on the published package.</summary>
public class OwnCollectionTests
{
    private static readonly Finding Gift = new("C1", "gift", 1);

    [Fact]
    public void A_batch_with_a_null_in_it_changes_nothing()
    {
        var session = Sessions.Of(typeof(LinkedFactTests.FindingIsViolation));

        Assert.Throws<ArgumentNullException>(() => session.InsertAll([Gift, null!]));
        Assert.Throws<ArgumentNullException>(() => session.InsertAll(new[] { Gift, null! }.Where(_ => true)));

        Assert.Empty(session.Query<object>());
        session.Insert(Gift);
        Assert.Equal(1, session.Fire());
    }

    [Fact]
    public void A_batch_with_a_fact_that_cannot_be_compared_changes_nothing()
    {
        var session = Sessions.Of(typeof(LinkedFactTests.FindingIsViolation));
        session.Insert(new NotComparable());

        Assert.Throws<NotSupportedException>(() => session.InsertAll([Gift, new NotComparable()]));

        Assert.Empty(session.Query<Finding>());
        session.Insert(Gift);
        Assert.Equal(1, session.Fire());
    }

    [Fact]
    public void A_fact_that_several_rules_count_leaves_all_of_them()
    {
        var session = Sessions.Of(typeof(QueryTests.FindingsOfCase), typeof(ExistenceTests.CaseWithGift), typeof(HandsOver));
        var filed = new Case("C1", "H1");
        session.InsertAll([filed, Gift]);
        session.Fire();
        Assert.Equal(["C1 with gift", "C1: gift"], session.Query<string>().Order(StringComparer.Ordinal));

        session.Retract(Gift);
        session.Fire();
        Assert.Equal(["C1: "], session.Query<string>());
        Assert.Empty(session.Query<Collected>().Single().Findings);

        session.Insert(Gift);
        session.Retract(filed);
        session.Retract(Gift);
        session.Fire();
        Assert.Empty(session.Query<object>());
    }

    [Fact]
    public void A_rule_cannot_change_what_a_query_collected()
    {
        var session = Sessions.Of(typeof(HandsOver));
        session.InsertAll([new Case("C1", "H1"), Gift]);
        session.Fire();
        var findings = (ICollection<Finding>)session.Query<Collected>().Single().Findings;

        Assert.True(findings.IsReadOnly);
        Assert.Throws<NotSupportedException>(() => findings.Add(Gift));
        Assert.Throws<NotSupportedException>(() => findings.Remove(Gift));
        Assert.Throws<NotSupportedException>(findings.Clear);
        Assert.Equal([Gift], findings.ToArray());
        Assert.Throws<InvalidOperationException>(() => findings.All(x => session.TryInsert(new Finding("C1", "meal", 1))));
    }

    public sealed class NotComparable
    {
        public override bool Equals(object? obj) => obj is NotComparable ? throw new NotSupportedException() : false;

        public override int GetHashCode() => 0;
    }

    public sealed record Collected(string CaseId, IEnumerable<Finding> Findings);

    public class HandsOver : Rule
    {
        public override void Define()
        {
            Case filed = default!;
            IEnumerable<Finding> findings = default!;

            When().Match(() => filed).Query(() => findings, q => q.Match<Finding>(x => x.CaseId == filed.Id).Collect());
            Then().Yield(_ => new Collected(filed.Id, findings));
        }
    }
}
