using NRules;
using NRules.Fluent.Dsl;

namespace Qingyi.Tests.Standins.NRules;

/// <summary>What the type of a fact decides, and what it must not decide.</summary>
public class FactKindTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(100)]
    public void A_fact_that_equals_one_of_another_type_is_refused(int others)
    {
        var session = Sessions.Of(typeof(SeesGrade));
        session.InsertAll(Enumerable.Range(0, others).Select(x => new Finding("C", "gift", x)));
        session.Insert(new Number("7"));

        Assert.False(session.TryInsert(new RomanNumber("VII", "7")));
        Assert.True(session.TryInsert(new RomanNumber("VIII", "8")));
        Assert.True(session.TryRetract(new RomanNumber("seven", "7")));
    }

    [Fact]
    public void A_conclusion_that_becomes_one_of_another_type_is_seen_as_that()
    {
        var session = Sessions.Of(typeof(GradeOrViolation), typeof(SeesGrade), typeof(SeesViolation));
        var account = new Account("A", 1);
        session.Insert(account);
        session.Fire();
        Assert.Equal(["grade A"], session.Query<string>());

        account.Balance = -1;
        session.Update(account);
        session.Fire();

        Assert.Equal(["violation A"], session.Query<string>());
        Assert.False(session.TryInsert(new Violation("A", "56", 1)));
        Assert.True(session.TryInsert(new Grade("A", 1)));
        session.Fire();
        Assert.Equal(["grade A", "violation A"], session.Query<string>().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void An_equal_fact_is_refused_though_the_one_that_is_there_came_as_another_type()
    {
        var session = Sessions.Of(typeof(OnOrOff));
        var light = new Light();
        session.Insert(light);
        session.Fire();

        light.IsOn = true;
        session.AutoPropagateLinkedFacts = false;
        session.Update(light);
        session.Fire();

        Assert.Equal([new On(1)], session.Query<On>());
        Assert.False(session.TryInsert(new On(1)));
        Assert.True(session.TryInsert(new Off(1)));
    }

    public sealed class Light
    {
        public bool IsOn { get; set; }
    }

    public sealed record On(int Place);

    public sealed record Off(int Place);

    public class OnOrOff : Rule
    {
        public override void Define()
        {
            Light light = default!;

            When().Match(() => light);
            Then().Yield<object>(_ => light.IsOn ? new On(1) : new Off(1));
        }
    }

    public class Number(string digits)
    {
        private readonly string digits = digits;

        public override bool Equals(object? obj) => obj is Number other && other.digits == digits;

        public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(digits);
    }

    public class RomanNumber(string letters, string digits) : Number(digits)
    {
        public string Letters { get; } = letters;
    }

    public class GradeOrViolation : Rule
    {
        public override void Define()
        {
            Account account = default!;

            When().Match(() => account);
            Then().Yield<object>(_ => account.Balance > 0 ? new Grade(account.Name, 1) : new Violation(account.Name, "56", 1));
        }
    }

    public class SeesGrade : Rule
    {
        public override void Define()
        {
            Grade grade = default!;

            When().Match(() => grade);
            Then().Yield(_ => $"grade {grade.CaseId}");
        }
    }

    public class SeesViolation : Rule
    {
        public override void Define()
        {
            Violation violation = default!;

            When().Match(() => violation);
            Then().Yield(_ => $"violation {violation.CaseId}");
        }
    }
}
