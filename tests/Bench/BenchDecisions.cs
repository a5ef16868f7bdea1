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
