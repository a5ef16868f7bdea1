using Qingyi.Tests.Support;
using System.Globalization;
using Qingyi.Domain.Grading;
using static Qingyi.Domain.Grading.SanctionKind;

namespace Qingyi.Tests.Rules;

/// <summary>The articles and measures that edition 2026.2 added.</summary>
public sealed class WiderLawGradingTests
{
    private const string Day = "2026-01-10";

    [Theory]
    [InlineData(29999.99, false)]
    [InlineData(30000, true)]
    public void Especially_serious_conduct_of_wide_publicity_may_bar_from_medicine_by_the_province_alone(double amount, bool barred)
    {
        var response = Graded.Of(SubjectKind.Physician, Conduct.RedEnvelope, (decimal)amount, Day, Circumstance.WidePublicity);
        var ban = response.Sanction(PracticeBan);

        Assert.Equal(barred, ban is { Mode: Mode.May, MinMonths: 60, MaxMonths: null } && ban.Basis.Contains("省级以上", StringComparison.Ordinal));
        Assert.Equal(barred, response.To(TransferTo.HealthAuthority) is not null);
        Assert.Null(Graded.Of(SubjectKind.Physician, Conduct.RedEnvelope, (decimal)amount, Day).Sanction(PracticeBan));
    }

    [Fact]
    public void A_leak_from_an_institution_is_warned_and_fined_1_to_5_wan()
    {
        var response = Graded.Of(SubjectKind.Institution, Conduct.PrivacyLeak, null, Day);

        Assert.Equal([Warning, Fine, OrderToCorrect], response.Sanctions.Select(s => s.Kind));
        Assert.Equal(("基本医疗卫生与健康促进法 101", 10000m, 50000m), (response.Sanction(Fine)!.Basis, response.Sanction(Fine)!.Min, response.Sanction(Fine)!.Max));
    }

    [Fact]
    public void A_bidder_who_cheats_is_fined_a_share_of_the_project_and_where_serious_barred_for_2_to_5_years()
    {
        var usual = Graded.Of(SubjectKind.Company, Conduct.ProcurementViolation, 400000, Day);
        var serious = Graded.Of(SubjectKind.Company, Conduct.ProcurementViolation, 400000, Day, Circumstance.Organiser, Circumstance.Concealed);

        Assert.Equal((2000m, 4000m), (usual.Sanction(Fine)!.Min, usual.Sanction(Fine)!.Max));
        Assert.Null(usual.Sanction(PracticeBan));
        Assert.Equal((24, 60), (serious.Sanction(PracticeBan)!.MinMonths, serious.Sanction(PracticeBan)!.MaxMonths));
        Assert.NotNull(usual.To(TransferTo.InsuranceBureau));
    }

    [Fact]
    public void Two_bans_of_two_articles_keep_their_own_length()
    {
        var request = Graded.Request(SubjectKind.Company, Conduct.ProcurementViolation, 400000, Day, Circumstance.Organiser, Circumstance.Concealed);
        var response = Graded.Rules.Grade(request with { Findings = [.. request.Findings, new GradingFinding { Conduct = Conduct.Kickback, Amount = 80000 }] }, Graded.AsOf);

        var bans = response.Sanctions.Where(s => s is { Kind: PracticeBan, IndustryBan: null }).Select(s => (s.Basis.Split('（')[0], s.MinMonths, s.MaxMonths));
        Assert.Equal([("基本医疗卫生与健康促进法 103", 24, 60), ("药品管理法 142(1)", 60, 60)], bans);
    }

    [Theory]
    [InlineData("2022-04-30", "医疗机构管理条例 49", 1000)]
    [InlineData("2022-05-01", "医疗机构管理条例 48", 100000)]
    public void A_harmful_false_proof_may_be_fined_by_the_text_of_its_day(string actedOn, string basis, int max)
    {
        var fine = Graded.Of(SubjectKind.Institution, Conduct.FalseCertificate, null, actedOn, Circumstance.HarmToPatient).Sanction(Fine)!;

        Assert.Equal((Mode.May, (decimal)max), (fine.Mode, fine.Max));
        Assert.StartsWith(basis, fine.Basis, StringComparison.Ordinal);
        Assert.Null(Graded.Of(SubjectKind.Institution, Conduct.FalseCertificate, null, actedOn).Sanction(Fine));
    }

    [Fact]
    public void Serious_fund_fraud_may_bar_the_head_of_the_institution_for_5_years()
    {
        var ban = Graded.Of(SubjectKind.Institution, Conduct.InsuranceFraud, 10000, Day).Sanction(PracticeBan)!;

        Assert.Equal((Mode.May, 60, 60), (ban.Mode, ban.MinMonths, ban.MaxMonths));
        Assert.StartsWith("医疗保障基金使用监督管理条例 43", ban.Basis, StringComparison.Ordinal);
    }

    [Fact]
    public void Bribery_in_the_drug_trade_may_bar_for_life_and_concerns_tax()
    {
        var request = Graded.Request(SubjectKind.Company, Conduct.CompanyBribery, 80000, Day);
        var response = Graded.Rules.Grade(request with { Findings = [request.Findings[0] with { Trade = Trade.Drug }] }, Graded.AsOf);

        Assert.Equal(Mode.May, response.Sanctions.Single(s => s.IndustryBan?.Kind == IndustryBanKind.LifeBan).Mode);
        Assert.Equal((Mode.May, TransferStrength.Review), (response.To(TransferTo.Tax)!.Mode, response.To(TransferTo.Tax)!.Strength));
        Assert.Equal([UnitTier.Punish, UnitTier.HandOver, UnitTier.Exclude], response.UnitAnswers!.Select(a => a.Tier));
    }

    [Theory]
    [InlineData("2020-07-01", true)]
    [InlineData("2019-01-01", false)]
    public void A_second_bribery_within_five_years_is_recorded_nationwide(string earlier, bool nationwide)
    {
        var request = Graded.Request(SubjectKind.Company, Conduct.CompanyBribery, 80000, "2024-06-01");
        var prior = new PriorSanction(Fine, DateOnly.Parse(earlier, CultureInfo.InvariantCulture), ForSameConduct: true);
        var response = Graded.Rules.Grade(request with { Subject = request.Subject with { PriorSanctions = [prior] } }, Graded.AsOf);

        Assert.Equal(nationwide, response.Sanctions.Single(s => s.IndustryBan?.Kind == IndustryBanKind.BadRecord).Basis.Contains("五年内二次，全国范围", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("2025-10-14", false)]
    [InlineData("2025-10-15", true)]
    public void An_institution_that_takes_device_money_is_fined_since_the_revision(string actedOn, bool fined)
    {
        var request = Graded.Request(SubjectKind.Institution, Conduct.Kickback, 30000, actedOn);
        var response = Graded.Rules.Grade(request with { DecidedOn = request.ActedOn, Findings = [request.Findings[0] with { Trade = Trade.Device }] }, Graded.AsOf);

        Assert.Equal(fined, response.Sanction(Fine) is { Basis: "反不正当竞争法 24(1)" });
        Assert.Equal(fined, response.NoSanction is null);
    }

    [Theory]
    [InlineData(3000, false, false)]
    [InlineData(10000, true, false)]
    [InlineData(30000, true, true)]
    public void Leaders_answer_by_the_gravity_of_what_happened(int amount, bool inCharge, bool principal)
    {
        var who = Graded.Of(SubjectKind.Physician, Conduct.RedEnvelope, amount, Day).Accountability.Select(a => a.Who).ToHashSet();

        Assert.Contains(AnswerableParty.DepartmentHead, who);
        Assert.Equal((inCharge, principal), (who.Contains(AnswerableParty.LeaderInCharge), who.Contains(AnswerableParty.PrincipalLeader)));
    }

    [Theory]
    [InlineData(Conduct.Commission, 1)]
    [InlineData(Conduct.InsuranceFraud, 2)]
    [InlineData(Conduct.OverTreatment, 3)]
    [InlineData(Conduct.ImproperDonation, 4)]
    [InlineData(Conduct.PrivacyLeak, 5)]
    [InlineData(Conduct.ReferralForGain, 6)]
    [InlineData(Conduct.QueueJumping, 7)]
    [InlineData(Conduct.RedEnvelope, 8)]
    [InlineData(Conduct.Kickback, 9)]
    [Requirement("S4-003")]
    public void Conduct_is_classed_under_the_nine_principles(Conduct conduct, int number)
    {
        var principle = Assert.Single(Graded.Of(SubjectKind.Nurse, conduct, 3000, Day).Principles!);

        Assert.Equal((number, conduct), (principle.Number, principle.Conduct));
        Assert.Equal(number >= 8, principle.Definition is not null);
        Assert.Null(Graded.Of(SubjectKind.Nurse, conduct, 3000, "2021-11-11").Principles);
    }

    [Fact]
    public void A_minor_leak_put_right_is_not_punished()
    {
        var response = Graded.Of(SubjectKind.Physician, Conduct.PrivacyLeak, null, Day, Circumstance.MinorNoHarm, Circumstance.Corrected);

        Assert.Equal((CampaignTier.Criticise, Severity.Minor, 0), (response.Tier, response.Severity, response.Sanctions.Count));
        Assert.NotEmpty(Graded.Of(SubjectKind.Physician, Conduct.PrivacyLeak, null, Day, Circumstance.MinorNoHarm).Sanctions);
    }

    [Fact]
    public void A_first_offence_put_right_may_go_unpunished_and_says_so() =>
        Assert.Contains(
            Graded.Of(SubjectKind.Physician, Conduct.RedEnvelope, 1000, Day, Circumstance.FirstTime, Circumstance.Corrected).Reminders,
            r => r is { Basis: "行政处罚法 33(1)" } && r.Text.Contains("可以不予", StringComparison.Ordinal));
}
