using System.Globalization;
using Qingyi.Domain.Grading;

namespace Qingyi.Tests.Rules;

public sealed class CompanyGradingTests
{
    [Fact]
    public void Bribery_decided_under_the_2019_text_is_fined_up_to_three_million()
    {
        var response = Decided("2025-07-01", "2025-10-14", 80000);

        Assert.Equal(("19", 100000m, 3000000m), Figures(response));
    }

    [Fact]
    public void Bribery_under_the_2025_text_is_fined_up_to_one_million() => Assert.Equal(("24(1)", 100000m, 1000000m), Figures(Decided("2025-10-15", "2026-01-14", 80000)));

    [Fact]
    public void An_older_act_decided_under_the_milder_text_takes_the_milder_text()
    {
        var response = Decided("2025-10-14", "2025-10-15", 80000);

        Assert.Equal(("24(1)", 100000m, 1000000m), Figures(response));
        Assert.Contains("行政处罚法 37", response.Sanction(SanctionKind.Fine)!.Basis, StringComparison.Ordinal);
        Assert.DoesNotContain(response.Sanctions, s => s.Basis.Contains(" 19", StringComparison.Ordinal));
    }

    [Fact]
    public void A_serious_older_act_keeps_the_2019_text_which_is_then_the_milder_one() =>
        Assert.Equal(("19", 100000m, 3000000m), Figures(Decided("2025-10-14", "2026-01-14", 500000)));

    [Fact]
    public void Serious_bribery_under_the_2025_text_is_fined_one_to_five_million()
    {
        Assert.Equal(("24(1)", 100000m, 1000000m), Figures(Decided("2025-10-15", "2026-01-14", 499999.99m)));
        Assert.Equal(("24(1)", 1000000m, 5000000m), Figures(Decided("2025-10-15", "2026-01-14", 500000)));
    }

    [Fact]
    public void Bribery_stated_to_be_in_the_drug_trade_falls_under_the_drug_law()
    {
        var request = Graded.Request(SubjectKind.Company, Conduct.CompanyBribery, 80000, "2023-03-10");
        var response = Graded.Rules.Grade(request with { Findings = [request.Findings[0] with { Trade = Trade.Drug }] }, Graded.AsOf);

        Assert.Equal(("141(1)", 300000m, 3000000m), Figures(response));
    }

    [Theory]
    [InlineData(499999.99, null)]
    [InlineData(500000, "严重失信")]
    [InlineData(999999.99, "严重失信")]
    [InlineData(1000000, "特别严重失信")]
    public void Procurement_credit_follows_the_amount(double amount, string? rating)
    {
        var bans = Decided("2025-10-15", "2026-01-14", (decimal)amount).Sanctions.Select(s => s.IndustryBan).OfType<IndustryBan>().ToList();

        Assert.Equal(2, bans.Single(b => b.Kind == IndustryBanKind.BadRecord).Years);
        Assert.Equal(rating is null ? [] : [$"医药价格和招采信用评价制度（{rating}）"], bans.Where(b => b.Kind == IndustryBanKind.CreditRating).Select(b => b.Basis));
    }

    [Theory]
    [InlineData(199999.99, false)]
    [InlineData(200000, true)]
    public void Large_bribes_are_reviewed_for_crime(double amount, bool reviewed)
    {
        var response = Decided("2025-10-15", "2026-01-14", (decimal)amount);

        Assert.Equal(reviewed, response.To(TransferTo.Police) is not null);
        Assert.Equal(reviewed, response.To(TransferTo.Supervision) is not null);
        Assert.Equal(TransferStrength.Transfer, response.To(TransferTo.MarketRegulator)!.Strength);
    }

    private static GradingResponse Decided(string actedOn, string decidedOn, decimal amount) =>
        Graded.Rules.Grade(
            Graded.Request(SubjectKind.Company, Conduct.CompanyBribery, amount, actedOn) with { DecidedOn = DateOnly.Parse(decidedOn, CultureInfo.InvariantCulture) },
            Graded.AsOf);

    private static (string Article, decimal? Min, decimal? Max) Figures(GradingResponse response)
    {
        var fine = Assert.Single(response.Sanctions, s => s.Kind == SanctionKind.Fine);
        return (Assert.Single(response.Law).Article, fine.Min, fine.Max);
    }
}
