using System.Diagnostics;
using NRules;
using NRules.Fluent;
using Qingyi.Rules;
using Qingyi.Rules.Figures;

namespace Qingyi.Bench;

/// <summary>Forty-one rules on small cases, as grading uses the rule engine: a fresh session a case, and many cases in one session.</summary>
internal static class RulesBench
{
    private static readonly Rounds Rounds = new(count: 7, each: TimeSpan.FromMilliseconds(700));

    public static void Run()
    {
        var watch = Stopwatch.StartNew();
        var factory = Compile();
        factory.CreateSession().Fire();
        Rounds.Report("rules: compiling 41 rules, cold, first session made", watch.Elapsed.TotalMilliseconds, 150, "ms, other is the aim");
        FreshSessions(factory);
        OneSession(factory);
        Shipped();
    }

    private static ISessionFactory Compile()
    {
        var repository = new RuleRepository();
        repository.Load(x => x.From(typeof(RulesBench).Assembly));
        return repository.Compile();
    }

    private static void FreshSessions(ISessionFactory factory)
    {
        var cases = BenchDecisions.Cases(512);
        var (next, hand) = (0, 0);
        var fired = 0L;
        var firedIn = 0;
        void Ours()
        {
            var (of, findings) = cases[next++ & 511];
            fired += Grade(factory, of, findings);
            firedIn++;
        }

        void ByHand()
        {
            var (of, findings) = cases[hand++ & 511];
            BenchDecisions.Of(of, findings);
        }

        void RuleByRule()
        {
            var (of, findings) = cases[hand++ & 511];
            BenchDecisions.RuleByRule(of, findings);
        }

        Prove(factory, cases);
        var (ours, floor) = Rounds.PerSecond(Ours, ByHand);
        Rounds.Report("rules: 41 rules, a fresh session a case, trace off, floor the same decisions by hand", ours, floor, "cases/s");
        var (again, plain) = Rounds.PerSecond(Ours, RuleByRule);
        Rounds.Report("rules: the same, floor each rule asking its conditions by hand", again, plain, "cases/s");
        Rounds.Report("rules: allocated by the same", Rounds.Allocated(Ours), Rounds.Allocated(ByHand), "bytes/case");
        Rounds.Report("rules: firings of the same", fired / (double)firedIn, cases.Average(c => BenchDecisions.Of(c.Case, c.Findings).Decisions), "firings/case");
    }

    private static void OneSession(ISessionFactory factory)
    {
        // In turn and the medians: one session of 100,000 cases takes seconds, and the machine is not the same before and after.
        int[] counts = [1_000, 10_000, 50_000, 100_000, 200_000];
        var rates = counts.ToDictionary(count => count, _ => new List<double>());
        for (var round = 0; round < 5; round++)
        {
            foreach (var count in counts)
            {
                rates[count].Add(InOneSession(factory, count));
            }
        }

        foreach (var (count, beside) in new[] { (10_000, 1_000), (100_000, 1_000), (100_000, 50_000), (200_000, 100_000) })
        {
            Rounds.Report($"rules: {count:N0} cases in one session, other {beside:N0} cases in one session", Rounds.Median(rates[count]), Rounds.Median(rates[beside]), "cases/s");
        }
    }

    private static double InOneSession(ISessionFactory factory, int count)
    {
        var cases = BenchDecisions.Cases(count);
        var facts = cases.SelectMany(c => c.Findings.Cast<object>().Prepend(c.Case)).ToList();
        var rounds = Math.Max(1, 20_000 / count);

        // What the measurement before left behind is not this one's to clear away.
        GC.Collect();
        var watch = Stopwatch.StartNew();
        for (var round = 0; round < rounds; round++)
        {
            var session = factory.CreateSession();
            session.InsertAll(facts);
            session.Fire();
        }

        return rounds * count / watch.Elapsed.TotalSeconds;
    }

    private static void Shipped()
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "rules", "schedules");
        var watch = Stopwatch.StartNew();
        GradingRules.Load(ScheduleSet.FromFolder(folder));
        Rounds.Report("rules: compiling the shipped rules and schedules", watch.Elapsed.TotalMilliseconds, 1_000, "ms, other is the aim");
    }

    private static int Grade(ISessionFactory factory, BenchCase of, BenchFinding[] findings)
    {
        var session = factory.CreateSession();
        session.Insert(of);
        session.InsertAll(findings);
        return session.Fire();
    }

    private static void Prove(ISessionFactory factory, (BenchCase Case, BenchFinding[] Findings)[] cases)
    {
        foreach (var (of, findings) in cases)
        {
            var session = factory.CreateSession();
            session.Insert(of);
            session.InsertAll(findings);
            var fired = session.Fire();
            var tier = session.Query<BenchVerdict>().Select(v => v.Tier).SingleOrDefault();
            if ((tier, fired) != BenchDecisions.Of(of, findings) || (tier, fired) != BenchDecisions.RuleByRule(of, findings))
            {
                throw new InvalidOperationException($"Case {of.Id} got tier {tier} in {fired} firings, by hand {BenchDecisions.Of(of, findings)}.");
            }
        }
    }
}
