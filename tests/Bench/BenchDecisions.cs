namespace Qingyi.Bench;

/// <summary>The same decisions by hand, as fast as plain C# takes them: the floor.</summary>
internal static class BenchDecisions
{
    private static readonly string[] Kinds = ["red-envelope", "kickback", "commission", "data-for-sale", "referral", "over-treatment", "record-forgery", "poor-attitude"];

    /// <summary>The highest tier of a case, 0 where nothing holds, and how many decisions led to it.</summary>
    public static (int Tier, int Decisions) Of(BenchCase of, BenchFinding[] findings)
    {
        var (tier, decisions) = (0, 0);
        foreach (var finding in findings)
        {
            if (finding.CaseId != of.Id)
            {
                continue;
            }

            for (var kind = 0; kind < Kinds.Length; kind++)
            {
                if (finding.Kind != Kinds[kind])
                {
                    continue;
                }

                var amount = finding.Amount;
                Take(amount >= 0 && amount < 1000 + (100 * kind), 1);
                Take(amount >= 1000 + (100 * kind) && amount < 5000 + (500 * kind), 2);
                Take(amount >= 5000 + (500 * kind), 3);
                Take(finding.Times >= 3 + (kind % 3), 2);
                Take(of.Leader && amount >= 200 + (50 * kind), 3);
            }
        }

        return (tier, tier > 0 ? decisions + 1 : 0);

        void Take(bool holds, int to)
        {
            if (holds)
            {
                decisions++;
                tier = Math.Max(tier, to);
            }
        }
    }

    /// <summary>The same decisions as a plain programmer takes them, rule by rule: each of the forty asks its own conditions of each finding.</summary>
    public static (int Tier, int Decisions) RuleByRule(BenchCase of, BenchFinding[] findings)
    {
        var (tier, decisions) = (0, 0);
        foreach (var f in findings)
        {
            foreach (var rule in Bands)
            {
                if (f.Kind == rule.Kind && f.Amount >= rule.From && f.Amount < rule.Below && f.CaseId == of.Id)
                {
                    decisions++;
                    tier = Math.Max(tier, rule.Tier);
                }
            }

            foreach (var rule in Repetitions)
            {
                if (f.Kind == rule.Kind && f.Times >= rule.Times && f.CaseId == of.Id)
                {
                    decisions++;
                    tier = Math.Max(tier, 2);
                }
            }

            foreach (var rule in Leaders)
            {
                if (of.Leader && f.Kind == rule.Kind && f.Amount >= rule.From && f.CaseId == of.Id)
                {
                    decisions++;
                    tier = Math.Max(tier, 3);
                }
            }
        }

        return (tier, tier > 0 ? decisions + 1 : 0);
    }

    private sealed record Band(string Kind, decimal From, decimal Below, int Tier);
    private sealed record Repetition(string Kind, int Times);
    private sealed record ByLeader(string Kind, decimal From);

    private static readonly Band[] Bands = [.. Kinds.SelectMany((kind, n) => new Band[]
        { new(kind, 0, 1000 + (100 * n), 1), new(kind, 1000 + (100 * n), 5000 + (500 * n), 2), new(kind, 5000 + (500 * n), decimal.MaxValue, 3) })];
    private static readonly Repetition[] Repetitions = [.. Kinds.Select((kind, n) => new Repetition(kind, 3 + (n % 3)))];
    private static readonly ByLeader[] Leaders = [.. Kinds.Select((kind, n) => new ByLeader(kind, 200 + (50 * n)))];

    /// <summary>Cases that look random and are the same at every run: about three findings and seven to eight decisions each.</summary>
    public static (BenchCase Case, BenchFinding[] Findings)[] Cases(int count)
    {
        var random = new Random(20261128);
        return
        [
            .. Enumerable.Range(0, count).Select(id => (new BenchCase(id, random.Next(3) > 0), Enumerable.Range(0, random.Next(2, 5))
                .Select(n => new BenchFinding(id, n, Kinds[random.Next(Kinds.Length)], random.Next(1, 1_500_000) / 100m, random.Next(1, 6))).ToArray())),
        ];
    }
}
