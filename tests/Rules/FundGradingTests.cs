using Qingyi.Domain.Grading;
using static Qingyi.Domain.Grading.InsuranceKind;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Rules;

public sealed class FundGradingTests
{
    private const string Day = "2023-03-10";

    [Fact]
    public void Misuse_is_repaid_and_fined_once_to_twice_the_loss()
    {
        var response = Graded.Of(SubjectKind.Institution, Conduct.InsuranceViolation, 20000, Day);

        Assert.Equal([Repay, Fine], response.Insurance.Select(m => m.Kind));
        Assert.Equal(20000m, response.Measure(Repay)!.Amount);
        var fine = response.Measure(Fine)!;
        Assert.Equal((1m, 2m, 20000m, 40000m), (fine.MinMultiple, fine.MaxMultiple, fine.Min, fine.Max));
        Assert.Equal(SanctionKind.OrderToCorrect, Assert.Single(response.Sanctions).Kind);
        Assert.Equal(TransferStrength.Transfer, response.To(TransferTo.InsuranceBureau)!.Strength);
    }

    [Fact]
    public void Refusing_correction_suspends_the_department_and_not_the_institution()
    {
        var measure = Graded.Of(SubjectKind.Institution, Conduct.InsuranceViolation, 20000, Day, Circumstance.RefusesCorrection).Measure(SuspendDepartment)!;

        Assert.Equal((Mode.Must, 6, 12), (measure.Mode, measure.MinMonths, measure.MaxMonths));
        Assert.Contains("限相关责任部门", measure.Basis, StringComparison.Ordinal);
    }

    [Fact]
    public void Bad_management_is_fined_only_where_correction_is_refused()
    {
        Assert.Empty(Graded.Of(SubjectKind.Institution, Conduct.InsuranceManagement, null, Day).Insurance);

        var fine = Graded.Of(SubjectKind.Institution, Conduct.InsuranceManagement, null, Day, Circumstance.RefusesCorrection).Measure(Fine)!;
        Assert.Equal((10000m, 50000m), (fine.Min, fine.Max));
    }

    [Theory]
    [InlineData(2000, 2, 3)]
    [InlineData(2000.01, 3, 4)]
    [InlineData(10000, 3, 4)]
    [InlineData(10000.01, 4, 5)]
    public void Fraud_is_fined_two_to_five_times_by_steps(double amount, int from, int to)
    {
        var sum = (decimal)amount;
        var fine = Graded.Of(SubjectKind.Institution, Conduct.InsuranceFraud, sum, Day, Circumstance.FirstTime, Circumstance.Corrected).Measure(Fine)!;

        Assert.Equal((2m, 5m, sum * 2, sum * 5), (fine.MinMultiple, fine.MaxMultiple, fine.Min, fine.Max));
        Assert.InRange(fine.Proposed!.Value, sum * from, sum * to);
    }

    [Fact]
    public void Fraud_of_a_designated_institution_suspends_the_department_and_puts_the_agreement_at_stake()
    {
        var response = Graded.Rules.Grade(Designated(9999.99m), Graded.AsOf);

        Assert.Equal((Mode.Must, 6, 12), (response.Measure(SuspendDepartment)!.Mode, response.Measure(SuspendDepartment)!.MinMonths, response.Measure(SuspendDepartment)!.MaxMonths));
        Assert.Equal(Mode.May, response.Measure(TerminateAgreement)!.Mode);
        Assert.Contains("43(3)", response.Measure(TerminateAgreement)!.Basis, StringComparison.Ordinal);
    }

    [Fact]
    public void Fraud_of_10000_ends_the_agreement()
    {
        var response = Graded.Rules.Grade(Designated(10000), Graded.AsOf);

        Assert.Equal(Mode.Must, response.Measure(TerminateAgreement)!.Mode);
        Assert.Equal(CampaignTier.Remove, response.Tier);
    }

    [Fact]
    [Requirement("S4-081")]
    public void An_institution_without_agreement_has_none_to_lose() =>
        Assert.Null(Graded.Of(SubjectKind.Institution, Conduct.InsuranceFraud, 50000, Day).Measure(TerminateAgreement));

    [Fact]
    public void Fraud_of_an_unknown_amount_states_the_multiples_only()
    {
        var fine = Graded.Of(SubjectKind.Institution, Conduct.InsuranceFraud, null, Day).Measure(Fine)!;

        Assert.Equal((2m, 5m, null, null, null), (fine.MinMultiple, fine.MaxMultiple, fine.Min, fine.Max, fine.Proposed));
    }

    [Theory]
    [InlineData(2999.99, false)]
    [InlineData(3000, true)]
    public void Fraud_is_reviewed_for_crime_from_the_lowest_provincial_line(double amount, bool reviewed) =>
        Assert.Equal(reviewed, Graded.Of(SubjectKind.Insured, Conduct.InsuranceFraud, (decimal)amount, Day).To(TransferTo.Police) is { Strength: TransferStrength.Review });

    [Fact]
    public void An_insured_person_repays_and_loses_direct_settlement()
    {
        var misuse = Graded.Of(SubjectKind.Insured, Conduct.InsuranceViolation, 1500, Day);
        var fraud = Graded.Of(SubjectKind.Insured, Conduct.InsuranceFraud, 1500, Day);

        Assert.Equal([Repay, SuspendSettlement], misuse.Insurance.Select(m => m.Kind));
        Assert.Equal((3, 12), (misuse.Measure(SuspendSettlement)!.MinMonths, misuse.Measure(SuspendSettlement)!.MaxMonths));
        Assert.Equal((3000m, 7500m), (fraud.Measure(Fine)!.Min, fraud.Measure(Fine)!.Max));
    }

    [Fact]
    public void Before_the_regulation_fraud_falls_under_the_social_insurance_law()
    {
        var response = Graded.Of(SubjectKind.Institution, Conduct.InsuranceFraud, 5000, "2021-04-30");

        Assert.Equal("社会保险法 87", Assert.Single(response.Law.Select(l => $"{l.Statute} {l.Article}")));
        Assert.Equal((10000m, 25000m), (response.Measure(Fine)!.Min, response.Measure(Fine)!.Max));
        Assert.Equal(5000m, response.Measure(Repay)!.Amount);
        Assert.NotNull(response.To(TransferTo.Police));
    }

    [Fact]
    public void Obstructing_an_inquiry_suspends_settlement_meanwhile() =>
        Assert.Contains(
            Graded.Of(SubjectKind.Institution, Conduct.InsuranceFraud, 5000, Day, Circumstance.UnderInquiry, Circumstance.Obstructed).Interim,
            m => m.Kind == InterimKind.SuspendSettlement);

    [Theory]
    [InlineData(SubjectKind.Institution, Conduct.DepartmentLeasing, 5000, 20000, 100000)]
    [InlineData(SubjectKind.Institution, Conduct.DepartmentLeasing, 20000, 40000, 200000)]
    [InlineData(SubjectKind.Institution, Conduct.UnlicensedPractice, 9999, 50000, 200000)]
    [InlineData(SubjectKind.Unlicensed, Conduct.UnlicensedPractice, 5000, 20000, 100000)]
    public void Gains_below_10000_count_as_10000(SubjectKind kind, Conduct conduct, int gain, int min, int max)
    {
        var response = Graded.Of(kind, conduct, gain, Day);

        Assert.Equal((min, max), (response.Sanction(SanctionKind.Fine)!.Min, response.Sanction(SanctionKind.Fine)!.Max));
        Assert.Equal(gain, response.Sanction(SanctionKind.Confiscation)!.Amount);
    }

    private static GradingRequest Designated(decimal amount)
    {
        var request = Graded.Request(SubjectKind.Institution, Conduct.InsuranceFraud, amount, Day);
        return request with { Subject = request.Subject with { Designated = true } };
    }
}
