using Qingyi.Domain.Grading;
using static Qingyi.Domain.Grading.SanctionKind;

namespace Qingyi.Tests.Rules;

/// <summary>What holds of any two answers that belong together.</summary>
public sealed class GradingPropertyTests
{
    private const int Seed = 20261130;

    [Fact]
    public void The_order_of_findings_and_circumstances_changes_nothing()
    {
        var random = new Random(Seed);
        for (var i = 0; i < 600; i++)
        {
            var request = Drawn.Request(random, i);
            var turned = request with { Findings = [.. request.Findings.Reverse()], Circumstances = [.. request.Circumstances.OrderBy(_ => random.Next())] };

            Assert.Equal(GradingJson.Write(Graded.Rules.Grade(request, Graded.AsOf)), GradingJson.Write(Graded.Rules.Grade(turned, Graded.AsOf)));
        }
    }

    [Fact]
    public void More_money_is_never_lighter()
    {
        var random = new Random(Seed);
        decimal[] amounts = [0, 400, 499.99m, 500, 999, 1000, 1999.99m, 2000, 3000, 4999.99m, 5000, 9999.99m, 10000, 29999.99m, 30000, 60000, 500000, 2000000];
        for (var i = 0; i < 250; i++)
        {
            var request = Drawn.Request(random, i);
            GradingResponse? less = null;
            foreach (var amount in amounts)
            {
                var more = Graded.Rules.Grade(request with { Findings = [request.Findings[0] with { Amount = amount }] }, Graded.AsOf);
                if (less is not null)
                    AssertNotLighter(less, more, $"seed {Seed}, {i} at {amount}: {GradingJson.Write(request)}");
                less = more;
            }
        }
    }

    [Fact]
    public void A_fine_never_leaves_its_article()
    {
        var random = new Random(Seed);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < 4000; i++)
        {
            var request = Drawn.Request(random, i);
            if (i % 4 == 0)
                request = request with { Subject = request.Subject with { Kind = SubjectKind.Institution }, Circumstances = [Circumstance.RefusesCorrection] };
            var response = Graded.Rules.Grade(request, Graded.AsOf);
            var fines = response.Sanctions.Where(s => s.Kind == Fine).Select(s => (s.Basis, s.Min, s.Max, s.Proposed, s.MinMultiple, s.MaxMultiple))
                .Concat(response.Insurance.Where(m => m.Kind == InsuranceKind.Fine).Select(m => (m.Basis, m.Min, m.Max, m.Proposed, m.MinMultiple, m.MaxMultiple)));
            foreach (var fine in fines)
            {
                Assert.True(fine.Min is null == fine.Max is null && (fine.Min ?? 0) <= (fine.Max ?? 0));
                if (fine.Proposed is { } proposed && fine.Min is not null)
                    Assert.InRange(proposed, fine.Min.Value, fine.Max!.Value);
                var article = Articles.FirstOrDefault(a => fine.Basis.StartsWith(a.Cite, StringComparison.Ordinal));
                Assert.True(article.Cite is not null, $"no range is known for {fine.Basis}");
                seen.Add(article.Cite);
                if (fine.Basis.Contains("基金使用监督管理条例", StringComparison.Ordinal) && fine.Basis.Contains('；', StringComparison.Ordinal))
                    continue; // two acts, two articles: what is owed adds up
                if (!article.Multiple)
                    Assert.True(article.Min <= fine.Min && fine.Max <= article.Max, $"{fine}");
                else if (!fine.Basis.Contains('；', StringComparison.Ordinal))
                    Assert.Equal((article.Min, article.Max), (fine.MinMultiple, fine.MaxMultiple));
            }
        }

        Assert.Equal(Articles.Select(a => a.Cite).Order(StringComparer.Ordinal), seen.Order(StringComparer.Ordinal));
    }

    /// <summary>The ranges as the articles have them, written down apart from the schedules.</summary>
    private static readonly (string Cite, bool Multiple, decimal Min, decimal Max)[] Articles =
    [
        ("医师法 56", false, 10_000, 30_000), ("医师法 57", false, 10_000, 30_000), ("医师法 59", true, 2, 10), ("药品管理法 141(1)", false, 300_000, 3_000_000),
        ("反不正当竞争法 19", false, 100_000, 3_000_000), ("反不正当竞争法 24(1)", false, 100_000, 5_000_000), ("基本医疗卫生与健康促进法 99(1)", true, 5, 20),
        ("基本医疗卫生与健康促进法 100", true, 2, 10), ("基本医疗卫生与健康促进法 101", false, 10_000, 50_000), ("基本医疗卫生与健康促进法 103", true, 0.005m, 0.01m),
        ("医疗机构管理条例 48", false, 10_000, 100_000), ("医疗机构管理条例 49", false, 0, 1_000), ("医疗保障基金使用监督管理条例 38", true, 1, 2),
        ("医疗保障基金使用监督管理条例 39", false, 10_000, 50_000), ("医疗保障基金使用监督管理条例 40", true, 2, 5), ("医疗保障基金使用监督管理条例 41(2)", true, 2, 5),
        ("社会保险法 87", true, 2, 5), ("社会保险法 88", true, 2, 5),
    ];

    private static void AssertNotLighter(GradingResponse less, GradingResponse more, string which)
    {
        Assert.True(less.Tier <= more.Tier, "tier, " + which);
        Assert.True(less.Severity <= more.Severity, "severity, " + which);
        Assert.True((less.Sanction(Fine)?.Proposed ?? 0) <= (more.Sanction(Fine)?.Proposed ?? decimal.MaxValue), "fine, " + which);
        Assert.True((less.Measure(InsuranceKind.Fine)?.Proposed ?? 0) <= (more.Measure(InsuranceKind.Fine)?.Proposed ?? decimal.MaxValue), "insurance fine, " + which);
        Assert.True(less.Sanction(Revocation) is null || more.Sanction(Revocation) is not null, "revocation, " + which);
        Assert.True(less.Sanction(Suspension) is null || more.Sanction(Suspension) is not null || more.Sanction(Revocation) is not null, "suspension, " + which);
        Assert.All(less.Transfers, t => Assert.Contains(more.Transfers, m => m.To == t.To && m.Strength >= t.Strength && m.Mode >= t.Mode));
    }
}
