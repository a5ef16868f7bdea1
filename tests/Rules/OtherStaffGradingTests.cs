using Qingyi.Domain.Grading;
using static Qingyi.Domain.Grading.SanctionKind;

namespace Qingyi.Tests.Rules;

public sealed class OtherStaffGradingTests
{
    private const string NewAct = "2023-03-10";

    [Fact]
    public void A_nurses_red_envelope_brings_personnel_measures_and_no_licence_sanction()
    {
        var response = Graded.Line("""{"id":"x","actedOn":"2023-03-10","subject":{"kind":"nurse"},"findings":[{"conduct":"red-envelope","amount":3000}]}""");

        Assert.Empty(response.Sanctions);
        Assert.Equal(CampaignTier.Notify, response.Tier);
        Assert.Contains(response.Personnel, m => m is { Kind: PersonnelKind.EthicsVeto, Mode: Mode.Must });
        Assert.Contains(response.Personnel, m => m is { Kind: PersonnelKind.EthicsFile, Mode: Mode.Must });
    }

    [Fact]
    public void A_nurses_large_gain_is_answered_by_the_unit_and_reviewed_for_crime()
    {
        var response = Graded.Of(SubjectKind.Nurse, Conduct.RedEnvelope, 30000, NewAct);

        Assert.Empty(response.Sanctions);
        Assert.Equal(CampaignTier.Remove, response.Tier);
        Assert.Contains(response.Personnel, m => m.Kind == PersonnelKind.Dismissal);
        Assert.Equal(TransferStrength.Review, response.To(TransferTo.Police)!.Strength);
    }

    [Fact]
    public void A_nurse_who_leaks_privacy_is_warned_without_a_fine()
    {
        var response = Graded.Of(SubjectKind.Nurse, Conduct.PrivacyLeak, null, NewAct);

        Assert.Equal([Warning, OrderToCorrect], response.Sanctions.Select(s => s.Kind));
        Assert.All(response.Sanctions, s => Assert.Equal("护士条例 31(3)", s.Basis));
    }

    [Fact]
    public void A_nurse_whose_leak_is_serious_may_be_suspended()
    {
        var response = Graded.Of(SubjectKind.Nurse, Conduct.PrivacyLeak, null, NewAct, Circumstance.HarmToPatient);

        Assert.Equal((Mode.May, 6, 12), (response.Sanction(Suspension)!.Mode, response.Sanction(Suspension)!.MinMonths, response.Sanction(Suspension)!.MaxMonths));
    }

    [Theory]
    [InlineData(SubjectKind.Pharmacist)]
    [InlineData(SubjectKind.Administrator)]
    public void Drug_money_is_confiscated_without_a_fine_and_revokes_where_serious(SubjectKind kind)
    {
        var usual = Graded.Of(kind, Conduct.Kickback, 9999.99m, NewAct);
        var serious = Graded.Of(kind, Conduct.Kickback, 10000, NewAct);

        Assert.Equal([Confiscation], usual.Sanctions.Select(s => s.Kind));
        Assert.Equal((Mode.Must, "药品管理法 142(2)"), (usual.Sanctions[0].Mode, usual.Sanctions[0].Basis));
        Assert.Equal(Mode.May, serious.Sanction(Revocation)!.Mode);
    }

    [Fact]
    public void A_pharmacists_red_envelope_has_no_sanction_of_the_authority() => Assert.Empty(Graded.Of(SubjectKind.Pharmacist, Conduct.RedEnvelope, 3000, NewAct).Sanctions);

    [Fact]
    public void A_nurses_drug_money_may_be_confiscated_and_nothing_else()
    {
        var response = Graded.Of(SubjectKind.Nurse, Conduct.Kickback, 50000, NewAct);

        Assert.Equal((Confiscation, Mode.May), (Assert.Single(response.Sanctions).Kind, response.Sanctions[0].Mode));
    }

    [Fact]
    public void Points_for_misusing_the_fund_are_entered_and_answered_with_education()
    {
        var request = Graded.Request(SubjectKind.Physician, Conduct.InsuranceViolation, 800, "2025-03-01");
        var response = Graded.Rules.Grade(request with { Findings = [request.Findings[0] with { Points = 3 }] }, Graded.AsOf);

        Assert.Equal((CampaignTier.Criticise, 3), (response.Tier, response.Measure(InsuranceKind.Points)!.Points));
        Assert.Empty(response.Sanctions);
        Assert.Contains("支付资格", Assert.Single(Graded.Rules.Grade(request, Graded.AsOf).NoSanction!).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Abnormal_drug_use_is_answered_by_the_hospital_alone()
    {
        var response = Graded.Of(SubjectKind.Physician, Conduct.DrugUseOutlier, null, NewAct);

        Assert.Empty(response.Sanctions);
        Assert.Equal(CampaignTier.Criticise, response.Tier);
        Assert.Contains(response.Personnel, m => m.Kind == PersonnelKind.SuspendPrescribing);
        Assert.Contains(response.Personnel, m => m.Kind == PersonnelKind.Interview);
    }

    [Theory]
    [InlineData(SubjectKind.Administrator, Conduct.ProcurementViolation, "卫办发〔2012〕45号")]
    [InlineData(SubjectKind.Company, Conduct.RepVisitViolation, "国卫医发〔2021〕37号")]
    [InlineData(SubjectKind.Unlicensed, Conduct.RedEnvelope, "医师法 59")]
    [InlineData(SubjectKind.Nurse, Conduct.RedEnvelope, "护士条例 31")]
    [InlineData(SubjectKind.Institution, Conduct.RedEnvelope, "卫办发〔2012〕45号")]
    public void What_no_article_punishes_is_answered_with_the_reason(SubjectKind kind, Conduct conduct, string basis)
    {
        var response = Graded.Of(kind, conduct, 3000, NewAct);

        Assert.Equal((conduct, kind, basis), (Assert.Single(response.NoSanction!).Conduct, response.NoSanction![0].Subject, response.NoSanction[0].Basis));
        Assert.Empty(response.Sanctions);
        Assert.Empty(response.NotCovered);
    }

    [Fact]
    public void A_nurse_who_forges_records_is_suspended_by_the_disputes_regulation()
    {
        var response = Graded.Of(SubjectKind.Nurse, Conduct.RecordForgery, null, NewAct);

        Assert.Equal((Mode.Must, 6, 12), (response.Sanction(Suspension)!.Mode, response.Sanction(Suspension)!.MinMonths, response.Sanction(Suspension)!.MaxMonths));
        Assert.Equal("医疗纠纷预防和处理条例 45", response.Sanction(Suspension)!.Basis);
    }

    [Theory]
    [InlineData(SubjectKind.Nurse)]
    [InlineData(SubjectKind.Pharmacist)]
    [InlineData(SubjectKind.Insured)]
    public void Whoever_practises_without_a_physicians_licence_is_fined_two_to_ten_times(SubjectKind kind)
    {
        var fine = Graded.Of(kind, Conduct.UnlicensedPractice, 20000, NewAct).Sanction(Fine)!;

        Assert.Equal(("医师法 59", 40000m, 200000m), (fine.Basis, fine.Min, fine.Max));
    }

    [Fact]
    public void A_physician_outside_her_registration_is_punished_as_article_56_says()
    {
        var response = Graded.Of(SubjectKind.Physician, Conduct.UnlicensedPractice, 0, NewAct);

        Assert.Equal([Warning, Fine], response.Sanctions.Select(s => s.Kind));
        Assert.All(response.Sanctions, s => Assert.Equal("医师法 57", s.Basis));
    }

    [Fact]
    public void A_finding_not_proven_has_no_consequence()
    {
        var request = Graded.Request(SubjectKind.Physician, Conduct.RedEnvelope, 50000, NewAct);
        var response = Graded.Rules.Grade(request with { Findings = [request.Findings[0] with { Proven = false }] }, Graded.AsOf);

        Assert.Equal(CampaignTier.None, response.Tier);
        Assert.Empty(response.Sanctions);
        Assert.Empty(response.Transfers);
        Assert.Empty(response.NotCovered);
    }

    [Theory]
    [InlineData(5, false, false)]
    [InlineData(9, true, false)]
    [InlineData(11, true, false)]
    [InlineData(12, false, true)]
    public void Decided_points_suspend_or_terminate_the_payment_qualification(int points, bool suspended, bool terminated)
    {
        var request = Graded.Request(SubjectKind.Physician, Conduct.InsuranceFraud, 3000, "2025-03-01");
        var response = Graded.Rules.Grade(request with { Findings = [request.Findings[0] with { Points = points }] }, Graded.AsOf);

        Assert.Equal(points, response.Measure(InsuranceKind.Points)!.Points);
        Assert.Equal(suspended, response.Measure(InsuranceKind.SuspendPayQualification) is { MinMonths: 1, MaxMonths: 6 });
        Assert.Equal(terminated, response.Measure(InsuranceKind.TerminatePayQualification) is not null);
    }
}
