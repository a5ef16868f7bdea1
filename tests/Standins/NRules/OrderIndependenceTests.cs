using FsCheck;
using FsCheck.Fluent;
using Microsoft.FSharp.Core;
using NRules;
using NRules.Fluent.Dsl;

namespace Qingyi.Tests.Standins.NRules;

/// <summary>
/// Random facts, changed in a random order, against an evaluator that computes the conclusions from the final facts alone.
/// </summary>
public class OrderIndependenceTests
{
    private static readonly ISessionFactory Factory = Sessions.Factory(
        typeof(JoinOfThree), typeof(Ascending), typeof(NoLarger), typeof(SomeOther), typeof(AllPositive), typeof(SumByGroup), typeof(CollectedSum), typeof(HighOrLow), typeof(Chained),
        typeof(UngroupedMany), typeof(OrderedFirst), typeof(SelectedNames));

    private static readonly Config Repeatable = Config.QuickThrowOnFailure
        .WithMaxTest(150)
        .WithReplay(FSharpOption<Replay>.Some(new Replay(new Rnd(20260101, 7), FSharpOption<int>.None)));

    [Fact]
    public void Conclusions_depend_on_the_facts_alone_not_on_the_way_to_them() =>
        Prop.ForAll(Changes().ToArbitrary(), Holds).Check(Repeatable);

    [Fact]
    public void Firing_between_changes_comes_to_the_same_as_firing_once_at_the_end() =>
        Prop.ForAll(Changes().ToArbitrary(), FiresAnyTime).Check(Repeatable);

    private static Gen<Change[]> Changes() =>
        (from kind in Gen.Choose(0, 9)
         from key in Gen.Choose(0, 23)
         from name in Gen.Choose(0, 2)
         from balance in Gen.Choose(-3, 4)
         select new Change(kind, key, $"n{name}", balance)).ArrayOf();

    private static void Holds(Change[] changes)
    {
        var session = Factory.CreateSession();
        var accounts = Apply(session, changes, _ => { });
        session.Fire(10_000);
        Assert.Equal(Expected(accounts), Concluded(session));
    }

    private static void FiresAnyTime(Change[] changes)
    {
        var session = Factory.CreateSession();
        var accounts = Apply(session, changes, x =>
        {
            if (x.Balance % 2 == 0)
            {
                session.Fire(10_000);
            }
        });
        session.Fire(10_000);
        Assert.Equal(Expected(accounts), Concluded(session));
    }

    private static List<Account> Apply(ISession session, Change[] changes, Action<Change> after)
    {
        var accounts = new Dictionary<int, Account>();
        foreach (var change in changes)
        {
            if (!accounts.TryGetValue(change.Key, out var account))
            {
                account = new Account(change.Name, change.Balance) { Owner = $"o{change.Key % 3}" };
                accounts.Add(change.Key, account);
                session.Insert(account);
            }
            else if (change.Kind < 3)
            {
                accounts.Remove(change.Key);
                session.Retract(account);
            }
            else
            {
                account.Balance = change.Balance;
                account.Owner = $"o{change.Kind % 3}";
                session.Update(account);
            }

            after(change);
        }

        return [.. accounts.Values];
    }

    private static List<string> Concluded(ISession session) => [.. session.Query<Conclusion>().Select(x => x.Text).AsEnumerable().Order(StringComparer.Ordinal)];

    private static List<string> Expected(List<Account> all)
    {
        var conclusions = new List<string>();
        foreach (var a in all)
        {
            var sameName = all.Where(x => x.Name == a.Name).ToList();
            foreach (var b in sameName.Where(x => x.Balance > a.Balance))
            {
                conclusions.AddRange(all.Where(x => x.Owner == b.Owner && x.Balance < 0).Select(c => $"three {a.Balance} {b.Balance} {c.Balance}"));
            }

            foreach (var b in all.Where(x => x.Balance > a.Balance + 1))
            {
                conclusions.AddRange(all.Where(x => x.Balance >= b.Balance).Select(c => $"ascending {a.Balance} {b.Balance} {c.Balance}"));
            }

            if (!sameName.Any(x => x.Balance > a.Balance))
            {
                conclusions.Add($"largest {a.Name} {a.Balance}");
                if (a.Balance >= 2)
                {
                    conclusions.Add($"chained {a.Name}");
                }
            }

            if (all.Any(x => x.Owner == a.Owner && x.Name != a.Name))
            {
                conclusions.Add($"other {a.Name} {a.Owner}");
            }

            if (sameName.Where(x => x.Owner == a.Owner).All(x => x.Balance > 0))
            {
                conclusions.Add($"positive {a.Name} {a.Owner}");
            }

            conclusions.Add($"sum {a.Name} {all.Where(x => x.Owner == a.Owner).Sum(x => x.Balance)}");
            if (a.Balance > 2)
            {
                conclusions.Add($"high or low {a.Balance}");
            }

            if (a.Balance < 0 && a.Owner == "o1")
            {
                conclusions.Add($"high or low {a.Balance}");
            }
        }

        conclusions.AddRange(all.GroupBy(x => x.Owner).Where(x => x.Count() > 1).Select(x => $"group {x.Key} {x.Sum(y => y.Balance)}"));
        conclusions.AddRange(all.Where(x => x.Balance > 0).SelectMany(x => new[] { x.Name, x.Owner }).Select(x => $"many {x}"));
        if (all.Count > 0)
        {
            conclusions.Add($"ordered {string.Join(',', all.Select(x => x.Balance).OrderDescending())}");
        }

        conclusions.AddRange(all.Where(x => x.Balance < 0).GroupBy(x => x.Name).Select(x => $"names {x.Key} {x.Count()}"));
        return [.. conclusions.Order(StringComparer.Ordinal)];
    }

    public sealed record Change(int Kind, int Key, string Name, int Balance);

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
