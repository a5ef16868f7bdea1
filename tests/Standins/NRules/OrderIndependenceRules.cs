using NRules.Fluent.Dsl;

namespace Qingyi.Tests.Standins.NRules;

/// <summary>The rules of <see cref="OrderIndependenceTests"/>.</summary>
public static class OrderIndependenceRules
{
    /// <summary>Compared by reference, since two rules may come to the same words.</summary>
    public sealed class Conclusion(string text)
    {
        public string Text { get; } = text;
    }

    public class JoinOfThree : Rule
    {
        public override void Define()
        {
            Account a = default!;
            Account b = default!;
            Account c = default!;

            When()
                .Match(() => a)
                .Match(() => b, x => x.Name == a.Name, x => x.Balance > a.Balance)
                .Match(() => c, x => x.Balance < 0, x => b.Owner == x.Owner);
            Then().Yield(_ => new Conclusion($"three {a.Balance} {b.Balance} {c.Balance}"));
        }
    }

    /// <summary>All three patterns read the same facts without an equality between them.</summary>
    public class Ascending : Rule
    {
        public override void Define()
        {
            Account a = default!;
            Account b = default!;
            Account c = default!;

            When().Match(() => a).Match(() => b, x => x.Balance > a.Balance + 1).Match(() => c, x => x.Balance >= b.Balance);
            Then().Yield(_ => new Conclusion($"ascending {a.Balance} {b.Balance} {c.Balance}"));
        }
    }

    public class NoLarger : Rule
    {
        public override void Define()
        {
            Account a = default!;

            When().Match(() => a).Not<Account>(x => x.Name == a.Name && x.Balance > a.Balance);
            Then()
                .Yield(_ => new Conclusion($"largest {a.Name} {a.Balance}"))
                .Yield(_ => new Grade($"{a.Name} {a.Owner} {a.Balance} {System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(a)}", (int)a.Balance));
        }
    }

    public class Chained : Rule
    {
        public override void Define()
        {
            Grade grade = default!;

            When().Match(() => grade, x => x.Tier >= 2);
            Then().Yield(_ => new Conclusion($"chained {grade.CaseId.Substring(0, 2)}"));
        }
    }

    public class SomeOther : Rule
    {
        public override void Define()
        {
            Account a = default!;

            When().Match(() => a).Exists<Account>(x => x.Owner == a.Owner, x => x.Name != a.Name);
            Then().Yield(_ => new Conclusion($"other {a.Name} {a.Owner}"));
        }
    }

    public class AllPositive : Rule
    {
        public override void Define()
        {
            Account a = default!;

            When().Match(() => a).All<Account>(x => x.Name == a.Name && x.Owner == a.Owner, x => x.Balance > 0);
            Then().Yield(_ => new Conclusion($"positive {a.Name} {a.Owner}"));
        }
    }

    public class SumByGroup : Rule
    {
        public override void Define()
        {
            IGrouping<string, Account> group = default!;

            When().Query(() => group, q => q.Match<Account>().GroupBy(x => x.Owner).Where(x => x.Count() > 1));
            Then().Yield(_ => new Conclusion($"group {group.Key} {group.Sum(x => x.Balance)}"));
        }
    }

    public class CollectedSum : Rule
    {
        public override void Define()
        {
            Account a = default!;
            IEnumerable<Account> same = default!;
            decimal sum = 0;

            When()
                .Match(() => a)
                .Query(() => same, q => q.Match<Account>(x => x.Owner == a.Owner).Collect())
                .Let(() => sum, () => same.Sum(x => x.Balance));
            Then().Yield(_ => new Conclusion($"sum {a.Name} {sum}"));
        }
    }

    public class HighOrLow : Rule
    {
        public override void Define()
        {
            Account a = default!;

            When().Or(x => x
                .Match(() => a, y => y.Balance > 2)
                .And(z => z.Match(() => a, y => y.Balance < 0).Having(() => a.Owner == "o1")));
            Then().Yield(_ => new Conclusion($"high or low {a.Balance}"));
        }
    }

    public class UngroupedMany : Rule
    {
        public override void Define()
        {
            string word = default!;

            When().Query(() => word, q => q.Match<Account>(x => x.Balance > 0).SelectMany(x => new[] { x.Name, x.Owner }));
            Then().Yield(_ => new Conclusion($"many {word}"));
        }
    }

    public class OrderedFirst : Rule
    {
        public override void Define()
        {
            IEnumerable<Account> ordered = default!;

            When().Query(() => ordered, q => q.Match<Account>().Collect().OrderByDescending(x => x.Balance).Where(x => x.Any()));
            Then().Yield(_ => new Conclusion($"ordered {string.Join(',', ordered.Select(x => x.Balance))}"));
        }
    }

    public class SelectedNames : Rule
    {
        public override void Define()
        {
            IGrouping<string, string> names = default!;

            When().Query(() => names, q => q.Match<Account>(x => x.Balance < 0).Select(x => x.Name).GroupBy(x => x));
            Then().Yield(_ => new Conclusion($"names {names.Key} {names.Count()}"));
        }
    }
}
