using Qingyi.Domain.Grading;
using static Qingyi.Domain.Grading.SanctionKind;

namespace Qingyi.Tests.Rules;

/// <summary>Several findings in one answer: what is owed adds up, one act has one fine, a kind of sanction stands once with every basis.</summary>
public sealed class CombinedConductTests
{
    private const string Day = "2023-03-10";

    [Fact]
    public void Losses_and_fines_of_two_fund_articles_add_up_and_a_multiple_that_differs_is_not_told()
    {
        var response = Of(SubjectKind.Institution, (Conduct.InsuranceFraud, 5000), (Conduct.InsuranceViolation, 1000));

        Assert.Equal((6000m, "医疗保障基金使用监督管理条例 40；医疗保障基金使用监督管理条例 38"), (response.Measure(InsuranceKind.Repay)!.Amount, response.Measure(InsuranceKind.Repay)!.Basis));
        var fine = response.Measure(InsuranceKind.Fine)!;
        Assert.Equal((2 * 5000m + 1000m, 5 * 5000m + 2 * 1000m), (fine.Min, fine.Max));
        Assert.Equal((null, null), (fine.MinMultiple, fine.MaxMultiple));

        // 40: the middle of three to four times; 38: the middle of one to two times.
        Assert.Equal(17500m + 1500m, fine.Proposed);
    }

    [Fact]
    public void A_fine_of_one_fund_article_tells_its_multiples()
    {
        var fine = Of(SubjectKind.Institution, (Conduct.InsuranceFraud, 5000)).Measure(InsuranceKind.Fine)!;

        Assert.Equal((2m, 5m, 10000m, 25000m, 17500m), (fine.MinMultiple, fine.MaxMultiple, fine.Min, fine.Max, fine.Proposed));
    }

    [Fact]
    public void Of_two_articles_of_one_range_the_fine_stands_once_with_both()
    {
        var response = Of(SubjectKind.Physician, (Conduct.RedEnvelope, 3000), (Conduct.FalseCertificate, 0));

        Assert.Equal([Warning, Confiscation, Fine], response.Sanctions.Select(s => s.Kind));
        Assert.Equal("医师法 56(2)；医师法 56(5)", string.Join('；', response.Sanction(Fine)!.Basis.Split('；').Order(StringComparer.Ordinal)));
        Assert.Equal((10000m, 30000m), (response.Sanction(Fine)!.Min, response.Sanction(Fine)!.Max));
    }

    [Fact]
    public void Of_two_articles_of_unlike_range_the_higher_fine_alone_stands()
    {
        var response = Of(SubjectKind.Institution, (Conduct.DepartmentLeasing, 60000), (Conduct.PrivacyLeak, 0));

        Assert.Equal((120000m, 600000m, "基本医疗卫生与健康促进法 100"), (response.Sanction(Fine)!.Min, response.Sanction(Fine)!.Max, response.Sanction(Fine)!.Basis));
        Assert.Equal(["基本医疗卫生与健康促进法 100", "基本医疗卫生与健康促进法 101"], response.Sanction(OrderToCorrect)!.Basis.Split('；').Order(StringComparer.Ordinal));
    }

    [Fact]
    public void One_amount_that_is_not_known_leaves_the_sum_of_the_article_open()
    {
        var response = Of(SubjectKind.Physician, (Conduct.RedEnvelope, 3000), (Conduct.ReferralForGain, null));

        Assert.Null(response.Sanction(Confiscation)?.Amount);
        Assert.Null(response.Sanction(Fine)!.Proposed);
        Assert.Null(response.NextThreshold);
    }

    [Fact]
    public void What_two_patients_paid_is_one_sum()
    {
        var response = Of(SubjectKind.Physician, [Circumstance.Returned], (Conduct.RedEnvelope, 2000), (Conduct.QueueJumping, 1500), (Conduct.Kickback, 700));

        Assert.Equal(3500m, response.Sanction(ReturnToPatient)!.Amount);
        Assert.Equal(700m, response.Sanction(Confiscation)!.Amount);
    }

    [Fact]
    public void Records_of_several_leaks_count_together_for_the_crime()
    {
        var request = Graded.Request(SubjectKind.Physician, Conduct.PrivacyLeak, 0, Day);
        Transfer? With(int first, int second) => Graded.Rules.Grade(
            request with { Findings = [request.Findings[0] with { Persons = first }, request.Findings[0] with { Persons = second }] }, Graded.AsOf).To(TransferTo.Police);

        Assert.Equal("行政处罚法 27、82；刑法 253之一", With(300, 200)!.Basis);
        Assert.Null(With(300, 199));
    }

    private static GradingResponse Of(SubjectKind kind, params (Conduct Conduct, int? Amount)[] findings) => Of(kind, [], findings);

    private static GradingResponse Of(SubjectKind kind, Circumstance[] circumstances, params (Conduct Conduct, int? Amount)[] findings) => Graded.Rules.Grade(
        Graded.Request(kind, Conduct.RedEnvelope, 0, Day, circumstances) with
        {
            Findings = [.. findings.Select(f => new GradingFinding { Conduct = f.Conduct, Amount = f.Amount })],
        },
        Graded.AsOf);
}
