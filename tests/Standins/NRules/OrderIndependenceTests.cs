using FsCheck;
using FsCheck.Fluent;
using Microsoft.FSharp.Core;
using NRules;
using static Qingyi.Tests.Standins.NRules.OrderIndependenceRules;

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
}
